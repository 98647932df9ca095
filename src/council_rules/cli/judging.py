"""A check as the command line asks for it: judged, told as a whole, with the texts at hand."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from council_rules.findings.evidence import Notice
    from council_rules.findings.report import FileReport, Report
    from council_rules.settings import Settings


class How(NamedTuple):
    """How to judge: under a scenario, with cures, from the cache, in how many processes.

    ``force_exclude`` passes over what the settings exclude though it is named. ``entries``
    takes out waivers and answers that a change brings for itself.
    """

    scenario: str | None
    cures: bool
    cached: bool
    jobs: int | None
    force_exclude: bool
    entries: "Callable[[Report], Report] | None"


def checked(
    paths: list[str], stdin_name: str, settings: "Settings", how: How
) -> "tuple[Report, str | None]":
    """Return the report, and the text of standard input if that was checked."""
    from council_rules.cli import stdin
    from council_rules.cli.failures import fail, told
    from council_rules.running.runs import run, run_text

    with told(settings):
        if paths == [stdin.NAME]:
            text = stdin.read()
            judged = run_text(text, stdin_name, settings, how.scenario, how.cures, how.entries)
            return judged, text
        if stdin.NAME in paths:
            raise fail("'-' stands for standard input and cannot be mixed with paths")
        return run([Path(path) for path in paths], settings, *how), None


def whole(
    report: "Report", settings: "Settings", strict: bool, notices: "Sequence[Notice]"
) -> "Report":
    """Return the report with what is told beside its verdicts, what counts first."""
    from dataclasses import replace

    from council_rules.findings.finding import in_report_order
    from council_rules.gate.notices import told
    from council_rules.gate.strict import strict as no_pass

    report = told(replace(report, notices=(*notices, *report.notices)))
    if strict:
        report = no_pass(report, settings.threshold)
    files = (replace(one, findings=in_report_order(one.findings)) for one in report.files)
    return replace(report, files=tuple(files))


def refuse_unknown(subjects: "Sequence[str]", report: "Report") -> None:
    """Raise CommandError, told, for a subject that no finding is about."""
    found = {finding.subject for finding in report.findings}
    if unknown := [subject for subject in subjects if subject not in found]:
        from council_rules.cli.failures import fail
        from council_rules.words import listed, meant

        message = f"No rule was applied to {listed(unknown)}"
        raise fail(message, hint=meant(unknown[0], found) or "--full shows all subjects")


def files_read(settings: "Settings", config: str | None) -> "Iterator[str]":
    """Return the files besides proposals that a run reads."""
    for path in (
        config,
        settings.baseline,
        settings.waivers,
        settings.judgements,
        *settings.rules,
    ):
        if path is not None:
            yield str(path)


def source_of(file: "FileReport") -> str | None:
    """Return the text of a file, None if it is no longer the text that was checked."""
    from council_rules import files
    from council_rules.limits import MAX_BYTES

    try:
        content = files.read(file.file, MAX_BYTES)
    except (OSError, ValueError):
        return None
    if file.sha256:
        import hashlib

        if hashlib.sha256(content).hexdigest() != file.sha256:
            return None
    return content.decode("utf-8-sig", "replace")
