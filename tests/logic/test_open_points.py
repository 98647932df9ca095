"""The page about the format lists every question there is, and the encoder asks no other."""

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from council_rules.logic.encode import encode
from council_rules.logic.ledger import Question
from council_rules.proposal.load import load_text
from council_rules.proposal.model import Proposal
from tests.logic.support import proposal_of

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "format.md").read_text("utf-8")
FILES = sorted(
    path
    for folder in (
        "proposals/gaza",
        "proposals/reference",
        "rules/fixtures",
        "tests/proposal/files",
    )
    for path in (ROOT / folder).glob("*.council.yaml")
)
ROW = re.compile(r"\| `([a-z_]+\.[\w.]+)` \| .+ \| (.+) \| ((?:complete|assumed).*) \|")
PATH = re.compile(r"[a-z]\w*(/[a-z]\w*)?(\.[a-z]\w*(\[\d+\])?)+")
PART = re.compile(r"\.(passes_when|quorum)(\.(all|any|one_of)\[\d+\])+")
READINGS = (
    "press",
    "report",
    "supervision",
    "support",
)  # ids that the files give to readings of a rule
KINDS = {
    "bodies": "body",
    "procedures": "procedure",
    "vetoes": "veto",
    "handovers": "handover",
    "mandates": "mandate",
    "conflicts": "conflict",
    "persons": "actor",
    "organizations": "actor",
}

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
    "handovers": [
        {"id": "soon", "to": "unknown"},
        {"id": "later", "to": "union", "certified_by": "unknown", "due": "unknown"},
    ],
}


class Row(NamedTuple):
    words: frozenset[str]
    others: bool
    assumed: frozenset[bool]


def table() -> dict[str, Row]:
    section = PAGE.partition("## What can be open")[2].partition("\n## ")[0]
    return {found[1]: _row(found[2], found[3]) for found in ROW.finditer(section)}


def _row(answers: str, span: str) -> Row:
    words = set(re.findall(r"`([^`]+)`", answers)) - {"at will"}
    prose = re.sub(r"`[^`]+`", "", answers).split(":")[0]
    ranges = {"assumed": True, "complete": False}
    assumed = frozenset(truth for word, truth in ranges.items() if word in span)
    return Row(frozenset(words), any(map(str.isalpha, prose)), assumed)


@cache
def proposals() -> tuple[Proposal, ...]:
    texts = [path.read_text("utf-8") for path in FILES]
    opened = [text.replace("completeness: closed", "completeness: open") for text in texts]
    nowhere = {key: value for key, value in SPARSE.items() if key not in ("areas", "conflicts")}
    nowhere |= {"groups": [], "matters": [], "bodies": SPARSE["bodies"][1:], "vetoes": []}
    nowhere |= {"procedures": [], "organizations": SPARSE["organizations"][:1]}
    data = [proposal_of(SPARSE), proposal_of(nowhere)]
    return (*data, *(load_text(text).proposal for text in opened))


def key_of(question: Question, proposal: Proposal) -> str:
    """Return the question's key as the table writes it."""
    owner, _, key = PART.sub(r".\1", question.id).partition(".")
    if key.startswith("locality."):
        key = "locality.AREA"
    if "/" in owner or owner == "proposal":
        return f"{'seat' if '/' in owner else owner}.{key}"
    kinds = (
        kind
        for section, kind in KINDS.items()
        if owner in {one.id for one in getattr(proposal, section)}
    )
    return f"{next(kinds)}.{key}"


def ids_in(proposal: Proposal) -> set[str]:
    sections = (getattr(proposal, section) for section in KINDS)
    found = {one.id for section in sections for one in section}
    found |= {electorate.id for electorate in proposal.electorates}
    return found | {f"{body.id}/{seat.id}" for body in proposal.bodies for seat in body.seats}


@cache
def asked() -> dict[str, tuple[set[str], set[bool]]]:
    """Return by key the words that are answers somewhere, and whether ranges are assumed."""
    found: dict[str, tuple[set[str], set[bool]]] = {}
    for proposal in proposals():
        ids = ids_in(proposal)
        for question in encode(proposal).questions:
            words, assumed = found.setdefault(key_of(question, proposal), (set(), set()))
            assumed.add(question.assumed)
            for option in question.options:
                value = option.value
                other = value.removesuffix(" at will") in ids or value.isdecimal()
                words.add("" if other or value in READINGS else value)
    return found


def test_the_table_was_found() -> None:
    assert len(table()) >= 40


def test_every_question_is_in_the_table_and_no_other() -> None:
    assert asked().keys() == table().keys()


@pytest.mark.parametrize("key", sorted(table()))
def test_the_answers_are_those_of_the_table(key: str) -> None:
    row, (words, assumed) = table()[key], asked()[key]
    assert words - {""} == row.words
    assert ("" in words) <= row.others, "an id or a number, and no word about it"
    assert assumed == row.assumed


@pytest.mark.parametrize("proposal", proposals(), ids=lambda one: one.proposal.id)
def test_ids_of_questions_are_paths_and_answers_are_words(proposal: Proposal) -> None:
    questions = encode(proposal).questions
    ids = [question.id for question in questions]
    assert len(set(ids)) == len(ids)
    for question in questions:
        assert PATH.fullmatch(question.id), question.id
        values = [option.value for option in question.options]
        assert len(set(values)) == len(values)
        assert all(re.fullmatch(r"[\w/ ]+", value) for value in values), values
