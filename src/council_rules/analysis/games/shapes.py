"""Which completions of what is open make different games, without listing all of them.

Only questions that can reach a game are answered. Answers that come to the same are taken
once, and of interchangeable seats only how many are answered in which way.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations_with_replacement, product
from math import comb, prod
from random import Random

from council_rules.analysis.games.reach import OF_RULES, Links, Reach
from council_rules.analysis.games.statements import Statements
from council_rules.analysis.games.structure import Structure
from council_rules.logic.completions import Answers
from council_rules.logic.counting import units_of
from council_rules.logic.fact_base import FactBase, Question
from council_rules.logic.index import ProposalIndex
from council_rules.logic.seat_at import SeatAt
from council_rules.record import Record


class Point(Record):
    """Something open, a seat or one question, and the ways in which it may turn out.

    A way is all answers that come to the same, the typical ones first.
    """

    about: str
    ways: tuple[tuple[Answers, ...], ...]


Picks = tuple[int, ...]
"""Which way each of several points turns out."""


class Alike(Record):
    """Interchangeable points, each with its ways in the same order."""

    points: tuple[Point, ...]

    @property
    def number(self) -> int:
        """Return in how many ways they can be answered, counting only how many go which way."""
        return comb(len(self.points) + len(self.points[0].ways) - 1, len(self.points))

    def picks(self) -> Iterator[Picks]:
        """Yield these ways, the typical one first; the picks of each ascend."""
        ways = range(len(self.points[0].ways))
        return combinations_with_replacement(ways, len(self.points))

    def pick(self, lot: Random) -> Picks:
        """Return one of these ways, drawn by lot."""
        ways = len(self.points[0].ways)
        return tuple(sorted(lot.randrange(ways) for _ in self.points))


class Shapes(Record):
    """The completions that may make different games, and the open points they differ in."""

    points: tuple[str, ...]
    choices: tuple[Alike, ...]

    @property
    def number(self) -> int:
        """Return how many completions there are."""
        return prod(one.number for one in self.choices)

    def picks(self) -> Iterator[tuple[Picks, ...]]:
        """Yield the completions as picks for each choice; the typical one comes first."""
        return product(*(one.picks() for one in self.choices))

    def drawn(self, number: int) -> Iterator[tuple[Picks, ...]]:
        """Yield so many completions drawn by lot, the same ones every time."""
        lot = Random(0)
        for _ in range(number):
            yield tuple(one.pick(lot) for one in self.choices)

    def answers(self, picks: Sequence[Picks]) -> Answers:
        """Return answers to the questions that reach the game."""
        return {
            id: value
            for choice, ones in zip(self.choices, picks, strict=True)
            for point, pick in zip(choice.points, ones, strict=True)
            for id, value in point.ways[pick][0].items()
        }


def shapes(
    index: ProposalIndex,
    fact_base: FactBase,
    statements: Statements,
    links: Links,
    reach: Reach,
    beyond: bool = False,
) -> Shapes:
    """Return the completions that may make different games of what is in reach.

    ``beyond`` adds answers past the bounds that are assumed.
    """
    questions = [one for one in fact_base.questions if reach.concerns(one)]
    of_seat: dict[str, list[Question]] = {}
    alike: dict[object, list[Point]] = {}
    of_rule: dict[str, list[Question]] = {}
    for question in questions:
        owner, _, rest = question.id.partition(".")
        if "/" in owner:
            of_seat.setdefault(owner, []).append(question)
        elif rest.startswith(OF_RULES):
            of_rule.setdefault(owner, []).append(question)
        else:
            ways = tuple(({question.id: one},) for one in _values(question, beyond))
            alike[question.id] = [Point(question.id, ways)]
    telling = Telling(index, statements, reach, links.named_in(reach))
    for procedure, about in of_rule.items():
        open = [(question.id, _values(question, beyond)) for question in about]
        alike[procedure] = [telling.rules_apart(procedure, open)]
    for path, about in of_seat.items():
        key, point = telling.apart(path, [(q.id, _values(q, beyond)) for q in about])
        alike.setdefault(key, []).append(point)
    choices = tuple(Alike(tuple(points)) for points in alike.values())
    return Shapes(tuple(question.id for question in questions), choices)


def _values(question: Question, beyond: bool) -> list[str]:
    return [one.value for one in (question.all_options if beyond else question.options)]


def _all_answers(open: Sequence[tuple[str, Sequence[str]]]) -> Iterator[Answers]:
    ids = [id for id, _ in open]
    for values in product(*(values for _, values in open)):
        yield dict(zip(ids, values, strict=True))


def _read(becomes: Mapping[str, str], roots: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return what open conditions turn out to be, as far as they are part of what holds."""
    left = dict(becomes)
    found = []
    todo = list(roots)
    while todo:
        root = todo.pop()
        for path in sorted(path for path in left if _is_part(path, root)):
            found.append((path, left.pop(path)))
            todo.append(found[-1][1])
    return tuple(found)


def _is_part(path: str, root: str) -> bool:
    """Return whether a condition is part of another, and of no reading inside of it."""
    rest = path.removeprefix(root)
    if not path.startswith(root) or rest[:1] not in ("", ".", "["):
        return False
    return ".one_of[" not in rest and "?" not in rest


class Telling:
    """Tells answers about seats apart, and seats."""

    def __init__(
        self, index: ProposalIndex, statements: Statements, reach: Reach, named: frozenset[str]
    ) -> None:
        """Take what is in reach, and who is named there, so that no other is like them."""
        self._index, self._statements, self._reach = index, statements, reach
        self._at = {at.path: at for at in index.seats}
        self._named = named
        self._held = Counter(
            who for at in index.seats for who in {at.seat.holder, at.seat.on_behalf_of}
        )

    def apart(
        self, path: str, open: Sequence[tuple[str, Sequence[str]]]
    ) -> tuple[object, Point]:
        """Return the ways a seat may turn out, and a key that alike seats share."""
        found: dict[object, list[Answers]] = {}
        for answers in _all_answers(open):
            found.setdefault(self._effect(path, answers), []).append(answers)
        key: object = path
        if not self._reach.across and not self._is_special(self._at[path]):
            key = (self._kind(self._at[path]), tuple(found))
        return key, Point(path, tuple(map(tuple, found.values())))

    def rules_apart(self, procedure: str, open: Sequence[tuple[str, Sequence[str]]]) -> Point:
        """Return the ways in which the open parts of a procedure's rules may turn out.

        What is open inside a reading that does not hold makes no difference.
        """
        found: dict[object, list[Answers]] = {}
        for answers in _all_answers(open):
            structure = Structure(self._index, self._statements, answers)
            quorum = structure.quorums.get(procedure)
            roots = [f"{procedure}.passes_when", *([quorum] if quorum else [])]
            read = _read(structure.becomes, roots)
            effect = read, quorum, structure.initiators.get(procedure)
            found.setdefault(effect, []).append(answers)
        return Point(procedure, tuple(map(tuple, found.values())))

    def _effect(self, path: str, answers: Answers) -> object:
        """Return what the rest of a game can notice of a seat."""
        structure = Structure(self._index, self._statements, answers)
        body = structure.seats.get(path)
        if body is None:
            return None
        tenure: object = None
        if self._reach.across:
            ways = structure.ways_to_empty(path)
            tenure = str((structure.keys_of_appointment(path), ways))
        areas = self._index.areas if self._reach.belonging else ()
        return (
            body,
            structure.size(path),
            structure.votes(path),
            self._is_special(self._at[path]) and structure.is_occupied(path),
            path in structure.members(body),
            frozenset(area for area in areas if structure.is_local(path, area)),
            frozenset(area for area in areas if structure.is_outside(path, area)),
            tenure,
        )

    def _is_special(self, at: SeatAt) -> bool:
        who = {at.seat.holder, at.seat.on_behalf_of} - {None}
        return bool(self._named & {at.path, *who}) or any(self._held[one] > 1 for one in who)

    def _kind(self, at: SeatAt) -> object:
        return (
            at.bodies,
            at.seat.weight,
            at.seat.total_weight,
            units_of(self._index, at, 1, "population"),
            frozenset(self._index.groups_of(at.seat)),
        )
