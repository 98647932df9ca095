"""``check --evidence`` and ``--min-basis``: what is printed, and what counts."""

import json
from pathlib import Path

import pytest

from tests.analysis.test_evidence import COUNCIL
from tests.cli.support import Shell

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def council(tmp_path: Path) -> str:
    file = tmp_path / "board.council.yaml"
    file.write_text(json.dumps(COUNCIL, indent=1), encoding="utf-8")
    return str(file)


def test_a_violation_says_on_what_it_stands(shell: Shell, council: str) -> None:
    told = shell("check", "--no-cache", "--select", "REP004", "--evidence", "premises", council)
    assert told.code == 1
    assert "= evidence: stands only if reports are believed" in told.out
    assert "Ann [reported, written nowhere]" in told.out
    assert "violations by the weakest evidence that they need: 2 reported" in told.out


def test_by_default_nothing_is_said_of_evidence(shell: Shell, council: str) -> None:
    told = shell("check", "--no-cache", "--select", "REP004", council)
    assert "stands" not in told.out
    assert "weakest evidence" not in told.out


def test_what_stands_on_less_than_the_least_does_not_count(shell: Shell, council: str) -> None:
    chosen = ("check", "--no-cache", "--select", "REP004", council)
    told = shell(*chosen, "--min-basis", "official_text")
    assert told.code == 0
    assert "on weaker evidence: it stands only if reports are believed" in told.out
    assert "not counted: 2 on weaker evidence" in told.out
    assert shell(*chosen, "--min-basis", "reported").code == 1


def test_a_report_with_evidence_is_not_one_without(shell: Shell, council: str) -> None:
    chosen = ("check", "--select", "REP004", "--output-format", "json", council)
    plain = json.loads(shell(*chosen).out)["files"][0]["findings"][0]
    deep = json.loads(shell(*chosen, "--evidence", "levels").out)["files"][0]["findings"][0]
    assert (plain["stands_on"], deep["stands_on"]) == ("", "reported")
