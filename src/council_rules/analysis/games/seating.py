"""Who sits and votes in one completion of a proposal, and who belongs to whom."""

from collections.abc import Iterable
from functools import cached_property

from council_rules.analysis.games.statements import Fact, Statements
from council_rules.logic.coalitions import indivisible
from council_rules.logic.completions import Answers
from council_rules.logic.counting import units_of
from council_rules.logic.encode_marks import is_torn
from council_rules.logic.index import ProposalIndex, unlisted_size
from council_rules.logic.seat_at import SeatAt


class Seating:
    """Bodies and seats in force. Every method mirrors a predicate of the vocabulary."""

    def __init__(self, index: ProposalIndex, statements: Statements, answers: Answers) -> None:
        """Take the proposal, its statements, and answers to what is open.

        Questions without an answer count as answered by the first of their options.
        """
        self.index = index
        self.names = statements.names
        self.conditions = statements.conditions
        self._statements, self._answers = statements, answers
        self._facts: dict[str, list[Fact]] = {}
        self._after: dict[str, dict[str, list[str]]] = {}

    def texts(self, name: str) -> list[Fact]:
        """Return the arguments of all facts of a predicate, as texts."""
        if name not in self._facts:
            given = self._statements.given.get(name, [])
            self._facts[name] = given + self._statements.chosen(name, self._answers)
        return self._facts[name]

    def ones(self, name: str) -> set[str]:
        """Return the first arguments of all facts of a predicate."""
        return {fact[0] for fact in self.texts(name)}

    def pairs(self, name: str) -> list[tuple[str, str]]:
        """Return the first two arguments of all facts of a predicate."""
        return [(fact[0], fact[1]) for fact in self.texts(name)]

    def after(self, name: str) -> dict[str, list[str]]:
        """Return the second arguments of a predicate by the first."""
        if name not in self._after:
            found = self._after[name] = {}
            for first, second in self.pairs(name):
                found.setdefault(first, []).append(second)
        return self._after[name]

    # --- seats ---------------------------------------------------------------------------

    @cached_property
    def seats(self) -> dict[str, str]:
        """The body in which each seat is that has a size at all, in the order of the file."""
        placed = {path: body for body, path in self.texts("seat")}
        order = [at.path for at in self.index.seats]
        order += [path for path in placed if path not in self.listed]
        return {path: placed[path] for path in order if path in placed and self.size(path)}

    @cached_property
    def listed(self) -> dict[str, SeatAt]:
        """The listed seats by path."""
        return {at.path: at for at in self.index.seats}

    @cached_property
    def _sizes(self) -> dict[str, int]:
        return {path: int(size) for path, size in self.texts("size")}

    def size(self, path: str) -> int:
        """Return how many seats a class has."""
        return self._sizes.get(path, 0)

    @cached_property
    def _voting(self) -> set[str]:
        return self.ones("may_vote") & self.ones("takes_part")

    @cached_property
    def _members(self) -> set[str]:
        return self.ones("may_vote") - self.ones("observes") - self.ones("stays_out")

    def voters(self, body: str) -> list[str]:
        """Return the seats of a body that vote."""
        return [path for path, home in self.seats.items() if home == body and self.votes(path)]

    def votes(self, path: str) -> bool:
        """Return whether a seat votes."""
        return path in self._voting

    @cached_property
    def _occupied(self) -> set[str]:
        return self.ones("takes_part") | self.ones("observes")

    def is_occupied(self, path: str) -> bool:
        """Return whether anybody is there: an empty seat consents to nothing."""
        return path in self._occupied

    def members(self, body: str) -> list[str]:
        """Return the seats of a body that vote by the text, vacant ones among them."""
        return [p for p, home in self.seats.items() if home == body and p in self._members]

    def units(self, path: str, counting: str) -> int:
        """Return what all seats of a class count for."""
        size = self.size(path)
        if path in self.listed:
            return units_of(self.index, self.listed[path], size, counting)
        votes = unlisted_size(self.index, path.split("/")[0])[1]
        return size if counting == "seats" else votes

    def divisible(self, path: str) -> bool:
        """Return whether the seats of a class are told apart: what each is worth is known."""
        at = self.listed.get(path)
        if at is None:  # seats that are not listed: as many votes as seats, or nobody knows
            return self.units(path, "weight") == self.size(path)
        return not indivisible(self.index, at)

    # --- who belongs to whom ----------------------------------------------------------------

    @cached_property
    def stands_for(self) -> dict[str, set[str]]:
        """The actors that each seat stands for."""
        found: dict[str, set[str]] = {path: set() for path in self.seats}
        for name in ("holder", "on_behalf"):
            for path, actor in self.texts(name):
                if path in found and actor != path:
                    found[path].add(actor)
        return found

    @cached_property
    def affiliations(self) -> dict[str, list[str]]:
        """The groups of each actor."""
        return self.after("affiliation")

    @cached_property
    def tags(self) -> dict[str, set[str]]:
        """The groups of each seat."""
        found = {path: set[str]() for path in self.seats}
        for path, group in self.texts("reserved"):
            if path in found:
                found[path].add(group)
        for path, actors in self.stands_for.items():
            for actor in actors:
                found[path].update(self.affiliations.get(actor, ()))
        return found

    def in_group(self, group: str) -> list[str]:
        """Return the seats where somebody of a group sits, and the actors in it."""
        seats = [p for p, tags in self.tags.items() if group in tags and self.is_occupied(p)]
        return [*seats, *(who for who, of in self.affiliations.items() if group in of)]

    @cached_property
    def marks(self) -> dict[tuple[str, str], set[str]]:
        """What seats, actors and groups are towards an area: local, external ...

        Marks that contradict each other hold nothing, unless it is settled which does.
        """
        found: dict[tuple[str, str], set[str]] = {}
        for name in ("locality", "seat_locality"):
            for who, area, kind in self.texts(name):
                found.setdefault((who, area), set()).add(kind)
        settled = {(who, area): {kind} for who, area, kind in self.texts("settled_mark")}
        for actor, groups in self.affiliations.items():
            self._inherit(found, actor, groups)
        for who, area in self.pairs("contradictory"):
            found[who, area] = settled.get((who, area), set())
        for path in self.seats:
            self._inherit(found, path, {*self.tags[path], *self.stands_for[path]})
            for area in self.index.areas:
                if is_torn(found.get((path, area), ())):
                    found[path, area] = settled.get((path, area), set())
        return found

    def _inherit(
        self, found: dict[tuple[str, str], set[str]], who: str, sources: Iterable[str]
    ) -> None:
        for area in self.index.areas:
            for source in sources:
                if kinds := found.get((source, area)):
                    found.setdefault((who, area), set()).update(kinds)

    def is_local(self, who: str, area: str) -> bool:
        """Return whether a seat or an actor is local to an area."""
        return "local" in self.marks.get((who, area), ())

    def is_outside(self, who: str, area: str) -> bool:
        """Return whether a seat or an actor is an outsider to an area."""
        return bool(self.marks.get((who, area), set()) & {"regional", "external"})
