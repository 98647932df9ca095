"""Whoever fills and empties a seat at will holds it, along any chain, unless it is stopped."""

from typing import Any

import pytest

from council_rules.logic.fact_base import term
from tests.logic.support import facts_of, valley

Council = dict[str, Any]


def chain(board: dict[str, Any], committee: dict[str, Any]) -> Council:
    """Return a chair who fills the board, which by majority fills the committee."""
    at_will = {"by": "chair_office/chair", "manner": "at_will"}
    above: dict[str, Any] = {
        "appointed_by": {"by": "chair_office/chair"},
        "removable_by": at_will,
    }
    by_board = {"by": "board", "manner": "at_will"}
    below: dict[str, Any] = {"appointed_by": {"by": "board"}, "removable_by": by_board}
    protected: dict[str, Any] = {"appointed_by": {"by": "none"}, "removable_by": "none"}
    chair = {"id": "chair", "holder": "ruler"} | protected
    judge = {"id": "judge", "holder": "judge"} | protected
    for seat in (chair, judge, above, below):
        seat["reserved_for"] = ["neutrals"]
    bodies = [
        {"id": "chair_office", "name": "Office", "seats": [chair]},
        {"id": "bench", "name": "Bench", "seats": [judge]},
        {
            "id": "board",
            "name": "Board",
            "seats": [{"id": "member", "count": 3} | above | board],
        },
        {
            "id": "committee",
            "name": "Committee",
            "seats": [{"id": "member", "count": 5} | below | committee],
        },
    ]
    council = valley(bodies)
    council["persons"] = [{"id": "ruler", "name": "Ruler"}, {"id": "judge", "name": "Judge"}]
    majority = {"more_than": "1/2", "of": "members"}
    council["procedures"] = [
        {"id": "board_vote", "body": "board", "passes_when": majority},
        {
            "id": "committee_vote",
            "body": "committee",
            "matters": ["governance"],
            "passes_when": majority,
        },
        {"id": "review", "kind": "appointment", "body": "bench", "passes_when": "unanimity"},
    ]
    return council


def owned(council: Council) -> set[str]:
    """Return the seats besides the chair's own that the ruler effectively holds."""
    derived = facts_of(council)
    return {
        atom.arguments[1].string
        for atom in derived
        if atom.name == "owns" and atom.arguments[0].string == "ruler"
    } - {"chair_office/chair"}


def test_whoever_fills_those_who_fill_a_seat_holds_it() -> None:
    council = chain({}, {})
    assert owned(council) == {"board/member", "committee/member"}
    assert term("dictator", "ruler", "governance") in facts_of(council)


STOPS: list[dict[str, Any]] = [
    {"removable_by": "none", "term": {"years": 4}},
    {"removable_by": {"by": "{by}", "manner": "for_cause"}},
    {"removable_by": {"by": "{by}", "manner": "at_will", "confirmed_by": "bench/judge"}},
    {"removable_by": {"by": "{by}", "manner": "at_will", "countermanded_by": "review"}},
    {"appointed_by": {"by": "{by}", "confirmed_by": "bench/judge"}},
    {"appointed_by": {"by": "bench/judge"}},
]
NAMES = ("term", "for cause", "removal confirmed", "countermand", "confirmed", "another")


def by(stop: dict[str, Any], who: str) -> dict[str, Any]:
    return {
        key: {name: who if text == "{by}" else text for name, text in act.items()}
        if isinstance(act, dict)
        else act
        for key, act in stop.items()
    }


@pytest.mark.parametrize("stop", STOPS, ids=NAMES)
def test_a_second_key_or_a_protected_term_stops_the_chain(stop: dict[str, Any]) -> None:
    at_the_board = chain(by(stop, "chair_office/chair"), {})
    assert owned(at_the_board) == set()
    at_the_committee = chain({}, by(stop, "board"))
    assert owned(at_the_committee) == {"board/member"}
    for council in (at_the_board, at_the_committee):
        assert term("dictator", "ruler", "governance") not in facts_of(council)
