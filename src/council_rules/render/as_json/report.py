"""A report as JSON: everything that is in it, the same bytes for the same report."""

from collections import Counter
from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from council_rules.findings.finding import JUDGED, Finding, Severity, Verdict
from council_rules.findings.report import Report
from council_rules.gate.account import account_of
from council_rules.levels import LEVELS
from council_rules.render.as_json.account import ACCOUNT
from council_rules.render.as_json.evidence import NOTICE
from council_rules.render.as_json.file import FILE
from council_rules.render.as_json.serializer import (
    COUNT,
    TEXT,
    Schema,
    constant,
    defined,
    each_of,
    exactly,
    itself,
    many,
    of_version,
    one_of,
    text_of,
    whole,
)
from council_rules.rulebook.rule import ENFORCEMENTS

VERSION = 1


def render(report: Report) -> str:
    """Return the report as JSON text."""
    return text_of(REPORT, report)


def envelope(report: Report) -> dict[str, Any]:
    """Return the report as data that JSON can hold."""
    data: dict[str, Any] = REPORT.write(report)
    return data


def json_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of ``check --output-format json``."""
    return whole("report", VERSION, REPORT)


def _violated(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.is_broken]


def _by_verdict(report: Report) -> Mapping[Verdict, int]:
    return Counter(finding.verdict for finding in report.findings)


def _by_severity(report: Report) -> Mapping[Severity, int]:
    return Counter(finding.severity for finding in _violated(report))


def _by_evidence(report: Report) -> Mapping[str, int]:
    return Counter(finding.stands_on for finding in _violated(report))


_LEVEL = exactly(
    "How grave a rule is, and what keeps it from failing a run",
    code=TEXT.of(itemgetter(0)),
    severity=one_of(Severity).of(itemgetter(1)),
    enforcement=one_of(ENFORCEMENTS).of(itemgetter(2)),
)
_PARAMETER = defined(
    "parameter",
    exactly(
        "The value of a parameter in this run",
        code=TEXT.of(itemgetter(0)),
        name=TEXT.of(itemgetter(1)),
        value=TEXT.of(itemgetter(2)),
    ),
)
_SUMMARY = exactly(
    "Counts over all files",
    files=COUNT.of(lambda report: len(report.files)),
    not_checked=COUNT.of(lambda report: sum(not file.checked for file in report.files)),
    rules_not_checked=COUNT.saying(
        "Rules that could not be run, summed over the files not checked"
    ).of(lambda report: sum(len(one.not_checked) for one in report.files if not one.checked)),
    verdicts=each_of("Findings by verdict", JUDGED, COUNT).of(_by_verdict),
    violated_by_severity=each_of(
        "Violations by severity, those that a person judged to be so among them",
        Severity,
        COUNT,
    ).of(_by_severity),
    violated_by_evidence=each_of(
        "Violations by the firmest level of evidence on which they stand, where that was "
        "looked into",
        LEVELS,
        COUNT,
    ).of(_by_evidence),
)
REPORT = exactly(
    "The results of one run",
    version=of_version(VERSION),
    tool=exactly("What made the report", name=constant("council-rules"), version=TEXT).of(
        itself
    ),
    rule_book=exactly(
        "What was checked against: a fingerprint of the book, and the rules used",
        digest=TEXT.of("rule_book"),
        rules=many(TEXT),
        levels=many(_LEVEL),
    ).of(itself),
    parameters=many(_PARAMETER),
    files=many(FILE),
    notices=many(NOTICE).saying("What is about the run, not a file"),
    summary=_SUMMARY.of(itself),
    account=ACCOUNT.of(account_of),
)
