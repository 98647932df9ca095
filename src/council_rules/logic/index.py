"""The index of a proposal: what the encoder has to know as a whole before it writes a fact.

What stands where is in ``lookup``; here is who is from where, and what is asked at all.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from council_rules.logic.lookup import Lookup
from council_rules.logic.reading import NOTHING, Reading
from council_rules.proposal.model.bodies import Body, Seat
from council_rules.proposal.model.parties import Actor, Electorate, Group, Matter

OUTSIDE = frozenset({"regional", "external"})


class ProposalIndex(Lookup):
    """A proposal, indexed.

    ``read`` is what rules read, for questions that are asked only for the sake of some.
    """

    read: Reading = NOTHING

    def wants(self, question: str, is_read: bool) -> bool:
        """Return whether a question is to be asked that only some rules read.

        What a scenario of the file answers is asked whoever reads it.
        """
        return is_read or question in self._answered

    @cached_property
    def _answered(self) -> frozenset[str]:
        return frozenset(
            point for scenario in self.proposal.scenarios for point in scenario.assume
        )

    @cached_property
    def declared_peoples(self) -> frozenset[str]:
        """Return the areas to which some group, actor or electorate is declared local."""
        declared: list[Group | Actor] = [*self.proposal.groups, *self.actors.values()]
        areas = {a for one in declared for a, kind in one.locality.items() if kind == "local"}
        areas |= {e.area for e in self.proposal.electorates if e.area}
        return frozenset(areas)

    @cached_property
    def peoples(self) -> tuple[str, ...]:
        """Return the areas that have a people of their own.

        Those to which somebody is declared local, and the area of a matter if nobody is so
        for it or for an area around it: then it is unknown who is local there, and it is not
        taken out of sight.
        """
        bare = {
            area
            for matter in self.proposal.matters
            if matter.area in self.areas
            for area in (matter.area,)
            if not self.declared_peoples & {area, *self.around(area)}
        }
        return tuple(sorted(self.declared_peoples | bare))

    def mark(self, one: Group | Actor, area: str) -> str | None:
        """Return what a group or actor is towards an area.

        What holds for an area holds for its parts, unless the part says otherwise.
        """
        return next(self._stated_marks(one, area), None)

    def marks(self, one: Group | Actor, area: str) -> frozenset[str]:
        """Return what a group or actor is towards an area, both if that contradicts itself.

        So it does where outsiders of an area are called local in a part of it: they may be
        there to stay, or the part may only be said to lie in that area.
        """
        stated = list(self._stated_marks(one, area))
        outside = [mark for mark in stated if mark in OUTSIDE and stated[0] == "local"]
        return frozenset((*stated[:1], *outside[:1]))

    def _stated_marks(self, one: Group | Actor, area: str) -> Iterator[str]:
        places = (area, *self.around(area))
        return (one.locality[place] for place in places if place in one.locality)

    def actor_marks(self, actor: Actor, area: str) -> frozenset[str]:
        """Return what an actor is declared to be towards an area, itself or by its groups."""
        bearers: list[Group | Actor] = [
            actor,
            *map(self.groups.__getitem__, actor.affiliations),
        ]
        return frozenset(mark for one in bearers for mark in self.marks(one, area))

    def home_of(self, electorate: Electorate) -> tuple[str, ...]:
        """Return where the voters of an electorate are local: its area, and parts of it.

        Not a part that has a people of its own: there those of the whole may outvote it.
        """
        home = electorate.area
        if not home:
            return ()
        wider = {home, *self.around(home)}
        others = self.declared_peoples - wider
        parts = self.parts_of(home)
        return (home, *(one for one in parts if not others & {one, *self.around(one)}))

    def votes_elsewhere(self, electorate: Electorate, area: str) -> bool:
        """Return whether an electorate votes elsewhere: in no part of an area or around."""
        place = electorate.area
        if not place:
            return False
        return place not in self.around(area) and area not in (place, *self.around(place))

    def voters_marks(self, electorate: Electorate, area: str) -> frozenset[str]:
        """Return what the voters of an electorate are declared to be towards an area."""
        group = self.groups[electorate.group] if electorate.group else None
        home = ["local"] if area in self.home_of(electorate) else []
        return frozenset((*(self.marks(group, area) if group else ()), *home))

    def localities(self, seat: Seat, area: str) -> frozenset[str]:
        """Return what a seat is declared to be towards an area; empty if nothing is said."""
        found = {mark for g in self.reserved(seat) for mark in self.marks(self.groups[g], area)}
        for actor in self.actors_of(seat):
            found |= self.actor_marks(actor, area)
        return frozenset(found)

    def is_local(self, seat: Seat) -> bool:
        """Return whether a seat is declared local to some area that has a people."""
        return any(self.localities(seat, area) == {"local"} for area in self.peoples)

    def is_outside(self, seat: Seat, areas: Sequence[str]) -> bool:
        """Return whether a seat is declared to be of outsiders to all of some areas."""
        marks = [self.localities(seat, area) for area in areas]
        return bool(marks) and all(one and one <= OUTSIDE for one in marks)

    def is_of_outsiders(self, hand: str, areas: Sequence[str]) -> bool:
        """Return whether a hand is declared to be of nobody but outsiders to some areas.

        That is an actor, a seat, a body by its seats with a vote, or a group.
        """
        if hand in self.groups or hand in self.actors:
            one = self.groups.get(hand) or self.actors[hand]
            marks = [
                self.actor_marks(one, area)
                if isinstance(one, Actor)
                else {self.mark(one, area)}
                for area in areas
            ]
            return bool(marks) and all(one and one <= OUTSIDE for one in marks)
        seats = [at for at in self.seats if hand in (at.path, at.body.id)]
        voting = [at.seat for at in seats if at.votes or at.path == hand]
        return bool(voting) and all(self.is_outside(seat, areas) for seat in voting)

    def may_seat(self, body: str, area: str) -> bool:
        """Return whether people local to an area may sit in a body, as far as is stated."""
        local = [g for g in self.groups.values() if self.mark(g, area) == "local"]
        return not local or any(
            group.seated_only_in is None or body in group.seated_only_in for group in local
        )

    def may_have_locals(self, body: str, areas: Sequence[str]) -> bool:
        """Return whether somebody local to one of some areas may vote in a body."""
        listed = self.closed or "seats" in self.bodies[body].complete
        for area in areas:
            if not listed and self.may_seat(body, area):
                return True
            for at in self.candidates(body):
                marks = self.localities(at.seat, area)
                if "local" in marks or (not marks and self.may_seat(body, area)):
                    return True
        return False

    def may_have_outsiders(self, body: str, areas: Sequence[str]) -> bool:
        """Return whether outsiders to one of some areas may vote in a body with a procedure."""
        if not any(one.body == body for one in self.proposal.procedures) or not areas:
            return False
        if self.may_have_unlisted(self.bodies[body]):
            return True
        return any(
            not marks or marks & OUTSIDE
            for at in self.candidates(body)
            for area in areas
            for marks in (self.localities(at.seat, area),)
        )

    def may_have_unlisted(self, body: Body) -> bool:
        """Return whether it matters and is open if a body has seats that are not listed."""
        active = body.id in {procedure.body for procedure in self.proposal.procedures}
        listed = self.closed or "seats" in body.complete
        return active and not listed and bool(self.peoples)

    def concerned(self, matter: Matter) -> tuple[str, ...]:
        """Return the areas with a people that a matter concerns, for certain."""
        areas = [b for a in self.matter_areas(matter) for b in (a, *self.around(a))]
        return tuple(dict.fromkeys(area for area in areas if area in self.peoples))

    def may_concern(self, matter: Matter) -> frozenset[str]:
        """Return the areas with a people that a matter concerns, or what it may be part of."""
        wholes = (self.matters[one] for one in self.possible_wholes(matter.id))
        return frozenset(area for one in (matter, *wholes) for area in self.concerned(one))


def unlisted_size(index: ProposalIndex, body: str) -> tuple[int, int]:
    """Return number and votes of the seats assumed beyond a list: one more than listed."""
    listed = index.candidates(body)
    return (
        sum(at.sizes[0][-1] for at in listed) + 1,
        sum(at.votes_of(at.sizes[0][-1]) for at in listed) + 1,
    )
