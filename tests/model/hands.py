"""Who fills and empties whose seats, and what is whose across bodies."""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import replace
from functools import cached_property

from council_rules.proposal.model.bodies import Appointment, Seat
from council_rules.proposal.model.decisions import Procedure, Veto
from tests.model.council import KEPT_TO_CAUSE, LOCAL, OUTSIDE
from tests.model.seats import EMPTY, OpenError
from tests.model.votes import Coalition, Votes


class Hands(Votes):
    """Commands of one completion."""

    # --- coalitions ------------------------------------------------------------

    @cached_property
    def camps(self) -> dict[str, Coalition]:
        """Return the coalitions that are asked about, by name."""
        council, found = self.council, dict[str, Coalition]()
        for area in sorted(council.peoples):
            for name, kind in (("locals", LOCAL), ("outsiders", OUTSIDE)):
                found[f'{name}("{area}")'] = self._camp(
                    {s for s in council.seats if council.mark_of_seat(s, area) == kind},
                    {a for a in council.actors if council.mark_of_actor(a, area) == kind},
                )
        dimensions = [group.dimension for group in council.groups.values()]
        for group in council.groups.values():
            if dimensions.count(group.dimension) > 1 and council.voters_of_group(group.id):
                found[f'bloc("{group.id}")'] = self._camp(
                    {s for s in council.seats if group.id in council.groups_of(s)},
                    {a for a in council.actors if group.id in council.groups_of_actor(a)},
                )
        return found

    def _camp(self, seats: set[str], actors: set[str]) -> Coalition:
        """Return a coalition: whoever holds a seat of it brings the others along."""
        classes = self.council.seats
        holding = {classes[s].holder for s in seats} - {None}
        held = {s for s in classes if classes[s].holder in holding}
        members = actors | {who for who in holding if who in self.council.actors}
        return Coalition(frozenset(seats | held), frozenset(members))

    # --- keys ------------------------------------------------------------------

    def keys_of_appointment(self, path: str) -> frozenset[str]:
        """Return who must all agree to fill a seat; nobody if no one hand does.

        Whoever finds the next holder fills it. Where somebody proposes and nobody chooses, the
        proposal fills it.
        """
        seat = self.council.seats[path].seat
        if (successor := _successor(seat)) is not None:
            return frozenset([successor])
        return self._keys_stated(path, seat.appointed_by)

    def _keys_stated(self, path: str, appointment: Appointment | None) -> frozenset[str]:
        """Return who must all agree by the appointment that the text states."""
        if appointment is None or appointment.by == "each_its_own":
            return frozenset()
        if appointment.by == "none":
            keys = {appointment.on_proposal_of, appointment.confirmed_by}
            named = frozenset(key for key in keys if key is not None)
            return named if appointment.on_proposal_of else frozenset()
        if appointment.by == "unknown":
            raise OpenError(f"{path}.appointed_by")
        by = appointment.procedure or appointment.by
        if appointment.on_proposal_of and not isinstance(appointment.binding, bool):
            raise OpenError(f"{path}.appointed_by.binding")
        proposer = appointment.on_proposal_of if appointment.binding else None
        keys = {by, proposer, appointment.confirmed_by}
        return frozenset(key for key in keys if key is not None)

    def ways_to_empty(self, path: str) -> Iterator[tuple[str, str | None, str | None]]:
        """Yield the ways to empty a seat at will: who does, who confirms, what can undo it."""
        seat = self.council.seats[path].seat
        removal = seat.removable_by
        if removal is not None and removal.by == "unknown":
            raise OpenError(f"{path}.removable_by")
        if removal is not None and removal.by != "none" and removal.manner == "at_will":
            for by in self.council.with_fallbacks(removal.procedure or str(removal.by)):
                yield by, removal.confirmed_by, removal.countermanded_by
        if (renewer := _renewer_at_will(seat)) is not None:
            for by in self.council.with_fallbacks(renewer):
                yield by, None, None

    def agrees(self, coalition: Coalition, key: str) -> bool:
        """Return whether it has an agreement, or what the vote on it falls back on."""
        return any(self.acts(coalition, one) for one in self.council.with_fallbacks(key))

    def acts(self, coalition: Coalition, key: str, before: tuple[str, ...] = ()) -> bool:
        """Return whether the coalition can use a key, or acts in its place.

        That is by an override of the act, or by what comes once a vote fails that the others
        cannot carry.
        """
        before = (*before, key)
        if self._uses_key(coalition, key):
            return True
        council = self.council
        instead = council.instead_of_act(key)
        fallen = council.with_fallbacks(key)[1:2]
        vote = council.acts_by(key) if key in council.bodies else council.procedures.get(key)
        if vote is not None and not self.passes(vote, self.rest(coalition)):
            instead = [*instead, *fallen]
        pulled = [
            (trigger.id, str(trigger.escalates_to))
            for trigger in (council.triggers(vote) if vote is not None else ())
        ]
        return any(
            all(one not in before and self.acts(coalition, one, before) for one in each)
            for each in (*pulled, *((one,) for one in instead))
        )

    def annuls(self, coalition: Coalition, key: str) -> bool:
        """Return whether the coalition can undo what a procedure does, for good."""
        vetoes = [
            veto
            for veto in self.council.vetoes_over(self.council.procedures[key])
            if veto.matters == "all"
            and veto.exercised != "jointly"
            and not veto.on_request_of
            and not isinstance(veto.grounds, tuple)
            and not self.council.setting_aside(veto)
        ]
        hands = [holder for veto in vetoes for holder in self.council.holders(veto)]
        return any(
            self.acts(coalition, one) for one in (*hands, *self.council.instead_of_act(key))
        )

    def _uses_key(self, coalition: Coalition, key: str) -> bool:
        if key in self.council.groups:
            return self._has_all_of(key, coalition)
        if not self.consents(key, coalition):
            return False
        procedure = self.council.procedures.get(key)
        if key in self.council.bodies:
            procedure = self.council.acts_by(key)
        return procedure is None or not self._can_be_undone(procedure, coalition)

    def _has_all_of(self, group: str, coalition: Coalition) -> bool:
        """Return whether somebody is in a group, and all who are act for the coalition."""
        council = self.council
        seats = {p for p, s in council.seats.items() if s.occupied} & {
            path for path in council.seats if group in council.groups_of(path)
        }
        actors = {who for who in council.actors if group in council.groups_of_actor(who)}
        return bool(seats | actors) and seats <= coalition.seats and actors <= coalition.actors

    def _can_be_undone(self, procedure: Procedure, coalition: Coalition) -> bool:
        """Return whether all others together can undo what a procedure does."""
        votes = procedure, *self.council.usable(procedure)
        return not self.passes(procedure, coalition, self._undone_of(votes, coalition))

    def _undone_of(
        self,
        votes: Iterable[Procedure],
        coalition: Coalition,
        waiting: frozenset[str] = frozenset(),
    ) -> frozenset[str]:
        """Return which of some votes all others together can undo."""
        others = self.rest(coalition)
        return frozenset(
            one.id
            for one in votes
            if any(
                veto.matters == "all"
                and self.uses(veto, others)
                and not self.sets_aside(veto, coalition, waiting)
                for veto in self.council.vetoes_over(one)
            )
            or any(self.passes(other, others) for other in self.displacing(one))
            or any(
                self.passes(trigger, others) and not self._answers(trigger, demanded, coalition)
                for trigger, demanded in self.council.switching_off(one)
            )
        )

    def _answers(self, trigger: Procedure, demanded: Procedure, coalition: Coalition) -> bool:
        """Return whether the coalition has what an escalation demands; not by that itself."""
        if trigger.id in self._asked_for:
            return False
        self._asked_for.append(trigger.id)
        found = self.acts(coalition, demanded.id)
        self._asked_for.pop()
        return found

    @cached_property
    def _asked_for(self) -> list[str]:
        return []

    def _is_checked(self, vote: Procedure) -> bool:
        """Return whether a veto or an override can undo a vote, whoever has it."""
        vetoes = self.council.vetoes_over(vote)
        return any(veto.matters == "all" for veto in vetoes) or bool(
            self.displacing(vote) or self.council.switching_off(vote)
        )

    def displacing(self, procedure: Procedure) -> list[Procedure]:
        """Return the overrides of a procedure, and of those that it needs."""
        needed = self.council.needed(procedure)
        found = (other for one in needed for other in self.council.overrides_of(one.id))
        return [other for other in found if not for_cause(other)]

    def sets_aside(
        self, veto: Veto, coalition: Coalition, waiting: frozenset[str] = frozenset()
    ) -> bool:
        """Return whether the coalition overcomes a veto, and nobody undoes that."""
        return veto.id not in waiting and any(
            self._sets_aside_by(by, veto, coalition, waiting)
            for by in self.council.setting_aside(veto)
        )

    def _sets_aside_by(
        self, by: Procedure, veto: Veto, coalition: Coalition, waiting: frozenset[str]
    ) -> bool:
        others = self.rest(coalition)
        needed = self.council.needed(by)
        usable = self.council.usable(by)
        # what chooses among consents has none that this very veto undoes, needed or not
        chosen = [one for one in usable if one not in needed and self._is_checked(one)]
        undone = self._undone_of(usable if chosen else (), coalition, waiting | {veto.id})
        return (
            self.passes(by, coalition, undone)
            and not any(self.passes(other, others) for other in self.displacing(by))
            and not any(
                self.passes(trigger, others) and not self._answers(trigger, demanded, coalition)
                for trigger, demanded in self.council.switching_off(by)
            )
            and all(
                one.matters != "all"
                or not self.uses(one, others)
                or self.sets_aside(one, coalition, waiting | {veto.id})
                for one in self.council.vetoes_over(by)
                if by not in self.council.setting_aside(one)
            )
        )

    def uses(self, veto: Veto, coalition: Coalition) -> bool:
        """Return whether the coalition can use a veto by itself, whenever it wants to."""
        return not for_cause(veto) and self.can_use(veto, coalition)

    def can_use(self, veto: Veto, coalition: Coalition) -> bool:
        """Return whether the coalition can use a veto by itself."""
        parts = self.council.parts_of(veto)
        having = [any(self.consents(one, coalition) for one in part) for part in parts]
        asked = not veto.on_request_of or any(
            self.consents(who, coalition) for who in veto.on_request_of
        )
        jointly = veto.exercised == "jointly"
        return asked and bool(parts) and (all(having) if jointly else any(having))

    def is_own_choice(self, camp: Coalition, path: str, area: str) -> bool:
        """Return whether a seat is filled by local choice, and nobody else has to agree.

        Whoever makes a binding proposal chooses, and otherwise whoever appoints.
        """
        locals_, seat = self.sure(camp), self.council.seats[path]
        appointment = seat.seat.appointed_by
        sends = {
            who
            for who in seat.stands_for
            if who in {one.id for one in self.council.proposal.organizations}
        }
        if (successor := _successor(seat.seat)) is not None:
            first = self._keys_stated(path, appointment)
            return all(self.has_alone(camp, key) for key in (successor, *first))
        confirms = appointment.confirmed_by if appointment else None
        if confirms and not self.acts(locals_, confirms):
            return False
        if appointment and appointment.by in ("none", "each_its_own"):
            # Nobody else has a hand in what is proposed, if a proposal binds or nobody chooses.
            binds = appointment.by == "none" or appointment.binding is True
            if appointment.on_proposal_of and binds:
                return self.has_alone(camp, appointment.on_proposal_of)
        if appointment and appointment.by not in ("none", "each_its_own"):
            proposer = appointment.on_proposal_of if appointment.binding is True else None
            chooser = proposer or appointment.procedure or appointment.by
            return self.has_alone(camp, chooser)
        itself = appointment is not None and appointment.by == "each_its_own"
        return any(self.council.mark_of_actor(who, area) == LOCAL for who in sends) or (
            itself and self.council.mark_of_seat(path, area) == LOCAL
        )

    def has_alone(self, camp: Coalition, key: str) -> bool:
        """Return whether a coalition has a key for sure, and all others at best do not."""
        others = self.bold(self.rest(camp))
        return self.acts(self.sure(camp), key) and not self.acts(others, key)

    # --- commands --------------------------------------------------------------

    def can_fill(self, coalition: Coalition, path: str) -> bool:
        """Return whether the coalition has all keys of an appointment."""
        seat = self.council.seats[path].seat
        stated, keys = seat.appointed_by, self.keys_of_appointment(path)
        confirms = stated.confirmed_by if stated and _successor(seat) is None else None
        if stated and confirms:
            keys = self._keys_stated(path, replace(stated, confirmed_by=None))
        agreed = confirms is None or self.agrees(coalition, confirms)
        return bool(keys) and agreed and all(self.acts(coalition, key) for key in keys)

    def can_empty(self, coalition: Coalition, path: str) -> bool:
        """Return whether it has all keys of a removal at will that nobody else can undo."""
        others = self.rest(coalition)
        return any(
            self.acts(coalition, by)
            and (confirms is None or self.agrees(coalition, confirms))
            and all(
                not self.passes(self.council.procedures[one], others)
                or self.annuls(coalition, one)
                for one in (self.council.with_fallbacks(undone_by) if undone_by else ())
            )
            for by, confirms, undone_by in self.ways_to_empty(path)
        )

    def grown(self, coalition: Coalition) -> Coalition:
        """Return the least coalition with one and with all seats that it fills and empties."""
        if coalition not in self._grown:
            self._grown[coalition] = self._grow(coalition)
        return self._grown[coalition]

    def _grow(self, coalition: Coalition) -> Coalition:
        while True:
            more = {
                path
                for path in self.council.seats.keys() - coalition.seats
                if self.can_fill(coalition, path) and self.can_empty(coalition, path)
            }
            if not more:
                return coalition
            coalition = coalition.with_seats(more)

    @cached_property
    def _grown(self) -> dict[Coalition, Coalition]:
        return {}

    @cached_property
    def hands(self) -> dict[str, Coalition]:
        """Return what is whose: of each actor, electorate, body and unnamed single seat."""
        council = self.council
        starts = {body: Coalition(voting=frozenset([body])) for body in council.bodies}
        unnamed = {seat.path for seat in council.seats.values() if seat.path in seat.stands_for}
        for who in (*council.actors, *unnamed):
            seats = frozenset(p for p, seat in council.seats.items() if who in seat.stands_for)
            starts[who] = Coalition(seats, frozenset({who} & council.actors.keys()))
        return {who: self.grown(start) for who, start in sorted(starts.items())}

    def commands(self, who: str, path: str) -> bool:
        """Return whether a seat is somebody's without standing for him."""
        stands_for = self.council.seats[path].stands_for
        return path in self.hands[who].seats and who not in stands_for

    # --- across bodies ---------------------------------------------------------

    def carries_once_emptied(self, camp: Coalition, procedure: Procedure) -> bool:
        """Return whether a coalition carries it only once it has emptied what seats it can."""
        ours = self.bold(camp)
        return self.passes_once_emptied(ours, procedure) and not self.passes(procedure, ours)

    def passes_once_emptied(self, ours: Coalition, procedure: Procedure) -> bool:
        """Return whether ours pass a procedure once the seats are empty that they can empty."""
        left = copy(self.council)
        left.seats = {
            path: replace(seat, status=EMPTY)
            if path not in ours.seats and self.can_empty(ours, path)
            else seat
            for path, seat in self.council.seats.items()
        }
        return Votes(left, self.play).passes(procedure, ours)

    def reach(self, camp: Coalition) -> Coalition:
        """Return how much could be the coalition's."""
        return self.grown(camp)

    def sure(self, camp: Coalition) -> Coalition:
        """Return how much is the coalition's whatever the others do."""
        return self._kept_from(camp, self.reach(self.rest(camp)))

    def bold(self, camp: Coalition) -> Coalition:
        """Return how much is the coalition's if it uses its keys first."""
        return self._kept_from(camp, self.sure(self.rest(camp)))

    def _kept_from(self, camp: Coalition, others: Coalition) -> Coalition:
        return self.grown(Coalition(camp.seats - others.seats, camp.actors))


def _successor(seat: Seat) -> str | None:
    """Return who finds the next holder of a seat without the chair, if that is said apart."""
    succession = seat.succession
    if seat.role == "chair" or succession is None or succession.by == "none":
        return None
    if succession.by == "unknown":
        raise OpenError("succession")
    return succession.by


def _renewer_at_will(seat: Seat) -> str | None:
    """Return who renews a term so short that not to renew it is to dismiss."""
    term = seat.term
    if term is None or not isinstance(term.years, int) or term.years > 1:
        return None
    if term.renewable is False or term.renewed_by == "none":
        return None
    filled = seat.appointed_by
    if term.renewed_by is None and filled and filled.by not in ("none", "each_its_own"):
        return filled.procedure or filled.by
    return term.renewed_by


def for_cause(power: Veto | Procedure) -> bool:
    """Return whether a veto or an override is there only where its stated grounds are.

    One that outsiders alone have stops others whenever they like.
    """
    return power.grounds == (KEPT_TO_CAUSE,)
