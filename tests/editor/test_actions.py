"""What is offered for a mark, and what it writes."""

import pytest

from council_rules.editor import answering
from council_rules.editor.actions import actions, written
from council_rules.editor.answering import has_statement, stated
from council_rules.editor.reading import Reading
from council_rules.editor.statements import Statement, statements
from council_rules.editor.work import Asked, Check, Checked, answer, prepared
from council_rules.findings.evidence import Place
from council_rules.findings.report import Coverage, FileReport
from council_rules.proposal.load import load_text
from council_rules.proposal.patch import amended_text
from council_rules.settings import Settings
from tests.editor.texts import VALLEY

READING = Reading(VALLEY)


def _report(text: str, folder: str = "/nowhere") -> FileReport:
    checked = answer(Check(Asked("valley.council.yaml", text, folder)))
    assert isinstance(checked, Checked)
    return checked.report


@pytest.mark.parametrize(
    ("code", "path", "without"),
    [
        ("COV001", "budget", ", area: valley_area, kinds"),
        ("COV002", "valley_area", ", locality: {valley_area: local}"),
        ("COV003", "budget", ", kinds: [budget]"),
        ("COV004", "budget", "    matters: [budget]\n"),
        ("COV006", "board", "    matters: [budget]\n"),
        ("COV007", "board/resident", "        reserved_for: [residents]\n"),
    ],
)
def test_what_could_be_said_more_is_a_proposal_when_written(
    code: str, path: str, without: str
) -> None:
    text = VALLEY.replace(without, ", kinds" if without.endswith("kinds") else "", 1)
    reading = Reading(text)
    assert reading.loaded is not None
    offered = list(_statements(code, path, reading))
    assert offered
    assert len({one.says for one in offered}) == len(offered)
    for one in offered:
        after = amended_text(text, [one.amendment])
        assert after != text
        assert load_text(after)


def _statements(code: str, path: str, reading: Reading) -> list[Statement]:
    gap = Coverage(code, "warning", "", "", (Place(path, 1, 1, 1, 2),), ())
    assert reading.loaded is not None
    return list(statements(gap, path, reading.loaded.proposal, reading.things))


def test_a_body_without_a_procedure_can_be_given_one() -> None:
    text = VALLEY.partition("procedures:")[0]
    reading = Reading(text)
    for one in _statements("COV005", "board", reading):
        assert load_text(amended_text(text, [one.amendment])).proposal.procedures
    assert _statements("COV005", "board", Reading(VALLEY)) == []


def test_a_mandatory_rule_is_offered_no_waiver_and_an_exempt_finding_nothing() -> None:
    report = _report(VALLEY)
    for finding in report.findings:
        if not finding.is_broken:
            continue
        data = {"code": finding.code, "subject": finding.subject, "reason": finding.reason}
        titles = [one.title for one in actions(READING, report, [data])]
        waived = [title for title in titles if title.startswith("Add a waiver")]
        assert bool(waived) is (finding.enforcement != "mandatory")
        assert [one for one in titles if one.startswith("Search for")]


def test_marks_that_are_not_of_this_report_are_offered_nothing() -> None:
    report = _report(VALLEY)
    for data in ({}, {"code": "REP001"}, {"code": 1, "subject": [], "reason": None}):
        assert actions(READING, report, [data]) == []


def test_an_answer_is_assumed_in_a_scenario_with_a_name_of_its_own() -> None:
    loaded = load_text(VALLEY.replace("id: calm", "id: what_if"))
    data = {"point": "board/resident.participation", "value": "declined"}
    after = load_text(written(loaded, data)).proposal.scenarios
    assert [one.id for one in after] == ["what_if", "what_if_2"]
    assert after[-1].assume == {"board/resident.participation": "declined"}


def test_an_answer_is_stated_only_if_the_statement_says_just_that() -> None:
    loaded = load_text(VALLEY.replace("scenarios:", "x_scenarios:"))
    standard = prepared(Settings(select=("REP001", "REP002")))
    done = stated(loaded, standard, "board/resident.participation", "accepted")
    assert "participation: accepted" in done.text
    gone = stated(loaded, standard, "board/resident.weight", "2")
    assert gone.text == ""
    assert "does not leave 'board/resident.weight' open" in gone.says


def test_a_statement_that_says_something_else_is_not_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = [("substitute", "board/resident.participation", "declined")]
    monkeypatch.setattr(answering, "statements", lambda point, value: [other])
    loaded = load_text(VALLEY.replace("scenarios:", "x_scenarios:"))
    standard = prepared(Settings(select=("REP001", "REP002")))
    point = "board/resident.participation"
    assert stated(loaded, standard, point, "accepted").text == ""
    assert "participation: declined" in stated(loaded, standard, point, "declined").text


def test_a_statement_that_a_scenario_already_answers_is_refused_with_the_reason() -> None:
    standard = prepared(Settings(select=("REP001",)))
    done = stated(load_text(VALLEY), standard, "board/resident.participation", "accepted")
    assert done.text == ""
    assert "could not be checked" in done.says


def test_answers_that_no_word_says_are_not_offered_as_statements() -> None:
    assert has_statement("accepted")
    assert not has_statement("appointer at will")
    assert not has_statement("another")


@pytest.mark.parametrize(
    ("code", "path"), [("COV002", "valley_area"), ("COV007", "board/resident")]
)
def test_what_is_said_already_is_not_offered_to_be_said_otherwise(code: str, path: str) -> None:
    assert _statements(code, path, READING) == []
