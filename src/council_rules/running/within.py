"""A job judged within limits: each proposal in a process that can be ended."""

from dataclasses import replace

from council_rules.analysis.notices import unreadable
from council_rules.findings.evidence import Notice
from council_rules.findings.report import FileReport, Report
from council_rules.limits import Limits
from council_rules.running import contained
from council_rules.running.contained import MEMORY, TIME, Stopped
from council_rules.running.jobs import (
    Job,
    Source,
    chosen_by,
    completed,
    judged_file,
    kept_file,
    nothing_judged,
    outline,
    overrides_of,
    standard_by,
)
from council_rules.words import listed

ALLOW = {TIME: "allow more with '--time-limit'", MEMORY: "allow more with '--memory-limit'"}
FIND = "leave pages out one by one with '--ignore' to find the one it is"


def report(job: Job, limits: Limits, processes: int = 1) -> Report:
    """Return the report on a job; so many proposals are judged side by side.

    A proposal that needs more than the limits has the problem RUN002, or RUN001 where it is
    judged by pages that are not ours; the others are judged. Such pages are compiled in these
    processes as well. Raises RuleBookError, LogicError and UnknownScenario as judging in this
    process does.
    """
    if not contained.possible():
        return _one_by_one(job, limits)
    foreign = bool(job.settings.rules)
    rules = None if foreign else chosen_by(job.settings)
    overrides = overrides_of(job)
    named = list(zip(job.inputs, job.names, strict=True))
    known = [kept_file(*one, rules, job) if rules else None for one in named]
    left = [one for one, report in zip(named, known, strict=True) if report is None]
    chosen = standard_by(job.settings, rules) if rules and left else None

    def work(one: tuple[Source, str]) -> tuple[Report, FileReport]:
        nonlocal chosen
        chosen = chosen or standard_by(job.settings)
        return outline(chosen), judged_file(*one, chosen, job)

    found = contained.each(left, work, limits, processes)
    begun = outline(rules) if rules else nothing_judged()
    begun = next((one[0] for one in found if not isinstance(one, Stopped)), begun)
    judged = (
        unreadable(name, [_not_judged(one, limits, job)], begun.rules)
        if isinstance(one, Stopped)
        else one[1]
        for (_, name), one in zip(left, found, strict=True)
    )
    files = [next(judged) if report is None else report for report in known]
    return completed(begun, files, job, overrides)


def _one_by_one(job: Job, limits: Limits) -> Report:
    """Return the report where no copy of this process can be made: a new one for each file."""
    from council_rules.running import worker

    given = worker.Limits(
        seconds_for_run=30, seconds_for_file=limits.seconds, memory=limits.memory
    )
    reports = [worker.report(replace(job, inputs=(one,)), given) for one in job.inputs]
    begun = next((one for one in reports if one.files[0].checked), reports[0])
    return replace(begun, files=tuple(one.files[0] for one in reports))


def _not_judged(stopped: Stopped, limits: Limits, job: Job) -> Notice:
    """Return the problem of a file whose judging was stopped."""
    most = limits.seconds_said if stopped.why == TIME else limits.memory_said
    pages = listed([str(path) for path in job.settings.rules], "and")
    if stopped.why not in ALLOW:
        by = f" by rules from {pages}" if pages else ""
        return _problem(job, f"Not judged: judging it{by} broke down: {stopped.how}", "")
    if pages:
        message = f"Not judged: rules from {pages} need more than {most} for this file"
        return _problem(job, message, f"{FIND}, or {ALLOW[stopped.why]}")
    message = f"Not judged: too large. Judging this file takes more than {most}"
    return _problem(job, message, ALLOW[stopped.why])


def _problem(job: Job, message: str, hint: str) -> Notice:
    code = "RUN001" if job.settings.rules else "RUN002"
    return Notice(code, "error", message, hint, None)
