"""The baseline that the settings name: used by check and baseline, and left out on demand."""

from pathlib import Path

import pytest

from tests.cli.support import Shell
from tests.gate.councils import BOARD, with_senate

SETTINGS = "version: 1\nselect: [REP004, REP005]\nbaseline: known/board.json\n"


@pytest.fixture
def shell(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Shell:
    """Return the command in a folder with settings, a proposal and its baseline."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    shell = Shell(capsys)
    Path("known").mkdir()
    Path("council-rules.yaml").write_text(SETTINGS)
    Path("valley.council.yaml").write_text(BOARD)
    assert shell("baseline", "write").code == 0
    assert Path("known/board.json").exists()
    return shell


def test_a_check_uses_the_baseline_of_the_settings(shell: Shell) -> None:
    assert shell("check").code == 0
    Path("valley.council.yaml").write_text(with_senate(BOARD))
    assert shell("check").code == 1


def test_the_path_counts_from_the_folder_of_the_settings(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("known")
    assert shell("check", "..").code == 0
    assert shell("baseline", "show").out.startswith("../valley.council.yaml")


def test_no_baseline_counts_everything(shell: Shell) -> None:
    ran = shell("check", "--no-baseline")
    assert ran.code == 1
    assert "in the baseline" not in ran.out


def test_a_flag_counts_before_the_settings(shell: Shell) -> None:
    shell("baseline", "write", "--file", "other.json")
    Path("known/board.json").unlink()
    assert shell("check", "--baseline", "other.json").code == 0
    ran = shell("check")
    assert ran.code == 2
    assert "known/board.json" in ran.err


def test_both_flags_contradict(shell: Shell) -> None:
    ran = shell("check", "--baseline", "other.json", "--no-baseline")
    assert ran.code == 2
    assert ran.err == "error: --baseline and --no-baseline cannot be combined\n"


def test_where_the_baseline_was_set_is_shown(shell: Shell) -> None:
    def said(*arguments: str) -> str:
        lines = shell("check", "--show-settings", *arguments).out.splitlines()
        return " ".join(next(line for line in lines if line.startswith("baseline")).split())

    assert said() == "baseline known/board.json council-rules.yaml:3:11"
    assert said("--no-baseline") == "baseline none --no-baseline"
    assert said("--baseline", "other.json") == "baseline other.json --baseline other.json"


def test_results_are_not_written_over_the_baseline(shell: Shell) -> None:
    before = Path("known/board.json").read_bytes()
    ran = shell("check", "--output-format", "json:known/board.json")
    assert ran.code == 2
    assert "'known/board.json' is read in this run" in ran.err
    assert Path("known/board.json").read_bytes() == before
