"""The JSON Schema of what ``alternatives`` prints of a negotiation between parties."""

from council_rules.render.agreements_json import VERSION
from council_rules.render.schemas.alternatives import judged_by, outcome
from council_rules.render.schemas.parts import (
    COUNT,
    TEXT,
    YES_OR_NO,
    Schema,
    exactly,
    finding_of,
    many,
    of_version,
    one_of,
    or_null,
    ref,
    whole,
)

_COSTS: Schema = {
    "type": "object",
    "additionalProperties": COUNT,
    "description": "What it costs each party, by its own costs",
}


def json_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of ``alternatives --party ... json``."""
    party = exactly("A party, and what it asks for", name=TEXT, goals=many(TEXT), origin=TEXT)
    text = exactly(
        "A text that all parties can accept",
        costs=_COSTS,
        edits=many(TEXT),
        outcomes=many(outcome()),
        patch={**TEXT, "description": "A unified diff of the file"},
    )
    opening = exactly(
        "What giving up a demand would open",
        without=ref("demand"),
        possible={"type": ["boolean", "null"], "description": "null if it was not found out"},
        costs=_COSTS,
        edits=many(TEXT),
        clash={**many(ref("demand")), "description": "What clashes without it as well"},
    )
    envelope = exactly(
        "The outcome of a negotiation",
        version=of_version(VERSION),
        file=TEXT,
        judged_by=or_null(judged_by()),
        parties=many(party),
        wanted=many(finding_of()),
        complete={**YES_OR_NO, "description": "Whether the search was made to its end"},
        texts=many(text),
        unweighed={
            **many(TEXT),
            "description": "Rules for which only single edits beside the others were tried",
        },
        left_out={**many(TEXT), "description": "Edits that no valid file could hold"},
        clash={**many(ref("demand")), "description": "Demands that no text meets together"},
        out_of_reach={**many(finding_of()), "description": "What no edits meet at all"},
        openings=many(opening),
    )
    demand = exactly(
        "Something that a party asks for",
        party=TEXT,
        kind=one_of(("goal", "pin", "permits", "cost", "changes")),
        what=TEXT,
        says=TEXT,
        origin=TEXT,
    )
    return whole("negotiation", VERSION, envelope, demand=demand)
