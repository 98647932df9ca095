"""What is no pass: verdicts that are open, rules that were not run, parts out of sight."""

from collections.abc import Iterator
from dataclasses import replace

from council_rules.findings.evidence import Notice
from council_rules.findings.finding import Verdict
from council_rules.findings.report import FileReport, Report
from council_rules.gate.levels import Levels

NO_PASS = "STR001"

_OPEN = (Verdict.UNDETERMINED, Verdict.NEEDS_JUDGEMENT)


def strict(report: Report, fail_on: str) -> Report:
    """Return a report in which what is no pass is an error of its file.

    Only rules count that are at least as grave as ``fail_on`` and not advisory.
    """
    levels = Levels.of(report, fail_on)
    return replace(report, files=tuple(_told(file, levels) for file in report.files))


def _told(file: FileReport, levels: Levels) -> FileReport:
    parts = list(_parts(file, levels))
    if not parts:
        return file
    message = f"No pass by --strict: {'; '.join(parts)}"
    notice = Notice(NO_PASS, "error", message, "state what is left open or out", None)
    return replace(file, warnings=(*file.warnings, notice))


def _parts(file: FileReport, levels: Levels) -> Iterator[str]:
    found = [one for one in file.of(*_OPEN) if levels.matters(one)]
    for verdict, words in zip(_OPEN, ("undetermined", "for a person to judge"), strict=True):
        codes = sorted({one.code for one in found if one.verdict is verdict})
        number = sum(one.verdict is verdict for one in found)
        if codes:
            verdicts = "1 verdict is" if number == 1 else f"{number} verdicts are"
            yield f"{verdicts} {words} ({', '.join(codes)})"
    if codes := [code for code in file.not_checked if levels.fails(code)]:
        rules = "1 rule was" if len(codes) == 1 else f"{len(codes)} rules were"
        yield f"{rules} not checked ({', '.join(codes)})"
    for one in file.coverage:
        if any(map(levels.fails, one.rules)):
            yield one.message
