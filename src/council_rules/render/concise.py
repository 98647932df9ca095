"""A report as one line for each cause, for terminals, editors and minutes."""

from collections.abc import Iterator, Sequence

from council_rules.findings.evidence import Notice
from council_rules.findings.finding import Finding, Verdict
from council_rules.findings.report import FileReport, Report
from council_rules.render.display import clean
from council_rules.render.exempt import said
from council_rules.render.look import COLOURS, Look, level_of
from council_rules.render.machine import notices_of
from council_rules.render.shown import folded, is_shown
from council_rules.render.summary import file_summary, run_summary


def render(report: Report, look: Look) -> str:
    """Return the report with a line for each cause: place, level, code and message."""
    blocks = [list(_file(file, look)) for file in report.files]
    blocks.append([_notice("", notice) for notice in report.notices])
    blocks.append(run_summary(report, look))
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _file(file: FileReport, look: Look) -> Iterator[str]:
    for notice in (*file.problems, *notices_of(file)):
        yield _notice(file.file, notice)
    findings = [finding for finding in file.findings if is_shown(finding, look)]
    for group in folded(findings, look):
        yield _line(file.file, group, look)
    yield from file_summary(file, look)


def _line(file: str, group: Sequence[Finding], look: Look) -> str:
    first, place = group[0], group[0].place
    level = level_of(first)
    message = first.message
    if first.verdict is Verdict.NEEDS_JUDGEMENT:
        message += f": {' '.join(question.told for question in first.questions)}"
    more = f" (and {len(group) - 1} more)" if len(group) > 1 else ""
    more += f" ({said(first.exempt)})" if first.exempt else ""
    label = look.paint(f"{level} {first.code}", COLOURS[level])
    return clean(f"{file}:{place.line}:{place.column}: ") + label + clean(f" {message}{more}")


def _notice(file: str, notice: Notice) -> str:
    place = f":{notice.place.line}:{notice.place.column}" if notice.place else ""
    hint = f" ({notice.hint})" if notice.hint else ""
    file = (notice.place.file if notice.place else "") or file
    where = f"{file}{place}: " if file else ""
    return clean(f"{where}{notice.severity} {notice.code} {notice.message}{hint}")
