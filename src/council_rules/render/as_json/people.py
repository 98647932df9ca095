"""What people add to verdicts, as JSON: answers, judgements, waivers, other exemptions."""

from council_rules.findings.people import Exempt
from council_rules.render.as_json.evidence import CITATION, NOTICE, PLACE
from council_rules.render.as_json.serializer import (
    SHA256,
    TEXT,
    YES_OR_NO,
    by_name,
    defined,
    exactly,
    many,
    one_of,
    or_null,
)

# what an entry says besides what it is about; judgements and waivers stand in files alike
_ENTRY = {
    "files": TEXT.saying("The pattern of files, if it is not written in one"),
    "place": PLACE,
    "places": by_name(PLACE),
    "faults": many(NOTICE),
}
HUMAN_ANSWER = defined(
    "human_answer",
    exactly(
        "What a person answered on these words; this tool has not proven it",
        answer=one_of(("yes", "no")).of("word"),
        by=TEXT,
        date=TEXT,
        reason=TEXT,
        evidence=many(TEXT),
        place=PLACE,
    ),
)
QUESTION = defined(
    "question",
    exactly(
        "What a person has to judge; a yes to all questions of a finding meets the rule",
        sentence=TEXT,
        quotes=many(TEXT).saying("The words of the file to be judged"),
        place=PLACE,
        citations=many(CITATION),
        atom=TEXT,
        supposed=YES_OR_NO.saying("Whether only some completions raise it"),
        words_sha256=SHA256.saying("A fingerprint of the question and what it is about"),
        answer=or_null(HUMAN_ANSWER),
    ),
)
JUDGEMENT = defined(
    "judgement",
    exactly(
        "A judgement on the file as it is written, whether it holds or not; where it does, it "
        "is the answer to a question of a finding",
        rule=TEXT,
        subject=TEXT,
        question=TEXT,
        answer=TEXT,
        by=TEXT,
        date=TEXT,
        reason=TEXT,
        evidence=many(TEXT),
        words_sha256=TEXT,
        **_ENTRY,
    ),
)
WAIVER = defined(
    "waiver",
    exactly(
        "A waiver for the file as it is written, whether it holds or not; what it excuses is "
        "exempt, and what is wrong with it is among the warnings and notices",
        rule=TEXT,
        subject=TEXT,
        reason=TEXT,
        by=TEXT,
        granted=TEXT,
        expires=TEXT,
        evidence=many(TEXT),
        **_ENTRY,
    ),
)
EXEMPTION = defined(
    "exemption",
    exactly(
        "Why a violation does not count for the exit code",
        kind=one_of(Exempt),
        reason=TEXT,
        by=TEXT,
        until=TEXT,
        place=or_null(PLACE),
    ),
)
