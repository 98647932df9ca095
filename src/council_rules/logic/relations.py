"""Who has to do with what: what is open about one area is asked only of those concerned.

Everything that can bear on a matter is reached from it: procedures, their bodies, seats, those
who hold, fill and empty them, and whoever approves, vetoes or overrides.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from council_rules.logic.fallbacks import possible_fallbacks
from council_rules.logic.index import ProposalIndex
from council_rules.logic.seat_at import SeatAt, vetters
from council_rules.proposal.model.bodies import Vetting
from council_rules.proposal.model.decisions import Condition, Procedure
from council_rules.proposal.model.parties import Actor, Group, Matter
from council_rules.record import Record

# Stands for the place of matters that are about no area.
NO_AREA = "?no_area"


class Relations(Record):
    """What each part of a proposal depends on, by id or path."""

    index: ProposalIndex

    def concerned(self, area: str) -> frozenset[str]:
        """Return the ids and paths of all who have to do with an area that has a people."""
        return self._by_area[area]

    @cached_property
    def _by_area(self) -> dict[str, frozenset[str]]:
        return {area: self._reached(self._begins(area)) for area in self.index.peoples}

    def together(self, id: str) -> frozenset[str]:
        """Return the ids and paths of everything that is connected with one, either way."""
        if id not in self._component:
            found = self._reached([id], self._either_way)
            self._component.update(dict.fromkeys(found, found))
        return self._component[id]

    @cached_property
    def _component(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _either_way(self) -> dict[str, set[str]]:
        both: dict[str, set[str]] = defaultdict(set)
        for one, others in self.needs.items():
            for other in others:
                both[one].add(other)
                both[other].add(one)
        return both

    def system(self, id: str) -> frozenset[str]:
        """Return the ids and paths of everything that belongs to one system with one of them.

        Bodies belong together by what they decide and for which area, by who sits there or is
        to sit there, by a mandate, and by whoever has a hold on them. A matter that is about no
        area ties those together who decide on another such.
        """
        if id not in self._systems:
            found = self._reached([id], self._ties)
            self._systems.update(dict.fromkeys(found, found))
        return self._systems[id]

    def areas(self, id: str) -> tuple[str, ...]:
        """Return the areas with a people that somebody's system has to do with."""
        system = self.system(id)
        return tuple(area for area in self.index.peoples if area in system)

    @cached_property
    def _systems(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _ties(self) -> dict[str, set[str]]:
        ties: dict[str, set[str]] = defaultdict(set)
        for one, others in (*self.needs.items(), *self._common(), *self._places()):
            for other in others:
                ties[one].add(other)
                ties[other].add(one)
        return ties

    def _common(self) -> Iterator[tuple[str, set[str]]]:
        """Yield what is common to bodies, seats and actors: mandates, wholes, groups."""
        for body in self.index.proposal.bodies:
            yield body.id, _ids(body.parent, body.mandated_by)
        for at in self.index.seats:
            yield at.path, {at.body.id, *self.index.groups_of(at.seat)}
        for actor in self.index.actors.values():
            yield actor.id, set(actor.affiliations)

    def _places(self) -> Iterator[tuple[str, set[str]]]:
        """Yield where everybody acts, or is local."""
        index, proposal = self.index, self.index.proposal
        for matter in proposal.matters:
            areas = index.matter_areas(matter)
            anywhere = index.peoples if self._may_be_anywhere(matter) else ()
            yield matter.id, {*(areas or (NO_AREA,)), *anywhere, *index.may_concern(matter)}
            yield matter.id, _ids(matter.parent)
        for area in index.areas:
            yield area, set(index.around(area))
        for body in proposal.bodies:
            yield body.id, set(body.territory if isinstance(body.territory, tuple) else ())
        marked: list[Group | Actor] = [*proposal.groups, *index.actors.values()]
        for one in marked:
            yield one.id, {area for area in one.locality if index.mark(one, area) == "local"}
        for actor in index.actors.values():
            for role in actor.roles:
                yield actor.id, {role.area} if role.area else set(index.peoples)
        for electorate in proposal.electorates:
            yield electorate.id, _ids(electorate.area, electorate.group)
        for conflict in proposal.conflicts:
            yield conflict.id, {*_ids(conflict.area), *conflict.parties}

    def _begins(self, area: str) -> Iterator[str]:
        for matter in self.index.proposal.matters:
            if self._may_be_anywhere(matter) or area in self.index.may_concern(matter):
                yield matter.id
        for handover in self.index.proposal.handovers:
            if handover.area in (None, area):
                yield handover.id

    def _may_be_anywhere(self, matter: Matter) -> bool:
        """Return whether the area of a matter, or of what it may be part of, is not known."""
        wholes = self.index.possible_wholes(matter.id)
        return any(map(self._has_unknown_area, (matter.id, *wholes)))

    def _has_unknown_area(self, matter: str) -> bool:
        *parts, whole = (self.index.matters[one] for one in self.index.lineage(matter))
        unstated = whole.area is None and not self.index.closed
        return unstated or any(one.area == "unknown" for one in (*parts, whole))

    def _reached(
        self, begins: Iterable[str], needs: dict[str, set[str]] | None = None
    ) -> frozenset[str]:
        steps = self.needs if needs is None else needs
        todo = list(begins)
        found = set(todo)
        while todo:
            for id in steps.get(todo.pop(), ()):
                if id not in found:
                    found.add(id)
                    todo.append(id)
        return frozenset(found)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Return who holds a power other than a vote: fills, empties, vetoes, certifies."""
        proposal = self.index.proposal
        found: set[str] = set()
        for at in self.index.seats:
            found |= hands_of(at) - {at.seat.holder, at.seat.on_behalf_of}
            named = (act.by for act in (at.seat.appointed_by, at.seat.removable_by) if act)
            found |= _ids(*named)
        for procedure in proposal.procedures:
            found |= asked(procedure)
        for veto in proposal.vetoes:
            found |= _ids(*veto.holders, veto.procedure, *veto.on_request_of)
            found |= _ids(veto.contest_before)
        for body in proposal.bodies:
            found |= _ids(body.sunset.renewer if body.sunset else None)
        for power in proposal.powers:
            found |= _ids(*power.holder, *power.on_request_of, power.contest_before)
        for provision in proposal.provisions:
            found |= _ids(provision.by)
        for handover in proposal.handovers:
            found |= _ids(handover.to, handover.certified_by)
        for mandate in proposal.mandates:
            found |= _ids(mandate.by)
        return frozenset(found)

    @cached_property
    def needs(self) -> dict[str, set[str]]:
        """Return for each id or path what bears on it directly."""
        needs: dict[str, set[str]] = defaultdict(set)
        for procedure in self.index.proposal.procedures:
            self._procedure(needs, procedure)
        self._bodies(needs)
        self._powers(needs)
        return needs

    def _procedure(self, needs: dict[str, set[str]], one: Procedure) -> None:
        matters = one.matters
        unstated = matters in (None, ()) and not self.index.closed
        named: Iterable[str] = matters if isinstance(matters, tuple) else ()
        if matters in ("all", "unknown") or (
            unstated and not needs_no_matters(self.index, one)
        ):
            named = self.index.matters
        for id in self.index.matters:
            wholes = {*self.index.lineage(id), *self.index.possible_wholes(id)}
            if wholes & set(named):
                needs[id].add(one.id)
        then = possible_fallbacks(self.index, one)
        needs[one.id].update({one.body, *procedures_of(one), *then, *asked(one)})
        for other in one.overrides:
            needs[other].add(one.id)
        for other in one.replaces:
            needs[other].add(one.id)

    def _bodies(self, needs: dict[str, set[str]]) -> None:
        for body in self.index.proposal.bodies:
            own = (body.acts_by, body.sunset.renewer if body.sunset else None)
            needs[body.id].update(_ids(*own))
            needs[body.id].update(
                one.id for one in self.index.proposal.procedures if one.body == body.id
            )
            mandates = {m.id: m for m in self.index.proposal.mandates}
            if body.mandated_by in mandates:
                needs[body.id].update(_ids(mandates[body.mandated_by].by))
            needs[body.id].update(at.path for at in self.index.candidates(body.id))
        for at in self.index.seats:
            needs[at.path].update(hands_of(at))
            if "/" in at.path:
                needs[at.path].add(at.body.id)

    def _powers(self, needs: dict[str, set[str]]) -> None:
        proposal = self.index.proposal
        groups: dict[str, set[str]] = defaultdict(set)
        for at in self.index.seats:
            for group in self.index.groups_of(at.seat):
                groups[group].add(at.path)
        for veto in proposal.vetoes:
            holders = _ids(*veto.holders, *veto.on_request_of, veto.procedure)
            holders |= _ids(veto.overridable_by, veto.contest_before)
            for over in veto.over:
                needs[over].update({veto.id, *holders})
            needs[veto.id].update(holders)
            for holder in holders & groups.keys():
                needs[veto.id].update(groups[holder])
                for over in veto.over:
                    needs[over].update(groups[holder])
        for power in proposal.powers:
            for over in power.over:
                needs[over].update(_ids(*power.holder))
        for provision in proposal.provisions:
            for body in provision.of if isinstance(provision.of, tuple) else self.index.bodies:
                needs[body].update(_ids(provision.by))
        for handover in proposal.handovers:
            needs[handover.id].update(_ids(handover.to, handover.certified_by))


def needs_no_matters(index: ProposalIndex, procedure: Procedure) -> bool:
    """Return whether a procedure is about what another failed on or demands, or an act.

    Another use, as of a vote on a veto, does not keep it from deciding matters as well.
    """
    if procedure.kind in ("appointment", "escalation"):
        return True
    used = {p.falls_back_on for p in index.proposal.procedures}
    used |= {p.escalates_to for p in index.proposal.procedures if p.escalates_to}
    return procedure.id in used


def hands_of(at: SeatAt) -> set[str]:
    """Return who holds, fills, empties or vets a seat, by id or path."""
    seat = at.seat
    found: list[str | None] = [seat.holder, seat.on_behalf_of]
    if act := seat.appointed_by:
        found += [act.by, act.on_proposal_of, act.confirmed_by, act.procedure]
    if removal := seat.removable_by:
        found += [removal.by, removal.confirmed_by, removal.countermanded_by, removal.procedure]
    if seat.succession:
        found.append(seat.succession.by)
    if seat.term:
        found.append(seat.term.renewed_by)
    found += vetters(seat)
    if isinstance(seat.vetted_by, Vetting):
        found.append(seat.vetted_by.contest_before)
    return _ids(*found)


def procedures_of(one: Procedure) -> set[str]:
    """Return the procedures that decide instead of one, and who breaks its ties."""
    return _ids(one.tie_break, one.escalates_to, one.falls_back_on)


def asked(one: Procedure) -> set[str]:
    """Return whose consent a procedure asks for or may ask for."""
    found: set[str] = set()
    todo: list[Condition] = [one.passes_when]
    while todo:
        condition = todo.pop()
        found |= _ids(condition.approval_by, condition.plebiscite)
        found |= _ids(*(condition.no_veto_from or ()))
        todo += [*(condition.all or ()), *(condition.any or ()), *(condition.one_of or ())]
    if isinstance(one.initiated_by, tuple):
        found |= _ids(*one.initiated_by)
    return found


def _ids(*found: str | None) -> set[str]:
    return {id for id in found if id and id not in ("none", "unknown", "each_its_own")}
