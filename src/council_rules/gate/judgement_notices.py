"""What is told of judgements that do not hold, or change nothing, each at its place."""

from collections.abc import Sequence
from datetime import date

from council_rules.findings.evidence import Notice
from council_rules.findings.people import HumanJudgement
from council_rules.gate.judgement_entries import KIND
from council_rules.words import listed, meant

VOID, FUTURE = "JUD002", "JUD003"
UNKNOWN_QUESTION, DUPLICATE, CONTRADICTED = "JUD006", "JUD007", "JUD008"
NOT_ASKED = "JUD101"
MOST_SHOWN = 3


def void(judgement: HumanJudgement) -> Notice:
    """Return that what was judged is not what the file says now."""
    message = f"{KIND.named(judgement)} is void: the words that were judged have changed"
    hint = "judge them anew; council-rules judgements FILE prints the block"
    return _notice(VOID, judgement, "words_sha256", message, hint)


def future(judgement: HumanJudgement, when: date, day: date) -> Notice:
    """Return that nobody can have judged yet."""
    message = f"{KIND.named(judgement)} is of {when}, which is after {day}"
    return _notice(FUTURE, judgement, "date", message, "it does not hold before its day")


def unknown_question(judgement: HumanJudgement, asked: Sequence[str]) -> Notice:
    """Return that the rule asks other questions there."""
    message = f"'{judgement.rule}' does not ask '{judgement.question}' on '{judgement.subject}'"
    hint = meant(judgement.question, asked) or f"it asks {listed(asked[:MOST_SHOWN], 'and')}"
    return _notice(UNKNOWN_QUESTION, judgement, "question", message, hint)


def duplicate(judgement: HumanJudgement, other: HumanJudgement, file: str) -> Notice:
    """Return that another judgement, in ``file`` or a file of judgements, says the same."""
    message = (
        f"The question '{judgement.question}' of '{judgement.rule}' on '{judgement.subject}' "
        f"is judged already, at {_at(other, file)}"
    )
    return _notice(DUPLICATE, judgement, "", message, "keep one of them")


def contradicted(judgement: HumanJudgement, other: HumanJudgement, file: str) -> Notice:
    """Return that another judgement answers the same question otherwise."""
    message = (
        f"{KIND.named(judgement)} says '{judgement.answer}', and another says "
        f"'{other.answer}', at {_at(other, file)}: neither holds"
    )
    return _notice(CONTRADICTED, judgement, "answer", message, "settle it, and keep one")


def not_asked(judgement: HumanJudgement, why: str, others: Sequence[str]) -> Notice:
    """Return that a judgement changes nothing, and why; the rule asks on other subjects."""
    message = f"{KIND.named(judgement)} has no effect: {why}"
    hint = "a judgement answers only what a rule leaves to a person"
    if others:
        hint = f"the rule asks a person on {listed(others[:MOST_SHOWN], 'and')}"
    return _notice(NOT_ASKED, judgement, "", message, hint)


def _at(judgement: HumanJudgement, file: str) -> str:
    place = judgement.place
    return f"{place.file or file}:{place.line}:{place.column}"


def _notice(code: str, judgement: HumanJudgement, key: str, message: str, hint: str) -> Notice:
    severity = "warning" if code == NOT_ASKED else "error"
    place = judgement.at(key) if key else judgement.place
    return Notice(code, severity, message, hint, place)
