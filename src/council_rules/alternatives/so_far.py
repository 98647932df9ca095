"""What a search has come to while it goes on, for those who end it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from council_rules.alternatives.case import OPEN, Case, goals_of
from council_rules.alternatives.comments import lost_comments
from council_rules.alternatives.missing import missing
from council_rules.alternatives.outcome import (
    Alternative,
    Alternatives,
    Change,
    Conflict,
    Finding,
    Outcome,
    Scope,
    short_of_met,
)
from council_rules.alternatives.request import Request
from council_rules.alternatives.trial import Trial
from council_rules.analysis.standard import Standard
from council_rules.findings.finding import Verdict
from council_rules.findings.report import FileReport
from council_rules.proposal.load import Loaded

Keep = Callable[[Alternatives], None]


def so_far(
    case: Case,
    found: Sequence[Alternative],
    impossible: Mapping[Finding, Conflict] | None = None,
    weighed: int = 0,
) -> Alternatives:
    """Return what there is if the search ends now.

    ``impossible`` are goals that are proven to be out of reach, ``weighed`` is how many edits
    the solver has weighed by now.
    """
    met = {one for alternative in found for one in alternative.cures}
    known = impossible or {}
    return Alternatives(
        file=case.loaded.name,
        request=case.request,
        goals=case.goals,
        wanted=case.wanted,
        before=case.report or outline(case.loaded),
        found=tuple(found),
        conflicts=tuple(
            _short_of_met(known.get(one, Conflict(one, Outcome.CUT_SHORT)), found)
            for one in case.wanted
            if one not in met
        ),
        unsecured=(),
        complete=False,
        scope=Scope(weighed),
        missing=tuple(missing(case.draft, case.wanted)),
        judged_by=case.standard.judged_by,
    )


def _short_of_met(known: Conflict, found: Sequence[Alternative]) -> Conflict:
    return replace(known, outcome=short_of_met(found, known.finding) or known.outcome)


class SoFar:
    """Hands on what a search has come to, whenever that is more than before."""

    def __init__(self, case: Case, keep: Keep) -> None:
        """Take the case and who is to be given what there is; at first that are its goals."""
        self._case, self._keep = case, keep
        self._found: list[Alternative] = []
        missed = len(case.wanted)
        self._best = ((missed, missed, missed), 0, 0)
        self._weighed = 0
        self.impossible: dict[Finding, Conflict] = {}
        self._hand_on()

    def hear(self, trial: Trial) -> None:
        """Take edits that are not refused; what they come to is told in brief."""
        if self._is_better(trial):
            self.tell(trial, brief(self._case, trial))

    def tell(self, trial: Trial, told: Alternative) -> None:
        """Take edits that are not refused with all that is told of them."""
        self._best = _rank(trial)
        self._found = [told]
        self._hand_on()

    def weigh(self, number: int, impossible: Iterable[Conflict]) -> None:
        """Take how many edits the solver has weighed, and what it has found impossible."""
        self._weighed = number
        self.impossible |= {one.finding: one for one in impossible}
        self._hand_on()

    def _is_better(self, trial: Trial) -> bool:
        return bool(trial.edits) and _rank(trial) < self._best

    def _hand_on(self) -> None:
        self._keep(so_far(self._case, self._found, self.impossible, self._weighed))


def unjudged(loaded: Loaded, request: Request, standard: Standard) -> Alternatives:
    """Return what there is before it is known what is violated: the goals."""
    return Alternatives(
        file=loaded.name,
        request=request,
        goals=goals_of(request, standard),
        wanted=(),
        before=outline(loaded),
        found=(),
        conflicts=(),
        unsecured=(),
        complete=False,
        judged=False,
        judged_by=standard.judged_by,
    )


def _rank(trial: Trial) -> tuple[tuple[int, int, int], int, int]:
    return trial.score[:3], trial.cost, trial.score[-1]


def brief(case: Case, trial: Trial) -> Alternative:
    """Return the alternative that edits are by their verdicts alone; nothing is proven of it.

    What each of them does, and who can decide and stop then, takes a report to find out.
    """
    written = case.written(trial.edits)
    now = [one for one, verdict in trial.verdicts.items() if verdict is Verdict.VIOLATED]
    now_open = [one for one, verdict in trial.verdicts.items() if verdict in OPEN]
    short_of = [Verdict.VIOLATED, *([Verdict.UNDETERMINED] if case.request.robust else [])]
    return Alternative(
        changes=tuple(Change(edit, (), (), worked_out=False) for edit in trial.edits),
        cost=trial.cost,
        moved=trial.score[-1],
        proven=False,
        bound=0,
        outcomes=trial.outcomes,
        remaining=tuple(
            one
            for one, verdict in trial.verdicts.items()
            if verdict in short_of and one[0] in case.goals
        ),
        opened=tuple(one for one in now_open if one not in case.was_open),
        settled=tuple(one for one in now if one in case.was_open),
        broken=tuple(one for one in now if one not in {*case.was, *case.was_open}),
        shares=(),
        lost=lost_comments(case.loaded.text, written),
        text=written,
        before=case.report or outline(case.loaded),
        after=outline(case.loaded),
        in_full=False,
    )


def outline(loaded: Loaded) -> FileReport:
    """Return a report on a file of which no report was made: it says nothing but its name."""
    return FileReport(
        file=loaded.name,
        title=loaded.name,
        proposal=loaded.proposal.proposal.id,
        sha256=loaded.sha256,
        findings=(),
        not_applicable=(),
        not_checked=(),
        open_points=(),
        assumptions=(),
        powers=(),
        warnings=(),
        problems=(),
    )
