"""``council-rules waivers``: every waiver with its state, to be audited."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.support import Shell
from tests.gate.councils import BOARD
from tests.gate.granted import DAY, NAME, REASON, filed, waived, waiver

OPEN = BOARD.replace('{more_than: "1/2", of: members}', "unknown").replace("closed", "open")


def listed(shell: Shell, *arguments: str) -> list[dict[str, Any]]:
    ran = shell("waivers", "--today", DAY, "--output-format", "json", *arguments)
    assert ran.code == 0
    data = json.loads(ran.out)
    assert data["version"] == 1
    found: list[dict[str, Any]] = data["waivers"]
    return found


STATES = [
    (waiver(), BOARD, "in force"),
    (waiver(), OPEN, "waiting"),
    (waiver(subject="board"), BOARD, "unused"),
    (waiver(granted="2027", expires="2028"), BOARD, "not yet in force"),
    (waiver(expires="2026-01-31"), BOARD, "expired"),
    (waiver("DEC002"), BOARD, "not allowed"),
    (waiver("REP999"), BOARD, "about nothing"),
    (waiver(subject="nowhere"), BOARD, "about nothing"),
    (waiver(by=None), BOARD, "malformed"),
]


@pytest.mark.parametrize(("entry", "text", "state"), STATES)
def test_states(shell: Shell, entry: str, text: str, state: str) -> None:
    Path(NAME).write_text(waived(entry, text=text), encoding="utf-8")
    assert [one["state"] for one in listed(shell)] == [state]
    assert shell("waivers", "--today", DAY).out.startswith(f"{state}: ")


def test_duplicates_and_what_is_not_checked(shell: Shell) -> None:
    Path(NAME).write_text(waived(waiver(), waiver()), encoding="utf-8")
    Path("other.council.yaml").write_text(BOARD, encoding="utf-8")
    Path("granted.yaml").write_text(filed(waiver(file="other.council.yaml")), encoding="utf-8")
    Path("council-rules.yaml").write_text("version: 1\nwaivers: granted.yaml\n")
    found = [(one["written_in"], one["state"], one["files"]) for one in listed(shell, NAME)]
    assert found == [
        (NAME, "in force", [NAME]),
        (NAME, "duplicate", [NAME]),
        ("granted.yaml", "not checked", []),
    ]
    assert listed(shell)[2]["files"] == ["other.council.yaml"]


def test_all_that_was_granted_is_said(shell: Shell) -> None:
    sources = "sources: [{id: minutes, title: Minutes, classification: commentary}]\n"
    text = waived(waiver(evidence="minutes#item 4")) + sources
    Path(NAME).write_text(text, encoding="utf-8")
    assert shell("waivers", "--today", DAY).out.splitlines() == [
        "in force: REP004 on board_vote",
        f"  --> {NAME}:20:5",
        f"   = reason:   {REASON}",
        "   = by:       drafting committee",
        "   = granted:  2026-01-20",
        "   = until:    2026-03-21",
        "   = evidence: minutes#item 4",
        "",
        "1 waiver: 1 in force",
    ]
    assert listed(shell) == [
        {
            "rule": "REP004",
            "subject": "board_vote",
            "reason": REASON,
            "by": "drafting committee",
            "granted": "2026-01-20",
            "expires": "2026-03-21",
            "until": "2026-03-21",
            "evidence": ["minutes#item 4"],
            "state": "in force",
            "written_in": NAME,
            "line": 20,
            "column": 5,
            "file": None,
            "files": [NAME],
            "notices": [],
        }
    ]


def test_what_is_wrong_is_said(shell: Shell) -> None:
    Path(NAME).write_text(waived(waiver(expires="2026-01-31")), encoding="utf-8")
    message = (
        "The waiver of 'REP004' on 'board_vote' expired on 2026-01-31, 10 days before " + DAY
    )
    assert f"   = told:     WAI003 {message}\n" in shell("waivers", "--today", DAY).out
    assert [(one["code"], one["message"]) for one in listed(shell)[0]["notices"]] == [
        ("WAI003", message)
    ]


@pytest.mark.parametrize(
    ("days", "subjects"),
    [
        ("0", ["gone", "today"]),
        ("1", ["gone", "today", "tomorrow"]),
        ("30", ["gone", "today", "tomorrow", "month"]),
        ("999", ["gone", "today", "tomorrow", "month", "year"]),
    ],
)
def test_those_that_end_soon(shell: Shell, days: str, subjects: list[str]) -> None:
    ends = {
        "gone": "2026-02-09",
        "today": "2026-02-10",
        "tomorrow": "2026-02-11",
        "month": "2026-03-12",
        "year": "2026",
        "never": None,
    }
    text = waived(*(waiver(subject=on, expires=expires) for on, expires in ends.items()))
    Path(NAME).write_text(text, encoding="utf-8")
    assert [one["subject"] for one in listed(shell, "--expiring", days)] == subjects
    said = shell("waivers", "--today", DAY, "--expiring", days).out.splitlines()[-1]
    assert said.startswith(f"{len(subjects)} of 6 waivers: ")


def test_no_waivers(shell: Shell) -> None:
    Path(NAME).write_text(BOARD, encoding="utf-8")
    assert (shell("waivers").code, shell("waivers").out) == (0, "0 waivers\n")
    assert listed(shell) == []


def test_a_file_that_cannot_be_read(shell: Shell) -> None:
    Path(NAME).write_text("bodies: [\n", encoding="utf-8")
    Path("other.council.yaml").write_text(waived(waiver()), encoding="utf-8")
    ran = shell("waivers", "--today", DAY)
    assert ran.code == 3
    assert ran.out.startswith("in force: ")
    assert ran.err.startswith(f"error: '{NAME}' could not be checked: ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "There is no file or directory 'nowhere'"),
        (["."], "The directory '.' holds no file named '*.council.yaml'"),
        (["--expiring", "-1"], "-1"),
        (["--today", "tomorrow"], "'tomorrow' is not a day"),
        (["--config", "absent.yaml"], "There is no such file"),
    ],
)
def test_nothing_to_list(shell: Shell, arguments: list[str], said: str) -> None:
    ran = shell("waivers", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
