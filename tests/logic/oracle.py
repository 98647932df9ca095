"""A brute-force evaluator of the decision semantics, written from the definitions alone.

It expands every seat, walks every profile of votes, and evaluates conditions by their
meaning: nothing here knows about monotonicity, integer tables or answer sets.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

from council_rules.proposal.model import Body, Condition, Procedure, Proposal, Seat

Vote = str
FOR, AGAINST, ABSTAIN = "for", "against", "abstain"
Profile = Mapping[str, Vote]


class Oracle:
    """Answers for coalitions of named seats (``body/seat``); consents go by the same vote."""

    def __init__(self, proposal: Proposal) -> None:
        self.bodies = {body.id: body for body in proposal.bodies}
        self.procedures = {p.id: p for p in proposal.procedures}
        self.vetoes = proposal.vetoes
        self.seats = {f"{b.id}/{s.id}": s for b in proposal.bodies for s in b.seats}

    # --- one condition on one profile -------------------------------------------------

    def _voters(self, body: Body) -> dict[str, Seat]:
        return {f"{body.id}/{s.id}": s for s in body.seats if s.votes is not False}

    def _units(self, seat: Seat, condition: Condition) -> int:
        return 1 if condition.counting == "seats" or condition.rule else seat.weight

    def _members(self, condition: Condition, body: Body) -> dict[str, Seat]:
        voters = self._voters(body)
        if condition.among:
            voters = {k: s for k, s in voters.items() if condition.among in s.reserved_for}
        return voters

    def holds(self, condition: Condition, procedure: Procedure, profile: Profile) -> bool:
        """Return whether a condition is met when everybody votes as in the profile."""
        if condition.all is not None:
            return all(self.holds(part, procedure, profile) for part in condition.all)
        if condition.any is not None:
            return any(self.holds(part, procedure, profile) for part in condition.any)
        body = self.bodies[procedure.body]
        if condition.no_veto_from is not None:
            return not any(
                profile[key] == AGAINST
                for key, seat in self._voters(body).items()
                if set(condition.no_veto_from) & set(seat.reserved_for)
            )
        if condition.approval_by is not None:
            return self._consents(condition.approval_by, profile)
        members = self._members(condition, body)
        sums = {
            vote: sum(
                self._units(seat, condition)
                for k, seat in members.items()
                if profile[k] == vote
            )
            for vote in (FOR, AGAINST, ABSTAIN)
        }
        if condition.rule == "unanimity":
            return sums[AGAINST] == sums[ABSTAIN] == 0
        if condition.rule == "consensus":
            return sums[AGAINST] == 0
        return self._counts(condition, procedure, profile, sums)

    def _counts(
        self, condition: Condition, procedure: Procedure, profile: Profile, sums: dict[str, int]
    ) -> bool:
        everybody = sum(sums.values())
        base = sums[FOR] + sums[AGAINST] if condition.of == "voting" else everybody
        if condition.opposed_fewer_than is not None:
            limit = condition.opposed_fewer_than
            return sums[AGAINST] < (limit if isinstance(limit, int) else limit * base)
        amount = condition.at_least if condition.at_least is not None else condition.more_than
        assert amount is not None
        needed = amount if isinstance(amount, int) else amount * base
        if condition.at_least is not None:
            return sums[FOR] >= needed
        tie = amount == Fraction(1, 2) and condition.among is None and sums[FOR] == needed
        if tie and procedure.tie_break and "/" in procedure.tie_break:
            return profile[procedure.tie_break] == FOR
        return sums[FOR] > needed

    def _consents(self, path: str, profile: Profile) -> bool:
        if path in self.bodies:
            return self.passes(self._voice(path), profile)
        if path in self.procedures:
            return self.passes(path, profile)
        return profile[path] == FOR

    def _voice(self, body: str) -> str:
        return next(
            p.id
            for p in self.procedures.values()
            if p.body == body and p.kind in ("decision", "advice")
        )

    def passes(self, procedure: str, profile: Profile) -> bool:
        """Return whether a procedure carries on a profile."""
        one = self.procedures[procedure]
        return self.holds(one.passes_when, one, profile)

    # --- coalitions, by walking profiles ----------------------------------------------

    def _profiles(self, fixed: Mapping[str, Vote], free: tuple[Vote, ...]) -> Iterator[Profile]:
        others = [key for key in self.seats if key not in fixed]
        for votes in product(free, repeat=len(others)):
            yield {**fixed, **dict(zip(others, votes, strict=True))}

    def wins(self, group: frozenset[str], procedure: str) -> bool:
        """Return whether the group carries, however the others vote for or against."""
        fixed = dict.fromkeys(group, FOR)
        return all(self.passes(procedure, p) for p in self._profiles(fixed, (FOR, AGAINST)))

    def blocks(self, group: frozenset[str], procedure: str) -> bool:
        """Return whether the group can make it fail although all others are for it."""
        fixed = {key: FOR for key in self.seats if key not in group}
        return any(
            not self.passes(procedure, p) for p in self._profiles(fixed, (AGAINST, ABSTAIN))
        )

    # --- across bodies ------------------------------------------------------------------

    def _alone(self, group: frozenset[str]) -> Profile:
        return {key: FOR if key in group else AGAINST for key in self.seats}

    def decides(self, group: frozenset[str], matter: str) -> bool:
        """Return whether the group can take some channel for the matter to its end."""
        rest = frozenset(self.seats) - group
        return any(
            self.passes(channel, self._alone(group)) and not self._struck(channel, group, rest)
            for channel in self._channels(group, rest, matter)
        )

    def can_stop(self, group: frozenset[str], matter: str) -> bool:
        """Return whether the others together do not decide."""
        return not self.decides(frozenset(self.seats) - group, matter)

    def _channels(
        self, group: frozenset[str], rest: frozenset[str], matter: str
    ) -> Iterator[str]:
        open_to = [
            p.id
            for p in self.procedures.values()
            if p.kind in ("decision", "override") and matter in (p.matters or ())
        ]
        for channel in open_to:
            yield channel
            fallback = self.procedures[channel].fallback
            if fallback and not self.passes(channel, self._alone(rest)):
                open_to.append(fallback.to)

    def _struck(self, channel: str, group: frozenset[str], rest: frozenset[str]) -> bool:
        body = self.procedures[channel].body
        for veto in self.vetoes:
            if veto.effect == "delays" or not {channel, body} & set(veto.over):
                continue
            each = [holder in rest for holder in veto.holders]
            carried = all(each) if veto.exercised == "jointly" else any(each)
            undone = veto.overridable_by not in (None, "none", "unknown") and self.passes(
                str(veto.overridable_by), self._alone(group)
            )
            if carried and not undone:
                return True
        for other in self.procedures.values():
            if channel in other.overrides and self.passes(other.id, self._alone(rest)):
                return True
            pulled = channel in other.replaces and self.passes(other.id, self._alone(rest))
            if pulled and not self.passes(str(other.escalates_to), self._alone(group)):
                return True
        return False
