"""Patches apply from the root of the repository, whatever the path was; --apply keeps codes."""

from pathlib import Path

import pytest

from tests.cli.support import Shell
from tests.cli.test_alternatives import BOARD, GOAL
from tests.gate.git import Git

NAME = "plans/board.council.yaml"


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(capsys)


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Return a repository with a proposal in a folder, beside the current one."""
    git = Git(tmp_path / "work", monkeypatch)
    git.write(NAME, BOARD)
    git.commit()
    (git.folder / "other").mkdir()
    return git


def test_a_patch_counts_from_the_root(
    git: Git, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(git.folder / "other")
    asked = ("alternatives", *GOAL, "--output-format", "patch")
    for path in (str(git.folder / NAME), f"../{NAME}"):
        patch = shell(*asked, path).out
        assert patch.startswith(f"--- a/{NAME}\n+++ b/{NAME}\n"), path
        git.write("change.patch", patch)
        git("apply", "change.patch")
        assert git("diff", "--name-only") == NAME
        git("checkout", "--quiet", "--", NAME)


def test_applying_has_the_codes_of_showing(git: Git, shell: Shell) -> None:
    sound = BOARD.replace("count: 2", "count: 1")
    git.write(NAME, sound)
    given = ("alternatives", *GOAL, NAME)
    assert shell(*given).code == shell(*given, "--apply", "1").code == 0
    lost = BOARD.replace("reserved_for: [islanders]", "reserved_for: [mainlanders]")
    git.write(NAME, lost)
    none = ("alternatives", *GOAL, "--allow", "change_quota", NAME)
    plain, applied = shell(*none), shell(*none, "--apply", "1")
    assert (plain.code, applied.code) == (1, 1), (plain, applied)
    assert (git.folder / NAME).read_text("utf-8") == lost
