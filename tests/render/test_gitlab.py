"""The code quality report of GitLab."""

import json

from council_rules.findings.evidence import Notice
from council_rules.findings.finding import Severity
from council_rules.findings.report import FileReport
from council_rules.render import gitlab
from tests.render.formats import ODD, full, moved, named, notice, report_of, run_of
from tests.support import file_report, violated


def problems(*files: FileReport, **options: tuple[Notice, ...]) -> list[dict[str, object]]:
    text = gitlab.render(run_of(report_of(*files, **options)))
    found: list[dict[str, object]] = json.loads(text)
    return found


def test_a_problem() -> None:
    (problem,) = problems(file_report([violated()]))
    fingerprint = problem.pop("fingerprint")
    assert isinstance(fingerprint, str)
    assert len(fingerprint) == 32
    assert problem == {
        "description": "REP004: outsiders carry 'Board vote' without a local vote: they hold 7 "
        "of 10 votes",
        "check_name": "REP004",
        "severity": "critical",
        "location": {
            "path": "plans/valley.council.yaml",
            "lines": {"begin": 11, "end": 11},
            "positions": {
                "begin": {"line": 11, "column": 9},
                "end": {"line": 11, "column": 19},
            },
        },
    }


def test_no_two_problems_have_one_fingerprint() -> None:
    finding = violated()
    same = file_report([finding, finding, moved(finding, 3, 3)])
    found = problems(same, named("other.yaml", same), notices=(notice("A1", "error"),) * 2)
    assert len({problem["fingerprint"] for problem in found}) == len(found) == 8


def test_a_fingerprint_outlives_moved_lines() -> None:
    (before,) = problems(file_report([violated()]))
    (after,) = problems(file_report([moved(violated(), 99, 1)]))
    assert before["fingerprint"] == after["fingerprint"]


def test_severities() -> None:
    levels = [Severity.MUST, Severity.SHOULD, Severity.INFO]
    found = problems(file_report([violated(severity=level) for level in levels]))
    assert [one["severity"] for one in found] == ["critical", "minor", "info"]


def test_what_kept_a_file_from_being_checked_blocks() -> None:
    found = json.loads(gitlab.render(run_of(full())))
    assert [one["severity"] for one in found if one["location"]["path"] != ODD] == [
        "blocker",
        "blocker",
    ]


def test_clean() -> None:
    assert gitlab.render(run_of(report_of(file_report()))) == "[]\n"
