"""One table lists every question there is, the page prints it, and no other is asked."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from council_rules.logic.encode import encode
from council_rules.logic.fact_base import Question
from council_rules.logic.openness import OPEN_KINDS, OpenKind
from council_rules.logic.openness.kind import ASSUMED, COMPLETE, EITHER, READ
from council_rules.proposal.load import load_text
from council_rules.proposal.model.file import Proposal
from council_rules.record import Record
from tests.logic.open_points_page import PAGE, table, written
from tests.logic.silent import RESIDENT, council
from tests.logic.support import EVERYTHING, proposal_of
from tests.model.open_councils import opened

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(
    path
    for folder in (
        "proposals/gaza",
        "proposals/model",
        "proposals/reference",
        "rules/fixtures",
        "examples/ci",
        "tests/laws/files",
        "tests/proposal/files",
    )
    for path in (ROOT / folder).glob("*.council.yaml")
)
PATH = re.compile(r"[a-z]\w*(/[a-z]\w*)?(\.[a-z]\w*(\[\d+\])?)+")
PART = re.compile(r"\.(passes_when|quorum)(\.(all|any|one_of)\[\d+\])+")
ORDINALS = ("first", "second", "third")
# ids that the files give to readings of a rule
OF_SOMEBODY = ("word_of_", "members_of_")
READINGS = (
    "approval_first",
    "lax",
    "press",
    "report",
    "strict",
    "supervision",
    "support",
    "veto_after",
)
KINDS = {
    "bodies": "body",
    "procedures": "procedure",
    "vetoes": "veto",
    "powers": "power",
    "handovers": "handover",
    "provisions": "provision",
    "accountability": "duty",
    "mandates": "mandate",
    "conflicts": "conflict",
    "groups": "group",
    "persons": "actor",
    "organizations": "actor",
    "electorates": "actor",
    "matters": "matter",
}

SPANS = {
    COMPLETE: {False},
    ASSUMED: {True},
    EITHER: {False, True},
    READ: {False, True},
}
BY_ID = {kind.id: kind for kind in OPEN_KINDS}

# What the files do not leave open.
SPARSE: dict[str, Any] = {
    "council_rules": "1",
    "proposal": {"id": "sparse", "title": "Sparse", "complete": ["handovers"]},
    "areas": [{"id": "valley", "name": "Valley"}],
    "groups": [
        {"id": id, "name": id, "dimension": "origin", "locality": {"valley": kind}}
        for id, kind in (("residents", "local"), ("outsiders", "external"))
    ],
    "organizations": [
        {"id": "union", "name": "Union"},
        {"id": "army", "name": "Army", "roles": [{"role": "belligerent", "area": "valley"}]},
    ],
    "conflicts": [{"id": "war", "name": "War"}],
    "matters": [{"id": "law", "name": "Law", "area": "valley"}],
    "mandates": [{"id": "trust", "name": "Trust"}],
    "bodies": [
        {
            "id": "council",
            "name": "Council",
            "tier": "1",
            "seats": [
                {"id": "chair", "role": "chair"},
                {
                    "id": "home",
                    "reserved_for": ["residents"],
                    "count": {"min": "1", "max": "2"},
                },
                {"id": "abroad", "reserved_for": ["outsiders"], "count": "unknown"},
                {"id": "sent", "appointed_by": "union", "removable_by": "union"},
                {"id": "guest", "appointed_by": "union", "participation": "invited"},
                {"id": "heir", "succession": "union"},
                {"id": "payer", "holder": "union", "vetted_by": ["army"]},
                {"id": "adviser", "placed_in": "unknown", "votes": "unknown"},
                {"id": "either", "placed_in": {"one_of": ["council", "senate"]}},
            ],
        },
        {"id": "senate", "name": "Senate", "seats": [{"id": "member", "count": "5"}]},
    ],
    "procedures": [
        {"id": "vote", "body": "council", "matters": "unknown", "passes_when": "unknown"},
        {
            "id": "disputed",
            "body": "senate",
            "quorum": {"one_of": [{"at_least": "1/2", "of": "members"}, {"at_least": "3"}]},
            "passes_when": {
                "all": [
                    {"approval_by": "council"},
                    {
                        "one_of": [
                            {"at_least": "3"},
                            {"all": ["unknown", {"approval_by": "council/chair"}]},
                            {"id": "press", "more_than": "1/2", "of": "members"},
                        ]
                    },
                ]
            },
        },
        {
            "id": "order",
            "body": "senate",
            "kind": "override",
            "overrides": ["vote"],
            "passes_when": "unanimity",
        },
    ],
    "vetoes": [{"id": "stop", "holders": "union", "over": ["council"]}],
    "provisions": [{"id": "alarm", "kind": "emergency_rules", "of": ["senate"]}],
    "accountability": [
        {"id": "told", "duty_of": "senate", "to": "union", "means": ["report", "complaints"]}
    ],
    "powers": [{"id": "hold", "holder": "union", "kind": "detain"}],
    "handovers": [
        {"id": "soon", "to": "unknown"},
        {"id": "later", "to": "union", "certified_by": "unknown", "due": "unknown"},
    ],
}

TOAST = {
    "id": "toast",
    "body": "senate",
    "initiated_by": "unknown",
    "passes_when": "unanimity",
}

# What is unknown or contradicts itself, and two areas that each have a people.
DOUBTFUL: dict[str, Any] = {
    "council_rules": "1",
    "proposal": {"id": "doubtful", "title": "Doubtful"},
    "areas": [
        {"id": "valley", "name": "Valley"},
        {"id": "hill", "name": "Hill"},
        {"id": "dell", "name": "Dell", "parent": "valley"},
    ],
    "groups": [
        {"id": id, "name": id, "dimension": "origin", "locality": locality}
        for id, locality in (
            ("residents", {"valley": "local"}),
            ("neighbours", {"valley": "regional"}),
            ("monitors", {"valley": "neutral"}),
            ("climbers", {"hill": "local"}),
            ("herders", {"valley": "regional", "dell": "local"}),
            ("drifters", {"valley": "external", "dell": "local"}),
        )
    ],
    "conflicts": [{"id": "feud", "area": "dell", "parties": ["herders", "drifters"]}],
    "organizations": [
        {"id": "union", "name": "Union", "affiliations": ["residents", "neighbours"]},
        {"id": "league", "name": "League", "affiliations": ["residents", "monitors"]},
    ],
    "matters": [{"id": "law", "name": "Law", "area": "unknown", "kinds": "unknown"}],
    "bodies": [
        {
            "id": "council",
            "name": "Council",
            "function": "unknown",
            "seats": [
                {"id": "chair", "role": "chair"},
                {"id": "either", "count": "2", "reserved_for": ["residents", "neighbours"]},
                {"id": "both", "count": "2", "reserved_for": ["residents", "monitors"]},
            ],
        }
    ],
    "procedures": [
        {
            "id": "vote",
            "body": "council",
            "initiated_by": "unknown",
            "passes_when": {"more_than": "1/2", "of": "members"},
        },
        {
            "id": "undo",
            "body": "council",
            "kind": "override",
            "overrides": ["vote"],
            "passes_when": "unanimity",
            "grounds": "none",
            "contest_before": "unknown",
        },
    ],
    "vetoes": [
        {
            "id": "stop",
            "holders": "union",
            "over": ["vote"],
            "effect": "delays",
            "matters": "unknown",
        },
        *(
            {
                "id": id,
                "holders": "union",
                "over": ["vote"],
                "effect": "delays",
                "delay": "200 days",
            }
            for id in ("slow", "slower")
        ),
    ],
    "handovers": [{"id": "soon", "to": "union"}],
}

# A body that has ended would have to agree to who comes and who leaves.
BY_LATE = {"by": "union", "confirmed_by": "senate"}
LATE = council(
    {"id": "member", "appointed_by": BY_LATE, "removable_by": BY_LATE}, as_of="2026-11-01"
)
LATE["bodies"].append(
    {"id": "senate", "name": "Senate", "sunset": "2020", "seats": [{**RESIDENT}]}
)


@cache
def proposals() -> tuple[Proposal, ...]:
    texts = [path.read_text("utf-8") for path in FILES]
    silent = [text.replace("completeness: closed", "completeness: open") for text in texts]
    nowhere = {key: value for key, value in SPARSE.items() if key not in ("areas", "conflicts")}
    nowhere |= {"groups": [], "matters": [], "bodies": SPARSE["bodies"][1:], "vetoes": []}
    nowhere |= {"procedures": [TOAST], "organizations": SPARSE["organizations"][:1]}
    small = (SPARSE, nowhere, DOUBTFUL, LATE, *map(opened, (*range(40), 75)))
    data = map(proposal_of, small)
    return (*data, *(load_text(text).proposal for text in silent))


def key_of(question: Question, proposal: Proposal) -> str:
    """Return the question's key as the table writes it."""
    owner, _, key = PART.sub(r".\1", question.id).partition(".")
    if key.startswith("locality."):
        key = "locality.AREA"
    if key.startswith("part."):
        key = "part.AREA"
    if key.startswith("groups."):
        key = "groups.DIMENSION"
    if key.startswith("provisions."):
        key = "provisions.KIND"
    if key.startswith("accountability."):
        key = "accountability.WAY"
    if "/" in owner or owner == "proposal":
        return f"{'seat' if '/' in owner else owner}.{key}"
    kinds = (
        kind
        for section, kind in KINDS.items()
        if owner in {one.id for one in getattr(proposal, section)}
    )
    return f"{next(kinds)}.{key}"


def ids_in(proposal: Proposal) -> set[str]:
    sections = (
        getattr(proposal, section) for section in (*KINDS, "areas", "electorates", "groups")
    )
    found = {one.id for section in sections for one in section}
    return found | {f"{body.id}/{seat.id}" for body in proposal.bodies for seat in body.seats}


class Asked(Record):
    """What was asked of one kind: words, ids or numbers, ranges, and facts brought."""

    words: set[str]
    others: set[str]
    assumed: set[bool]
    brings: set[str]


@cache
def asked() -> dict[str, Asked]:
    found: dict[str, Asked] = {}
    for proposal in proposals():
        ids = ids_in(proposal)
        for question in encode(proposal, read=EVERYTHING).questions:
            one = found.setdefault(
                key_of(question, proposal), Asked(set(), set(), set(), set())
            )
            one.assumed.add(question.assumed)
            for option in question.options:
                one.brings.update(term.name for term in option.terms)
                value = option.value
                other = value.removesuffix(" at will") in ids or value.isdecimal()
                other = other or value in READINGS or value.startswith(OF_SOMEBODY)
                listed = value in BY_ID[key_of(question, proposal)].words
                (one.others if other and not listed else one.words).add(value)
    return found


def test_every_kind_is_listed_once() -> None:
    assert len(BY_ID) == len(OPEN_KINDS)


def test_every_question_is_in_the_table_and_no_other() -> None:
    assert asked().keys() == BY_ID.keys()


@pytest.mark.parametrize("kind", OPEN_KINDS, ids=lambda kind: str(kind.id))
def test_the_answers_are_those_of_the_table(kind: OpenKind) -> None:
    found = asked()[kind.id]
    assert found.words - set(ORDINALS if kind.span == READ else ()) == set(kind.words)
    assert bool(found.others) <= bool(kind.others), "an id or a number, and no word about it"
    assert found.assumed == SPANS[kind.span]
    assert found.brings == set(kind.brings)


@pytest.mark.parametrize("kind", OPEN_KINDS, ids=lambda kind: str(kind.id))
def test_the_worst_answer_is_one_of_the_answers(kind: OpenKind) -> None:
    assert kind.worst
    named = set(re.findall(r"`([^`]+)`", kind.worst))
    known = {*kind.words, "at will", *(other.id for other in OPEN_KINDS)}
    assert named <= known


def test_the_page_prints_the_table() -> None:
    assert written(PAGE.read_text("utf-8")) == table()


@pytest.mark.parametrize("proposal", proposals(), ids=lambda one: one.proposal.id)
def test_ids_of_questions_are_paths_and_answers_are_words(proposal: Proposal) -> None:
    questions = encode(proposal, read=EVERYTHING).questions
    ids = [question.id for question in questions]
    assert len(set(ids)) == len(ids)
    for question in questions:
        assert PATH.fullmatch(question.id), question.id
        values = [option.value for option in question.options]
        assert len(set(values)) == len(values)
        assert all(re.fullmatch(r"[\w/ ]+", value) for value in values), values
