"""What a proposal leaves open, as JSON."""

from operator import itemgetter

from council_rules.render.as_json.evidence import PLACE
from council_rules.render.as_json.serializer import (
    TEXT,
    YES_OR_NO,
    defined,
    exactly,
    many,
    or_null,
)

VERDICT = defined(
    "verdict",
    exactly(
        "A rule and its subject", code=TEXT.of(itemgetter(0)), subject=TEXT.of(itemgetter(1))
    ),
)
ANSWER = defined(
    "answer",
    exactly(
        "One way in which an open point can turn out; value is its word in a scenario",
        point=TEXT,
        value=TEXT,
        says=TEXT,
    ),
)
OPEN_POINT = defined(
    "open_point",
    exactly(
        "Something the proposal leaves open, and what it could turn out to be",
        id=TEXT,
        sentence=TEXT,
        answers=many(ANSWER),
        place=or_null(PLACE),
        assumed=YES_OR_NO.saying("Whether the range is ours"),
        bound=TEXT.saying("Where an assumed range of numbers ends, or empty"),
    ),
)
SCENARIO = defined(
    "scenario",
    exactly(
        "Answers that a file assumes together",
        id=TEXT,
        name=TEXT,
        answers=many(ANSWER),
        place=PLACE,
    ),
)
SETTLEMENT = defined(
    "settlement",
    exactly(
        "The undetermined verdicts that any answer to an open point settles, and those that "
        "only some answers settle",
        point=TEXT.of("point.id"),
        settles=many(VERDICT),
        may_settle=many(VERDICT),
    ),
)
