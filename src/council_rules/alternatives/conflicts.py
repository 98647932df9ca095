"""Why something stays violated: the fewest demands that no edit can meet together."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from council_rules.alternatives.abstraction import Abstraction, Broken, by_subject
from council_rules.alternatives.case import Case
from council_rules.alternatives.outcome import Conflict, Outcome, Release
from council_rules.alternatives.request import Pin
from council_rules.logic.optimisation import Deadline, Solution
from council_rules.record import Record

# What of the time for conflicts may go into the cure of one that breaks rules.
SHARE = 0.2

Price = Callable[[Sequence[Pin], Broken], Solution | None]


class _Demand(Record):
    """One of the demands that may be in conflict: a pin, a rule to keep, another goal."""

    kind: Literal["goal", "rule", "pin"]
    what: Pin | str | Broken


class Conflicts:
    """The conflicts that keep the best solution from curing everything."""

    def __init__(
        self, case: Case, abstraction: Abstraction, deadline: Deadline, price: Price
    ) -> None:
        """Take an abstraction that knows enough to have found a solution that can be kept.

        ``price`` finds the cheapest solution that cures a finding and keeps to some pins.
        """
        self._case, self._abstraction, self._deadline = case, abstraction, deadline
        self._price = price

    def of(self, best: Solution | None) -> Iterator[Conflict]:
        """Return a conflict for everything that the best solution leaves violated.

        Ends early when time is up.
        """
        wanted = self._abstraction.program.wanted
        missed = sorted(wanted if best is None else wanted & best.short)
        try:
            for one in missed:
                if conflict := self._conflict(one, sorted(wanted - {*missed})):
                    yield conflict
        except TimeoutError:
            return

    def unreachable(self, best: Solution) -> Iterator[Conflict]:
        """Return what the best solution leaves violated and no other cures, without a reason.

        Nothing that is fixed is changed, and no rule is broken anew. Ends when time is up.
        """
        wanted = self._abstraction.program.wanted
        kept = [_Demand("rule", code) for code in self._abstraction.heeded - self._case.spared]
        kept += [_Demand("pin", pin) for pin in self._case.request.fixed]
        try:
            for one in sorted(wanted & best.short):
                if not self._possible(one, kept):
                    ((own, *_),) = [sorted(by_subject([one]))]
                    yield Conflict(own, Outcome.IMPOSSIBLE, reduced=False, proven=True)
        except TimeoutError:
            return

    def _conflict(self, finding: Broken, cured: Sequence[Broken]) -> Conflict | None:
        """Return what keeps a finding from a cure; None if nothing does."""
        demands = [_Demand("goal", one) for one in cured]
        kept = self._abstraction.heeded - self._case.spared
        demands += [_Demand("rule", code) for code in sorted(kept)]
        demands += [_Demand("pin", pin) for pin in self._case.request.fixed]
        if self._possible(finding, demands):
            return None
        # pins are what the asker can give up, so they are the last to be left out
        for kind in ("goal", "rule", "pin"):
            demands = self._without(finding, demands, [d for d in demands if d.kind == kind])
        for one in list(demands):
            demands = self._without(finding, demands, [one])
        ((own, *_),) = [sorted(by_subject([finding]))]
        goals = by_subject(d.what for d in demands if isinstance(d.what, tuple))
        pins = tuple(d.what for d in demands if isinstance(d.what, Pin))
        rules = tuple(d.what for d in demands if isinstance(d.what, str))
        if rules:
            self._try_without(finding, rules)
        return Conflict(
            finding=own,
            outcome=Outcome.IMPOSSIBLE,
            pins=pins,
            rules=rules,
            goals=tuple(sorted(goals)),
            releases=tuple(self._releases(finding, pins)),
            proven=True,
        )

    def _without(
        self, finding: Broken, demands: list[_Demand], some: Sequence[_Demand]
    ) -> list[_Demand]:
        """Return the demands without some, if these are not needed for the conflict."""
        fewer = [one for one in demands if one not in some]
        return demands if self._possible(finding, fewer) else fewer

    def _possible(self, finding: Broken, demands: Sequence[_Demand]) -> bool:
        kept = {one.what for one in demands if one.kind == "rule"}
        return self._abstraction.program.possible(
            [finding, *(one.what for one in demands if isinstance(one.what, tuple))],
            self._case.pinned(one.what.path for one in demands if isinstance(one.what, Pin)),
            [code for code in self._abstraction.heeded if code not in kept],
            self._deadline,
        )

    def _try_without(self, finding: Broken, rules: Sequence[str]) -> None:
        """Write into the file what cures a finding and breaks some rules.

        So the case knows what it costs to let that be. Without time for it, nothing is known.
        """
        program = self._abstraction.program
        pinned = self._case.pinned(pin.path for pin in self._case.request.fixed)
        deadline, met = self._deadline.part(SHARE), program.met([finding])
        try:
            found = program.cheapest(deadline, pinned, met, spared=rules)
        except TimeoutError:
            return
        if found:
            self._case.tried(self._case.table.edits(found.taken))

    def _releases(self, finding: Broken, pins: Sequence[Pin]) -> Iterator[Release]:
        """Return what it costs to cure a finding once one pin is given up."""
        for pin in pins:
            others = [one for one in self._case.request.fixed if one != pin]
            if found := self._price(others, finding):
                yield Release(pin, found.cost, found.proven)
