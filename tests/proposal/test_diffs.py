"""Patches that git applies, and files replaced in full or not at all."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_rules.proposal.diffs import FileChanged, replace_file, unified
from council_rules.proposal.load import load
from council_rules.proposal.patch import amended_text
from tests.proposal.support import BASE
from tests.tries import tries

PAIRS = [
    ("a\nb\nc\n", "a\nB\nc\n"),
    ("a\nb", "a\nb\n"),
    ("a\nb\n", "a\nb"),
    ("a\nb", "a\nc"),
    ("a\nb", "a\nb\nc"),
    ("a\nb\nc", "a"),
    ("a\r\nb\r\n", "a\r\nc\r\nd\r\n"),
    ("a\rb\n", "a\rc\n"),
    ("\ufeffa\nb\n", "\ufeffc\nb\n"),
    ("a\x0bb\u0085c\nx\n", "a\x0bb\u0085d\nx\n"),
    ("x\n" * 300, "x\n" * 150 + "y\n" + "x\n" * 150),
    (
        "".join(f"{n}\n" for n in range(60)),
        "".join(f"{n // 20 * (n % 20)}\n" for n in range(60)),
    ),
]
NAMES = ["sample.council.yaml", "folder/two words.yaml", "é.yaml", 'a "b".yaml', "a\tb.yaml"]


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def applied(command: list[str], folder: Path, name: str, before: str, after: str) -> bytes:
    """Return what a tool makes of ``before`` in a folder by the patch to ``after``."""
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(before.encode())
    (folder / "the.patch").write_bytes(unified(name, before, after).encode())
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return target.read_bytes()


def git(folder: Path) -> list[str]:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    return ["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "the.patch"]


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_git_applies_what_is_written(before: str, after: str, tmp_path: Path) -> None:
    assert applied(git(tmp_path), tmp_path, NAMES[0], before, after) == after.encode()


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_patch_applies_what_is_written(before: str, after: str, tmp_path: Path) -> None:
    if shutil.which("patch") is None:
        pytest.skip("patch is not installed")
    command = ["patch", "--binary", "-s", "-p1", "-i", "the.patch"]
    assert applied(command, tmp_path, NAMES[0], before, after) == after.encode()


@pytest.mark.parametrize("name", NAMES)
def test_names_are_read_back(name: str, tmp_path: Path) -> None:
    assert applied(git(tmp_path), tmp_path, name, "a\n", "b\n") == b"b\n"


@tries(25)
@given(data=st.data())
def test_git_applies_any_patch(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    lines = st.lists(st.sampled_from(["a", "b", "", " c", "- d", "--- e", "@@"]), min_size=1)
    last = st.sampled_from(["", "\n"])
    before = "\n".join(data.draw(lines)) + data.draw(last)
    after = "\n".join(data.draw(lines)) + data.draw(last)
    if before and after and before != after:
        folder = tmp_path_factory.mktemp("git")
        assert applied(git(folder), folder, NAMES[0], before, after) == after.encode()


def test_a_patch_looks_like_one() -> None:
    assert unified("a.yaml", "a\nb\n", "a\nc") == (
        "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,2 +1,2 @@\n"
        " a\n-b\n+c\n\\ No newline at end of file\n"
    )
    assert unified("a.yaml", "a\n", "a\n") == ""


def test_an_object_among_others_like_it_goes_as_one() -> None:
    objects = [f"- id: {name}\n  term:\n    years: 3\n" for name in "abcd"]
    before, after = "".join(objects), "".join(objects[:1] + objects[2:])
    taken_out = [line for line in unified("a", before, after).split("\n") if line[:1] == "-"]
    assert taken_out == ["--- a/a", "-- id: b", "-  term:", "-    years: 3"]


@pytest.fixture
def proposal(tmp_path: Path) -> Path:
    path = tmp_path / "sample.council.yaml"
    path.write_text(BASE, encoding="utf-8")
    return path


def test_a_file_is_replaced(proposal: Path) -> None:
    proposal.chmod(0o640)
    loaded = load(proposal)
    new = amended_text(loaded.text, [("substitute", "board.name", "Council")])
    replace_file(proposal, new, loaded.sha256)
    assert load(proposal).proposal.bodies[0].name == {"en": "Council"}
    assert proposal.stat().st_mode & 0o777 == 0o640
    assert os.listdir(proposal.parent) == [proposal.name]


def test_bytes_are_written_as_they_are(proposal: Path) -> None:
    proposal.write_bytes(b"\xef\xbb\xbf" + BASE.replace("\n", "\r\n").encode())
    loaded = load(proposal)
    replace_file(proposal, loaded.text, loaded.sha256)
    assert sha256(proposal) == loaded.sha256
    replace_file(str(proposal), "\ufeff" + loaded.text, loaded.sha256)
    assert sha256(proposal) == loaded.sha256


def test_a_file_that_has_changed_is_left_alone(proposal: Path) -> None:
    before = sha256(proposal)
    proposal.write_text("somebody else's work\n", encoding="utf-8")
    with pytest.raises(FileChanged, match="has changed since it was read"):
        replace_file(proposal, BASE, before)
    assert proposal.read_text(encoding="utf-8") == "somebody else's work\n"
    assert os.listdir(proposal.parent) == [proposal.name]


def test_a_file_that_changes_meanwhile_is_left_alone(
    proposal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sha256(proposal)
    sync = os.fsync

    def slow(handle: int) -> None:
        sync(handle)
        proposal.write_text("somebody else's work\n", encoding="utf-8")

    monkeypatch.setattr(os, "fsync", slow)
    with pytest.raises(FileChanged):
        replace_file(proposal, "new\n", before)
    assert proposal.read_text(encoding="utf-8") == "somebody else's work\n"
    assert os.listdir(proposal.parent) == [proposal.name]


def test_a_link_stays_a_link(proposal: Path, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "links"
    folder.mkdir()
    link = folder / "link.yaml"
    link.symlink_to(Path("..") / proposal.name)
    replace_file(link, "new\n", sha256(proposal))
    assert link.is_symlink()
    assert proposal.read_text(encoding="utf-8") == "new\n"
    assert os.listdir(folder) == ["link.yaml"]


def test_a_failure_leaves_nothing_behind(
    proposal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(OSError, match="the disk is full"):
        replace_file(proposal, "new\n", sha256(proposal))
    assert proposal.read_text(encoding="utf-8") == BASE
    assert os.listdir(proposal.parent) == [proposal.name]


def test_a_file_that_is_gone_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        replace_file(tmp_path / "none.yaml", "new\n", "0")
    assert os.listdir(tmp_path) == []
