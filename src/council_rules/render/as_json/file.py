"""The results for one proposal, as JSON."""

from council_rules.render.as_json.evidence import NOTICE, PLACE
from council_rules.render.as_json.finding import FINDING
from council_rules.render.as_json.openness import OPEN_POINT, SCENARIO, SETTLEMENT
from council_rules.render.as_json.people import JUDGEMENT, WAIVER
from council_rules.render.as_json.serializer import (
    COUNT,
    PAIR,
    TEXT,
    YES_NO_OR_OPEN,
    YES_OR_NO,
    Serializer,
    defined,
    exactly,
    many,
    one_of,
    or_null,
)

POWER = defined(
    "power",
    exactly(
        "What a group can do: true, false, or null where that depends on what is open; in the "
        "room also whether it carries the vote if the others stay away, and whether it can "
        "stop it only by staying away",
        coalition=TEXT,
        name=TEXT,
        level=one_of(("room", "system")),
        subject=TEXT,
        wins=YES_NO_OR_OPEN,
        blocks=YES_NO_OR_OPEN,
        carries_if_absent=YES_NO_OR_OPEN,
        blocks_by_absence=YES_NO_OR_OPEN,
    ),
)
VOTES = defined(
    "votes",
    exactly(
        "The votes of a body, local ones and all, what is open taken as it usually turns out; "
        "least and most are the same two numbers where the local share is least and greatest, "
        "null if nothing is open",
        body=TEXT,
        name=TEXT,
        local=COUNT,
        total=COUNT,
        least=or_null(PAIR),
        most=or_null(PAIR),
    ),
)
_PLACES = many(PLACE)
COVERAGE = defined(
    "coverage",
    exactly(
        "What is left out of some parts of a file, and the rules that therefore look at none "
        "of them; no rules mean that rules look, as the message says",
        code=TEXT,
        severity=one_of(("warning", "note")),
        missing=TEXT,
        message=TEXT,
        hint=TEXT,
        places=Serializer(
            {**_PLACES.schema, "minItems": 1}, _PLACES.write, _PLACES.definitions
        ),
        rules=many(TEXT),
    ),
)
FILE = defined(
    "file",
    exactly(
        "The results for one proposal; if there are problems, nothing else is filled in but "
        "the rules that were not checked",
        file=TEXT,
        title=TEXT,
        proposal=TEXT,
        sha256=TEXT,
        checked=YES_OR_NO,
        empty=YES_OR_NO.saying("Whether the file has neither a body nor a procedure"),
        assumptions=many(TEXT),
        findings=many(FINDING),
        not_applicable=many(TEXT),
        not_checked=many(TEXT),
        scenario=or_null(SCENARIO),
        scenarios=many(SCENARIO),
        open_points=many(OPEN_POINT),
        # JSON numbers lose digits in many readers, and this one has many
        completions=Serializer(
            {
                "type": "string",
                "pattern": "^[1-9][0-9]*$",
                "description": "In how many ways the open points can be answered",
            },
            str,
        ),
        settling=many(SETTLEMENT),
        powers=many(POWER),
        local_votes=many(VOTES),
        waivers=many(WAIVER),
        judgements=many(JUDGEMENT),
        coverage=many(COVERAGE),
        warnings=many(NOTICE),
        problems=many(NOTICE),
    ),
)
