"""Waivers in a file of their own, for proposals that must not be touched."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.support import Ran, Shell
from tests.gate.councils import BOARD, SELECT, SOUND
from tests.gate.granted import DAY, VIOLATED, all_waived, filed, waived, waiver

SETTINGS = "version: 1\nwaivers: legal/waivers.yaml\n"
CHARTER = "plans/charter.council.yaml"
FROM_LEGAL = "../plans/charter.council.yaml"


@pytest.fixture
def folder(shell: Shell, tmp_path: Path) -> Path:
    """Return the current folder, with settings that name a file of waivers."""
    for name, text in (
        ("council-rules.yaml", SETTINGS),
        (CHARTER, BOARD),
        ("plans/other.council.yaml", BOARD),
    ):
        put(name, text)
    return tmp_path


def put(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def grant(*waivers: str) -> None:
    put("legal/waivers.yaml", filed(*waivers))


def check(shell: Shell, *paths: str, day: str = DAY) -> tuple[int, Any]:
    ran = shell("check", *SELECT, *paths, "--today", day, "--output-format", "json")
    return ran.code, json.loads(ran.out)


def excused(report: Any) -> dict[str, list[tuple[str, str]]]:
    return {
        file["file"]: sorted(
            (one["code"], one["subject"]) for one in file["findings"] if one["exempt"]
        )
        for file in report["files"]
    }


def codes(report: Any) -> list[tuple[str, str, int]]:
    """Return what is told of no file of the run: codes with their places."""
    return [
        (one["code"], one["place"]["file"], one["place"]["line"]) for one in report["notices"]
    ]


def test_they_hold_for_the_file_they_name(folder: Path, shell: Shell) -> None:
    grant(*all_waived(file=FROM_LEGAL))
    code, report = check(shell, "plans")
    assert code == 1
    assert excused(report) == {CHARTER: VIOLATED, "plans/other.council.yaml": []}
    assert report["notices"] == []
    assert check(shell, CHARTER)[0] == 0


@pytest.mark.parametrize(
    "pattern", ["../plans/*.council.yaml", "../plans", "../**/*.yaml", "../plans/?????*"]
)
def test_they_hold_for_all_that_match(folder: Path, shell: Shell, pattern: str) -> None:
    grant(*all_waived(file=pattern))
    code, report = check(shell, "plans")
    assert code == 0
    assert set(map(tuple, excused(report).values())) == {tuple(VIOLATED)}


def test_they_hold_from_every_folder(
    folder: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    grant(*all_waived(file=FROM_LEGAL))
    monkeypatch.chdir("plans")
    assert check(shell, "charter.council.yaml")[0] == 0
    monkeypatch.chdir("/")
    given = ("--config", str(folder / "council-rules.yaml"), "--today", DAY)
    assert shell("check", *SELECT, *given, str(folder / CHARTER)).code == 0


def test_what_is_wrong_is_told_at_its_place_in_their_file(folder: Path, shell: Shell) -> None:
    grant(
        *all_waived(file=FROM_LEGAL)[1:],
        waiver(file=FROM_LEGAL, rule="REP999"),
        waiver(file="../plans/absent.council.yaml"),
        waiver(file=FROM_LEGAL, expires="2026-01-31"),
        waiver(file=FROM_LEGAL, subject="bord_vote"),
        waiver(file=FROM_LEGAL, subject="board"),
        waiver(file=None),
        waiver(file=FROM_LEGAL, by=None),
    )
    code, report = check(shell, CHARTER)
    assert code == 1
    assert excused(report) == {CHARTER: VIOLATED[1:]}
    at = "legal/waivers.yaml"
    first = 3 + 3 * 7
    assert codes(report) == [
        ("WAI004", at, first),
        ("WAI008", at, first + 7 + 6),
        ("WAI003", at, first + 14 + 5),
        ("WAI005", at, first + 21 + 1),
        ("WAI002", at, first + 28),
        ("WAI001", at, first + 35),
        ("WAI001", at, first + 41),
    ]
    said = shell("check", *SELECT, CHARTER, "--today", DAY).out
    assert f" --> {at}:{first}:" in said
    assert "'../plans/absent.council.yaml' is no proposal, nor is any named like that" in said


def test_a_former_key_is_told_of_and_does_not_void_the_waiver(
    folder: Path, shell: Shell
) -> None:
    first, *others = all_waived(file=FROM_LEGAL)
    grant(first.replace("subject:", "on:"), *others)
    code, report = check(shell, CHARTER)
    assert code == 0
    assert excused(report) == {CHARTER: VIOLATED}
    assert codes(report) == [("SRC104", "legal/waivers.yaml", 4)]


def test_an_entry_for_files_that_are_not_checked_is_no_fault(
    folder: Path, shell: Shell
) -> None:
    put("plans/other.council.yaml", SOUND)
    grant(
        waiver(file="../plans/other.council.yaml"), waiver(file="../plans/*", subject="board")
    )
    assert codes(check(shell, CHARTER)[1]) == []
    code, report = check(shell, "plans")
    assert code == 1
    assert [one[0] for one in codes(report)] == ["WAI002", "WAI002"]


def test_a_pattern_is_used_if_one_file_needs_it(folder: Path, shell: Shell) -> None:
    put("plans/other.council.yaml", SOUND)
    grant(*all_waived(file="../plans"))
    code, report = check(shell, "plans")
    assert (code, report["notices"]) == (0, [])


def test_a_proposal_and_the_file_may_not_waive_the_same(folder: Path, shell: Shell) -> None:
    put(CHARTER, waived(waiver()))
    grant(waiver(file=FROM_LEGAL))
    code, report = check(shell, CHARTER)
    assert code == 1
    assert codes(report) == [("WAI007", "legal/waivers.yaml", 3)]
    assert f"waived already, at {CHARTER}:20:5" in report["notices"][0]["message"]


def test_results_are_not_written_over_them(folder: Path, shell: Shell) -> None:
    grant(waiver(file=FROM_LEGAL))
    before = Path("legal/waivers.yaml").read_bytes()
    ran = shell("check", "plans", "--output-format", "json:legal/waivers.yaml")
    assert ran.code == 2
    assert "'legal/waivers.yaml' is read in this run" in ran.err
    assert Path("legal/waivers.yaml").read_bytes() == before


def refused(shell: Shell, content: bytes | None) -> Ran:
    path = Path("legal/waivers.yaml")
    path.parent.mkdir(exist_ok=True)
    if content is not None:
        path.write_bytes(content)
    ran = shell("check", *SELECT, CHARTER, "--today", DAY)
    assert (ran.code, ran.out) == (2, "")
    assert "legal/waivers.yaml" in ran.err
    return ran


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "There is no such file"),
        (b"", "The file is empty"),
        (b"\xff\xfe\xfa", "UTF-8"),
        (b"council_rules: '1'\nwaivers: [\n", "legal/waivers.yaml:"),
        (b"council_rules: '2'\nwaivers: []\n", "legal/waivers.yaml:1:16"),
        (b"council_rules: '1'\nwaivrs: []\n", "did you mean 'waivers'?"),
        (b"council_rules: '1'\n", "waivers"),
        (b"council_rules: '1'\nwaivers: {}\n", "legal/waivers.yaml:2:10"),
        (b"council_rules: '1'\nwaivers: [{rule: [x]}]\n", "legal/waivers.yaml:2:18"),
        (b"council_rules: '1'\nwaivers: [{ruel: x}]\n", "did you mean 'rule'?"),
        (b"council_rules: '1'\nwaivers: []\nwaivers: []\n", "legal/waivers.yaml:3:1"),
    ],
)
def test_a_file_that_is_none_of_its_kind(
    folder: Path, shell: Shell, content: bytes | None, said: str
) -> None:
    assert said in refused(shell, content).err


def test_a_pattern_may_match_files_without_the_subject(folder: Path, shell: Shell) -> None:
    put("plans/other.council.yaml", BOARD.replace("board_vote", "vote"))
    grant(waiver(file="../plans"))
    _, report = check(shell, "plans")
    assert report["notices"] == []
    assert excused(report)[CHARTER] == [("REP004", "board_vote")]


def test_waivers_of_both_kinds_on_the_same_line(folder: Path, shell: Shell) -> None:
    own = "waivers: [{rule: REP004}]\n"
    lines = BOARD.splitlines(keepends=True)
    put(CHARTER, "".join([lines[0], lines[1], own, *lines[2:]]))
    grant(waiver(file="../plans/other.council.yaml"))
    _, report = check(shell, "plans")
    held = {CHARTER: [], "plans/other.council.yaml": [("REP004", "board_vote")]}
    assert excused(report) == held
