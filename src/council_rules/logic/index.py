"""The index of a proposal: what the encoder has to know as a whole before it writes a fact.

Everything by its id, the areas with a declared people, who is marked how, and what is closed.
"""

from collections.abc import Sequence
from functools import cached_property

from council_rules.logic.reading import NOTHING, Reading
from council_rules.proposal.model.bodies import Body, Seat, Vetting
from council_rules.proposal.model.clauses import Provision
from council_rules.proposal.model.decisions import Procedure
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.model.parties import Actor, Area, Group, Matter
from council_rules.record import Record

VOICELESS = frozenset({"observer", "adviser", "secretary"})
MOST_OTHERS = 500


class SeatAt(Record):
    """A seat with the body it is listed under."""

    body: Body
    seat: Seat

    @property
    def path(self) -> str:
        """Return the seat's path, ``body/seat``."""
        return f"{self.body.id}/{self.seat.id}"

    @property
    def votes(self) -> bool:
        """Return whether the seat has a vote, or may have one, when its holder takes part."""
        if self.seat.votes is None:
            return self.seat.role not in VOICELESS
        return self.seat.votes is not False

    @property
    def alone(self) -> bool:
        """Return whether no other seat is listed in its body."""
        return len(self.body.seats) == 1

    @property
    def bodies(self) -> tuple[str, ...] | None:
        """Return the ids of the bodies it may sit in; None where that is unknown."""
        placed = self.seat.placed_in
        if placed is None:
            return (self.body.id,)
        if isinstance(placed, str):
            return None if placed == "unknown" else (placed,)
        return None if placed.one_of == "unknown" else placed.one_of

    @property
    def sizes(self) -> tuple[range, bool]:
        """Return the possible numbers of seats, and whether the upper bound is assumed."""
        count = self.seat.count
        if isinstance(count, int):
            return range(count, count + 1), False
        if isinstance(count, str):
            return range(1, 4), True
        if count.max is not None:
            return range(count.min, count.max + 1), False
        return range(count.min, (count.assume or count.min + 2) + 1), True

    def votes_of(self, size: int) -> int:
        """Return the votes that ``size`` seats of the class cast together."""
        return self.seat.total_weight or self.seat.weight * size


def vetters(seat: Seat) -> tuple[str, ...]:
    """Return who can refuse somebody for a seat, by id or path, as far as is stated."""
    vetted = seat.vetted_by.by if isinstance(seat.vetted_by, Vetting) else seat.vetted_by
    return vetted if isinstance(vetted, tuple) else ()


class ProposalIndex(Record):
    """A proposal, indexed.

    ``probing`` asks for more than a check of the text needs: what would follow if classes
    of seats outgrew the bounds that are assumed for them. ``read`` is what rules read, for
    questions that are asked only for the sake of some.
    """

    proposal: Proposal
    probing: bool = False
    read: Reading = NOTHING

    def provisions(self, kind: str) -> tuple[Provision, ...]:
        """Return the clauses of one kind."""
        return tuple(one for one in self.proposal.provisions if one.kind == kind)

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
    def closed(self) -> bool:
        """Return whether what is not in the file is not there."""
        return self.proposal.proposal.completeness == "closed"

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Return persons and organizations by id."""
        return {a.id: a for a in (*self.proposal.persons, *self.proposal.organizations)}

    @cached_property
    def groups(self) -> dict[str, Group]:
        """Return groups by id."""
        return {group.id: group for group in self.proposal.groups}

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Return areas by id."""
        return {area.id: area for area in self.proposal.areas}

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """Return bodies by id."""
        return {body.id: body for body in self.proposal.bodies}

    @cached_property
    def matters(self) -> dict[str, Matter]:
        """Return matters by id."""
        return {matter.id: matter for matter in self.proposal.matters}

    @cached_property
    def procedures(self) -> dict[str, Procedure]:
        """Return procedures by id."""
        return {procedure.id: procedure for procedure in self.proposal.procedures}

    @cached_property
    def seats(self) -> tuple[SeatAt, ...]:
        """Return all seats with their bodies, in file order."""
        return tuple(SeatAt(body, seat) for body in self.proposal.bodies for seat in body.seats)

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

    def around(self, area: str) -> tuple[str, ...]:
        """Return the areas that an area is part of, the nearest first."""
        found: list[str] = []
        parent = self.areas[area].parent
        while parent and parent not in found:
            found.append(parent)
            parent = self.areas[parent].parent
        return tuple(found)

    def parts_of(self, area: str) -> tuple[str, ...]:
        """Return the areas that are part of an area."""
        return tuple(one for one in self.areas if area in self.around(one))

    def mark(self, one: Group | Actor, area: str) -> str | None:
        """Return what a group or actor is towards an area.

        What holds for an area holds for its parts, unless the part says otherwise.
        """
        for place in (area, *self.around(area)):
            if place in one.locality:
                return one.locality[place]
        return None

    @cached_property
    def warring_powers(self) -> tuple[str, ...]:
        """Return the actors recorded as occupying powers or belligerents."""
        return tuple(
            actor.id
            for actor in self.actors.values()
            if any(role.role in ("occupying_power", "belligerent") for role in actor.roles)
        )

    def candidates(self, body: str) -> tuple[SeatAt, ...]:
        """Return the seats that may sit and vote in a body."""
        return tuple(at for at in self._sitting.get(body, ()) if at.votes)

    @cached_property
    def _sitting(self) -> dict[str, list[SeatAt]]:
        """The seats that are or may be in each body, in file order."""
        found: dict[str, list[SeatAt]] = {body: [] for body in self.bodies}
        for at in self.seats:
            for body in dict.fromkeys(found if at.bodies is None else at.bodies):
                found.setdefault(body, []).append(at)
        return found

    def places_of(self, at: SeatAt) -> tuple[str, ...]:
        """Return the bodies a seat may sit in: those named, those below its own, or all."""
        return at.bodies or tuple(self._below.get(at.body.id, ())) or tuple(self.bodies)

    @cached_property
    def _below(self) -> dict[str, list[str]]:
        """The bodies that are directly below another one."""
        found: dict[str, list[str]] = {}
        for body in self.proposal.bodies:
            if body.parent is not None:
                found.setdefault(body.parent, []).append(body.id)
        return found

    @cached_property
    def seats_by_place(self) -> dict[str, list[SeatAt]]:
        """Return the seats that can turn out to sit in each body, in file order."""
        found: dict[str, list[SeatAt]] = {body: [] for body in self.bodies}
        for at in self.seats:
            for body in dict.fromkeys(self.places_of(at)):
                found.setdefault(body, []).append(at)
        return found

    @cached_property
    def counting_populations(self) -> frozenset[str]:
        """Return the bodies in which a threshold or a quorum counts populations."""
        return frozenset(
            one.body for one in self.proposal.procedures if _counts_populations(one)
        )

    def vote_is_open(self, at: SeatAt) -> bool:
        """Return whether a seat that may vote may also turn out to have no vote.

        So it is where the file says so, and where an open file does not say it of a chair.
        Whoever is listed alone has the vote of the office.
        """
        if at.seat.votes is not None:
            return at.seat.votes == "unknown"
        listed = self.closed or "seats" in at.body.complete
        return at.seat.role == "chair" and not listed and not at.alone

    def tie_is_open(self, procedure: Procedure) -> bool:
        """Return whether it is not stated what happens on equality."""
        tie_break = procedure.tie_break
        return tie_break == "unknown" or (tie_break is None and not self.closed)

    def chairs(self, body: str) -> tuple[SeatAt, ...]:
        """Return the seats of those who preside over a body, or may."""
        return tuple(at for at in self._sitting.get(body, ()) if at.seat.role == "chair")

    def beyond(self, at: SeatAt) -> int | None:
        """Return a number of seats far beyond an assumed bound; None if there is none.

        So many have four times the seats and votes of all others in any body they may sit
        in: enough to carry or block what is decided by up to four fifths. Not tried where
        others are so many that the arithmetic of shares might not be exact.
        """
        if not self.probing or not at.sizes[1]:
            return None
        seats, votes = 1, 1
        for body in at.bodies or self.bodies:
            others = [one for one in self.candidates(body) if one.path != at.path]
            seats = max(seats, sum(one.sizes[0][-1] for one in others))
            votes = max(votes, sum(one.votes_of(one.sizes[0][-1]) for one in others))
        if max(seats, votes) > MOST_OTHERS:
            return None
        return max(4 * seats, -(-4 * votes // at.seat.weight), at.sizes[0][-1]) + 1

    def groups_of(self, seat: Seat) -> tuple[str, ...]:
        """Return the groups a seat belongs to, by reservation or through its holder."""
        found = [*self.reserved(seat)]
        for actor in self.actors_of(seat):
            found += actor.affiliations
        return tuple(dict.fromkeys(found))

    def reserved(self, seat: Seat) -> tuple[str, ...]:
        """Return the groups a seat is reserved for or held for."""
        return (*seat.reserved_for, *(g for g in (seat.on_behalf_of,) if g in self.groups))

    def actors_of(self, seat: Seat) -> tuple[Actor, ...]:
        """Return the persons and organizations that a seat stands for."""
        named = dict.fromkeys((seat.holder, seat.on_behalf_of))
        return tuple(self.actors[id] for id in named if id in self.actors)

    def actor_marks(self, actor: Actor, area: str) -> frozenset[str]:
        """Return what an actor is declared to be towards an area, itself or by its groups."""
        marks = [self.mark(actor, area)]
        marks += [self.mark(self.groups[g], area) for g in actor.affiliations]
        return frozenset(mark for mark in marks if mark)

    def localities(self, seat: Seat, area: str) -> frozenset[str]:
        """Return what a seat is declared to be towards an area; empty if nothing is said."""
        found = {self.mark(self.groups[g], area) for g in self.reserved(seat)}
        for actor in self.actors_of(seat):
            found |= self.actor_marks(actor, area)
        return frozenset(mark for mark in found if mark)

    def is_local(self, seat: Seat) -> bool:
        """Return whether a seat is declared local to some area that has a people."""
        return any(self.localities(seat, area) == {"local"} for area in self.peoples)

    def is_outside(self, seat: Seat) -> bool:
        """Return whether a seat is declared to be of outsiders wherever there are locals."""
        return bool(self.peoples) and all(
            self.localities(seat, area)
            and self.localities(seat, area) <= {"regional", "external"}
            for area in self.peoples
        )

    def may_seat(self, body: str, area: str) -> bool:
        """Return whether people local to an area may sit in a body, as far as is stated."""
        local = [g for g in self.groups.values() if self.mark(g, area) == "local"]
        return not local or any(
            group.seated_only_in is None or body in group.seated_only_in for group in local
        )

    def may_have_locals(self, body: str) -> bool:
        """Return whether somebody local to some area may vote in a body."""
        listed = self.closed or "seats" in self.bodies[body].complete
        for area in self.peoples:
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
            not marks or marks & {"regional", "external"}
            for at in self.candidates(body)
            for area in areas
            for marks in (self.localities(at.seat, area),)
        )

    def may_have_unlisted(self, body: Body) -> bool:
        """Return whether it matters and is open if a body has seats that are not listed."""
        active = body.id in {procedure.body for procedure in self.proposal.procedures}
        listed = self.closed or "seats" in body.complete
        return active and not listed and bool(self.peoples)

    def lineage(self, matter: str) -> tuple[str, ...]:
        """Return a matter and those it is part of, the nearest first."""
        found = [matter]
        parent = self.matters[matter].parent
        while parent in self.matters and parent not in found:
            found.append(parent)
            parent = self.matters[parent].parent
        return tuple(found)

    def matter_areas(self, matter: Matter) -> tuple[str, ...]:
        """Return the areas of a matter: its own, and those of what it is part of."""
        areas = (self.matters[one].area for one in self.lineage(matter.id))
        return tuple(dict.fromkeys(area for area in areas if area in self.areas))

    def concerned(self, matter: Matter) -> tuple[str, ...]:
        """Return the areas with a people that a matter concerns, for certain."""
        areas = [b for a in self.matter_areas(matter) for b in (a, *self.around(a))]
        return tuple(dict.fromkeys(area for area in areas if area in self.peoples))


def unlisted_size(index: ProposalIndex, body: str) -> tuple[int, int]:
    """Return number and votes of the seats assumed beyond a list: one more than listed."""
    listed = index.candidates(body)
    return (
        sum(at.sizes[0][-1] for at in listed) + 1,
        sum(at.votes_of(at.sizes[0][-1]) for at in listed) + 1,
    )


def _counts_populations(procedure: Procedure) -> bool:
    todo = [procedure.passes_when, *([procedure.quorum] if procedure.quorum else [])]
    while todo:
        condition = todo.pop()
        if condition.counting == "population":
            return True
        todo += [*(condition.all or ()), *(condition.any or ()), *(condition.one_of or ())]
    return False
