"""Judgements as they are written: what each says, and what is wrong with it by itself."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from council_rules.findings.evidence import Notice, Place
from council_rules.findings.people import HumanJudgement
from council_rules.findings.report import FileReport
from council_rules.gate import entries
from council_rules.gate.dates import first_day, last_day
from council_rules.gate.entries import with_faults
from council_rules.proposal.load import Loaded, load_judgements
from council_rules.proposal.model.people import FiledJudgement, Judgement
from council_rules.proposal.places import Places

MALFORMED = "JUD001"
KIND = entries.Kind(
    name="judgement",
    doing="judge",
    ruling="judge by",
    malformed=MALFORMED,
    unknown_rule="JUD004",
    unknown_subject="JUD005",
    no_file="JUD009",
)
ANSWERS = ("yes", "no")

_TEXTS = (
    *("rule", "subject", "question", "answer", "by", "date", "reason"),
    *("words_sha256", "file"),
)
_NEEDED = {
    "rule": "rule: TIER005",
    "subject": "subject: objection",
    "question": "question: grounds, as 'council-rules judgements' prints it",
    "answer": 'answer: "yes"',
    "by": "by: Ada Example, counsel of the assembly",
    "date": 'date: "2026-03-21"',
    "reason": "reason: Two grounds are listed, and neither covers a budget.",
    "words_sha256": "what 'council-rules judgements' prints",
    "file": "file: proposals/valley.council.yaml",
}
_HEXADECIMAL = re.compile(r"[0-9a-f]{64}")


def read(path: Path, content: bytes | None = None) -> tuple[HumanJudgement, ...]:
    """Return the judgements in a file of judgements.

    ``content`` is what it held at another time, None for what it holds. Raises SettingsError,
    with places, for a file that is not there or is none of its kind. What is wrong with single
    judgements is among their faults.
    """
    return entries.read_file(path, content, load_judgements, "judgements", _judgement)


def judgements_for(
    loaded: Loaded, report: FileReport, path: str, filed: Iterable[HumanJudgement]
) -> tuple[HumanJudgement, ...]:
    """Return the judgements for a proposal: its own, then those of a file of judgements.

    ``path`` is where the proposal lies. Faults that only the proposal shows are added.
    """
    own = (
        _judgement(one, f"judgements[{number}]", loaded.places)
        for number, one in enumerate(loaded.proposal.judgements)
    )
    return entries.of_proposal(loaded, report, path, own, filed, KIND)


def _judgement(
    written: Judgement | FiledJudgement, path: str, places: Places, file: str = ""
) -> HumanJudgement:
    """Return a judgement with the faults that it shows by itself."""
    texts = entries.texts_of(written, _TEXTS)
    judgement = HumanJudgement(
        rule=texts["rule"],
        subject=texts["subject"],
        question=texts["question"],
        answer=texts["answer"],
        by=texts["by"],
        date=texts["date"],
        reason=texts["reason"],
        evidence=written.evidence,
        words_sha256=texts["words_sha256"],
        place=Place(path, *places[path].value, file=file),
        places=entries.places_of(path, (*_TEXTS, "evidence"), places, file),
        files=texts["file"],
    )
    hint = "say what in the words decides the question"
    faults = entries.incomplete(judgement, KIND, texts, _NEEDED, hint)
    return with_faults(judgement, [*faults, *_wrong_values(judgement)])


def _wrong_values(one: HumanJudgement) -> Iterator[Notice]:
    if one.answer and one.answer not in ANSWERS:
        message = f'\'{one.answer}\' is no answer; expected "yes" or "no"'
        hint = "a yes meets the rule, a no violates it"
        yield Notice(MALFORMED, "error", message, hint, one.at("answer"))
    if one.date and not _is_day(one.date):
        message = f"'{one.date}' is not a day; expected one such as 2026-03-21"
        yield Notice(MALFORMED, "error", message, "", one.at("date"))
    if one.words_sha256 and not _HEXADECIMAL.fullmatch(one.words_sha256):
        message = (
            f"The fingerprint of the words has {len(one.words_sha256)} characters; expected 64 "
            "of 0-9 and a-f"
        )
        if len(one.words_sha256) == 64:
            message = "The fingerprint of the words is none; expected 64 of 0-9 and a-f"
        hint = "council-rules judgements FILE prints it"
        yield Notice(MALFORMED, "error", message, hint, one.at("words_sha256"))


def _is_day(text: str) -> bool:
    try:
        return first_day(text) == last_day(text)
    except ValueError:
        return False
