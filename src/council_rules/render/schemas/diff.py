"""The JSON Schema of what ``diff`` prints."""

from council_rules.findings.finding import JUDGED, Severity, Verdict
from council_rules.findings.people import Exempt
from council_rules.gate.changes import Kind
from council_rules.gate.stances import Trend
from council_rules.render.changes import VERSION
from council_rules.render.schemas.parts import (
    COUNT,
    PAIR,
    POSITION,
    TEXT,
    YES_OR_NO,
    Schema,
    exactly,
    many,
    maybe,
    of_version,
    one_of,
    or_null,
    ref,
    whole,
)

OPEN: Schema = {"type": ["boolean", "null"]}


def json_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of ``diff --output-format json``."""
    summary = exactly(
        "Counts over all files",
        new_violations=exactly("By severity", **{one.value: COUNT for one in Severity}),
        not_compared=COUNT,
        verdicts=exactly("By what became of them", **{one.value: COUNT for one in Kind}),
    )
    envelope = exactly(
        "What became of every verdict from one version to another",
        version=of_version(VERSION),
        before=ref("side"),
        after=ref("side"),
        left_out=many(TEXT),
        remarks=many(TEXT),
        files=many(ref("file")),
        summary=summary,
    )
    return whole("comparison", VERSION, envelope, **_definitions())


def _definitions() -> dict[str, Schema]:
    return {
        "side": exactly(
            "A version, and the book it was judged by", name=TEXT, rule_book=TEXT, profile=TEXT
        ),
        "file": _file(),
        "of_file": exactly(
            "A proposal in one of the versions", file=TEXT, proposal=TEXT, problems=many(TEXT)
        ),
        "finding": _finding(),
        "votes": exactly(
            "Local votes and all votes; least and most over what is open",
            local=COUNT,
            total=COUNT,
            least=or_null(PAIR),
            most=or_null(PAIR),
        ),
        "power": exactly(
            "What a coalition can do; null where that is open", wins=OPEN, blocks=OPEN
        ),
        "stances": _stances(),
    }


def _file() -> Schema:
    verdict = exactly(
        "What became of the verdict of a rule on a subject",
        kind=one_of(Kind),
        code=TEXT,
        subject=TEXT,
        before=many(ref("finding")),
        after=many(ref("finding")),
    )
    votes = exactly("Votes of a body", body=TEXT, before=maybe("votes"), after=maybe("votes"))
    lost = exactly(
        "What rules can no longer look at", rules=many(TEXT), missing=TEXT, parts=many(TEXT)
    )
    about = exactly("What a verdict is about", code=TEXT, subject=TEXT)
    less = exactly(
        "Verdicts that say less than before",
        was=one_of(Verdict),
        now=one_of(Verdict),
        verdicts=many(about),
    )
    power = exactly(
        "What a coalition can do in a procedure or on a matter",
        coalition=TEXT,
        name=TEXT,
        level=TEXT,
        subject=TEXT,
        before=maybe("power"),
        after=maybe("power"),
    )
    return exactly(
        "A proposal before and after; null where it is not there",
        before=maybe("of_file"),
        after=maybe("of_file"),
        verdicts=many(verdict),
        local_votes=many(votes),
        lost=many(lost),
        says_less=many(less),
        stances=ref("stances"),
        powers=many(power),
    )


def _finding() -> Schema:
    return exactly(
        "One finding of one of the versions",
        verdict=one_of(JUDGED),
        severity=one_of(Severity),
        reason=TEXT,
        message=TEXT,
        line=POSITION,
        column=POSITION,
        fingerprint={"type": "string", "pattern": "^[0-9a-f]{32}$"},
        exempt=or_null(one_of(Exempt)),
        new={**YES_OR_NO, "description": "Whether it was not there before"},
        grown={**TEXT, "description": "Which number of it got worse, and from what to what"},
    )


def _stances() -> Schema:
    trend = one_of(Trend)
    camp = exactly("On all matters", camp=TEXT, name=TEXT, both=trend)
    matter = exactly("On one", camp=TEXT, matter=TEXT, decides=trend, stops=trend, both=trend)
    return exactly(
        "What each camp can decide and stop, more or less than before",
        whole=trend,
        camps=many(camp),
        matters=many(matter),
    )
