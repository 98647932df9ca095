"""Alternatives as JSON: everything that is known of them, with the patch of each."""

from collections.abc import Iterable
from operator import itemgetter

from council_rules.alternatives.outcome import Alternative, Alternatives, Outcome
from council_rules.record import Record
from council_rules.render.as_json.serializer import (
    COUNT,
    PAIR,
    TEXT,
    TEXT_OR_NULL,
    YES_OR_NO,
    Schema,
    defined,
    exactly,
    many,
    of_version,
    one_of,
    or_null,
    plain,
    text_of,
    whole,
)

VERSION = 3


class _Found(Record):
    """A search, and the alternatives that it came to with their patches."""

    search: Alternatives
    alternatives: tuple[tuple[Alternative, str], ...]


def render(found: Alternatives, patches: Iterable[str]) -> str:
    """Return the alternatives as JSON text."""
    return text_of(_ALTERNATIVES, _Found(found, tuple(zip(found.found, patches, strict=True))))


def json_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of ``alternatives --output-format json``."""
    return whole("alternatives", VERSION, _ALTERNATIVES)


_RULE, _SUBJECT = TEXT.of(itemgetter(0)), TEXT.of(itemgetter(1))
FINDING = exactly("A rule, and a subject of it", rule=_RULE, subject=_SUBJECT)
OUTCOME = exactly(
    "What has become of a verdict that was to be cured",
    rule=TEXT.of(lambda one: one[0][0]),
    subject=TEXT.of(lambda one: one[0][1]),
    outcome=one_of(Outcome).of(itemgetter(1)),
)
JUDGED_BY = exactly(
    "The rules of which none may be broken anew",
    rules=COUNT.saying("How many there are"),
    profile=TEXT.saying("The profile from which they are taken"),
    left_out=COUNT.saying("How many the profile leaves out"),
    rule_book=TEXT.saying("A fingerprint of the whole book").of("digest"),
)
_FINDINGS = many(defined("finding", FINDING))
_FIXED = exactly("What must not change, and who says so", path=TEXT, origin=TEXT)
_PERMIT = exactly(
    "What may change at a path, at what cost",
    at=TEXT.of("path"),
    kinds=many(TEXT),
    cost=or_null(COUNT),
    origin=TEXT,
)
_SCOPE = exactly(
    "What was searched",
    weighed=COUNT.saying("Edits weighed together"),
    one_by_one=COUNT.saying("Edits tried in the file one by one").of("singly"),
    pairs=COUNT.saying("Pairs of edits tried in the file"),
    left_out=many(TEXT).saying("Edits that make no valid file").of("dropped"),
    left_out_as_assumed=many(TEXT)
    .saying("Edits that would answer what a scenario of the file assumes")
    .of("assumed"),
)
_AMENDMENT = exactly(
    "A change of the text",
    verb=TEXT.of(itemgetter(0)),
    path=TEXT.of(itemgetter(1)),
    value=plain({"description": "Any value of the format, or null"}).of(itemgetter(2)),
)
_EDIT = defined(
    "edit",
    exactly(
        "One edit, and which goals need it",
        says=TEXT.of("edit.says"),
        kinds=many(TEXT).of("edit.kinds"),
        cost=COUNT.of("edit.cost"),
        amendments=many(_AMENDMENT).of("edit.amendments"),
        meets=_FINDINGS.of("cures"),
        prevents=_FINDINGS,
        opens=_FINDINGS,
        instead=many(TEXT).saying(
            "Edits for other groups that come to the same, so far as tried"
        ),
        worked_out=YES_OR_NO.saying("Whether it is known what would be different without it"),
    ),
)
_VOTES = exactly(
    "Local votes and all votes of a body",
    body=TEXT.of(itemgetter(0)),
    before=PAIR.of(itemgetter(1)),
    after=PAIR.of(itemgetter(2)),
)
_ALTERNATIVE = defined(
    "alternative",
    exactly(
        "A set of edits, and what the file comes to with them",
        cost=COUNT.of(lambda one: one[0].cost),
        seats_moved=COUNT.of(lambda one: one[0].moved),
        proven=YES_OR_NO.saying("Whether nothing searched costs less").of(
            lambda one: one[0].proven
        ),
        bound=or_null(COUNT)
        .saying("What every cure costs at least, if not proven")
        .of(lambda one: one[0].bound),
        edits=many(_EDIT).of(lambda one: one[0].changes),
        outcomes=many(defined("outcome", OUTCOME)).of(lambda one: one[0].outcomes),
        remaining=_FINDINGS.of(lambda one: one[0].remaining),
        now_open=_FINDINGS.of(lambda one: one[0].opened),
        now_violated=_FINDINGS.of(lambda one: one[0].settled),
        broken=_FINDINGS.of(lambda one: one[0].broken),
        lost_comments=many(TEXT).of(lambda one: one[0].lost),
        local_votes=many(_VOTES).of(lambda one: one[0].shares),
        in_full=YES_OR_NO.saying("Whether more than the verdicts was worked out in time").of(
            lambda one: one[0].in_full
        ),
        patch=TEXT.saying("A unified diff of the file").of(itemgetter(1)),
    ),
)
_REFUSAL = defined(
    "refusal",
    exactly(
        "A better cure that breaks a rule",
        says=many(TEXT),
        cost=COUNT,
        meets=_FINDINGS,
        breaks=_FINDINGS,
        settles=_FINDINGS.saying("What of that is open as the file stands"),
        alone=many(TEXT).saying("Which of very many would be refused without the others"),
    ),
)
_RELEASE = exactly(
    "What it would cost if this could change",
    path=TEXT.of("pin.path"),
    cost=or_null(COUNT),
    proven=YES_OR_NO,
)
_CONFLICT = defined(
    "conflict",
    exactly(
        "A verdict that no alternative cures, and what stands against it",
        rule=TEXT.of(lambda one: one.finding[0]),
        subject=TEXT.of(lambda one: one.finding[1]),
        outcome=one_of(Outcome),
        refusal=or_null(_REFUSAL),
        fixed=many(TEXT).of(lambda one: [pin.path for pin in one.pins]),
        rules=many(TEXT),
        reduced=YES_OR_NO.saying(
            "Whether it was worked out which pins and rules stand in the way"
        ),
        goals=_FINDINGS,
        proven=YES_OR_NO.saying("Whether no combination of these edits meets it"),
        without=many(_RELEASE).of("releases"),
    ),
)
_ALTERNATIVES = exactly(
    "The least changes that cure violations",
    version=of_version(VERSION),
    file=TEXT.of("search.file"),
    goals=many(TEXT).of("search.goals"),
    judged_by=or_null(JUDGED_BY).of("search.judged_by"),
    fixed=many(_FIXED).of("search.request.fixed"),
    may_change=many(_PERMIT).of("search.request.permits"),
    max_changes=or_null(COUNT).of("search.request.most_edits"),
    max_cost=or_null(COUNT).of("search.request.most_cost"),
    robust=YES_OR_NO.of("search.request.robust"),
    pareto=YES_OR_NO.of("search.request.front"),
    wanted=_FINDINGS.of("search.wanted"),
    judged=YES_OR_NO.saying("Whether it is known what the file violates").of("search.judged"),
    complete=YES_OR_NO.saying("Whether the search was made to its end").of("search.complete"),
    may_break=many(TEXT).of("search.request.may_break"),
    scenario=TEXT_OR_NULL.of("search.request.scenario"),
    searched=_SCOPE.of("search.scope"),
    alternatives=many(_ALTERNATIVE),
    conflicts=many(_CONFLICT).of("search.conflicts"),
    refused=many(_REFUSAL).of("search.refused"),
    missing=many(TEXT)
    .saying("What has to be named for an edit to be possible")
    .of("search.missing"),
    unsecured=_FINDINGS.of("search.unsecured"),
)
