"""What the games of a procedure show, as facts for rules, in each completion of what is open.

A vote that can matter (``pivotal``), two camps that can both win (``improper``), and where
voting power falls short of what a rule asks for. What all completions agree in is a plain
fact; what they differ in is one under conditions. Where there are too many completions, or a
game is too large, it is left open, and said why.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby, islice

from council_rules.analysis.games.conditions import Completion, Conditions
from council_rules.analysis.games.demands import Demand, demands, everything_short, short
from council_rules.analysis.games.forms import Unworkable
from council_rules.analysis.games.known import forget
from council_rules.analysis.games.played import Played, in_the_room
from council_rules.analysis.games.shapes import Shapes
from council_rules.analysis.games.spread import Games, Limits
from council_rules.analysis.games.witnesses import is_improper, pivotal
from council_rules.logic.contingent import Contingent, NotWorkedOut
from council_rules.logic.fact_base import FactBase, term
from council_rules.logic.proper import is_surely_proper
from council_rules.logic.terms import Symbol
from council_rules.proposal.model.decisions import Procedure
from council_rules.proposal.model.file import Proposal
from council_rules.record import Record
from council_rules.rulebook.parameters import Setting
from council_rules.rulebook.rule import Rule
from council_rules.voting import TooLarge

IN_A_CHECK = Limits(completions=1_000, games=200)
# of all procedures together: members of games, so that any file is judged in time
MOST_IN_A_FILE = 60_000
DECIDING = ("decision", "override")


class Inquiry(Record):
    """Something to find out about a procedure in each of its games.

    ``possible`` are the facts to be left open where it is not found out, ``merged`` says
    whether several seats of one will play as one member, ``attended`` whether it is about
    how all votes can be cast or about what camps can do though others stay away,
    ``belonging`` whether it matters who belongs to which people. ``games`` is how many
    different ones are played.
    """

    name: str
    find: Callable[[Played], Iterable[Symbol]]
    possible: tuple[Symbol, ...]
    merged: bool = True
    attended: bool = True
    belonging: bool = False
    games: int = IN_A_CHECK.completions


def add_games(
    proposal: Proposal, fact_base: FactBase, rules: Sequence[Rule], settings: Sequence[Setting]
) -> None:
    """Add to a fact base what the rules ask for about each procedure."""
    wanted = {name for rule in rules for name in rule.witness}
    asked = demands(rules, settings)
    games = Games(proposal, fact_base)
    findings = [
        _Finding(games, fact_base, procedure.id, inquiry)
        for procedure in proposal.procedures
        for inquiry in _inquiries(games, procedure, wanted, asked)
    ]
    most = _most_that_fits([one.cost for one in findings])
    try:
        for one in findings:
            one.add(most)
    finally:
        forget()


def _most_that_fits(costs: Iterable[int | None]) -> int:
    """Return the cost up to which all findings of a file are worked out.

    The cheapest come first and those of one cost stand or fall together, so that the order in
    which a file lists its procedures decides nothing.
    """
    left, most = MOST_IN_A_FILE, 0
    for cost, alike in groupby(sorted(cost for cost in costs if cost is not None)):
        left -= cost * len(list(alike))
        if left < 0:
            break
        most = cost
    return most


def _inquiries(
    games: Games, procedure: Procedure, wanted: set[str], asked: Sequence[Demand]
) -> Iterator[Inquiry]:
    id, index = procedure.id, games.index
    if "pivotal" in wanted:
        seats = (at.path for at in index.candidates(procedure.body))
        possible = tuple(term("pivotal", seat, id) for seat in seats)
        yield Inquiry("pivotal", lambda one: pivotal(one, id), possible, merged=False)
    if "improper" in wanted and not is_surely_proper(index, procedure):
        possible = (term("improper", id),)
        camps = possible
        yield Inquiry(
            "improper", lambda one: camps if is_improper(one) else (), camps, attended=False
        )
    if asked and procedure.kind in DECIDING:
        possible = tuple(everything_short(index, procedure, asked))
        yield Inquiry(
            "power",
            lambda one: power(one, id, asked),
            possible,
            belonging=True,
            games=IN_A_CHECK.games,
        )


def power(played: Played, procedure: str, asked: Sequence[Demand]) -> Iterator[Symbol]:
    """Yield what falls short. Raises Unworkable where nobody knows who casts which votes."""
    if played.undivided:
        raise Unworkable("some votes are only known as a sum")
    return short(played, procedure, asked)


def _has_unlisted(played: Played) -> bool:
    return any("/?more" in name for name in played.members)


def _is_number_open(shapes: Shapes) -> bool:
    """Return whether it is open if there are more seats than are listed.

    One number then says nothing about others: power may rise and fall with it.
    """
    return any(point.endswith(".complete") for point in shapes.points)


class _Finding:
    """The answers to one inquiry, completion by completion."""

    def __init__(
        self, games: Games, fact_base: FactBase, procedure: str, inquiry: Inquiry
    ) -> None:
        self._games, self._fact_base = games, fact_base
        self._procedure, self._inquiry = procedure, inquiry
        self._known: dict[Played, frozenset[Symbol] | str] = {}
        fact_base.counted.update(inquiry.possible)

    @cached_property
    def _shapes(self) -> Shapes:
        return self._games.shapes_of(
            self._procedure, beyond=True, belonging=self._inquiry.belonging
        )

    @property
    def cost(self) -> int | None:
        """Return how many members all games have that differ by what is open.

        None if there are too many of these games to try them at all.
        """
        number = self._shapes.number
        if number > IN_A_CHECK.completions:
            return None
        return 0 if number == 1 else number * len(self._games.index.seats)

    def add(self, most: int) -> None:
        """Add to the fact base what is found if it costs at most so much, or leave it open."""
        shapes, cost = self._shapes, self.cost
        name = self._fact_base.names[self._procedure]
        if cost is None or cost > most:
            why = f"what is open about '{name}' can turn out in {shapes.number:,} ways"
            beside = "" if cost is None else " beside the other votes of the file"
            self._leave_open(shapes, f"{why}, too many to try them all{beside}")
            return
        found: dict[Completion, frozenset[Symbol] | str] = {}
        for picks in shapes.picks():
            found[picks] = self._of(shapes, picks)
            if len(self._known) > self._inquiry.games:
                why = f"what is open about '{name}' makes more than {self._inquiry.games:,}"
                self._leave_open(shapes, f"{why} different votes of it")
                return
        self._write(shapes, found)

    def _of(self, shapes: Shapes, picks: Completion) -> frozenset[Symbol] | str:
        """Return the facts of one completion, or why they are not known."""
        structure = self._games.in_force(shapes.answers(picks))
        try:
            played = in_the_room(
                structure,
                self._procedure,
                merged=self._inquiry.merged,
                attended=self._inquiry.attended,
                grouped=self._inquiry.belonging,
            )
        except Unworkable as failure:
            return str(failure)
        if self._inquiry.belonging and _has_unlisted(played) and _is_number_open(shapes):
            return "there may be any number of seats that are not listed"
        if played not in self._known:
            try:
                self._known[played] = frozenset(self._inquiry.find(played))
            except (TooLarge, Unworkable) as failure:
                self._known[played] = str(failure)
        return self._known[played]

    def _write(self, shapes: Shapes, found: dict[Completion, frozenset[Symbol] | str]) -> None:
        conditions = Conditions(f"{self._procedure}.{self._inquiry.name}", shapes)
        known = {one: facts for one, facts in found.items() if not isinstance(facts, str)}
        self._note(conditions.rules(known))
        possible = frozenset(self._inquiry.possible)
        missing = {one: possible for one, why in found.items() if isinstance(why, str)}
        if missing:
            whys = dict.fromkeys(why for why in found.values() if isinstance(why, str))
            self._note(conditions.rules(missing, known=False))
            self._explain(shapes, " and ".join(islice(whys, 2)))

    def _note(self, rules: Iterable[Contingent]) -> None:
        for rule in rules:
            self._fact_base.counted.add(rule.head)
            if rule.known and not rule.body:
                self._fact_base.numbers.append(rule.head)
            else:
                self._fact_base.contingent.append(rule)

    def _leave_open(self, shapes: Shapes, why: str) -> None:
        self._note(Contingent(fact, (), known=False) for fact in self._inquiry.possible)
        self._explain(shapes, why)

    def _explain(self, shapes: Shapes, why: str) -> None:
        for fact in self._inquiry.possible:
            self._fact_base.not_worked_out[fact] = NotWorkedOut(why, shapes.points)
