"""A report as SARIF 2.1.0, for code scanning: what is violated, file by file.

Results are the violations that hold whatever is open and that nothing excuses. Whoever
reads results takes each for an alert, so verdicts that are open, for a person to judge or
excused are counted in the properties of the run and are no results.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from council_rules.findings.evidence import Notice, Place
from council_rules.findings.finding import BY_A_PERSON, JUDGED, Finding
from council_rules.findings.report import FileReport
from council_rules.gate.identity import fingerprint
from council_rules.proposal.problems import TITLES
from council_rules.render.as_json.account import ACCOUNT
from council_rules.render.display import clean
from council_rules.render.frames import lines_of
from council_rules.render.line_hash import line_hashes
from council_rules.render.machine import Run, counted, level_for_others, notices_of, one_scalar
from council_rules.render.sarif_rules import descriptor, escaped, notification, sentence

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
# readers ask for an address; there is no page yet, so this only names the tool
_ADDRESS = "urn:council-rules"
_ROOT = "SRCROOT"
_ROOT_SAYS = "The root of the repository; without one, the folder that the check was run in."
_CATEGORY = "council-rules/check/"
# what readers keep of the places beside the first
_RELATED = 100
_LINKED = 5


def render(run: Run) -> str:
    """Return the report as a SARIF log."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(run)]}
    # nothing but ASCII: every reader takes it for what it is
    return json.dumps(log, indent=2) + "\n"


def _run(run: Run) -> dict[str, Any]:
    return {
        "tool": {"driver": _driver(run)},
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": _CATEGORY},
        "originalUriBaseIds": {_ROOT: {"description": {"text": _ROOT_SAYS}}},
        "invocations": [_invocation(run)],
        "artifacts": [_artifact(file, run) for file in run.report.files],
        "results": [result for file in run.report.files for result in _results(file, run)],
        "properties": _properties(run),
    }


def _driver(run: Run) -> dict[str, Any]:
    version = run.report.version
    driver: dict[str, Any] = {
        "name": "council-rules",
        "organization": "council-rules",
        "version": version,
        "semanticVersion": version,
        "informationUri": _ADDRESS,
        "language": "en",
        "rules": [descriptor(rule) for rule in run.rules.values()],
    }
    if codes := sorted({notice.code for notice, _ in _notices(run)}):
        driver["notifications"] = [notification(code, TITLES) for code in codes]
    return driver


def _invocation(run: Run) -> dict[str, Any]:
    invocation: dict[str, Any] = {
        "executionSuccessful": all(file.checked for file in run.report.files),
        "exitCode": run.code,
    }
    if notices := [_notification(notice, file, run) for notice, file in _notices(run)]:
        invocation["toolExecutionNotifications"] = notices
    return invocation


def _notices(run: Run) -> Iterator[tuple[Notice, FileReport | None]]:
    for notice in run.report.notices:
        yield notice, None
    for file in run.report.files:
        for notice in (*file.problems, *notices_of(file)):
            yield notice, file


def _notification(notice: Notice, file: FileReport | None, run: Run) -> dict[str, Any]:
    text = sentence(notice.message)
    if notice.hint:
        text += f" Help: {sentence(notice.hint)}"
    told: dict[str, Any] = {
        "descriptor": {"id": notice.code},
        "level": notice.severity,
        "message": {"text": escaped(text)},
    }
    name = file.file if file is not None else notice.place.file if notice.place else ""
    if name:
        location: dict[str, Any] = {"artifactLocation": _uri(name, run)}
        if notice.place:
            location["region"] = _region(notice.place, ())
        told["locations"] = [{"physicalLocation": location}]
    return told


def _artifact(file: FileReport, run: Run) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": _uri(file.file, run), "roles": ["analysisTarget"]}
    if file.sha256:
        artifact["hashes"] = {"sha-256": file.sha256}
    return artifact


def _uri(file: str, run: Run) -> dict[str, Any]:
    path = run.path(file)
    shown = quote(os.fsencode(path.replace("\\", "/") if os.name == "nt" else path))
    if os.path.isabs(path):
        return {"uri": f"file://{'' if shown.startswith('/') else '/'}{shown}"}
    return {"uri": shown, "uriBaseId": _ROOT}


def _results(file: FileReport, run: Run) -> Iterator[dict[str, Any]]:
    findings = counted(file)
    text = run.source(file) if findings else None
    lines = lines_of(text) if text is not None else []
    hashes = line_hashes(text) if text is not None else []
    codes = list(run.rules)
    number = run.report.files.index(file)
    for finding in findings:
        prints = {"councilRules/v1": fingerprint(finding)}
        if finding.place.line <= len(hashes):
            prints["primaryLocationLineHash"] = hashes[finding.place.line - 1]
        where = {**_uri(file.file, run), "index": number}
        related = _related(finding)
        result: dict[str, Any] = {
            "ruleId": finding.code,
            "ruleIndex": codes.index(finding.code),
            "kind": "fail",
            "level": level_for_others(finding),
            "message": {"text": _message(finding, related)},
            "locations": [_location(where, finding, lines)],
            "partialFingerprints": prints,
        }
        if related:
            result["relatedLocations"] = [
                {
                    "id": number,
                    "physicalLocation": {
                        "artifactLocation": where,
                        "region": _region(place, lines),
                    },
                    "message": {"text": escaped(sentence(words))},
                }
                for number, (place, words) in enumerate(related, 1)
            ]
        yield result


def _related(finding: Finding) -> list[tuple[Place, str]]:
    """Return the places of the facts that make a finding so, each place once."""
    found: dict[tuple[int, int], tuple[Place, str]] = {}
    for evidence in finding.evidence:
        if evidence.place is not None:
            at = (evidence.place.line, evidence.place.column)
            found.setdefault(at, (evidence.place, evidence.statement))
    found.pop((finding.place.line, finding.place.column), None)
    return list(found.values())[:_RELATED]


def _message(finding: Finding, related: Sequence[tuple[Place, str]]) -> str:
    """Return the message, with links to the facts: some readers show no others."""
    # what a name holds must not become a link
    text = escaped(sentence(finding.message).replace("](", "] ("))
    if not related:
        return text
    links = [
        f"[{_link(words)}]({number})" for number, (_, words) in enumerate(related[:_LINKED], 1)
    ]
    more = len(related) - len(links)
    return f"{text} Because {'; '.join(links)}{f'; and {more} more' if more else ''}."


def _link(words: str) -> str:
    text = clean(words)
    for sign in "\\[]":
        text = text.replace(sign, f"\\{sign}")
    return escaped(text)


def _location(where: dict[str, Any], finding: Finding, lines: Sequence[str]) -> dict[str, Any]:
    return {
        "physicalLocation": _physical(where, finding.place, lines),
        "logicalLocations": [{"fullyQualifiedName": clean(finding.subject)}],
    }


def _physical(where: dict[str, Any], place: Place, lines: Sequence[str]) -> dict[str, Any]:
    region = _region(place, lines)
    physical: dict[str, Any] = {"artifactLocation": where, "region": region}
    if place.line <= len(lines):
        line = lines[place.line - 1]
        snippet = line[region["startColumn"] - 1 : region["endColumn"] - 1]
        if snippet:
            region["snippet"] = {"text": snippet}
        physical["contextRegion"] = {
            "startLine": place.line,
            "endLine": place.line,
            "snippet": {"text": line},
        }
    return physical


def _region(place: Place, lines: Sequence[str]) -> dict[str, Any]:
    end_line, end_column = one_scalar(place, lines)
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": end_line,
        "endColumn": end_column,
    }


def _properties(run: Run) -> dict[str, Any]:
    """Return what the run found besides its results, and what it judged by.

    Verdicts by persons are listed with names and days, the others counted.
    """
    findings = run.report.findings
    return {
        "verdicts": {v.value: _count(f.verdict is v for f in findings) for v in JUDGED},
        "exempt": dict(
            sorted(Counter(f.exempt.kind.value for f in findings if f.exempt).items())
        ),
        "judgedByPersons": [_judged(*one) for one in _by_persons(run)],
        "notApplicable": sum(len(file.not_applicable) for file in run.report.files),
        "notChecked": sum(not file.checked for file in run.report.files),
        "ruleBook": run.report.rule_book,
        "account": ACCOUNT.write(run.account),
        "parameters": {f"{code}.{name}": value for code, name, value in run.report.parameters},
    }


def _by_persons(run: Run) -> Iterator[tuple[Finding, str]]:
    """Yield the verdicts that persons gave, with the paths of their files."""
    for file in run.report.files:
        for finding in file.of(*BY_A_PERSON):
            yield finding, run.path(file.file)


def _judged(finding: Finding, path: str) -> dict[str, Any]:
    return {
        "ruleId": finding.code,
        "file": clean(path),
        "subject": clean(finding.subject),
        "verdict": finding.verdict.value,
        "message": sentence(finding.message),
        "answers": [
            {
                "question": sentence(question.sentence),
                "answer": question.answer.word,
                "by": clean(question.answer.by),
                "date": question.answer.date,
                "reason": sentence(question.answer.reason),
            }
            for question in finding.questions
            if question.answer
        ],
    }


def _count(hits: Iterable[bool]) -> int:
    return sum(hits)
