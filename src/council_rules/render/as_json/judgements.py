"""What a person is asked and what was answered, as JSON."""

from collections.abc import Sequence

from council_rules.findings.finding import JUDGED
from council_rules.gate.judgements import AuditedJudgement, State
from council_rules.record import Record
from council_rules.render.as_json.entries import audited
from council_rules.render.as_json.people import HUMAN_ANSWER
from council_rules.render.as_json.serializer import (
    POSITION,
    SHA256,
    TEXT,
    TEXT_OR_NULL,
    Schema,
    exactly,
    many,
    of_version,
    one_of,
    or_null,
    text_of,
    whole,
)
from council_rules.render.judgements import Asked, entry

VERSION = 1


class _Found(Record):
    """Questions of findings, and judgements as they are written."""

    questions: Sequence[Asked]
    judgements: Sequence[AuditedJudgement]


def render(asked: Sequence[Asked], judged: Sequence[AuditedJudgement]) -> str:
    """Return questions and judgements as JSON text."""
    return text_of(_JUDGEMENTS, _Found(asked, judged))


def json_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of ``judgements --output-format json``."""
    return whole("judgements", VERSION, _JUDGEMENTS)


def _entry(one: Asked) -> str | None:
    return None if one.question.answer else "\n".join(entry(one)) + "\n"


_QUESTION = exactly(
    "A question of a finding, and its answer if a person gave one on these words",
    file=TEXT,
    line=POSITION.of("question.place.line"),
    column=POSITION.of("question.place.column"),
    rule=TEXT.of("finding.code"),
    subject=TEXT.of("finding.subject"),
    question=TEXT.saying("The question as a judgement names it").of("question.atom"),
    sentence=TEXT.of("question.sentence"),
    when=TEXT.saying("In which completions it is asked, empty for all"),
    verdict=one_of(JUDGED).of("finding.verdict"),
    words_sha256=SHA256.saying("A fingerprint of the question and what it is about").of(
        "question.words_sha256"
    ),
    answer=or_null(HUMAN_ANSWER).of("question.answer"),
    entry=TEXT_OR_NULL.saying("An entry of a file of judgements, to be filled in").of(_entry),
)
_JUDGEMENT = exactly(
    "A judgement as it is written, and what becomes of it",
    rule=TEXT.of("judgement.rule"),
    subject=TEXT.of("judgement.subject"),
    question=TEXT.of("judgement.question"),
    answer=TEXT.of("judgement.answer"),
    by=TEXT.of("judgement.by"),
    date=TEXT.of("judgement.date"),
    reason=TEXT.of("judgement.reason"),
    evidence=many(TEXT).of("judgement.evidence"),
    words_sha256=TEXT.of("judgement.words_sha256"),
    **audited("judgement", State),
)
_JUDGEMENTS = exactly(
    "What rules ask a person, and what was answered",
    version=of_version(VERSION),
    questions=many(_QUESTION),
    judgements=many(_JUDGEMENT),
)
