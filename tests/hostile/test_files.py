"""Files of a change that are no files, lead elsewhere, or are named to do harm."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from council_rules import files
from council_rules.cli.exits import INCOMPLETE, OK, UNUSABLE, VIOLATED
from council_rules.rulebook import cache
from tests.cli.support import ENVIRONMENT, Shell

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs links and devices")
SECRET = "password = hunter2"


@pytest.fixture
def secrets(folder: Path) -> list[str]:
    """Return names of proposals that are none: each leads to a secret, or nowhere."""
    (folder / ".git" / "config").write_text(f"[x]\n{SECRET}\n", "utf-8")
    (folder / "notes.env").write_text(SECRET, "utf-8")
    outside = folder.parent / f"{folder.name}.council.yaml"
    outside.write_text(SECRET, "utf-8")
    targets = {
        "a": ".git/config",
        "b": "notes.env",
        "c": os.path.relpath(outside, folder),
        "d": "/etc/passwd",
        "e": "e.council.yaml",
        "f": "nowhere.council.yaml",
        "g": "/dev/zero",
        "h": "/proc/self/environ",
    }
    for name, target in targets.items():
        (folder / f"{name}.council.yaml").symlink_to(target)
    os.mkfifo(folder / "i.council.yaml")
    (folder / "k").symlink_to("/etc")
    (folder / "l").symlink_to(".git")
    return [*(f"{name}.council.yaml" for name in [*targets, "i"]), "k/passwd", "l/config"]


def test_nothing_is_quoted_of_what_is_no_proposal(
    shell: Shell, folder: Path, secrets: list[str]
) -> None:
    for name in secrets:
        for command in (("check", "-v"), ("facts",), ("power",)):
            ran = shell(*command, name)
            said = ran.out + ran.err
            assert ran.code in (UNUSABLE, INCOMPLETE), (command, name, said)
            assert "hunter2" not in said
            assert "root:" not in said


@pytest.mark.parametrize("key", ["rules", "baseline", "waivers", "judgements"])
def test_settings_name_no_secrets(
    shell: Shell, folder: Path, secrets: list[str], key: str
) -> None:
    for name in (".git/config", "notes.env", *secrets):
        text = f"version: 1\n{key}: {name}\n"
        (folder / "council-rules.yaml").write_text(text, "utf-8")
        ran = shell("check", "sound.council.yaml")
        assert ran.code in (UNUSABLE, INCOMPLETE), ran
        assert "hunter2" not in ran.out + ran.err


def test_links_within_the_repository_are_followed(shell: Shell, folder: Path) -> None:
    (folder / "same.council.yaml").symlink_to("drafts/sound.council.yaml")
    assert shell("check", "same.council.yaml", "--select", "REP004").code == OK


def test_results_go_through_no_links(shell: Shell, folder: Path) -> None:
    (folder / "keep.txt").write_text("mine", "utf-8")
    (folder / "out.json").symlink_to("keep.txt")
    (folder / "sub").symlink_to("/tmp")
    (folder / "in").symlink_to(".git")
    for place in ("out.json", "sub/hostile.json", "in/config", ".git/config"):
        ran = shell("check", "sound.council.yaml", "--output-format", f"json:{place}")
        assert ran.code == UNUSABLE, place
        assert f"'{place}' cannot be written: " in ran.err
    assert (folder / "keep.txt").read_text("utf-8") == "mine"
    assert not Path("/tmp/hostile.json").exists()
    assert not list((folder / ".git").iterdir())


def test_a_file_larger_than_asked_for_is_not_read_whole(tmp_path: Path) -> None:
    with open(tmp_path / "large", "wb") as file:
        file.truncate(2**34)
    assert len(files.read(tmp_path / "large", 1000)) == 1001


@pytest.mark.parametrize("failing", ["fsync", "replace", "write"])
def test_a_write_that_fails_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "kept").write_text("before", "utf-8")
    if failing == "write":
        monkeypatch.setattr(os, "fdopen", full)
    else:
        monkeypatch.setattr(os, failing, full)
    with pytest.raises(OSError, match="No space left"):
        files.write_whole(tmp_path / "kept", b"after")
    assert [one.name for one in tmp_path.iterdir()] == ["kept"]
    assert (tmp_path / "kept").read_text("utf-8") == "before"


NAMES = [
    b"\xff\xfe.council.yaml",
    b"-q.council.yaml",
    b"--since=HEAD.council.yaml",
    b"*.council.yaml",
    b"::error::x.council.yaml",
    b"a\nb.council.yaml",
    b"\x1b[31mred.council.yaml",
    b"HEAD.council.yaml",
    b"%41%0A.council.yaml",
    b"<script>.council.yaml",
]


@pytest.mark.parametrize(
    "form", ["text", "json", "sarif", "junit", "github", "gitlab", "markdown"]
)
def test_names_of_all_kinds(folder: Path, form: str) -> None:
    inner = folder / "odd"
    inner.mkdir()
    content = (folder / "broken.council.yaml").read_bytes()
    for name in NAMES:
        with open(os.fsencode(inner) + b"/" + name, "wb") as file:
            file.write(content)
    tool = [sys.executable, "-m", "council_rules", "check", "--select", "REP004"]
    ran = subprocess.run(
        [*tool, "--output-format", form, "--", "odd"],
        cwd=folder,
        env={**ENVIRONMENT, "GITHUB_ACTIONS": "true"},
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (VIOLATED, b""), ran.stderr
    assert b"\x1b" not in ran.stdout
    lines = [line.lstrip() for line in ran.stdout.splitlines()]
    commands = [line for line in lines if line.startswith(b"::")]
    assert bool(commands) is (form == "github")
    assert len(commands) <= len(NAMES) + 1
    assert b"<script>" not in ran.stdout or form in (
        "text",
        "github",
        "json",
        "sarif",
        "gitlab",
    )


def test_a_cache_in_which_others_write_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "cache"
    monkeypatch.setenv(cache.VARIABLE, str(place))
    cache.write("kind", "digest", [1])
    assert place.stat().st_mode & 0o777 == 0o700
    assert [one.stat().st_mode & 0o777 for one in place.iterdir()] == [0o600]
    assert cache.read("kind", "digest") == [1]
    for mode in (0o770, 0o702, 0o777):
        place.chmod(mode)
        assert cache.read("kind", "digest") is None
        cache.write("other", "digest", [1])
    place.chmod(0o700)
    assert cache.read("other", "digest") is None
    (tmp_path / "link").symlink_to(place)
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "link"))
    assert cache.read("kind", "digest") is None


def test_a_cache_of_somebody_else_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    cache.write("kind", "digest", [1])
    mine = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: mine + 1)
    assert cache.read("kind", "digest") is None


def test_a_bypassed_cache_is_neither_read_nor_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    cache.write("kind", "digest", [1])
    with cache.bypassed(True):
        assert cache.read("kind", "digest") is None
        cache.write("kind", "other", [2])
        assert cache.read("kind", "other") == [2]
    assert cache.read("kind", "digest") == [1]
    assert cache.read("kind", "other") is None
