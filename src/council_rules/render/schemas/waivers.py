"""The JSON Schema of what ``waivers`` prints."""

from council_rules.gate.waivers import State
from council_rules.render.schemas.parts import (
    OPTIONAL_TEXT,
    POSITION,
    TEXT,
    Schema,
    exactly,
    many,
    of_version,
    one_of,
    whole,
)
from council_rules.render.waivers import VERSION


def json_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of ``waivers --output-format json``."""
    notice = exactly(
        "What is to be said of a waiver",
        code=TEXT,
        severity=one_of(("error", "warning", "note")),
        message=TEXT,
        hint=TEXT,
    )
    waiver = exactly(
        "A waiver as it is written, and what becomes of it",
        rule=TEXT,
        subject=TEXT,
        reason=TEXT,
        by=TEXT,
        granted=TEXT,
        expires=TEXT,
        until={**OPTIONAL_TEXT, "description": "The last day on which it holds"},
        evidence=many(TEXT),
        state=one_of(State),
        written_in=TEXT,
        line=POSITION,
        column=POSITION,
        file={**OPTIONAL_TEXT, "description": "For which files it is, if not for its own"},
        files={**many(TEXT), "description": "The files for which it is"},
        notices=many(notice),
    )
    envelope = exactly("Waivers", version=of_version(VERSION), waivers=many(waiver))
    return whole("waivers", VERSION, envelope)
