"""The games of all completions, as far as they are few enough to be played one by one."""

from collections.abc import Callable
from functools import lru_cache

from council_rules.analysis.games.played import Played, across_bodies, in_the_room
from council_rules.analysis.games.reach import Links, reach_of_matter, reach_of_procedure
from council_rules.analysis.games.shapes import Shapes, shapes
from council_rules.analysis.games.statements import Statements
from council_rules.analysis.games.structure import Structure
from council_rules.logic.completions import NO_ANSWERS, Answers
from council_rules.logic.fact_base import FactBase
from council_rules.logic.index import ProposalIndex
from council_rules.proposal.model.file import Proposal
from council_rules.record import Record

MOST_COMPLETIONS = 10_000
MOST_GAMES = 2_000
MOST_KEPT = 300


class Limits(Record):
    """How many completions are tried, and how many different games are played.

    Where there are more completions, ``drawn`` of them are tried instead, by lot.
    """

    completions: int = MOST_COMPLETIONS
    games: int = MOST_GAMES
    drawn: int = 0


class Spread(Record):
    """The games that a procedure or a matter may come to.

    ``typical`` is the game where each open point has the first of its answers. ``games`` are
    all different ones, that among them; None if they are too many. ``drawn`` is of how many
    completions they are if these were drawn by lot, 0 if they are of all.
    """

    typical: Played
    games: tuple[Played, ...] | None
    shapes: Shapes
    drawn: int = 0


class Games:
    """The games of one proposal."""

    def __init__(self, proposal: Proposal, fact_base: FactBase) -> None:
        """Take a proposal and its fact base; questions answered there count as answered."""
        self.index = ProposalIndex(proposal)
        self._fact_base = fact_base
        self._statements = Statements(fact_base)
        self._links = Links(fact_base)
        # several things are asked of one procedure, one after another
        self._structure = lru_cache(MOST_KEPT)(self._in_force)
        self.structure = self.in_force(NO_ANSWERS)

    def in_force(self, answers: Answers) -> Structure:
        """Return the structure in force; what is not answered is as in the typical case."""
        return self._structure(frozenset(answers.items()))

    def _in_force(self, answers: frozenset[tuple[str, str]]) -> Structure:
        return Structure(self.index, self._statements, dict(answers))

    def shapes_of(self, procedure: str, beyond: bool = False, belonging: bool = True) -> Shapes:
        """Return the completions that may make different games of a procedure in the room.

        ``beyond`` adds those past the bounds that are assumed; ``belonging`` says whether it
        makes a difference who belongs to which people.
        """
        reach = reach_of_procedure(self.index, self._links, procedure, belonging)
        return shapes(self.index, self._fact_base, self._statements, self._links, reach, beyond)

    def of_procedure(self, procedure: str, limits: Limits) -> Spread:
        """Return the games of a procedure in the room if all attend. Raises Unworkable."""
        found = self.shapes_of(procedure)
        return self._spread(
            found, lambda one: in_the_room(one, procedure, attended=True), limits
        )

    def of_matter(self, matter: str, limits: Limits) -> Spread:
        """Return the games of a matter across bodies. Raises Unworkable."""
        reach = reach_of_matter(self.index, self._links, matter)
        found = shapes(self.index, self._fact_base, self._statements, self._links, reach)
        return self._spread(found, lambda one: across_bodies(one, matter), limits)

    def _spread(
        self, found: Shapes, play: Callable[[Structure], Played], limits: Limits
    ) -> Spread:
        typical = play(self.structure)
        if found.number == 1:
            return Spread(typical, (typical,), found)
        drawn = limits.drawn if found.number > limits.completions else 0
        if found.number > limits.completions and not drawn:
            return Spread(typical, None, found)
        games = {typical: None}
        for picks in found.drawn(drawn) if drawn else found.picks():
            games[play(self.in_force(found.answers(picks)))] = None
            if len(games) > limits.games:
                return Spread(typical, None, found)
        return Spread(typical, tuple(games), found, drawn)
