"""What persons judged: every format that prints verdicts says who did, and when."""

import json

import pytest

from council_rules.findings.finding import Verdict
from council_rules.findings.report import FileReport
from council_rules.render import concise, junit, markdown, sarif, summary, text
from council_rules.render.as_json import report as json_format
from tests.render.formats import LOOK, report_of, run_of
from tests.support import TEXT, file_report, judged

WHO = "as judged by Ada Example on 2026-02-01"
REPORTS = [file_report([judged(yes)]) for yes in (True, False)]


def printed(file: FileReport) -> dict[str, str]:
    report, run = report_of(file), run_of(report_of(file))
    return {
        "text": " ".join(text.render(report, LOOK, lambda _: TEXT).split()),
        "concise": concise.render(report, LOOK),
        "json": json_format.render(report),
        "sarif": sarif.render(run),
        "junit": junit.render(run),
        "markdown": markdown.render(run),
    }


@pytest.mark.parametrize("file", REPORTS, ids=["met", "violated"])
@pytest.mark.parametrize("name", ["text", "concise", "json", "sarif", "junit", "markdown"])
def test_who_judged_and_when(file: FileReport, name: str) -> None:
    verdict = "met" if file.findings[0].verdict is Verdict.JUDGED_MET else "violated"
    assert f"{verdict}, {WHO}" in printed(file)[name]


def test_what_a_person_judged_is_counted_apart() -> None:
    yes, no = ("\n".join(summary.file_summary(file, LOOK)) for file in REPORTS)
    assert "0 violated, 0 undetermined, 1 met as judged by a person, 0 met" in yes
    assert "0 violated, 1 violated as judged by a person, 0 undetermined, 0 met" in no
    for file in REPORTS:
        lines = "\n".join(summary.run_summary(report_of(file), LOOK))
        assert "as judged by a person, not by this tool: 1 verdict (Ada Example)" in lines


def test_sarif_lists_it_with_the_answer() -> None:
    log = json.loads(sarif.render(run_of(report_of(REPORTS[0]))))
    (one,) = log["runs"][0]["properties"]["judgedByPersons"]
    assert (one["verdict"], one["answers"][0]["answer"]) == ("judged_met", "yes")
    assert log["runs"][0]["results"] == []


def test_sarif_has_an_alert_for_what_is_judged_to_be_violated() -> None:
    log = json.loads(sarif.render(run_of(report_of(REPORTS[1]))))
    (result,) = log["runs"][0]["results"]
    assert WHO in result["message"]["text"]
