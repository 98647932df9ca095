"""SARIF: what code scanning needs, and what it must not be given."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from council_rules.findings.evidence import Evidence, Place
from council_rules.findings.finding import Severity
from council_rules.findings.people import Exempt
from council_rules.findings.report import Report
from council_rules.gate.identity import fingerprint
from council_rules.render import sarif
from council_rules.render.line_hash import line_hashes
from council_rules.render.sarif_rules import descriptor
from tests.render.formats import (
    BOOK,
    ODD,
    exempt,
    full,
    moved,
    named,
    notice,
    report_of,
    run_of,
)
from tests.support import FILE, TEXT, file_report, met, undetermined, violated

RULES = BOOK.rules


def run_in(report: Report, source: str | None = TEXT) -> dict[str, Any]:
    log = json.loads(sarif.render(run_of(report, source)))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_a_result() -> None:
    (result,) = run_in(report_of(file_report([violated()])))["results"]
    where = {"uri": FILE, "uriBaseId": "SRCROOT", "index": 0}
    region = {"startLine": 11, "startColumn": 9, "endLine": 11, "endColumn": 19}
    assert result["ruleId"] == "REP004"
    assert (result["kind"], result["level"]) == ("fail", "error")
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": where,
                "region": {**region, "snippet": {"text": "board_vote"}},
                "contextRegion": {
                    "startLine": 11,
                    "endLine": 11,
                    "snippet": {"text": "  - id: board_vote"},
                },
            },
            "logicalLocations": [{"fullyQualifiedName": "board_vote"}],
        }
    ]
    assert result["partialFingerprints"] == {
        "primaryLocationLineHash": line_hashes(TEXT)[10],
        "councilRules/v1": fingerprint(violated()),
    }


def test_the_message_links_to_the_facts() -> None:
    (result,) = run_in(report_of(file_report([violated()])))["results"]
    assert result["message"]["text"] == (
        "outsiders carry 'Board vote' without a local vote: they hold 7 of 10 votes. Because "
        "['Outsider (Board)' votes in 'Board'](1); ['Board vote' passes with 'more than 1/2 "
        "(members)'](2)."
    )
    assert [one["id"] for one in result["relatedLocations"]] == [1, 2]
    assert result["relatedLocations"][1]["physicalLocation"]["region"]["startLine"] == 13


def test_what_names_hold_is_no_link_and_no_argument() -> None:
    place = Place("x", 3, 1, 3, 2)
    facts = tuple(
        Evidence(f"a [b](1) {{0}} \\ {number}", replace(place, line=number), (), "x")
        for number in range(1, 8)
    )
    finding = replace(violated(), message="see [that](1) {0}", evidence=facts)
    (result,) = run_in(report_of(file_report([finding])))["results"]
    text = result["message"]["text"]
    assert text.startswith("see [that] (1) {{0}}. Because [a \\[b\\](1) {{0}} \\\\ 1](1); ")
    assert text.endswith("](5); and 2 more.")
    assert len(result["relatedLocations"]) == 7


def test_a_fact_at_the_place_itself_is_not_told_twice() -> None:
    fact = Evidence("it is so", violated().place, (), "x")
    finding = replace(violated(), evidence=(fact, fact))
    (result,) = run_in(report_of(file_report([finding])))["results"]
    assert "relatedLocations" not in result


def test_only_violations_that_count_are_results() -> None:
    results = run_in(full())["results"]
    assert [(one["ruleId"], one["level"]) for one in results] == [
        ("REP004", "error"),
        ("REP001", "warning"),
        ("ACC005", "note"),
    ]


def test_everything_else_is_counted() -> None:
    properties = run_in(full())["properties"]
    assert properties["verdicts"] == {
        "violated": 5,
        "judged_violated": 0,
        "undetermined": 1,
        "needs_judgement": 1,
        "judged_met": 0,
        "met": 2,
    }
    assert properties["exempt"] == {"baseline": 1, "waiver": 1}
    assert properties["notChecked"] == 1


def test_clean() -> None:
    run = run_in(report_of(file_report([met(), undetermined("PAL001")])))
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]
    assert "notifications" not in run["tool"]["driver"]


def test_an_unreadable_file_is_told_and_no_success() -> None:
    run = run_in(full())
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    told = invocation["toolExecutionNotifications"]
    assert [(one["descriptor"]["id"], one["level"]) for one in told] == [
        ("SRC101", "warning"),
        ("COV001", "note"),
        ("SRC004", "error"),
        ("SRC005", "error"),
    ]
    assert told[2]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "bad.council.yaml", "uriBaseId": "SRCROOT"},
        "region": {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 6},
    }
    kinds = run["tool"]["driver"]["notifications"]
    assert [kind["id"] for kind in kinds] == ["COV001", "SRC004", "SRC005", "SRC101"]


def test_a_notice_about_the_run_has_no_place() -> None:
    run = run_in(report_of(file_report(), notices=(notice("WAI001", "error"),)))
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "locations" not in told


def test_artifacts_and_paths() -> None:
    artifacts = run_in(full())["artifacts"]
    assert artifacts[0] == {
        "location": {
            "uri": "pl%C3%A4ne%20%F0%9F%98%80/rat%201%2C2%3B%2050%25%20%5Bx%5D%20a%7Cb%20"
            "%3Ci%3E.council.yaml",
            "uriBaseId": "SRCROOT",
        },
        "roles": ["analysisTarget"],
    }
    assert len(artifacts) == 3
    with_hash = replace(file_report(), sha256="ab" * 32)
    (artifact,) = run_in(report_of(with_hash))["artifacts"]
    assert artifact["hashes"] == {"sha-256": "ab" * 32}


def test_a_file_elsewhere_has_an_absolute_address() -> None:
    name = Path("/else where/x.yaml").absolute().as_posix()
    (artifact,) = run_in(report_of(named(name, file_report())))["artifacts"]
    assert artifact["location"]["uri"].startswith("file:///")
    assert artifact["location"]["uri"].endswith("/else%20where/x.yaml")
    assert "uriBaseId" not in artifact["location"]


def test_no_local_path_is_told() -> None:
    run = run_in(full())
    assert list(run["originalUriBaseIds"]["SRCROOT"]) == ["description"]
    assert str(Path.cwd()) not in json.dumps(run)


@pytest.mark.parametrize(
    ("place", "end"),
    [
        (Place("x", 8, 9, 9, 3), (8, 14)),
        (Place("x", 4, 5, 9, 3), (4, 7)),
        (Place("x", 900, 5, 901, 3), (900, 6)),
        (Place("x", 4, 5, 4, 5), (4, 6)),
    ],
)
def test_the_region_is_one_scalar(place: Place, end: tuple[int, int]) -> None:
    finding = replace(violated(), place=place)
    (result,) = run_in(report_of(file_report([finding])))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["endLine"], region["endColumn"]) == end


def test_without_the_text_the_place_stands() -> None:
    (result,) = run_in(report_of(file_report([violated()])), None)["results"]
    assert "contextRegion" not in result["locations"][0]["physicalLocation"]
    assert list(result["partialFingerprints"]) == ["councilRules/v1"]


def test_two_findings_on_one_line_differ() -> None:
    two = [violated(), moved(violated(), 11, 9, "other")]
    results = run_in(report_of(file_report(two)))["results"]
    assert len({one["partialFingerprints"]["councilRules/v1"] for one in results}) == 2


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_every_rule_has_what_readers_need(rule: Any) -> None:
    told = descriptor(rule)
    assert told["id"] == rule.code
    assert told["name"].isalnum()
    assert told["name"][0].isupper()
    for key in ("shortDescription", "fullDescription"):
        assert 10 < len(told[key]["text"]) <= 1024
        assert told[key]["text"].endswith(".")
    assert all(source.instrument in told["help"]["text"] for source in rule.sources)
    assert rule.why.strip() in told["help"]["markdown"]
    properties = told["properties"]
    assert len(properties["tags"]) == len(set(properties["tags"])) <= 20
    assert "security-severity" not in properties
    assert properties["precision"] == "very-high"
    level = told["defaultConfiguration"]["level"]
    assert level == {"must": "error", "should": "warning", "info": "note"}[rule.severity]


def test_excused_files_have_no_results() -> None:
    for kind in Exempt:
        report = report_of(named(ODD, file_report([exempt(kind, violated())])))
        assert run_in(report)["results"] == []
        assert run_in(report)["properties"]["exempt"] == {kind.value: 1}


def test_levels_follow_the_finding_and_not_the_page() -> None:
    (result,) = run_in(report_of(file_report([violated(severity=Severity.INFO)])))["results"]
    assert result["level"] == "note"
