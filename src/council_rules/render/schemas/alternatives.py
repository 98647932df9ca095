"""The JSON Schema of what ``alternatives`` prints."""

from council_rules.alternatives.outcome import Outcome
from council_rules.render.alternatives_json import VERSION
from council_rules.render.schemas.parts import (
    COUNT,
    OPTIONAL_TEXT,
    PAIR,
    TEXT,
    YES_OR_NO,
    Schema,
    exactly,
    finding_of,
    many,
    maybe,
    of_version,
    one_of,
    or_null,
    ref,
    whole,
)


def json_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of ``alternatives --output-format json``."""
    fixed = exactly("What must not change, and who says so", path=TEXT, origin=TEXT)
    permit = exactly(
        "What may change at a path, at what cost",
        at=TEXT,
        kinds=many(TEXT),
        cost=or_null(COUNT),
        origin=TEXT,
    )
    searched = exactly(
        "What was searched",
        weighed={**COUNT, "description": "Edits weighed together"},
        one_by_one={**COUNT, "description": "Edits tried in the file one by one"},
        pairs={**COUNT, "description": "Pairs of edits tried in the file"},
        left_out={**many(TEXT), "description": "Edits that make no valid file"},
        left_out_as_assumed={
            **many(TEXT),
            "description": "Edits that would answer what a scenario of the file assumes",
        },
    )
    envelope = exactly(
        "The least changes that cure violations",
        version=of_version(VERSION),
        file=TEXT,
        goals=many(TEXT),
        judged_by=or_null(judged_by()),
        fixed=many(fixed),
        may_change=many(permit),
        max_changes=or_null(COUNT),
        max_cost=or_null(COUNT),
        robust=YES_OR_NO,
        pareto=YES_OR_NO,
        wanted=many(ref("finding")),
        judged={**YES_OR_NO, "description": "Whether it is known what the file violates"},
        complete={**YES_OR_NO, "description": "Whether the search was made to its end"},
        may_break=many(TEXT),
        scenario=OPTIONAL_TEXT,
        searched=searched,
        alternatives=many(ref("alternative")),
        conflicts=many(ref("conflict")),
        refused=many(ref("refusal")),
        missing={
            **many(TEXT),
            "description": "What has to be named for an edit to be possible",
        },
        unsecured=many(ref("finding")),
    )
    return whole("alternatives", VERSION, envelope, **_definitions())


def _definitions() -> dict[str, Schema]:
    return {
        "finding": finding_of(),
        "outcome": outcome(),
        "edit": _edit(),
        "alternative": _alternative(),
        "conflict": _conflict(),
        "refusal": exactly(
            "A better cure that breaks a rule",
            says=many(TEXT),
            cost=COUNT,
            meets=many(ref("finding")),
            breaks=many(ref("finding")),
        ),
    }


def judged_by() -> Schema:
    """Return the schema of what a search is judged by."""
    return exactly(
        "The rules of which none may be broken anew",
        rules={**COUNT, "description": "How many there are"},
        profile={**TEXT, "description": "The profile from which they are taken"},
        left_out={**COUNT, "description": "How many the profile leaves out"},
        rule_book={**TEXT, "description": "A fingerprint of the whole book"},
    )


def outcome() -> Schema:
    """Return the schema of what became of a verdict that was to be cured."""
    return exactly(
        "What has become of a verdict that was to be cured",
        rule=TEXT,
        subject=TEXT,
        outcome=one_of(Outcome),
    )


def _edit() -> Schema:
    value: Schema = {"description": "Any value of the format, or null"}
    amendment = exactly("A change of the text", verb=TEXT, path=TEXT, value=value)
    return exactly(
        "One edit, and which goals need it",
        says=TEXT,
        kinds=many(TEXT),
        cost=COUNT,
        amendments=many(amendment),
        meets=many(ref("finding")),
        prevents=many(ref("finding")),
        opens=many(ref("finding")),
        instead={
            **many(TEXT),
            "description": "Edits for other groups that come to the same, so far as tried",
        },
    )


def _alternative() -> Schema:
    votes = exactly(
        "Local votes and all votes of a body",
        body=TEXT,
        before=PAIR,
        after=PAIR,
    )
    return exactly(
        "A set of edits, and what the file comes to with them",
        cost=COUNT,
        seats_moved=COUNT,
        proven={**YES_OR_NO, "description": "Whether nothing searched costs less"},
        bound={
            **or_null(COUNT),
            "description": "What every cure costs at least, if not proven",
        },
        edits=many(ref("edit")),
        outcomes=many(ref("outcome")),
        remaining=many(ref("finding")),
        now_open=many(ref("finding")),
        now_violated=many(ref("finding")),
        broken=many(ref("finding")),
        lost_comments=many(TEXT),
        local_votes=many(votes),
        in_full={
            **YES_OR_NO,
            "description": "Whether more than the verdicts was worked out in time",
        },
        patch={**TEXT, "description": "A unified diff of the file"},
    )


def _conflict() -> Schema:
    release = exactly(
        "What it would cost if this could change",
        path=TEXT,
        cost=or_null(COUNT),
        proven=YES_OR_NO,
    )
    return exactly(
        "A verdict that no alternative cures, and what stands against it",
        rule=TEXT,
        subject=TEXT,
        outcome=one_of(Outcome),
        refusal=maybe("refusal"),
        fixed=many(TEXT),
        rules=many(TEXT),
        reduced={
            **YES_OR_NO,
            "description": "Whether it was worked out which pins and rules stand in the way",
        },
        goals=many(ref("finding")),
        without=many(release),
    )
