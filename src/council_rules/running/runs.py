"""Checks from Python: files, folders, texts or loaded proposals in, a ``Report`` out."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from council_rules.findings.report import Report
from council_rules.gate.passed import Passed
from council_rules.limits import Limits
from council_rules.rulebook.profiles import DEFAULT
from council_rules.running.collecting import NothingToCheck as NothingToCheck
from council_rules.running.collecting import collect as collect
from council_rules.running.collecting import collected
from council_rules.running.jobs import Job, Text, judged, standard_by
from council_rules.settings import Settings

if TYPE_CHECKING:
    from council_rules.analysis.standard import Standard
    from council_rules.gate.judgements import AuditedJudgement
    from council_rules.gate.waivers import Audited
    from council_rules.proposal.load import Loaded

Entries = Callable[[Report], Report]

# Starting a process takes as long as judging a file or two.
_FILES_EACH = 4


def check(
    what: "str | Path | Loaded",
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    parameters: Mapping[str, Mapping[str, str]] | None = None,
    rules: Sequence[str | Path] = (),
    scenario: str | None = None,
    cures: bool = False,
    today: str | None = None,
    limits: Limits | None = None,
    profile: str = DEFAULT,
) -> Report:
    """Return the report on a file, a folder, a text of more than one line, or a proposal.

    ``profile`` is what rules are taken from: recommended, law, transition or all.
    ``select`` and ``ignore`` hold codes, beginnings of codes, names or pages of rules; a rule
    that is selected in full is used whatever the profile. ``parameters`` are texts by code and
    name, as in ``{"REP001": {"minimum": "2"}}``, ``rules`` pages or folders of pages besides
    those that ship; ``scenario`` is the id of a scenario that every proposal has, to be
    assumed. ``cures`` adds to each violation what would cure it at the least cost. Judgements
    and waivers in the proposals are applied; ``today`` is the day on which they have to hold,
    as in "2026-03-21", by default the present one. No settings file is read. With ``limits``
    each file is judged in a process of its own, and not judged if it needs more.

    A file that cannot be read is part of the report, under ``problems``. With ``rules``
    the work is done in a process of its own, with limits to its time and memory; if they
    do not suffice, that is a problem of every file. Raises ``NothingToCheck`` for a path
    that leads nowhere, ``RuleBookError`` for pages, codes and parameters that cannot be
    used, and ``UnknownScenario`` if a proposal lacks the scenario.
    """
    given = {code: dict(values) for code, values in (parameters or {}).items()}
    pages = tuple(map(Path, rules))
    settings = Settings(
        tuple(select),
        tuple(ignore),
        pages,
        given,
        today=today or "",
        limits=limits,
        profile=profile,
    )
    if not isinstance(what, str | Path):
        return _report([what], settings, scenario, cures)
    if isinstance(what, str) and "\n" in what:
        return run_text(what, "text", settings, scenario, cures)
    return run([Path(what)], settings, scenario, cures)


def run(
    paths: Sequence[Path],
    settings: Settings,
    scenario: str | None = None,
    cures: bool = False,
    cached: bool = False,
    jobs: int | None = 1,
    force_exclude: bool = False,
    entries: Entries | None = None,
) -> Report:
    """Return the report on all proposals at ``paths``: files, and folders of files.

    ``cached`` takes reports of an earlier run for files that nothing has changed about since.
    The work is done in ``jobs`` processes side by side, or in as many as pay if that is None;
    the report is the same. ``force_exclude`` passes over what the settings exclude though it
    is named; ``entries`` may take waivers and judgements out of the proposals before they are
    applied. Raises ``NothingToCheck``, ``RuleBookError`` and ``UnknownScenario`` as
    ``check`` does.
    """
    found = collected(paths, settings, force_exclude)
    files = found.files
    parts = _parts(len(files)) if jobs is None else min(jobs, len(files))
    job = Job(files, settings, scenario, cures, cached)
    report = _passed(job, parts, entries).report
    return replace(report, passed_over=found.passed_over, settings=settings.file)


def _parts(files: int) -> int:
    """Return how many processes pay for so many files: each takes a moment to start."""
    return max(1, min(os.cpu_count() or 1, files // _FILES_EACH))


def run_text(
    text: str,
    name: str,
    settings: Settings,
    scenario: str | None = None,
    cures: bool = False,
    entries: Entries | None = None,
) -> Report:
    """Return the report on one text, called ``name``.

    ``entries`` is as for ``run``. Raises ``RuleBookError`` and ``UnknownScenario`` as ``check``
    does.
    """
    job = Job((Text(name, text),), settings, scenario, cures)
    return _passed(job, entries=entries).report


def run_texts(texts: Sequence[Text], settings: Settings, scenario: str | None = None) -> Report:
    """Return the report on several texts, in order.

    Raises ``RuleBookError`` and ``UnknownScenario`` as ``check`` does.
    """
    return _report(texts, settings, scenario)


def run_here(job: Job, chosen: "Standard") -> Report:
    """Return the report on a job, judged by ``chosen`` in this process, its own pages too.

    For those who are themselves in a process that can be ended. Raises ``SettingsError``,
    ``RuleBookError`` and ``LogicError``.
    """
    job = _with_entries(job)
    return _left(judged(job, chosen), job).report


def run_scenarios(path: Path | Text, settings: Settings) -> tuple[Report, ...]:
    """Return the reports on one file or text: as it stands, then in each of its scenarios.

    Raises ``RuleBookError`` as ``check`` does.
    """
    plain = _report([path], settings)
    scenarios = plain.files[0].scenarios
    return (plain, *(_report([path], settings, scenario.id) for scenario in scenarios))


def run_waivers(
    paths: Sequence[Path], settings: Settings
) -> "tuple[Report, tuple[Audited, ...]]":
    """Return the report on all proposals at ``paths``, and what becomes of each waiver.

    Raises ``NothingToCheck``, ``SettingsError`` and ``RuleBookError`` as ``check`` does.
    """
    passed = _passed(Job(tuple(collect(paths, settings)), settings))
    return passed.report, passed.waivers


def run_judgements(
    paths: Sequence[Path], settings: Settings
) -> "tuple[Report, tuple[AuditedJudgement, ...]]":
    """Return the report on all proposals at ``paths``, and what becomes of each judgement.

    Raises ``NothingToCheck``, ``SettingsError`` and ``RuleBookError`` as ``check`` does.
    """
    passed = _passed(Job(tuple(collect(paths, settings)), settings))
    return passed.report, passed.judgements


def _report(
    inputs: "Iterable[Path | Text | Loaded]",
    settings: Settings,
    scenario: str | None = None,
    cures: bool = False,
) -> Report:
    return _passed(Job(tuple(inputs), settings, scenario, cures)).report


def _passed(job: Job, parts: int = 1, entries: Entries | None = None) -> Passed:
    """Return the report on a job as the gate leaves it, with what became of each entry."""
    job = _with_entries(job)
    report = _judged(job, parts)
    return _left(entries(report) if entries else report, job)


def _left(report: Report, job: Job) -> Passed:
    """Return a judged report as the gate leaves it."""
    matters = job.waivers or job.judgements or job.settings.exclude or job.settings.overrides
    if not (matters or any(file.waivers or file.judgements for file in report.files)):
        return Passed(report)
    from council_rules.gate.passing import passed

    return passed(report, job.settings, job.waivers, job.judgements)


def _with_entries(job: Job) -> Job:
    """Return a job with the waivers and judgements that stand in files beside proposals."""
    settings = job.settings
    if settings.waivers is not None:
        from council_rules.gate import waiver_entries

        job = replace(
            job,
            waivers=waiver_entries.read(settings.waivers, _held(settings, settings.waivers)),
        )
    if settings.judgements is not None:
        from council_rules.gate import judgement_entries

        job = replace(
            job,
            judgements=judgement_entries.read(
                settings.judgements, _held(settings, settings.judgements)
            ),
        )
    return job


def _held(settings: Settings, path: Path) -> bytes | None:
    """Return what a file of excuses held at the commit of the settings, if they are of one."""
    return settings.contents.get(str(path))


def _judged(job: Job, parts: int) -> Report:
    if job.settings.limits is not None:
        from council_rules.running import within

        return within.report(job, job.settings.limits, parts)
    if not job.settings.rules and parts <= 1:
        return judged(job, standard_by(job.settings))
    from council_rules.running import worker  # several processes, or pages that are not ours

    if job.settings.rules:
        return worker.report(job, worker.LIMITS)
    return worker.report_in_parts(job, parts)
