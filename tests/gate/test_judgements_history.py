"""Judgements and what git remembers: a violation that a person found is one of then, too."""

from pathlib import Path

import pytest

from tests.cli.support import Shell
from tests.gate.git import Git
from tests.gate.judging import COUNCIL, DAY, SELECT, judged, judgement

VALLEY = "plans/valley.council.yaml"


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Return a repository with one commit, in which a rule is judged to be violated."""
    git = Git(tmp_path / "work", monkeypatch)
    git.write(VALLEY, judged(judgement(answer="no")))
    git.commit("the first")
    return git


def test_what_was_judged_then_does_not_count(
    git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = Shell(capsys)
    git.write(VALLEY, "# a remark\n" + judged(judgement(answer="no")))
    assert shell("check", *SELECT, "--today", DAY).code == 1
    assert shell("check", *SELECT, "--today", DAY, "--since", "main").code == 0


def test_what_is_judged_now_is_new(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    git.write(VALLEY, COUNCIL)
    git.commit("nobody has judged")
    git.write(VALLEY, judged(judgement(answer="no")))
    ran = Shell(capsys)("check", *SELECT, "--today", DAY, "--since", "main")
    assert ran.code == 1
