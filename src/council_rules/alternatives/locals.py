"""Who is local, in a file that is to be changed: who may choose, inherit and consent.

Groups in the same position are one choice, and named together.
"""

from collections.abc import Callable, Iterable
from functools import cached_property

from council_rules.logic.index import ProposalIndex
from council_rules.logic.relations import hands_of
from council_rules.logic.seat_at import SeatAt
from council_rules.proposal.amend import Plain
from council_rules.proposal.dates import is_before
from council_rules.proposal.model.bodies import Body
from council_rules.proposal.model.decisions import Condition, Procedure
from council_rules.proposal.model.parties import Electorate
from council_rules.proposal.past_ends import NotInOffice, not_in_office

FILLED = {
    "appoints": "appointed",
    "nominates": "nominated",
    "elects": "elected",
    "confirms": "confirmed",
    "ex_officio": "held by office, named",
    "co_opts": "co-opted",
    "draws_by_lot": "drawn by lot",
}


class Locals:
    """The groups, bodies and actors of a file that are local to some area."""

    def __init__(self, index: ProposalIndex, last_day: str, name: Callable[[str], str]) -> None:
        """Take the file, the day on which its mandates end, or '', and names for ids."""
        self._proposal, self._index = index.proposal, index
        self._last_day, self._name = last_day, name

    @cached_property
    def local_groups(self) -> list[tuple[str, str]]:
        """Return the local groups, each with an area.

        A group is named once, with the first area that it is local to and has somebody local
        who chooses there, or else the first of all.
        """
        found: dict[str, str] = {}
        for area in self._index.peoples:
            for group in self._proposal.groups:
                if group.locality.get(area) == "local":
                    now = found.setdefault(group.id, area)
                    own = self.local_chooser(now, group.id)
                    if own is None and self.local_chooser(area, group.id):
                        found[group.id] = area
        return list(found.items())

    @cached_property
    def seated_groups(self) -> list[tuple[str, str]]:
        """Return the local groups that edits give seats to, each with an area.

        Of groups in the same position the first stands for all: see ``alike``.
        """
        return [one for one in self.local_groups if self.alike(one[0])[0] == one[0]]

    def alike(self, group: str) -> list[str]:
        """Return all groups in the same position as one, itself among them.

        They are local and external to the same areas, in the same respect, and have as many
        seats for them in each body, of the same kind, and as many actors belong to each; no
        condition names one of them.
        """
        own = self._positions[group]
        return [one for one, position in self._positions.items() if position == own]

    def named_alike(self, group: str) -> str:
        """Return the name of a group, with those of groups that would do as well."""
        others = [self._name(one) for one in self.alike(group) if one != group]
        name = self._name(group)
        return f"{name} (or as well {' or '.join(others)})" if others else name

    @cached_property
    def _in_conditions(self) -> frozenset[str]:
        """The groups that some condition counts or gives a veto to."""
        found: set[str] = set()

        def look(condition: Condition) -> None:
            found.update(one for one in (condition.among,) if one)
            found.update(condition.no_veto_from or ())
            for part in (condition.all, condition.any, condition.one_of):
                for one in part or ():
                    look(one)

        for procedure in self._proposal.procedures:
            look(procedure.passes_when)
        return frozenset(found)

    @cached_property
    def _positions(self) -> dict[str, object]:
        """The groups of the file in its order, each with what tells it from others."""
        return {one.id: self._position(one.id) for one in self._proposal.groups}

    def _position(self, id: str) -> object:
        group = self._index.groups[id]
        if id in self._in_conditions:
            return id
        rolls = sum(one.group == id for one in self._proposal.electorates)
        belong = sum(id in actor.affiliations for actor in self._index.actors.values())
        seats = sorted(
            (at.body.id, str(at.seat.count), str(at.seat.weight), str(at.seat.role))
            for at in self._index.seats
            if id in self._index.groups_of(at.seat)
        )
        mixed = any(
            id in at.seat.reserved_for and len(at.seat.reserved_for) > 1
            for at in self._index.seats
        )
        place = (sorted(group.locality.items()), group.dimension, rolls, belong, seats)
        return id if mixed else place

    def local_group(self, area: str) -> str | None:
        """Return the first group of the file that is local to an area."""
        groups = self._proposal.groups
        return next((g.id for g in groups if g.locality.get(area) == "local"), None)

    def local_chooser(self, area: str, group: str = "") -> tuple[str, str] | None:
        """Return who could choose local members, of a group or of all, and by what method.

        An electorate of the area comes first, one of the group before one of all, then an
        organization that the file declares local to it. None if the file has neither: the
        electorate of one group chooses for no other, and not for all if others are local.
        """
        for whose in dict.fromkeys((group, "")):
            for electorate in self._proposal.electorates:
                if electorate.area == area and self._chooses_for(electorate, area) == whose:
                    return electorate.id, "elects"
        for actor in self._proposal.organizations:
            if self.is_local(actor.id, area):
                return actor.id, "appoints"
        return None

    def local_heir(self, area: str) -> str:
        """Return the first body to which authority over an area can be handed, or ''."""
        for one in self._proposal.bodies:
            late = is_before(self._last_day or None, one.founding_date)
            if self.is_of_locals(one, area) and not late:
                return one.id
        return ""

    def is_of_locals(self, body: Body, area: str) -> bool:
        """Return whether locals elect all of a body that governs, and not for a time only."""
        own = self._index.candidates(body.id)
        lasting = body.standing != "interim" and body.sunset is None
        governs = body.function in (None, "governs") and lasting and bool(own)
        return governs and all(self._is_elected(at, area) for at in own)

    def in_foreign_hands(self, body: Body) -> bool:
        """Return whether somebody who is declared local nowhere fills or empties a seat."""
        everywhere = self._index.peoples
        return any(
            not any(self.is_local(one, area) for area in everywhere)
            for at in self._index.candidates(body.id)
            for one in hands_of(at) - {at.path, body.id, at.seat.holder}
        )

    def _is_elected(self, at: SeatAt, area: str) -> bool:
        """Return whether locals elect a seat of theirs, and nobody else can empty it."""
        voters = {one.id for one in self._proposal.electorates if one.area == area}
        by = at.seat.appointed_by.by if at.seat.appointed_by else None
        hands = (one for one in hands_of(at) if one not in (at.path, at.body.id))
        own = all(self.is_local(one, area) for one in hands)
        return by in voters and own and "local" in self._index.localities(at.seat, area)

    def _chooses_for(self, electorate: Electorate, area: str) -> str:
        """Return the group that an electorate is of; empty if it is of all who are local."""
        local = {one.id for one in self._proposal.groups if one.locality.get(area) == "local"}
        return "" if local <= {electorate.group} else electorate.group or ""

    def is_local(self, id: str, area: str) -> bool:
        """Return whether an actor or electorate is declared local to an area."""
        if any(one.id == id and one.area == area for one in self._proposal.electorates):
            return True
        actor = self._index.actors.get(id)
        return actor is not None and (
            actor.locality.get(area) == "local"
            or any(
                self._index.groups[group].locality.get(area) == "local"
                for group in actor.affiliations
            )
        )

    def protects_locals(self, ids: Iterable[str]) -> bool:
        """Return whether one of some actors, seats, bodies or groups is local to some area."""
        local = {at.path for at in self._index.seats if self._index.is_local(at.seat)}
        local |= {body.id for body in self.bodies_with_locals()}
        local |= {g.id for g in self._proposal.groups if "local" in g.locality.values()}
        areas = self._index.peoples
        return any(one in local or any(self.is_local(one, a) for a in areas) for one in ids)

    def chosen_by(self, area: str, group: str) -> dict[str, Plain]:
        """Return what a new seat for a local group says about who fills and empties it."""
        chooser = self.local_chooser(area, group)
        if chooser is None:
            return {}
        by, method = chooser
        return {
            "appointed_by": {"by": by, "method": method},
            "removable_by": {"by": by, "manner": "for_cause"},
        }

    def by_local_choice(self, area: str, group: str) -> str:
        """Return in words what ``chosen_by`` says, to follow upon a seat, or ''.

        A group in the same position has its own electorate for that.
        """
        chooser = self.local_chooser(area, group)
        if chooser is None:
            return ""
        own = [found for one in self.alike(group) if (found := self.local_chooser(area, one))]
        others = [self._name(id) for id, _ in dict.fromkeys(own) if id != chooser[0]]
        name = self._name(chooser[0])
        name += f" (or as well {' or '.join(others)})" if others else ""
        return f", {FILLED[chooser[1]]} by {name}"

    def may_consent(self, procedure: Procedure) -> list[Body]:
        """Return the bodies with locals of which a procedure may get the consent, or a veto.

        One whose decisions it overrides or replaces is none: with its consent nothing would be
        overridden. One that only gave advice may get a say.
        Nor is one that may not be there: whether it is asked would be open.
        """
        aside = {*procedure.overrides, *procedure.replaces}
        apart = {
            one.body
            for one in self._proposal.procedures
            if one.id in aside and one.kind in ("decision", "override")
        }
        apart |= {procedure.body, *(one.body.id for one in self._not_in_office)}
        return [body for body in self.bodies_with_locals() if body.id not in apart]

    @cached_property
    def _not_in_office(self) -> tuple[NotInOffice, ...]:
        return tuple(not_in_office(self._proposal))

    def bodies_with_locals(self) -> list[Body]:
        """Return the bodies that decide something and have a seat that is declared local."""
        active = {procedure.body for procedure in self._proposal.procedures}
        return [
            body
            for body in self._proposal.bodies
            if body.id in active and any(self._index.is_local(seat) for seat in body.seats)
        ]
