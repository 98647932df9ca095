"""What a check prints for people stays short, and tells every violation under its cause."""

import re

import pytest

from council_rules.findings.finding import Verdict
from council_rules.findings.report import FileReport, Report
from council_rules.render.by_cause import render
from council_rules.render.look import Look
from tests.reference.support import PROPOSALS, report

BOARD = "gaza/board_of_peace"
SHORT = "reference/lebanon_cabinet"  # of 85 lines
FINDINGS = re.compile(r"^cause C\d+, (\d+) findings?", re.MULTILINE)


def printed(*names: str, columns: int) -> str:
    found = tuple(report(name) for name in names)
    rules = tuple(sorted({finding.code for file in found for finding in file.findings}))
    return render(Report(found, rules, "0", "0", ()), Look(columns), _text, {})


def _text(file: FileReport) -> str:
    return (PROPOSALS / file.file).read_text("utf-8")


@pytest.mark.parametrize("columns", [80, 140])
@pytest.mark.parametrize(("name", "most"), [(BOARD, 155), (SHORT, 60)])
def test_one_file_is_told_in_so_many_lines(name: str, most: int, columns: int) -> None:
    text = printed(name, columns=columns)
    assert len(text.splitlines()) <= most
    told = sum(map(int, FINDINGS.findall(text)))
    assert told == len(report(name).of(Verdict.VIOLATED))


def test_files_together_are_told_in_about_twenty_lines_each() -> None:
    names = (BOARD, SHORT, "gaza/reported_three_tiers", "model/sound_council")
    text = printed(*names, columns=80)
    assert len(text.splitlines()) <= 400 * len(names) / 18 + 60
    told = sum(map(int, FINDINGS.findall(text)))
    assert told == sum(len(report(name).of(Verdict.VIOLATED)) for name in names)
