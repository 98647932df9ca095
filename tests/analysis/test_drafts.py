"""The author of an open draft is told of what the draft does not say, nobody else is."""

from pathlib import Path

import pytest

from council_rules import check
from council_rules.findings.finding import Verdict
from council_rules.findings.report import FileReport
from council_rules.render.look import Look
from council_rules.render.openness import draft_line

LAKE = Path(__file__).parents[2] / "docs/first-proposal/lake.council.yaml"
CLOSED = LAKE.read_text("utf-8")
OPEN = CLOSED.replace("completeness: closed", "completeness: open")


def report_on(text: str) -> FileReport:
    (file,) = check(text, select=["TIER009", "REP004"]).files
    assert file.checked
    return file


def test_verdicts_that_hang_on_silence_are_counted() -> None:
    file = report_on(OPEN)
    assert 0 < file.silent <= len(file.of(Verdict.UNDETERMINED))
    said = " ".join(draft_line(file, Look(columns=90)))
    assert said.startswith(f"{file.silent} undetermined verdict")
    assert "if you write the text and all there is stands here" in said


@pytest.mark.parametrize(
    "text",
    [
        CLOSED,
        OPEN.replace("status: draft", "status: reported"),
        OPEN.replace("  status: draft\n", "") + "sources: [{id: paper, title: A paper}]\n",
    ],
    ids=["closed", "a report", "another's text"],
)
def test_others_are_told_nothing(text: str) -> None:
    file = report_on(text)
    assert file.silent == 0
    assert draft_line(file, Look(columns=90)) == []


def test_a_file_without_status_and_sources_is_a_draft() -> None:
    assert report_on(OPEN.replace("  status: draft\n", "")).silent


def test_what_is_written_as_unknown_hangs_on_no_silence() -> None:
    majority = 'passes_when: {more_than: "1/2", of: members}'
    listed = "completeness: open\n  complete: [procedures, vetoes]"
    text = OPEN.replace(majority, "passes_when: unknown").replace("completeness: open", listed)
    file = report_on(text)
    assert 0 < file.silent < len(file.of(Verdict.UNDETERMINED))
