"""Which completions of what is open make different games, without listing all of them.

Only questions that can reach a game are answered. Answers that come to the same are taken
once, and of interchangeable seats only how many are answered in which way.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations_with_replacement, product
from math import comb, prod

from council_rules.analysis.games.control import commands
from council_rules.analysis.games.structure import Statements, Structure
from council_rules.logic.completions import Answers
from council_rules.logic.encode_conditions import units_of
from council_rules.logic.ledger import Ledger, Question
from council_rules.logic.scene import Scene, SeatAt
from council_rules.proposal.model import Condition
from council_rules.record import Record

OF_SEATS = ("participation", "votes", "count", "placed_in", "locality")
OF_TENURE = ("appointed_by", "removable_by")
OF_BODIES = ("complete",)
OF_BODIES_ACROSS = ("complete", "vetoes")
OF_RULES = ("passes_when", "quorum")
OF_PROCEDURES = (*OF_RULES, "tie_break")
OF_PROCEDURES_ACROSS = (*OF_PROCEDURES, "matters")


class Reach(Record):
    """Everything that may take part in a game: ids of bodies and procedures, paths of seats.

    ``across`` says whether it is about a matter across bodies, ``belonging`` whether it makes
    a difference who belongs to which people.
    """

    bodies: frozenset[str]
    procedures: frozenset[str]
    seats: frozenset[str]
    across: bool
    belonging: bool = True


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

    def answers(self, picks: Sequence[Picks]) -> Answers:
        """Return answers to the questions that reach the game."""
        return {
            id: value
            for choice, ones in zip(self.choices, picks, strict=True)
            for point, pick in zip(choice.points, ones, strict=True)
            for id, value in point.ways[pick][0].items()
        }


def reach_of_procedure(
    scene: Scene, ledger: Ledger, procedure: str, belonging: bool = True
) -> Reach:
    """Return what may take part in a procedure in the room."""
    walk = _Walk(scene, ledger, across=False)
    walk.add(procedure)
    return replace(walk.reach(), belonging=belonging)


def reach_of_matter(scene: Scene, ledger: Ledger, matter: str) -> Reach:
    """Return what may take part in deciding a matter across bodies."""
    walk = _Walk(scene, ledger, across=True)
    wider = {matter, *_parents(scene, matter)}
    for procedure in scene.proposal.procedures:
        about = procedure.matters
        if isinstance(about, str) or wider & set(about or ()):
            walk.add(procedure.id)
    return walk.reach()


def _parents(scene: Scene, matter: str) -> Iterator[str]:
    parent = scene.matters[matter].parent
    while parent in scene.matters:
        yield parent
        parent = scene.matters[parent].parent


class _Walk:
    """Follows from a procedure everything that bears on it."""

    def __init__(self, scene: Scene, ledger: Ledger, across: bool) -> None:
        self.scene, self.across = scene, across
        self.at = {at.path: at for at in scene.seats}
        self.voices = {
            fact.arguments[0].string: fact.arguments[1].string
            for fact in ledger.places
            if fact.name == "speaks_by"
        }
        self.bodies: set[str] = set()
        self.procedures: set[str] = set()
        self.seats: set[str] = set()

    def reach(self) -> Reach:
        return Reach(
            frozenset(self.bodies),
            frozenset(self.procedures),
            frozenset(self.seats),
            self.across,
        )

    def add(self, id: str | None) -> None:
        if id in self.scene.procedures and id not in self.procedures:
            self._procedure(id)
        elif id in self.scene.bodies:
            self.add(self.voices.get(id))
            self._body(id)
        elif id in self.at and id not in self.seats:
            self._seat(self.at[id])

    def _procedure(self, id: str) -> None:
        self.procedures.add(id)
        procedure = self.scene.procedures[id]
        self._body(procedure.body)
        for condition in _within(procedure.passes_when):
            self.add(condition.approval_by)
            for holder in condition.no_veto_from or ():
                self.add(holder)
        if procedure.tie_break:
            self.add(procedure.tie_break)
        if self.across:
            self._strikes(id, procedure.body)
            self.add(procedure.fallback.to if procedure.fallback else None)

    def _strikes(self, id: str, body: str) -> None:
        for veto in self.scene.proposal.vetoes:
            if {id, body} & set(veto.over):
                for holder in (*veto.holders, veto.procedure, veto.overridable_by):
                    self.add(holder)
        for other in self.scene.proposal.procedures:
            if id in (*other.overrides, *other.replaces):
                self.add(other.id)
                self.add(other.escalates_to)

    def _body(self, id: str) -> None:
        if id in self.bodies:
            return
        self.bodies.add(id)
        for at in self.scene.seats:
            if (at.bodies is None or id in at.bodies) and at.path not in self.seats:
                self._seat(at)

    def _seat(self, at: SeatAt) -> None:
        self.seats.add(at.path)
        if self.across:
            for act in (at.seat.appointed_by, at.seat.removable_by):
                if act is not None:
                    self.add(act.procedure or act.by)


def named(scene: Scene) -> set[str | None]:
    """Return the seats, actors and groups that conditions and ties name."""
    found: set[str | None] = set()
    for procedure in scene.proposal.procedures:
        found.add(procedure.tie_break)
        if scene.tie_is_open(procedure):
            found |= {at.path for at in scene.chairs(procedure.body)}
        for condition in _within(procedure.passes_when):
            found |= {condition.approval_by, *(condition.no_veto_from or ())}
    return found - {None}


def _within(condition: Condition) -> Iterator[Condition]:
    yield condition
    for part in (*(condition.all or ()), *(condition.any or ()), *(condition.one_of or ())):
        yield from _within(part)


def shapes(
    scene: Scene,
    ledger: Ledger,
    statements: Statements,
    reach: Reach,
    beyond: bool = False,
) -> Shapes:
    """Return the completions that may make different games of what is in reach.

    ``beyond`` adds answers past the bounds that are assumed.
    """
    questions = [one for one in ledger.questions if _bears(one, reach)]
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
    telling = Telling(scene, statements, reach)
    for procedure, about in of_rule.items():
        open = [(question.id, _values(question, beyond)) for question in about]
        alike[procedure] = [telling.rules_apart(procedure, open)]
    for path, about in of_seat.items():
        key, point = telling.apart(path, [(q.id, _values(q, beyond)) for q in about])
        alike.setdefault(key, []).append(point)
    choices = tuple(Alike(tuple(points)) for points in alike.values())
    return Shapes(tuple(question.id for question in questions), choices)


def _bears(question: Question, reach: Reach) -> bool:
    owner, _, rest = question.id.partition(".")
    if rest.endswith(".stated"):  # whether a rule is written down changes no vote
        return False
    key = rest.partition(".")[0]
    if key == "locality" and not reach.belonging:
        return False
    if "/" in owner:
        return owner in reach.seats and (key in OF_SEATS or (reach.across and key in OF_TENURE))
    if owner in reach.bodies:
        return key in (OF_BODIES_ACROSS if reach.across else OF_BODIES)
    if owner in reach.procedures:
        return key in (OF_PROCEDURES_ACROSS if reach.across else OF_PROCEDURES)
    return reach.across and key == "locality"


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

    def __init__(self, scene: Scene, statements: Statements, reach: Reach) -> None:
        self._scene, self._statements, self._reach = scene, statements, reach
        self._at = {at.path: at for at in scene.seats}
        self._named = named(scene)
        self._held = Counter(
            who for at in scene.seats for who in {at.seat.holder, at.seat.on_behalf_of}
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
        roots = [f"{procedure}.{key}" for key in OF_RULES]
        found: dict[object, list[Answers]] = {}
        for answers in _all_answers(open):
            structure = Structure(self._scene, self._statements, answers)
            becomes = dict(structure.pairs("becomes"))
            found.setdefault(_read(becomes, roots), []).append(answers)
        return Point(procedure, tuple(map(tuple, found.values())))

    def _effect(self, path: str, answers: Answers) -> object:
        """Return what the rest of a game can notice of a seat."""
        structure = Structure(self._scene, self._statements, answers)
        body = structure.seats.get(path)
        if body is None:
            return None
        tenure = frozenset(
            (fills, empties)
            for seat, fills, empties in (commands(structure) if self._reach.across else ())
            if seat == path
        )
        areas = self._scene.areas if self._reach.belonging else ()
        return (
            body,
            structure.size(path),
            structure.votes(path),
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
            units_of(self._scene, at, 1, "population"),
            frozenset(self._scene.groups_of(at.seat)),
        )
