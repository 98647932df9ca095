"""What the search for witnesses finds is certain only where nothing open shapes the votes."""

import pytest

from council_rules.logic.encode import encode
from council_rules.logic.witness import add_witnesses
from tests.logic.silent import (
    CHAIR,
    CLOSED,
    MAJORITY,
    MEMBERS,
    RESIDENT,
    Council,
    Part,
    council,
)
from tests.logic.support import core, proposal_of, search


def witnesses(data: Council) -> tuple[set[str], set[str]]:
    """Return what the search found for certain, and the questions that it came back with."""
    proposal = proposal_of(data)
    ledger = encode(proposal)
    before = len(ledger.questions)
    add_witnesses(proposal, ledger, core(), search(), frozenset({"pivotal", "improper"}))
    certain = {str(n) for n in ledger.numbers if n.name in ("pivotal", "improper")}
    return certain, {question.id for question in ledger.questions[before:]}


OPEN_CHAIR = CHAIR | {"votes": "unknown"}


def test_witnesses_are_certain_where_nothing_shapes_the_votes() -> None:
    certain, questions = witnesses(council(CHAIR, MEMBERS, **CLOSED))
    assert certain == {'pivotal("council/chair","vote")', 'pivotal("council/member","vote")'}
    assert not questions


@pytest.mark.parametrize(
    "data",
    [
        council(OPEN_CHAIR, MEMBERS, **CLOSED),
        council(CHAIR, MEMBERS, rule={"one_of": [MAJORITY, "unanimity"]}, **CLOSED),
        council(CHAIR, MEMBERS, rule={"all": ["unknown", {"at_least": "1"}]}, **CLOSED),
    ],
)
def test_witnesses_are_open_where_something_does(data: Council) -> None:
    certain, questions = witnesses(data)
    assert not certain
    assert questions == {"vote.pivotal.council/chair", "vote.pivotal.council/member"}


def test_a_seat_without_a_place_shapes_every_body_it_may_sit_in() -> None:
    data = council(
        MEMBERS, RESIDENT | {"placed_in": {"one_of": ["council", "senate"]}}, **CLOSED
    )
    data["bodies"].append(
        {"id": "senate", "name": "Senate", "seats": [MEMBERS | {"id": "one"}]}
    )
    second: Part = {
        "id": "second",
        "body": "senate",
        "matters": ["law"],
        "passes_when": MAJORITY,
    }
    data["procedures"].append(second)
    certain, questions = witnesses(data)
    assert not certain
    assert {"vote.pivotal.council/member", "second.pivotal.senate/one"} <= questions
