"""Whoever can dismiss at will decides what is counted from those who are left."""

import pytest

from tests.laws.councils import council, verdict
from tests.laws.texts import Text

FORM = """
bodies:
  - id: council
    name: Council
    seats:
      - {id: member, count: 5, reserved_for: [residents], appointed_by: voters, DISMISSED}
      - {id: aide, reserved_for: [residents], appointed_by: boss, DISMISSED}
  - {id: board, name: Board, seats: [{id: state, count: 3, reserved_for: [outsiders]}]}
  - {id: senate, name: Senate, acts_by: consent, seats: [{id: elder, count: 3, OWN}]}
procedures:
  - {id: consent, body: senate, kind: advice, matters: [], passes_when: MAJORITY}
"""
AT_WILL = "removable_by: {by: boss, manner: at_will}"
FOR_CAUSE = "removable_by: {by: boss, manner: for_cause}"
OWN_VOTE = {"id": "vote", "body": "council", "matters": ["law"]}
OF_BOARD = {"id": "first", "body": "board", "matters": ["law"]}
ALL_OF_BOARD = {"at_least": "3"}
WAYS: dict[str, list[Text]] = {
    "its own vote": [OWN_VOTE],
    "what decides when another fails": [
        OF_BOARD | {"passes_when": {"at_least": "4"}, "fallback": "vote"},
        {"id": "vote", "body": "council"},
    ],
    "an approval": [
        OF_BOARD | {"passes_when": {"all": [ALL_OF_BOARD, {"approval_by": "vote"}]}},
        {"id": "vote", "body": "council", "kind": "advice"},
    ],
    "an override": [
        {"id": "first", "body": "senate", "matters": ["law"], "passes_when": ALL_OF_BOARD},
        {"id": "vote", "body": "council", "kind": "override", "overrides": ["first"]},
    ],
}
COUNTS = {
    "filled seats": {"more_than": "1/2", "of": "filled_seats"},
    "those present": {"more_than": "1/2", "of": "present"},
    "a group of them": {"more_than": "1/2", "of": "filled_seats", "among": "residents"},
    "those who are against": {"opposed_fewer_than": "1/3", "of": "filled_seats"},
    "no objection": {"rule": "consensus"},
}


def text(
    way: str = "its own vote", count: str = "filled seats", dismissed: str = AT_WILL
) -> Text:
    found = council(FORM.replace("DISMISSED", dismissed))
    rule = COUNTS.get(count, {"more_than": "1/2", "of": "members"})
    found["procedures"] += [
        one | {"passes_when": rule} if one["id"] == "vote" else one for one in WAYS[way]
    ]
    return found


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("rule", ["REP004", "REP005", "PAL001", "PAL008"])
def test_outsiders_who_can_empty_seats_decide_by_every_way(way: str, rule: str) -> None:
    assert verdict(text(way), rule, "law") == "violated"
    assert verdict(text(way, "members"), rule, "law") == "met"


@pytest.mark.parametrize("count", COUNTS)
def test_they_decide_by_whatever_counts_those_who_are_left(count: str) -> None:
    assert verdict(text(count=count), "REP004", "law") == "violated"
    assert verdict(text(count=count), "REP004", "vote") == "violated"
    assert verdict(text(count=count, dismissed=FOR_CAUSE), "REP004", "law") == "met"


def test_not_where_others_can_undo_what_is_left_to_carry() -> None:
    held = text()
    held["vetoes"] = [{"id": "stop", "holders": ["senate"], "over": ["vote"]}]
    assert verdict(held, "REP004", "law") == "met"
    undone = text()
    replaced = {"id": "instead", "kind": "override", "body": "senate", "overrides": ["vote"]}
    undone["procedures"].append(
        replaced | {"matters": ["law"], "passes_when": {"more_than": "1/2", "of": "members"}}
    )
    assert verdict(undone, "REP004", "law") == "met"
    both = text()
    both["procedures"][-1]["passes_when"] = {
        "all": [COUNTS["filled seats"], {"approval_by": "senate"}]
    }
    assert verdict(both, "REP004", "law") == "met"


def test_nor_where_somebody_else_can_demand_another_vote() -> None:
    escalated = text()
    trigger = {"id": "alarm", "kind": "escalation", "body": "senate", "matters": ["law"]}
    trigger |= {"replaces": ["vote"], "escalates_to": "consent"}
    escalated["procedures"].append(
        trigger | {"passes_when": {"more_than": "1/2", "of": "members"}}
    )
    assert verdict(escalated, "REP004", "law") == "met"


def test_nor_where_one_of_two_consents_is_undone_by_others() -> None:
    loose = text("an approval")
    either = {"any": [{"approval_by": "vote"}, {"approval_by": "consent"}]}
    loose["procedures"][1]["passes_when"] = {"all": [ALL_OF_BOARD, either]}
    assert verdict(loose, "REP004", "law") == "violated"
    loose["vetoes"] = [{"id": "stop", "holders": ["senate"], "over": ["vote"]}]
    assert verdict(loose, "REP004", "law") == "met"
