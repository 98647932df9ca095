"""Waivers for the small proposals, as they are written in files."""

import json
from pathlib import Path
from typing import Any

from tests.cli.support import Shell
from tests.gate.councils import BOARD, SELECT

NAME = "valley.council.yaml"

REASON = "Interim body for 60 days; local seats follow under article 9."
DAY = "2026-02-10"
# every violation of BOARD, by rule and subject
VIOLATED = [
    ("REP004", "board_vote"),
    ("REP004", "governance"),
    ("REP005", "board_vote"),
    ("REP005", "governance"),
]


def waiver(
    rule: str | None = "REP004", subject: str | None = "board_vote", **others: str | None
) -> str:
    """Return an entry of a list of waivers; a key that is None is left out."""
    keys = {
        "rule": rule,
        "subject": subject,
        "reason": REASON,
        "by": "drafting committee",
        "granted": "2026-01-20",
        "expires": "2026-03-21",
        **others,
    }
    lines = [f'{key}: "{value}"\n' for key, value in keys.items() if value is not None]
    return "  - " + "    ".join(lines)


def waived(*waivers: str, text: str = BOARD) -> str:
    """Return a proposal with waivers in it."""
    return text + "waivers:\n" + "".join(waivers)


def filed(*waivers: str) -> str:
    """Return a file of waivers."""
    return 'council_rules: "1"\nwaivers:\n' + "".join(waivers)


def all_waived(**others: str | None) -> list[str]:
    """Return a waiver for each violation of BOARD."""
    return [waiver(rule, on, **others) for rule, on in VIOLATED]


def checked(shell: Shell, text: str, *arguments: str, day: str = DAY) -> tuple[int, Any]:
    """Return the exit code, and the only file of the report."""
    Path(NAME).write_text(text, encoding="utf-8")
    ran = shell("check", *SELECT, NAME, "--today", day, "--output-format", "json", *arguments)
    return ran.code, json.loads(ran.out)["files"][0]


def excused(file: Any) -> list[tuple[str, str]]:
    return [
        (finding["code"], finding["subject"])
        for finding in file["findings"]
        if finding["exempt"] is not None
    ]


def told(file: Any) -> list[tuple[str, str, int]]:
    """Return code, severity and line of what is told of waivers."""
    return [
        (one["code"], one["severity"], one["place"]["line"])
        for one in file["warnings"]
        if one["code"].startswith("WAI")
    ]
