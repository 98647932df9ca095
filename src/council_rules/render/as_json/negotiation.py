"""A negotiation as JSON: everything that is known of it, with the patch of each text."""

from collections.abc import Iterable

from council_rules.alternatives.parties import Agreement, Agreements
from council_rules.record import Record
from council_rules.render.agreements import sentence
from council_rules.render.as_json.alternatives import FINDING, JUDGED_BY, OUTCOME
from council_rules.render.as_json.serializer import (
    COUNT,
    TEXT,
    YES_NO_OR_OPEN,
    YES_OR_NO,
    Schema,
    by_name,
    defined,
    exactly,
    many,
    of_version,
    one_of,
    or_null,
    text_of,
    whole,
)

VERSION = 2


class _Text(Record):
    """A text that all accept, and its patch."""

    agreement: Agreement
    patch: str


class _Found(Record):
    """A negotiation, and the texts that it came to."""

    search: Agreements
    texts: tuple[_Text, ...]


def render(found: Agreements, patches: Iterable[str]) -> str:
    """Return the outcome of a negotiation as JSON text."""
    texts = zip(found.agreements, patches, strict=True)
    return text_of(_NEGOTIATION, _Found(found, tuple(_Text(*one) for one in texts)))


def json_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of ``alternatives --party ... json``."""
    return whole("negotiation", VERSION, _NEGOTIATION)


_COSTS = by_name(COUNT).saying("What it costs each party, by its own costs")
_PARTY = exactly(
    "A party, and what it asks for",
    name=TEXT,
    goals=many(TEXT).of("request.goals"),
    origin=TEXT,
)
_DEMAND = defined(
    "demand",
    exactly(
        "Something that a party asks for",
        party=TEXT,
        kind=one_of(("goal", "pin", "permits", "cost", "changes")),
        what=TEXT,
        says=TEXT.of(sentence),
        origin=TEXT,
    ),
)
_TEXT = exactly(
    "A text that all parties can accept",
    costs=_COSTS.of("agreement.costs"),
    edits=many(TEXT).of(
        lambda one: [change.edit.says for change in one.agreement.alternative.changes]
    ),
    outcomes=many(OUTCOME).of("agreement.alternative.outcomes"),
    patch=TEXT.saying("A unified diff of the file"),
)
_OPENING = exactly(
    "What giving up a demand would open",
    without=_DEMAND.of("demand"),
    possible=YES_NO_OR_OPEN.saying("null if it was not found out"),
    costs=_COSTS,
    edits=many(TEXT).of("says"),
    clash=many(_DEMAND).saying("What clashes without it as well"),
)
_NEGOTIATION = exactly(
    "The outcome of a negotiation",
    version=of_version(VERSION),
    file=TEXT.of("search.file"),
    judged_by=or_null(JUDGED_BY).of("search.judged_by"),
    parties=many(_PARTY).of("search.parties"),
    wanted=many(FINDING).of("search.wanted"),
    complete=YES_OR_NO.saying("Whether the search was made to its end").of("search.complete"),
    texts=many(_TEXT),
    unweighed=many(TEXT)
    .saying("Rules for which only single edits beside the others were tried")
    .of("search.unweighed"),
    not_tried=many(TEXT)
    .saying("Edits that cannot be weighed together with the others and were not tried")
    .of("search.not_tried"),
    left_out=many(TEXT).saying("Edits that no valid file could hold").of("search.left_out"),
    clash=many(_DEMAND).saying("Demands that no text meets together").of("search.clash"),
    out_of_reach=many(FINDING).saying("What no edits meet at all").of("search.out_of_reach"),
    openings=many(_OPENING).of("search.openings"),
)
