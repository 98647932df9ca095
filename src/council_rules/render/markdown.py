"""A report as Markdown: a table for each file, for summaries of jobs and for comments."""

import re
from collections.abc import Iterator, Sequence

from council_rules.findings.finding import Finding, Verdict
from council_rules.findings.report import FileReport
from council_rules.render.account import sentences
from council_rules.render.answers import reasons_of
from council_rules.render.display import clean
from council_rules.render.look import counted, level_of
from council_rules.render.machine import Run, Told, excused, notices_of, of_notice, of_run

_HEAD = ["| level | code | place | message |", "| --- | --- | --- | --- |"]
# what begins a link, an emphasis, a piece of code or another cell
_BEGINNING = re.compile(r"^(\d*)([.)](?=\s|$)|#+(?=\s|$)|[-+](?=[\s-]|$)|=+$)")
_CALLS = re.compile(r"(@(?=\w)|#(?=\d)|(?<=\w):(?=//)|\bwww(?=\.))")
_SIGNS = re.compile(r"([\\`*_\[\]|~])")


def render(run: Run) -> str:
    """Return the report as Markdown: what is all verdicts but those that are met."""
    blocks = [["# council-rules"], _summary(run)]
    if run.report.notices:
        blocks.append([*_HEAD, *(_notice(of_run(one, run)) for one in run.report.notices)])
    for file in run.report.files:
        path = clean(run.path(file.file))
        blocks.append([f"## {escaped(path)}"])
        blocks.append([_counts(file)])
        if rows := list(_rows(file, path)):
            blocks.append([*_HEAD, *rows])
        if excused_rows := [_finding(one) for one in file.findings if one.exempt]:
            blocks += _folded(excused_rows)
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _summary(run: Run) -> list[str]:
    report = run.report
    first, *rest = sentences(run.account)
    not_judged = run.account.files.not_judged
    told = [f"**{counted(not_judged, 'file')} not judged**"] if not_judged else []
    said = [escaped(one) for one in (first, *rest)]
    by = f"Rule book {report.rule_book[:12]}, council-rules {report.version}."
    return [*(f"{one}.  " for one in (*told, *said)), by]


def _counts(file: FileReport) -> str:
    if not file.checked:
        return f"Not checked: {counted(len(file.problems), 'problem')}."
    numbers = [
        f"{len(file.of(Verdict.VIOLATED))} violated",
        f"{len(file.of(Verdict.UNDETERMINED))} undetermined",
        f"{len(file.of(Verdict.NEEDS_JUDGEMENT))} for a person to judge",
        *_judged(file),
        f"{len(file.of(Verdict.MET))} met",
        f"{counted(len(file.not_applicable), 'rule does', 'rules do')} not apply",
    ]
    return f"{escaped(file.title)}: {', '.join(numbers)}."


def _judged(file: FileReport) -> Iterator[str]:
    for verdict, what in ((Verdict.JUDGED_VIOLATED, "violated"), (Verdict.JUDGED_MET, "met")):
        if found := file.of(verdict):
            yield f"{len(found)} {what} as judged by a person"


def _rows(file: FileReport, path: str) -> Iterator[str]:
    for notice in (*file.problems, *notices_of(file)):
        yield _notice(of_notice(notice, path))
    for finding in file.findings:
        if finding.verdict is not Verdict.MET and finding.exempt is None:
            yield _finding(finding)


def _folded(rows: Sequence[str]) -> list[list[str]]:
    """Return the violations that do not count, to be unfolded by whoever wants to see them."""
    title = (
        f"{counted(len(rows), 'violation')} that {'does' if len(rows) == 1 else 'do'} not count"
    )
    return [[f"<details><summary>{title}</summary>"], [*_HEAD, *rows], ["</details>"]]


def _finding(finding: Finding) -> str:
    message = finding.message
    if finding.verdict is Verdict.NEEDS_JUDGEMENT:
        message += f": {' '.join(question.told for question in finding.questions)}"
    message += "".join(f" ({said})" for said in reasons_of(finding))
    level = level_of(finding)
    if finding.exempt:
        level += " (does not count)"
        message += f" ({excused(finding)})"
    place = f"{finding.place.line}:{finding.place.column}"
    return _row(level, finding.code, place, message)


def _notice(one: Told) -> str:
    place = f"{one.place.line}:{one.place.column}" if one.place else ""
    return _row(one.level, one.code, place, one.message)


def _row(*cells: str) -> str:
    return f"| {' | '.join(map(escaped, cells))} |"


def escaped(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is, on one line and in one cell."""
    safe = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    safe = _SIGNS.sub(r"\\\1", safe).strip()
    # no heading, list or quotation, nobody is called, and nothing becomes a link
    safe = _BEGINNING.sub(r"\1\\\2", safe)
    return _CALLS.sub(r"\1&#8203;", safe)
