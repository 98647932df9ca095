"""Edits tried one by one and two by two in the file itself.

Rules about voting games are not weighed by the solver, and some edits cannot be put into its
program. So those are written into the file and checked, the cheap ones first: first for the
goals alone, which is quick, and only what helps there by all rules.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from council_rules.alternatives.case import Case
from council_rules.alternatives.edits import Edit
from council_rules.alternatives.outcome import Finding, Outcome
from council_rules.alternatives.quotas import has_more
from council_rules.alternatives.refusals import near
from council_rules.alternatives.request import covers
from council_rules.alternatives.trial import Trial
from council_rules.logic.optimisation import Deadline, Progress
from council_rules.record import Record

PHASE = "trying edits in the file"


class _Option(Record):
    """An edit and its lever, of which only one edit can be made."""

    lever: str
    path: str
    edit: Edit


class Direct:
    """The trials of single edits and of pairs, until time is up."""

    def __init__(
        self, case: Case, seconds: float, deadline: Deadline, tell: Progress | None
    ) -> None:
        """Take the case, how long to try, when to end anyhow, and who hears how far this is."""
        self._case, self._seconds, self._whole, self._tell = case, seconds, deadline, tell
        self._deadline = deadline
        self._options = list(_options(case))
        self._aim: frozenset[Finding] = frozenset()
        self.singly, self.pairs, self.ended, self.all_singly = 0, 0, True, True

    def run(
        self,
        goals: Sequence[Finding],
        aim: Sequence[Finding],
        bases: Iterable[tuple[Edit, ...]] = (),
    ) -> None:
        """Try what may meet some goals, by itself and in addition to other edits.

        What comes of it is among the trials of the case. There is no more to be tried that
        costs more than what meets everything that is the ``aim``. ``ended`` is whether all
        else was tried, ``all_singly`` whether at least all single edits were.
        """
        self._deadline = Deadline(self._seconds, self._whole)
        codes, self._aim = frozenset(code for code, _ in goals), frozenset(aim)
        for base in ((), *bases):
            self._try(base, [[one] for one in self._options], codes)
        self.all_singly = self.ended
        close = self._close_to(goals)
        self._try((), combinations(close, 2), codes)

    def leaves_none_below(self, cost: int) -> bool:
        """Return whether all edits that cost less, and may meet what was aimed at, were tried.

        Those not tried are more than two edits, or than one where no pair is near the goals,
        or quotas of which there are very many.
        """
        if not self.ended or cost <= self.cheapest:
            return self.ended
        not_tried = 1 if has_more(self._case.draft) else 3 if self.pairs else 2
        return cost <= not_tried * self.cheapest

    @property
    def cheapest(self) -> int:
        """Return what the cheapest edit costs."""
        return min((one.edit.cost for one in self._options), default=1)

    def _try(
        self,
        base: tuple[Edit, ...],
        some: Iterable[Sequence[_Option]],
        codes: frozenset[str],
    ) -> None:
        own = {id(edit) for edit in base}
        taken = {one.lever for one in self._options if id(one.edit) in own}
        ordered = sorted(some, key=lambda options: sum(one.edit.cost for one in options))
        for options in ordered:
            levers = [one.lever for one in options]
            if len({*levers}) < len(levers) or taken & {*levers}:
                continue
            edits = (*base, *(one.edit for one in options))
            cost = sum(edit.cost for edit in edits)
            if not self._within(edits, cost):
                continue
            least = self._least()
            if least is not None and cost > least:
                return
            if not self._deadline.left:
                self.ended = False
                return
            if self._tell:
                self._tell(least, 0, PHASE)
            self.singly += len(edits) == 1
            self.pairs += len(edits) > 1
            if self._case.glance(edits, codes):
                self._case.tried(sorted(edits, key=lambda edit: edit.turn))

    def _within(self, edits: Sequence[Edit], cost: int) -> bool:
        most_edits, most_cost = self._case.request.most_edits, self._case.request.most_cost
        few = most_edits is None or len(edits) <= most_edits
        return few and (most_cost is None or cost <= most_cost)

    def _least(self) -> int | None:
        """Return what the cheapest trial costs that meets the whole aim; None without any."""
        meeting = (
            one.cost
            for one in trials_of(self._case)
            if self._aim <= {*one.with_outcome(Outcome.MET)}
        )
        return min(meeting, default=None)

    def _close_to(self, goals: Iterable[Finding]) -> list[_Option]:
        """Return the options at the bodies and procedures that goals may hang on."""
        proposal = self._case.loaded.proposal
        about = {path for _, subject in goals for path in near(proposal, subject)}
        return [
            one
            for one in self._options
            if any(covers(path, at) for path in about for at in (one.path, *one.edit.touches))
        ]


def trials_of(case: Case) -> list[Trial]:
    """Return what was tried and is not refused."""
    return [one for one in case.allowed if not one.refused]


def _options(case: Case) -> Iterator[_Option]:
    """Return all edits that may be made by themselves."""
    for lever in (*case.levers, *case.quotas):
        for edit in lever.edits if not lever.needs else ():
            paths = (lever.path, *edit.touches)
            if not any(pin.holds(path) for pin in case.request.fixed for path in paths):
                yield _Option(lever.id, lever.path, edit)
