"""Waivers as JSON: each as it is written, and what becomes of it."""

from collections.abc import Sequence

from council_rules.gate.waivers import Audited, State
from council_rules.render.as_json.entries import audited
from council_rules.render.as_json.serializer import (
    TEXT,
    TEXT_OR_NULL,
    Schema,
    exactly,
    itself,
    many,
    of_version,
    text_of,
    whole,
)

VERSION = 1


def render(found: Sequence[Audited]) -> str:
    """Return waivers as JSON text."""
    return text_of(_WAIVERS, found)


def json_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of ``waivers --output-format json``."""
    return whole("waivers", VERSION, _WAIVERS)


def _until(one: Audited) -> str | None:
    return one.until.isoformat() if one.until else None


_WAIVER = exactly(
    "A waiver as it is written, and what becomes of it",
    rule=TEXT.of("waiver.rule"),
    subject=TEXT.of("waiver.subject"),
    reason=TEXT.of("waiver.reason"),
    by=TEXT.of("waiver.by"),
    granted=TEXT.of("waiver.granted"),
    expires=TEXT.of("waiver.expires"),
    until=TEXT_OR_NULL.saying("The last day on which it holds").of(_until),
    evidence=many(TEXT).of("waiver.evidence"),
    **audited("waiver", State),
)
_WAIVERS = exactly("Waivers", version=of_version(VERSION), waivers=many(_WAIVER).of(itself))
