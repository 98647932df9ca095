"""What stands where in a proposal: everything by its id, areas and parts, seats and bodies."""

from functools import cached_property

from council_rules.logic.seat_at import SeatAt
from council_rules.proposal import references
from council_rules.proposal.model.bodies import Body, Seat
from council_rules.proposal.model.clauses import Provision
from council_rules.proposal.model.decisions import Procedure
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.model.parties import Actor, Area, Group, Matter
from council_rules.proposal.past_ends import hands_not_in_office
from council_rules.record import Record

MOST_OTHERS = 500
# The keys by which a file says what a procedure serves for.
SERVES_BY = (
    *("procedure", "acts_by", "approval_by", "escalates_to", "falls_back_on"),
    *("countermanded_by", "overridable_by"),
)


class Lookup(Record):
    """A proposal in which what belongs together is found.

    ``probing`` asks for more than a check of the text needs: what would follow if classes
    of seats outgrew the bounds that are assumed for them.
    """

    proposal: Proposal
    probing: bool = False

    def provisions(self, kind: str) -> tuple[Provision, ...]:
        """Return the clauses of one kind."""
        return tuple(one for one in self.proposal.provisions if one.kind == kind)

    @cached_property
    def closed(self) -> bool:
        """Return whether what is not in the file is not there."""
        return self.proposal.proposal.completeness == "closed"

    @cached_property
    def gone(self) -> frozenset[str]:
        """Return the bodies, procedures and seats that may not be there on the file's day."""
        return hands_not_in_office(self.proposal)

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
    def serving(self) -> frozenset[str]:
        """Return the procedures that are said to serve for something: to consent, to choose."""
        named = {
            getattr(part, field, None)
            for part, _ in references.index(self.proposal).walked
            for field in SERVES_BY
        }
        return frozenset(one for one in self.procedures if one in named)

    @cached_property
    def seats(self) -> tuple[SeatAt, ...]:
        """Return all seats with their bodies, in file order."""
        return tuple(SeatAt(body, seat) for body in self.proposal.bodies for seat in body.seats)

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

    def lineage(self, matter: str) -> tuple[str, ...]:
        """Return a matter and those it is part of, the nearest first."""
        found = [matter]
        parent = self.matters[matter].parent
        while parent in self.matters and parent not in found:
            found.append(parent)
            parent = self.matters[parent].parent
        return tuple(found)

    def possible_wholes(self, matter: str) -> tuple[str, ...]:
        """Return the matters of which another may be part where that is not said."""
        line = self.lineage(matter)
        stated = (self.matters[one].parent for one in line)
        if not any(one == "unknown" or (one is None and not self.closed) for one in stated):
            return ()
        return tuple(one for one in self.matters if one not in line)

    def matter_areas(self, matter: Matter) -> tuple[str, ...]:
        """Return the areas of a matter: its own, and those of what it is part of."""
        areas = (self.matters[one].area for one in self.lineage(matter.id))
        return tuple(dict.fromkeys(area for area in areas if area in self.areas))

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

    @cached_property
    def warring_powers(self) -> tuple[str, ...]:
        """Return the actors recorded as occupying powers or belligerents."""
        return tuple(
            actor.id
            for actor in self.actors.values()
            if any(role.role in ("occupying_power", "belligerent") for role in actor.roles)
        )


def _counts_populations(procedure: Procedure) -> bool:
    todo = [procedure.passes_when, *([procedure.quorum] if procedure.quorum else [])]
    while todo:
        condition = todo.pop()
        if condition.counting == "population":
            return True
        todo += [*(condition.all or ()), *(condition.any or ()), *(condition.one_of or ())]
    return False
