"""A report as Markdown: a table for each file, for summaries of jobs and for comments."""

import re
from collections.abc import Iterator

from council_rules.findings import BROKEN, BY_A_PERSON, FileReport, Finding, Verdict
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
        blocks.append([f"## {_text(path)}"])
        blocks.append([_counts(file)])
        if rows := list(_rows(file, path)):
            blocks.append([*_HEAD, *rows])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _summary(run: Run) -> list[str]:
    report = run.report
    files, rules = counted(len(report.files), "proposal"), counted(len(report.rules), "rule")
    violated = [finding for finding in report.findings if finding.is_broken]
    excluded = sum(finding.exempt is not None for finding in violated)
    broken = sum(any(f.exempt is None for f in file.of(*BROKEN)) for file in report.files)
    not_checked = sum(not file.checked for file in report.files)
    said = f"{files}, {rules}: {counted(len(violated) - excluded, 'violation')}"
    said += f" in {counted(broken, 'proposal')}" if broken else ""
    said += f", {excluded} that do not count" if excluded else ""
    said += f", {len(_of(run, Verdict.UNDETERMINED))} undetermined (which is not a pass)"
    said += f", {len(_of(run, Verdict.NEEDS_JUDGEMENT))} for a person to judge"
    judged = sum(finding.verdict in BY_A_PERSON for finding in report.findings)
    said += f", {judged} judged by a person" if judged else ""
    said += f", **{counted(not_checked, 'proposal')} not checked**" if not_checked else ""
    return [f"{said}.", f"Rule book {report.rule_book[:12]}, council-rules {report.version}."]


def _of(run: Run, verdict: Verdict) -> list[Finding]:
    return [finding for finding in run.report.findings if finding.verdict is verdict]


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
    return f"{_text(file.title)}: {', '.join(numbers)}."


def _judged(file: FileReport) -> Iterator[str]:
    for verdict, what in ((Verdict.JUDGED_VIOLATED, "violated"), (Verdict.JUDGED_MET, "met")):
        if found := file.of(verdict):
            yield f"{len(found)} {what} as judged by a person"


def _rows(file: FileReport, path: str) -> Iterator[str]:
    for notice in (*file.problems, *notices_of(file)):
        yield _notice(of_notice(notice, path))
    for finding in file.findings:
        if finding.verdict is not Verdict.MET:
            yield _finding(finding)


def _finding(finding: Finding) -> str:
    message = finding.message
    if finding.verdict is Verdict.NEEDS_JUDGEMENT:
        message += f": {' '.join(question.sentence for question in finding.questions)}"
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
    return f"| {' | '.join(map(_text, cells))} |"


def _text(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is, on one line and in one cell."""
    safe = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    safe = _SIGNS.sub(r"\\\1", safe).strip()
    # no heading, list or quotation, nobody is called, and nothing becomes a link
    safe = _BEGINNING.sub(r"\1\\\2", safe)
    return _CALLS.sub(r"\1&#8203;", safe)
