"""Reports for the machine formats, and what each format says of them, read back."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

from council_rules.findings.evidence import Notice, Place
from council_rules.findings.finding import Finding, Firmness, Severity, Verdict
from council_rules.findings.people import Exempt, Exemption
from council_rules.findings.report import FileReport, Report
from council_rules.render import concise, github, gitlab, junit, markdown, sarif, text
from council_rules.render.as_json import report as json_format
from council_rules.render.look import Look
from council_rules.render.machine import Run, notices_of
from council_rules.rulebook.book import RuleBook
from tests.support import BLIND, TEXT, file_report, met, needs_judgement, undetermined, violated

At = tuple[str, int, int, str]

ODD = "pläne 😀/rat 1,2; 50% [x] a|b <i>.council.yaml"
BOOK = RuleBook.load()
LOOK = Look(columns=100_000, verbose=True)


def run_of(report: Report, source: str | None = TEXT, fail_on: str = "must") -> Run:
    """Return a run over a report whose files all have the text ``source``."""
    order = list(Severity)
    grave = order[: order.index(Severity(fail_on)) + 1]
    return Run(
        report=report,
        rules={code: BOOK[code] for code in report.rules},
        path=lambda name: name,
        source=lambda file: source,
        fails=lambda finding: (
            finding.verdict is Verdict.VIOLATED
            and finding.severity in grave
            and finding.exempt is None
        ),
        code=1,
    )


def moved(finding: Finding, line: int, column: int, subject: str = "") -> Finding:
    """Return a finding at another place of ``TEXT``."""
    place = Place(subject or finding.subject, line, column, line, column + 5)
    return replace(finding, place=place, subject=subject or finding.subject)


def exempt(kind: Exempt, finding: Finding) -> Finding:
    """Return a violation that does not count."""
    reason = "Agreed for the first year | see <minutes>\nof May"
    given = Exemption(kind, reason, "The assembly", "2027-01-31", Place("w", 3, 5, 3, 9))
    return replace(finding, exempt=given)


def notice(code: str, severity: str, line: int = 2) -> Notice:
    """Return a notice about a file."""
    message, hint = "The word 'no' is 100% text, | here", "write\n'no: \"no\"'"
    return Notice(code, severity, message, hint, Place("board", line, 3, line, 6))


def report_of(*files: FileReport, notices: tuple[Notice, ...] = ()) -> Report:
    """Return a report by five rules."""
    rules = ("ACC005", "PAL001", "REP001", "REP004", "TIER005")
    return Report(files, rules, "0123456789abcdef", "0.1.0", (), notices)


def named(name: str, file: FileReport) -> FileReport:
    """Return the report under another file name."""
    return replace(file, file=name)


def full() -> Report:
    """Return a report with everything that a format has to tell apart."""
    should = replace(violated("REP001", Severity.SHOULD), message="'Räte | <b>' {0} [x](1)")
    mixed = [
        violated(),
        moved(should, 4, 9, "board"),
        moved(violated("ACC005", Severity.INFO), 7, 13, "board/outsider"),
        moved(exempt(Exempt.WAIVER, violated()), 9, 14, "board/resident"),
        exempt(Exempt.BASELINE, violated("PAL001")),
        undetermined("PAL001"),
        needs_judgement(),
        met("REP001"),
    ]
    warnings = (notice("SRC101", "warning"),)
    odd = replace(file_report(mixed, is_open=True), warnings=warnings, coverage=(BLIND,))
    clean = named("clean.council.yaml", file_report([met()]))
    unreadable = replace(
        named("bad.council.yaml", file_report()),
        problems=(notice("SRC004", "error"), notice("SRC005", "error", 3)),
        not_checked=("ACC005", "PAL001", "REP001", "REP004", "TIER005"),
        not_applicable=(),
    )
    return report_of(named(ODD, odd), clean, unreadable)


def counting(report: Report) -> set[At]:
    """Return what a report holds against its files: what every format has to tell."""
    told = {
        (file.file, finding.place.line, finding.place.column, finding.code)
        for file in report.files
        for finding in file.of(Verdict.VIOLATED)
        if finding.firmness is Firmness.CERTAIN and finding.exempt is None
    }
    return told | {
        (file.file, one.place.line, one.place.column, one.code)
        for file in report.files
        for one in (*file.problems, *notices_of(file))
        if one.place
    }


def excused(report: Report) -> set[At]:
    """Return the violations that do not count: some formats tell of them, marked."""
    return {
        (file.file, finding.place.line, finding.place.column, finding.code)
        for file in report.files
        for finding in file.findings
        if finding.exempt
    }


def printed(run: Run, name: str) -> str:
    """Return the report of a run in the format called ``name``."""
    if name == "text":
        return text.render(run.report, LOOK, run.source)
    if name == "concise":
        return concise.render(run.report, LOOK)
    if name == "json":
        return json_format.render(run.report)
    machines = {
        "sarif": sarif.render,
        "junit": junit.render,
        "github": github.render,
        "gitlab": gitlab.render,
        "markdown": markdown.render,
    }
    return machines[name](run)


_LINE = re.compile(r"^(.*):(\d+):(\d+): (?:error|warning|note) (\w+) ", re.M)
_BLOCK = re.compile(
    r"^(?:error|warning|note)\[(\w+)\].*(?:\n .*)*?\n +--> (.*?):(\d+):(\d+)(?:   .*)?$", re.M
)


def from_text(out: str) -> Iterator[At]:
    for code, file, line, column in _BLOCK.findall(out):
        yield file, int(line), int(column), code


def from_concise(out: str) -> Iterator[At]:
    for file, line, column, code in _LINE.findall(out):
        yield file, int(line), int(column), code


def from_json(out: str) -> Iterator[At]:
    for file in json.loads(out)["files"]:
        violations = [one for one in file["findings"] if one["verdict"] == "violated"]
        blind = [one | {"place": one["places"][0]} for one in file["coverage"]]
        for one in (*violations, *file["problems"], *file["warnings"], *blind):
            yield file["file"], one["place"]["line"], one["place"]["column"], one["code"]


def from_sarif(out: str) -> Iterator[At]:
    run = json.loads(out)["runs"][0]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        yield *_sarif_place(result), result["ruleId"]
    for told in run["invocations"][0].get("toolExecutionNotifications", ()):
        if "region" in told.get("locations", [{}])[0].get("physicalLocation", {}):
            yield *_sarif_place(told), told["descriptor"]["id"]


def _sarif_place(one: dict[str, Any]) -> tuple[str, int, int]:
    physical = one["locations"][0]["physicalLocation"]
    region = physical["region"]
    file = unquote(physical["artifactLocation"]["uri"])
    return file, region["startLine"], region["startColumn"]


def from_junit(out: str) -> Iterator[At]:
    for element in ElementTree.fromstring(out).iter():
        if element.tag in ("failure", "error", "system-out"):
            yield from from_concise(element.text or "")


def from_github(out: str) -> Iterator[At]:
    for command in out.splitlines():
        _, kind, rest = command.split("::", 1)[0], *command[2:].split(" ", 1)
        assert kind in ("error", "warning", "notice")
        pairs = dict(pair.split("=", 1) for pair in rest.split("::", 1)[0].split(","))
        values = {key: github_text(value) for key, value in pairs.items()}
        if "line" in values:
            code = values["title"].split()[0]
            yield values["file"], int(values["line"]), int(values["col"]), code


def github_text(text: str) -> str:
    for code, sign in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def from_gitlab(out: str) -> Iterator[At]:
    for one in json.loads(out):
        begin = one["location"]["positions"]["begin"]
        assert begin["line"] == one["location"]["lines"]["begin"]
        yield one["location"]["path"], begin["line"], begin["column"], one["check_name"]


def from_markdown(out: str) -> Iterator[At]:
    file = ""
    for line in out.splitlines():
        if line.startswith("## "):
            file = markdown_text(line[3:])
        elif line.startswith("|"):
            level, code, place, _ = (
                cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]
            )
            if level.split()[0] in ("error", "warning", "note"):
                row, column = place.split(":")
                yield file, int(row), int(column), code


def markdown_text(text: str) -> str:
    text = re.sub(r"\\(.)", r"\1", text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


READ: dict[str, Callable[[str], Iterator[At]]] = {
    "text": from_text,
    "concise": from_concise,
    "json": from_json,
    "sarif": from_sarif,
    "junit": from_junit,
    "github": from_github,
    "gitlab": from_gitlab,
    "markdown": from_markdown,
}
# the formats that leave out what does not count, because readers take all of it for problems
WITHOUT_EXCUSED = ("sarif", "github", "gitlab")
