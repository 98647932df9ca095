"""Parts of a proposal of which something is left out that rules go by.

What an open point may bring counts as there: rules are undetermined about it, not blind to it.
"""

from collections import defaultdict
from functools import cached_property

from council_rules.logic.fact_base import FactBase
from council_rules.logic.index import ProposalIndex
from council_rules.logic.seat_at import SeatAt
from council_rules.logic.terms import SymbolType
from council_rules.proposal.dates import is_date
from council_rules.record import Record


class Parts(Record):
    """The parts of a proposal, and what its fact base has of them in some completion."""

    index: ProposalIndex
    fact_base: FactBase

    @cached_property
    def matters_without_area(self) -> tuple[str, ...]:
        """Return the matters that are about no area, by id."""
        placed = {matter for matter, *_ in self._facts["matter_area"]}
        return tuple(one for one in self.index.matters if one not in placed)

    @cached_property
    def areas_without_locals(self) -> tuple[str, ...]:
        """Return the areas of matters to which nobody is declared local, by id."""
        declared = self.index.declared_peoples
        return tuple(
            one for one in self.index.areas if one in self.index.peoples and one not in declared
        )

    @cached_property
    def matters_without_kind(self) -> tuple[str, ...]:
        """Return the matters of which no kind is stated, of them or what they are part of."""
        of_kind = {matter for matter, *_ in self._facts["matter_kind"]}
        return tuple(one for one in self.index.matters if of_kind.isdisjoint(self._line(one)))

    @cached_property
    def matters_not_covered(self) -> tuple[str, ...]:
        """Return the matters that no procedure is about, by id."""
        covered = frozenset[str]().union(*self._covered.values())
        return tuple(one for one in self.index.matters if one not in covered)

    @cached_property
    def bodies_without_procedure(self) -> tuple[str, ...]:
        """Return the bodies of which the file states no procedure, by id."""
        acting = {procedure.body for procedure in self.index.proposal.procedures}
        return tuple(one for one in self.index.bodies if one not in acting)

    @cached_property
    def bodies_without_matters(self) -> tuple[str, ...]:
        """Return the bodies that have procedures, none of which covers a matter, by id."""
        return tuple(
            one
            for one in self.index.bodies
            if one not in self.bodies_without_procedure and not self._matters_of(one)
        )

    @cached_property
    def seats_without_mark(self) -> tuple[str, ...]:
        """Return the voting seats marked towards none of the areas of their body, by path."""
        return tuple(at.path for at in self.index.seats if at.votes and self._is_unmarked(at))

    @cached_property
    def unlisted_powers(self) -> tuple[str, ...]:
        """Return the file, by the word ``proposal``, if its list of powers may have gaps."""
        listed = self.index.closed or "powers" in self.index.proposal.proposal.complete
        return () if listed else ("proposal",)

    @cached_property
    def ends_without_day(self) -> tuple[str, ...]:
        """Return where ends and handovers are dated in a file that states no day itself."""
        proposal = self.index.proposal
        if proposal.proposal.as_of is not None:
            return ()
        sunsets = (
            (f"{body.id}.sunset", body.sunset.ends_on)
            for body in proposal.bodies
            if body.sunset
        )
        mandates = ((f"{one.id}.ends", one.ends) for one in proposal.mandates)
        handovers = ((f"{one.id}.due", one.due) for one in proposal.handovers)
        dated = (*sunsets, *mandates, *handovers)
        return tuple(path for path, end in dated if is_date(end))

    @cached_property
    def bodies_without_tiers(self) -> tuple[str, ...]:
        """Return the bodies of a file with several of which none is in any tier, by id."""
        bodies = tuple(self.index.bodies)
        return () if len(bodies) < 2 or self._facts["tier"] else bodies

    def of(self, part: str) -> tuple[str, ...]:
        """Return the ids and paths of a part itself, its procedures and its seats."""
        seats = (at.path for at in self.index.seats if at.body.id == part)
        return (part, *self._procedures_of(part), *seats)

    def _is_unmarked(self, at: SeatAt) -> bool:
        bodies = [body for body, path in self._facts["seat"] if path == at.path]
        areas = {area for body in bodies for area in self._areas_of(body)}
        return bool(areas) and areas.isdisjoint(self._marked(at))

    def _marked(self, at: SeatAt) -> set[str]:
        """Return the areas towards which a seat is marked in some completion."""
        actors = self.index.actors_of(at.seat)
        whose = {at.path, *self.index.groups_of(at.seat), *(actor.id for actor in actors)}
        marks = ("seat_locality", "settled_mark", "locality")
        found = {area for name in marks for one, area, *_ in self._facts[name] if one in whose}
        electorates = {e.id: e.area for e in self.index.proposal.electorates}
        return found | {area for id, area in electorates.items() if id in whose and area}

    def _areas_of(self, body: str) -> set[str]:
        """Return the areas with a people that a body deals with, in some completion."""
        matters = self._matters_of(body)
        direct = {area for matter, area in self._facts["matter_area"] if matter in matters}
        wider = {one for area in direct for one in (area, *self.index.around(area))}
        return wider & set(self.index.peoples)

    def _matters_of(self, body: str) -> frozenset[str]:
        found = (self._covered.get(one, frozenset()) for one in self._procedures_of(body))
        return frozenset[str]().union(*found)

    def _procedures_of(self, body: str) -> tuple[str, ...]:
        return tuple(one for one, of in self._facts["procedure"] if of == body)

    @cached_property
    def _covered(self) -> dict[str, frozenset[str]]:
        """Return for each procedure the matters that it covers in some completion."""
        named: dict[str, set[str]] = defaultdict(set)
        for procedure, matter in self._facts["about"]:
            named[procedure].add(matter)
        for (procedure,) in self._facts["about_all"]:
            named[procedure].update(self.index.matters)
        lines = {one: self._line(one) for one in self.index.matters}
        covered = {
            procedure: {one for one, line in lines.items() if not matters.isdisjoint(line)}
            for procedure, matters in named.items()
        }
        # what a procedure fails on, its fallback decides; circles are refused before
        for _ in self._facts["fallback"]:
            for first, then in self._facts["fallback"]:
                covered.setdefault(then, set()).update(covered.get(first, ()))
        return {procedure: frozenset(matters) for procedure, matters in covered.items()}

    def _line(self, matter: str) -> tuple[str, ...]:
        """Return a matter and those it is part of, in some completion."""
        return (matter, *(whole for part, whole in self._facts["within"] if part == matter))

    @cached_property
    def _facts(self) -> dict[str, list[tuple[str, ...]]]:
        """Return the facts there are in some completion, by predicate, with their arguments."""
        found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        brought = (
            fact
            for question in self.fact_base.questions
            for option in question.options
            for fact in option.terms
        )
        for fact in dict.fromkeys((*self.fact_base.places, *brought)):
            found[fact.name].append(
                tuple(
                    one.string if one.type is SymbolType.String else str(one)
                    for one in fact.arguments
                )
            )
        return found
