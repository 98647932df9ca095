"""The cheapest cure for each finding by itself, as far as the time goes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from council_rules.alternatives.abstraction import Broken, by_subject
from council_rules.alternatives.case import Case
from council_rules.alternatives.direct import Direct, trials_of
from council_rules.alternatives.outcome import Finding, Outcome, UnknownPath
from council_rules.alternatives.refinement import Refinement
from council_rules.alternatives.request import UnknownKind, request_in
from council_rules.alternatives.trial import Trial
from council_rules.analysis.standard import Standard
from council_rules.findings.evidence import Notice, Place
from council_rules.findings.finding import Cure, Verdict
from council_rules.findings.report import FileReport
from council_rules.logic.optimisation import Deadline
from council_rules.logic.repair import RepairProgram
from council_rules.proposal.load import Loaded

# What is cheap for one file: a finding whose turn does not come says so.
SECONDS = 20.0
# Of what is left of the time, so much may go into the trials for one finding.
SHARE = 0.25


def cured(
    report: FileReport, loaded: Loaded, standard: Standard, scenario: str | None = None
) -> FileReport:
    """Return a report with cures, or with a notice if the file asks for what it lacks.

    ``scenario`` is the one that the report assumes.
    """
    try:
        return with_cures(report, loaded, standard, scenario=scenario)
    except (UnknownPath, UnknownKind) as unknown:
        hint = f"did you mean '{unknown.close}'?" if unknown.close else ""
        place = loaded.places.nearest("alternatives").key
        notice = Notice("ALT001", "error", str(unknown), hint, Place("alternatives", *place))
        return replace(report, warnings=(*report.warnings, notice))


def with_cures(
    report: FileReport,
    loaded: Loaded,
    standard: Standard,
    seconds: float = SECONDS,
    scenario: str | None = None,
) -> FileReport:
    """Return a report whose violations say what would cure each of them at the least cost.

    A cure breaks no other rule anew; what the file says of pins and costs holds for it. What
    is open is taken to turn out in the usual way. What a person is to judge is not searched:
    ``alternatives`` aims at it once it is judged. Raises UnknownPath and UnknownKind for
    what the file says of alternatives and does not have.
    """
    report = _asking(report)
    if not report.of(Verdict.VIOLATED):
        return report
    codes = tuple(rule.code for rule in standard.rules)
    request = replace(
        request_in(loaded).complete(codes), most_edits=None, most_cost=None, scenario=scenario
    )
    case = Case(loaded, standard, request, report)
    found = dict(_cures(case, Deadline(seconds)))
    return replace(
        report,
        findings=tuple(
            replace(one, cure=found.get((one.code, one.subject), Cure(searched=False)))
            if one.verdict is Verdict.VIOLATED
            else one
            for one in report.findings
        ),
    )


def _asking(report: FileReport) -> FileReport:
    """Return a report in which what a person judges is not searched: nobody has judged yet."""
    asks, none = Verdict.NEEDS_JUDGEMENT, Cure(searched=False)
    found = (replace(f, cure=none) if f.verdict is asks else f for f in report.findings)
    return replace(report, findings=tuple(found))


def _cures(case: Case, deadline: Deadline) -> Iterator[tuple[Finding, Cure]]:
    """Return the cures of findings, rule by rule, until time is up."""
    pinned = case.pinned(pin.path for pin in case.request.fixed)
    for code in dict.fromkeys(code for code, _ in case.was):
        if code not in case.weighable:
            yield from _tried(case, [one for one in case.was if one[0] == code], deadline)
            continue
        refinement = Refinement(
            case, [one for one in case.was if one[0] == code], "cost", deadline
        )
        for broken in sorted(refinement.abstraction.program.wanted):
            ((at,),) = [by_subject([broken])]
            try:
                solution = refinement.best(pinned, partial(_curing, broken))
            except TimeoutError:
                if not deadline.left:
                    return
                continue
            if solution is None:
                # of edits that the solver does not weigh it says nothing
                yield from (
                    _tried(case, [at], deadline) if case.table.unweighed else [(at, Cure())]
                )
                continue
            trial = case.tried(case.table.edits(solution.taken))
            if trial and at in trial.with_outcome(Outcome.MET):
                proven = solution.proven and not case.table.unweighed
                yield at, Cure(_said(trial), solution.cost, proven)


def _tried(
    case: Case, findings: Sequence[Finding], deadline: Deadline
) -> Iterator[tuple[Finding, Cure]]:
    """Return the cures of findings of which the solver does not tell, found by trials.

    Where no trial cures a finding, nothing is known of it: three edits might.
    """
    for at in findings:
        if deadline.left:
            direct = Direct(case, deadline.left * SHARE, deadline, None)
            direct.run([at], aim=[at])
            meeting = [one for one in trials_of(case) if at in one.with_outcome(Outcome.MET)]
            if meeting:
                best = min(meeting, key=lambda one: (one.cost, len(one.edits)))
                yield at, Cure(_said(best), best.cost, direct.leaves_none_below(best.cost))


def _said(trial: Trial) -> tuple[str, ...]:
    return tuple(edit.says for edit in trial.edits)


def _curing(broken: Broken, program: RepairProgram) -> list[int]:
    return program.met([broken])
