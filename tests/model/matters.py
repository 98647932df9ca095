"""Who decides a matter, who can stop it, and who stands above whom."""

from collections.abc import Iterator

from council_rules.proposal.model import Procedure
from tests.model.hands import Hands
from tests.model.votes import Coalition

DECIDING = ("decision", "override")
VOTING = ("decision", "advice", "override")


class Matters(Hands):
    """Decisions of one completion."""

    # --- across bodies ---------------------------------------------------------

    def _channels(self, others: Coalition, matter: str) -> Iterator[Procedure]:
        """Yield the ways to a decision that others cannot keep closed.

        What another falls back on is a way only once that one has failed, and whatever a
        channel falls back on is a channel.
        """
        for first in self.council.procedures.values():
            if not self.council.reaches(first.matters, matter):
                continue
            decides = False
            for one in self.open_ways(first, others):
                decides |= one.kind in DECIDING or one.id in self.council.deciding
                if decides:
                    yield one

    def settles(self, ours: Coalition, others: Coalition, matter: str) -> bool:
        """Return whether ours take some channel to its end against the others."""
        return any(True for _ in self.settling(ours, others, matter))

    def settling(self, ours: Coalition, others: Coalition, matter: str) -> Iterator[Procedure]:
        """Yield the channels that ours take to their end against the others."""
        for channel in self._channels(others, matter):
            passes = self.passes(channel, ours)
            if passes and not self._thwarted(channel, ours, others, matter):
                yield channel

    def _thwarted(
        self, channel: Procedure, ours: Coalition, others: Coalition, matter: str
    ) -> bool:
        council = self.council
        for veto in council.vetoes_over(channel):
            usable = council.reaches(veto.matters, matter) and self.can_use(veto, others)
            if usable and not self.sets_aside(veto, ours):
                return True
        for override in council.overrides_of(channel.id):
            if council.covers(override.id, matter) and self.passes(override, others):
                return True
        for trigger in council.procedures.values():
            if channel.id in trigger.replaces and self.passes(trigger, others):
                demanded = council.procedures[str(trigger.escalates_to)]
                if not self.passes(demanded, ours):
                    return True
        return False

    def decides(self, camp: Coalition, matter: str) -> bool:
        """Return whether a coalition decides, if it uses its keys first."""
        return self.settles(self.bold(camp), self.sure(self.rest(camp)), matter)

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
        voters = [seat for seat in self.council.seats_of(body) if seat.is_voter]
        office = voters[0].path if len(voters) == 1 and voters[0].size == 1 else None
        return self.hands[body].with_seats([office] if office else [])

    def votes_on(self, lower: str, matter: str) -> bool:
        """Return whether a body votes on a matter."""
        deciding = self.council.deciding
        return any(p.kind in VOTING or p.id in deciding for p in self._of(lower, matter))

    def _of(self, body: str, matter: str) -> list[Procedure]:
        found = [p for p in self.council.procedures.values() if p.body == body]
        return [p for p in found if self.council.covers(p.id, matter)]

    def can_undo(self, upper: str, lower: str, matter: str) -> bool:
        """Return whether a body can veto or withhold what another needs for a decision."""
        own = self._of(lower, matter)
        held = [one for one in own if self._holds_up(upper, one, matter)]
        free = [one for one in own if one not in held and self._is_channel(one, matter)]
        return bool(held) and not free

    def _is_channel(self, procedure: Procedure, matter: str) -> bool:
        """Return whether a procedure is a way to a decision, opened or not.

        One that nobody can carry leads nowhere.
        """
        ways = self._channels(Coalition(), matter)
        return procedure in ways and self.passes(procedure, self.everyone)

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
        """Return whether a body carries the procedure by which another acts."""
        procedure = self.council.acts_by(lower)
        return procedure is not None and self.passes(procedure, self.hands[upper])

    def oversees(self, upper: str, lower: str, matter: str) -> bool:
        """Return whether a body watches over another of its own motion."""
        own = {upper} | {p.id for p in self.council.procedures.values() if p.body == upper}
        own |= self.vote_of(upper).seats - self.hands[upper].seats
        return self.votes_on(lower, matter) and any(
            power.kind == "oversee"
            and lower in power.over
            and own & set(power.holder)
            and (power.matters is None or self.council.reaches(power.matters, matter))
            and (not power.on_request_of or own & set(power.on_request_of))
            for power in self.council.proposal.powers
        )
