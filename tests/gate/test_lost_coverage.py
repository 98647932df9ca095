"""What rules look at no more is told as a change for the worse, by ``diff`` and ``--since``."""

import json
from pathlib import Path

import pytest

from tests.cli.support import Shell
from tests.gate.councils import BOARD, SELECT, with_senate
from tests.gate.git import Git

VALLEY = "plans/valley.council.yaml"
NO_AREA = BOARD.replace(", area: valley_area}]", "}]")
NO_MATTER = BOARD.replace("    matters: [governance]\n", "")
PAST = ("--select", "PAL001,REP004,REP005")


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("COLUMNS", "200")
    return Shell(capsys)


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Return a repository with one commit of a proposal that breaks rules."""
    git = Git(tmp_path / "work", monkeypatch)
    git.write(VALLEY, BOARD)
    git.commit("the first")
    return git


def test_a_text_that_leaves_out_its_area_is_looked_at_less(git: Git, shell: Shell) -> None:
    git.write(VALLEY, NO_AREA)
    ran = shell("diff", *PAST, f"main:{VALLEY}", VALLEY)
    assert "  looked at less: 1 matter names no area: " in ran.out
    assert "look at governance no more" in ran.out
    assert "no longer there" not in ran.out
    assert "violations not looked at any more" in ran.out
    back = shell("diff", *PAST, VALLEY, f"main:{VALLEY}")
    assert "looked at less" not in back.out


def test_a_rule_that_looks_at_nothing(git: Git, shell: Shell) -> None:
    git.write(VALLEY, NO_MATTER)
    ran = shell("diff", "--select", "REP005", f"main:{VALLEY}", VALLEY)
    assert "  looked at less: REP005 looks at nothing in the file any more" in ran.out


def test_a_subject_that_is_not_there_any_more(git: Git, shell: Shell) -> None:
    git.write("two.council.yaml", with_senate(BOARD))
    ran = shell("diff", *SELECT, "two.council.yaml", VALLEY)
    assert "  looked at less: REP004, REP005 look at senate_vote no more\n" in ran.out


def test_saved_results_tell_what_rules_do_not_see(git: Git, shell: Shell) -> None:
    git.write("then.json", shell("check", *PAST, "--output-format", "json", "plans").out)
    git.write(VALLEY, NO_AREA)
    git.write("now.json", shell("check", *PAST, "--output-format", "json", "plans").out)
    live = json.loads(
        shell("diff", *PAST, "--output-format", "json", "main:plans", "plans").out
    )
    ran = shell("diff", *PAST, "--output-format", "json", "then.json", "now.json")
    (file,) = json.loads(ran.out)["files"]
    assert file["lost"] == live["files"][0]["lost"] != []


def test_results_that_were_saved_before_coverage_was(git: Git, shell: Shell) -> None:
    old = json.loads(shell("check", *SELECT, "--output-format", "json", "plans").out)
    for file in old["files"]:
        del file["coverage"]
    git.write("old.json", json.dumps(old))
    assert shell("diff", *SELECT, "old.json", "plans").code == 0


def test_since_tells_it_too(git: Git, shell: Shell) -> None:
    assert "HIS102" not in shell("check", *PAST, "--since", "main", "plans").out
    git.write(VALLEY, NO_AREA)
    ran = shell("check", *PAST, "--since", "main", "plans")
    assert ran.code == 1
    assert "error[HIS102]: Looked at less than at " in ran.out
    assert "1 matter names no area: " in ran.out
