"""Judgements on a small proposal with a question, as they are written in files."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from council_rules import check
from council_rules.rulebook.book import rules_folder
from tests.cli.support import Shell

NAME = "valley.council.yaml"
DAY = "2026-02-10"
RULE, SUBJECT, QUESTION = "TIER005", "objection", "grounds"
SELECT = ("--select", "TIER005,TIER006")
REASON = "Two grounds are listed, and neither covers a budget."
COUNCIL = (rules_folder() / "fixtures" / "a_override.council.yaml").read_text("utf-8")


@cache
def fingerprint(
    text: str = COUNCIL, rule: str = RULE, subject: str = SUBJECT, question: str = QUESTION
) -> str:
    """Return the fingerprint of the words that a question is about."""
    for finding in check(text, select=[rule], today=DAY).files[0].findings:
        for one in finding.questions:
            if finding.subject == subject and one.atom == question:
                return one.words_sha256
    raise AssertionError("nothing is asked there")


def judgement(**others: str | None) -> str:
    """Return an entry of a list of judgements; a key that is None is left out."""
    keys = {
        "rule": RULE,
        "subject": SUBJECT,
        "question": QUESTION,
        "answer": "yes",
        "by": "Ada Example",
        "date": "2026-02-01",
        "reason": REASON,
        "words_sha256": others["words_sha256"] if "words_sha256" in others else fingerprint(),
        **others,
    }
    lines = [f"{key}: '{value}'\n" for key, value in keys.items() if value is not None]
    return "  - " + "    ".join(lines)


def judged(*judgements: str, text: str = COUNCIL) -> str:
    """Return a proposal with judgements in it."""
    return text + "judgements:\n" + "".join(judgements)


def filed(*judgements: str) -> str:
    """Return a file of judgements."""
    return 'council_rules: "1"\njudgements:\n' + "".join(judgements)


def checked(shell: Shell, text: str, *arguments: str, day: str = DAY) -> tuple[int, Any]:
    """Return the exit code, and the only file of the report."""
    Path(NAME).write_text(text, encoding="utf-8")
    ran = shell("check", *SELECT, NAME, "--today", day, "--output-format", "json", *arguments)
    return ran.code, json.loads(ran.out)["files"][0]


def finding(file: Any, rule: str = RULE, subject: str = SUBJECT) -> Any:
    """Return the only finding of a rule on a subject."""
    (found,) = [
        one for one in file["findings"] if (one["code"], one["subject"]) == (rule, subject)
    ]
    return found


def told(file: Any) -> list[tuple[str, str, int]]:
    """Return code, severity and line of what is told of judgements."""
    return [
        (one["code"], one["severity"], one["place"]["line"])
        for one in file["warnings"]
        if one["code"].startswith("JUD")
    ]
