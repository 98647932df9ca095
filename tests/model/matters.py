"""Who decides a matter, who can stop it, and who stands above whom."""

from collections.abc import Iterable, Iterator

from council_rules.proposal.model.decisions import Procedure, Veto
from tests.model.council import displaces
from tests.model.hands import Hands, for_cause
from tests.model.votes import Coalition

DECIDING = ("decision", "override")
VOTING = ("decision", "advice", "override")


class Matters(Hands):
    """Decisions of one completion."""

    # --- across bodies ---------------------------------------------------------

    def _channels(self, ours: Coalition, others: Coalition, matter: str) -> Iterator[Procedure]:
        """Yield the ways to a decision that others cannot keep closed.

        What another falls back on is a way only once that one has failed, by the votes or a
        veto of ours, and what an escalation demands once ours have pulled it. Whatever a
        channel leads to is a channel.
        """
        todo = [(one, self._decides(one)) for one in self.entries(matter)]
        seen = list(todo)
        while todo:
            one, decides = todo.pop()
            if decides:
                yield one
            for after in self._opened(one, ours, others, matter):
                further = after, decides or self._decides(after)
                if further not in seen:
                    seen.append(further)
                    todo.append(further)

    def _decides(self, procedure: Procedure) -> bool:
        return procedure.kind in DECIDING or procedure.id in self.council.deciding

    def entries(self, matter: str) -> list[Procedure]:
        """Return the procedures that may be used first: they name the matter, or displace."""
        every = self.council.procedures.values()
        found = [p for p in every if p.kind != "escalation"]
        return [
            p
            for p in found
            if self.council.reaches(p.matters, matter)
            or (displaces(p) and self.council.covers(p.id, matter))
        ]

    def _opened(
        self, procedure: Procedure, ours: Coalition, others: Coalition, matter: str
    ) -> Iterator[Procedure]:
        known = self.council.procedures
        undone = self._undone(procedure, others, ours, matter, on_any_ground=True)
        if procedure.falls_back_on is not None and (
            not self.passes(procedure, others, undone)
            or self._vetoed(procedure, others, ours, matter, on_any_ground=True)
        ):
            yield known[procedure.falls_back_on]
        for trigger in self.council.triggers(procedure):
            if self.passes(trigger, ours):
                yield known[str(trigger.escalates_to)]

    def _vetoed(
        self,
        procedure: Procedure,
        ours: Coalition,
        others: Coalition,
        matter: str,
        *,
        on_any_ground: bool = False,
        waiting: frozenset[str] = frozenset(),
    ) -> bool:
        """Return whether others veto what ours pass, and ours cannot set that aside."""
        return any(
            not (on_any_ground and isinstance(veto.grounds, tuple))
            and self.council.reaches(veto.matters, matter)
            and self._uses_for_good(veto, others, ours, matter)
            and not self._outlasts(veto, ours, others, matter, waiting)
            for veto in self.council.vetoes_over(procedure)
        )

    def _uses_for_good(
        self, veto: Veto, ours: Coalition, others: Coalition, matter: str
    ) -> bool:
        """Return whether ours use a veto by no vote that the others undo in its turn."""
        lasting = [
            any(
                self.consents(one, ours) and not self._is_foiled(one, ours, others, matter)
                for one in part
            )
            for part in self.council.parts_of(veto)
        ]
        jointly = veto.exercised == "jointly"
        return self.uses(veto, ours) and (all(lasting) if jointly else any(lasting))

    def _is_foiled(self, holder: str, ours: Coalition, others: Coalition, matter: str) -> bool:
        """Return whether others can undo the vote by which somebody uses a veto."""
        council = self.council
        vote = council.procedures.get(holder)
        if holder in council.bodies:
            vote = council.acts_by(holder)
        if vote is None:
            return False
        vetoed = any(
            not isinstance(one.grounds, tuple)
            and council.reaches(one.matters, matter)
            and one.exercised != "jointly"
            and not one.on_request_of
            and not council.setting_aside(one)
            and self.uses(one, others)
            for one in council.vetoes_over(vote)
        )
        return (
            vetoed
            or any(
                not isinstance(override.grounds, tuple)
                and (displaces(override) or council.covers(override.id, matter))
                and self.passes(override, others)
                for override in self.displacing(vote)
            )
            or any(
                self.passes(trigger, others) and not self.passes(demanded, ours)
                for trigger, demanded in council.switching_off(vote)
            )
        )

    def _outlasts(
        self,
        veto: Veto,
        ours: Coalition,
        others: Coalition,
        matter: str,
        waiting: frozenset[str] = frozenset(),
    ) -> bool:
        """Return whether ours set a veto aside, and the others cannot undo that."""
        return veto.id not in waiting and any(
            self._outlasts_by(by, veto, ours, others, matter, waiting)
            for by in self.council.setting_aside(veto)
        )

    def _outlasts_by(
        self,
        by: Procedure,
        veto: Veto,
        ours: Coalition,
        others: Coalition,
        matter: str,
        waiting: frozenset[str],
    ) -> bool:
        needed, usable = self.council.needed(by), self.council.usable(by)
        # what chooses among consents has none that this very veto undoes, needed or not
        chosen = any(one not in needed and self._can_be_touched(one, matter) for one in usable)
        undone = self._undone(by, ours, others, matter, waiting=waiting | {veto.id})
        return (
            self.passes(by, ours, undone if chosen else frozenset())
            and not any(self.passes(p, others) for p in self.displacing(by))
            and not any(
                self.passes(trigger, others)
                and not self._meets(demanded, ours, others, matter, waiting | {veto.id})
                for trigger, demanded in self.council.switching_off(by)
            )
            and all(
                not self.council.reaches(one.matters, matter)
                or not self._uses_for_good(one, others, ours, matter)
                or self._outlasts(one, ours, others, matter, waiting | {veto.id})
                for one in self.council.vetoes_over(by)
                if by not in self.council.setting_aside(one)
            )
        )

    def _can_be_touched(self, vote: Procedure, matter: str) -> bool:
        """Return whether a veto, an override or an escalation can undo a vote on a matter."""
        council = self.council
        vetoes = council.vetoes_over(vote)
        return any(council.reaches(one.matters, matter) for one in vetoes) or bool(
            self.displacing(vote) or council.switching_off(vote)
        )

    def settles(self, ours: Coalition, others: Coalition, matter: str) -> bool:
        """Return whether ours take some channel to its end against the others."""
        return any(True for _ in self.settling(ours, others, matter))

    def settling(self, ours: Coalition, others: Coalition, matter: str) -> Iterator[Procedure]:
        """Yield the channels that ours take to their end against the others."""
        for channel in self._channels(ours, others, matter):
            passes = self.passes(channel, ours)
            if passes and not self._thwarted(channel, ours, others, matter):
                yield channel

    def _thwarted(
        self, channel: Procedure, ours: Coalition, others: Coalition, matter: str
    ) -> bool:
        if self._vetoed(channel, ours, others, matter):
            return True
        for needed in self.council.needed(channel):
            for override in self.council.overrides_of(needed.id):
                covers = needed != channel or self.council.covers(override.id, matter)
                covers = covers and not for_cause(override)
                if covers and self.passes(override, others):
                    return True
        if not self.passes(channel, ours, self._undone(channel, ours, others, matter)):
            return True
        return any(
            self.passes(trigger, others) and not self._meets(demanded, ours, others, matter)
            for trigger, demanded in self.council.switching_off(channel)
        )

    def _meets(
        self,
        demanded: Procedure,
        ours: Coalition,
        others: Coalition,
        matter: str,
        waiting: frozenset[str] = frozenset(),
    ) -> bool:
        """Return whether ours carry for good what others demand, or its fallback."""
        council = self.council
        if demanded.id in waiting:
            return False
        waiting |= {demanded.id}
        if (
            self.passes(
                demanded, ours, self._undone(demanded, ours, others, matter, waiting=waiting)
            )
            and not self._vetoed(demanded, ours, others, matter, waiting=waiting)
            and not any(
                self.passes(override, others)
                for needed in council.needed(demanded)
                for override in council.overrides_of(needed.id)
                if not for_cause(override)
                and (
                    needed != demanded
                    or displaces(override)
                    or council.covers(override.id, matter)
                )
            )
            and all(
                self._meets(further, ours, others, matter, waiting)
                for trigger, further in council.switching_off(demanded)
                if self.passes(trigger, others)
            )
        ):
            return True
        after = demanded.falls_back_on
        return (
            after is not None
            and not self.passes(demanded, others)
            and self._meets(council.procedures[after], ours, others, matter, waiting)
        )

    def _undone(
        self,
        channel: Procedure,
        ours: Coalition,
        others: Coalition,
        matter: str,
        *,
        on_any_ground: bool = False,
        waiting: frozenset[str] = frozenset(),
    ) -> frozenset[str]:
        """Return the votes to consent to a channel that others can undo."""
        return self._undone_among(
            self.council.usable(channel),
            ours,
            others,
            matter,
            on_any_ground=on_any_ground,
            waiting=waiting,
        )

    def _undone_among(
        self,
        votes: Iterable[Procedure],
        ours: Coalition,
        others: Coalition,
        matter: str,
        *,
        on_any_ground: bool,
        waiting: frozenset[str],
    ) -> frozenset[str]:
        """Return which of some votes others can undo."""
        return frozenset(
            one.id
            for one in votes
            if self._vetoed(
                one, ours, others, matter, on_any_ground=on_any_ground, waiting=waiting
            )
            or any(
                self.passes(override, others)
                for override in self.displacing(one)
                if not (on_any_ground and isinstance(override.grounds, tuple))
            )
            or any(
                self.passes(trigger, others)
                and (
                    trigger.id in waiting
                    or not self._keeps(
                        demanded,
                        ours,
                        others,
                        matter,
                        on_any_ground=on_any_ground,
                        waiting=waiting | {trigger.id},
                    )
                )
                for trigger, demanded in self.council.switching_off(one)
            )
        )

    def _keeps(
        self,
        consent: Procedure,
        ours: Coalition,
        others: Coalition,
        matter: str,
        *,
        on_any_ground: bool,
        waiting: frozenset[str],
    ) -> bool:
        """Return whether ours give a consent that the others cannot undo."""
        undone = self._undone_among(
            (consent, *self.council.usable(consent)),
            ours,
            others,
            matter,
            on_any_ground=on_any_ground,
            waiting=waiting,
        )
        return self.passes(consent, ours, undone)

    def decides(self, camp: Coalition, matter: str) -> bool:
        """Return whether a coalition decides, if it uses its keys first."""
        ours, others = self.bold(camp), self.sure(self.rest(camp))
        emptied = self.settling_once_emptied(ours, others, matter)
        return self.settles(ours, others, matter) or bool(emptied)

    def settling_once_emptied(
        self, ours: Coalition, others: Coalition, matter: str
    ) -> list[Procedure]:
        """Return what ours pass once seats are emptied, and the others do not hold up."""
        return [
            channel
            for channel in self._channels(ours, others, matter)
            if self.passes_once_emptied(ours, channel)
            and not self._held_up(channel, others, matter)
        ]

    def _held_up(self, channel: Procedure, others: Coalition, matter: str) -> bool:
        """Return whether others can undo a channel or a consent to it by any means."""
        votes = channel, *self.council.needed(channel), *self.council.usable(channel)
        return (
            any(
                self.council.reaches(veto.matters, matter) and self.uses(veto, others)
                for one in votes
                for veto in self.council.vetoes_over(one)
            )
            or any(
                self.passes(override, others)
                for one in votes
                for override in self.council.overrides_of(one.id)
                if not for_cause(override)
                and (one != channel or self.council.covers(override.id, matter))
            )
            or any(
                self.passes(trigger, others)
                for one in votes
                for trigger, _ in self.council.switching_off(one)
            )
        )

    def decides_surely(self, camp: Coalition, matter: str) -> bool:
        """Return whether a coalition decides although the others use their keys first."""
        return self.settles(self.sure(camp), self.bold(self.rest(camp)), matter)

    def can_stop(self, camp: Coalition, matter: str) -> bool:
        """Return whether a matter can be decided, and not by the others."""
        everybody = self.settles(self.everyone, Coalition(), matter)
        return everybody and not self.decides(self.rest(camp), matter)

    # --- one will --------------------------------------------------------------

    def is_dictator(self, who: str, matter: str) -> bool:
        """Return whether one will decides, and nobody without it for sure."""
        ours = self.hands[who]
        others = self.grown(self.rest(ours))
        return self.settles(ours, others, matter) and not self.settles(others, ours, matter)

    # --- hierarchy: what a body can do to another by its own vote --------------

    def vote_of(self, body: str) -> Coalition:
        """Return what a body can do; of an office of one, the seat is the body."""
        return self.hands[body].with_seats(self.office_of(body))

    def office_of(self, body: str) -> frozenset[str]:
        """Return the only seat that votes in a body, if it has one."""
        voters = [seat for seat in self.council.seats_of(body) if seat.is_voter]
        is_office = len(voters) == 1 and voters[0].size == 1
        return frozenset([voters[0].path] if is_office else [])

    def votes_on(self, lower: str, matter: str) -> bool:
        """Return whether a body votes on a matter."""
        own = self._of(lower, matter)
        return any(p.kind in VOTING or self._is_channel(p, matter) for p in own)

    def _of(self, body: str, matter: str) -> list[Procedure]:
        found = [p for p in self.council.procedures.values() if p.body == body]
        return [p for p in found if self.council.covers(p.id, matter)]

    def can_undo(self, upper: str, lower: str, matter: str) -> bool:
        """Return whether a body can veto or withhold what another needs for a decision."""
        own = self._of(lower, matter)
        held = [one for one in own if self._holds_up(upper, one, matter)]
        free = [
            one
            for one in own
            if one not in held
            and self._is_channel(one, matter)
            and self.passes(one, self.everyone)
        ]
        return bool(held) and not free

    def _is_channel(self, procedure: Procedure, matter: str) -> bool:
        """Return whether a procedure is a way to a decision, opened or not."""
        todo = [(one, self._decides(one)) for one in self.entries(matter)]
        for one, decides in todo:
            for after in self.council.after(one):
                known = self.council.procedures[after]
                further = known, decides or self._decides(known)
                if further not in todo:
                    todo.append(further)
        return (procedure, True) in todo

    def _holds_up(self, upper: str, procedure: Procedure, matter: str) -> bool:
        """Return whether a body can veto a procedure on a matter, or it needs the body."""
        vote = self.vote_of(upper)
        return any(
            self.council.reaches(veto.matters, matter) and self.can_use(veto, vote)
            for veto in self.council.vetoes_over(procedure)
        ) or (
            self.passes(procedure, self.everyone)
            and not self.passes(procedure, self.rest(vote))
        )

    def can_replace(self, upper: str, lower: str, matter: str) -> bool:
        """Return whether a body can put its own decision in the place of another's."""
        return any(
            self.council.covers(override.id, matter)
            and self.passes(override, self.hands[upper])
            for procedure in self._of(lower, matter)
            for override in self.council.overrides_of(procedure.id)
        )

    def commands_body(self, upper: str, lower: str) -> bool:
        """Return whether a body carries a procedure by which another acts."""
        return any(self.passes(p, self.hands[upper]) for p in self.council.voices(lower))

    def oversees(self, upper: str, lower: str, matter: str) -> bool:
        """Return whether a body watches over another of its own motion."""
        own = {upper} | {p.id for p in self.council.procedures.values() if p.body == upper}
        own |= self.office_of(upper)
        return self.votes_on(lower, matter) and any(
            power.kind == "oversee"
            and lower in power.over
            and own & set(power.holder)
            and (power.matters is None or self.council.reaches(power.matters, matter))
            and (not power.on_request_of or own & set(power.on_request_of))
            for power in self.council.proposal.powers
        )
