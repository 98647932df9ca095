"""A report as text for people: findings with their places, then what it comes to."""

from collections.abc import Callable, Iterator

from council_rules.findings.report import FileReport, Report
from council_rules.render.blocks import finding_block, notice_block
from council_rules.render.coverage import coverage_block, coverage_lines
from council_rules.render.display import clean
from council_rules.render.frames import lines_of
from council_rules.render.look import Look
from council_rules.render.openness import draft_line, items, scenario_block, settling_block
from council_rules.render.powers import powers_block
from council_rules.render.shown import folded, is_shown
from council_rules.render.summary import file_summary, run_summary

Source = Callable[[FileReport], str | None]


def render(report: Report, look: Look, source: Source) -> str:
    """Return the report as text.

    ``source`` gives the text of a file, None where it is not to be had or is not the text
    that was checked; the findings of such a file are shown without frames.
    """
    blocks = [block for file in report.files for block in _file(file, look, source)]
    blocks += [notice_block(notice, "", None, look) for notice in report.notices]
    blocks.append(run_summary(report, look))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _file(file: FileReport, look: Look, source: Source) -> Iterator[list[str]]:
    findings = [finding for finding in file.findings if is_shown(finding, look)]
    noted = findings or file.warnings or file.problems or file.coverage
    text = source(file) if noted else None
    lines = None if text is None else lines_of(text)
    for notice in (*file.problems, *file.warnings):
        yield notice_block(notice, file.file, lines, look)
    if file.scenario:
        yield scenario_block(file.scenario, file.file, look)
    if file.assumptions:
        yield [
            look.paint(f"assumed in {clean(file.file)}:", "bold"),
            *items(file.assumptions, look),
        ]
    for first, *others in folded(findings, look):
        yield finding_block(first, others, file.file, lines, bool(file.open_points), look)
    if look.verbose and (table := powers_block(file, look)):
        yield table
    if file.settling and not look.quiet:
        yield settling_block(file, look)
    if look.verbose:
        yield from (coverage_block(one, file.file, lines, look) for one in file.coverage)
    if summary := file_summary(file, look):
        draft = () if look.quiet else draft_line(file, look)
        yield [*summary, *coverage_lines(file, look), *draft]
