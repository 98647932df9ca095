"""Patterns of files: what they match, what the settings exclude, and what matches nothing."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_rules.settings.globs import Glob
from tests.cli.support import Shell
from tests.gate.councils import BOARD, SELECT, SOUND

WARNING = "warning[CFG001]: No proposal matches "


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("a.yaml", "a.yaml", True),
        ("a.yaml", "deep/er/a.yaml", True),
        ("./a.yaml", "a.yaml", True),
        ("./a.yaml", "deep/a.yaml", False),
        ("*.yaml", "deep/a.yaml", True),
        ("*.yaml", "a.yml", False),
        ("?.yaml", "a.yaml", True),
        ("?.yaml", "ab.yaml", False),
        ("plans", "plans/deep/a.yaml", True),
        ("plans/", "plans/deep/a.yaml", True),
        ("plans/*", "plans/a.yaml", True),
        ("plans/*", "plans/deep/a.yaml", True),
        ("plans/*.yaml", "plans/deep/a.yaml", False),
        ("plans/**", "plans/deep/a.yaml", True),
        ("plans/**/a.yaml", "plans/a.yaml", True),
        ("plans/**/a.yaml", "plans/b/c/a.yaml", True),
        ("**/a.yaml", "a.yaml", True),
        ("plans/a", "plans/ab", False),
        ("plan", "plans/a.yaml", False),
        ("PLANS", "plans/a.yaml", False),
        ("[ab].yaml", "a.yaml", True),
        ("../a.yaml", "a.yaml", False),
        ("../there/a.yaml", "a.yaml", True),
    ],
)
def test_what_a_pattern_matches(tmp_path: Path, pattern: str, path: str, matches: bool) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    assert Glob(pattern, folder).matches(str(folder / path)) == matches


PARTS = st.lists(st.sampled_from(["a", "b", "ab", "*", "?", "**", "a*", "*b"]), min_size=1)
NAMES = st.lists(st.sampled_from(["a", "b", "ab", "ba"]), min_size=1, max_size=5)


def expression(parts: list[str]) -> str:
    """Return what a pattern means as a regular expression."""
    parts = parts if len(parts) > 1 else ["**", *parts]
    found = ""
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        if part == "**":
            found += "[^/]+" if last else "(?:[^/]+/)*"
        else:
            found += part.replace("*", "[^/]*").replace("?", "[^/]") + ("" if last else "/")
    return found + "(?:/.*)?"


@given(PARTS.filter(lambda parts: len(parts) <= 5), NAMES)
def test_patterns_mean_what_their_expressions_mean(parts: list[str], names: list[str]) -> None:
    path = "/".join(names)
    expected = re.fullmatch(expression(parts), path) is not None
    glob = Glob("/".join(parts), Path("/base"))
    assert glob.matches(f"/base/{path}") == expected
    assert not glob.matches(f"/{path}")


def test_a_pattern_follows_links_in_folders(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    assert Glob("a.yaml", tmp_path / "link").matches(str(tmp_path / "real" / "a.yaml"))
    assert Glob("real/*", tmp_path).matches(str(tmp_path / "link" / "a.yaml"))


@pytest.fixture
def plans(shell: Shell) -> None:
    for name, text in (
        ("final/valley.council.yaml", SOUND),
        ("archive/old.council.yaml", BOARD),
        ("archive/deep/older.council.yaml", BOARD),
    ):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def exclude(*patterns: str, more: str = "") -> None:
    lines = "".join(f"  - '{pattern}'\n" for pattern in patterns)
    Path("council-rules.yaml").write_text(f"version: 1\nexclude:\n{lines}{more}")


@pytest.mark.parametrize(
    "patterns", [["archive"], ["archive/**"], ["old*"], ["old.council.yaml", "**/deep"]]
)
def test_what_is_excluded_is_passed_over_in_folders(
    plans: None, shell: Shell, patterns: list[str]
) -> None:
    assert shell("check", *SELECT).code == 1
    exclude(*patterns)
    ran = shell("check", *SELECT)
    assert ran.code == 0
    assert "\nnote FIL101 2 files were passed over: 'archive/" in f"\n{concise(shell)}"
    assert "\nlooked at: 3 files found, 1 judged, 2 passed over; settings: council" in ran.out


def concise(shell: Shell) -> str:
    return shell("check", *SELECT, "--output-format", "concise").out


def test_a_file_that_is_named_is_checked_all_the_same(plans: None, shell: Shell) -> None:
    exclude("archive")
    assert shell("check", *SELECT, "archive/old.council.yaml").code == 1


def test_a_hook_that_names_files_judges_what_a_folder_does(plans: None, shell: Shell) -> None:
    exclude("archive")
    hook = ("check", *SELECT, "--force-exclude", "archive/old.council.yaml")
    assert shell(*hook, "final/valley.council.yaml").code == shell("check", *SELECT).code == 0
    ran = shell(*hook)
    assert (ran.code, ran.err) == (0, "")
    assert "nothing was judged: " in ran.out
    assert "1 file was passed over: 'archive/old.council.yaml' (excluded by the" in ran.out


def test_a_check_of_nothing_is_no_pass(plans: None, shell: Shell) -> None:
    exclude("archive")
    ran = shell("check", *SELECT, "archive")
    assert (ran.code, ran.out) == (2, "")
    assert "All proposals in 'archive' are excluded by the settings" in ran.err


def test_patterns_that_match_nothing_are_told(plans: None, shell: Shell) -> None:
    exclude(
        "archive",
        "achive",
        more="overrides:\n  - {files: [final, nowhere/*], severity: {REP: info}}\n",
    )
    ran = shell("check", *SELECT)
    assert ran.code == 0
    assert f"{WARNING}'achive'\n  --> council-rules.yaml:4:5 " in ran.out
    assert f"{WARNING}'nowhere/*'\n  --> council-rules.yaml:6:21 " in ran.out
    assert ran.out.count(WARNING) == 2


def test_what_matches_files_not_in_this_run_is_not_told(plans: None, shell: Shell) -> None:
    exclude("archive", more="overrides:\n  - {files: archive, severity: {REP: info}}\n")
    assert WARNING not in shell("check", *SELECT, "final").out


def test_patterns_count_from_the_folder_of_the_settings(
    plans: None, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    exclude("archive/*.yaml")
    monkeypatch.chdir("archive")
    ran = shell("check", *SELECT)
    assert ran.code == 1
    assert "deep/older.council.yaml:" in ran.out
    assert "\n  --> old.council.yaml:" not in ran.out
