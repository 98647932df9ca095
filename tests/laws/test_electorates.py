"""Whose consent an electorate gives: not that of a people of which it is another, or a part."""

from typing import Any

import pytest

from tests.laws.councils import council, verdict
from tests.laws.texts import Text
from tests.laws.verdicts import judged

PARTS = """
bodies:
  - {id: board, name: Board, seats: [{id: state, count: 5, reserved_for: [outsiders], CHOSEN}]}
procedures: [{id: vote, body: board, matters: [law], passes_when: RULE}]
"""
RULES = ["{all: [MAJORITY, {approval_by: others}]}", "{all: [MAJORITY, {plebiscite: others}]}"]
POINT = "others.locality.valley"


def text(rule: str, area: str, group: str | None = None) -> Text:
    """Return a board of outsiders whose votes need those of voters of some area."""
    found = council(PARTS.replace("RULE", rule))
    found["areas"][0]["parent"] = "region"
    found["areas"] += [
        {"id": "region", "name": "Region"},
        {"id": "villa", "name": "Villa", "parent": "valley"},
        {"id": "mainland", "name": "Mainland"},
    ]
    others: dict[str, Any] = {"id": "others", "name": "Others", "area": area}
    found["electorates"].append(others | ({"group": group} if group else {}))
    return found


@pytest.mark.parametrize("rule", RULES)
def test_the_voters_of_the_area_are_its_people(rule: str) -> None:
    own = text(rule, "valley")
    assert verdict(own, "PAL001", "law") == verdict(own, "REP004", "law") == "met"


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("area", ["villa", "region"])
def test_the_voters_of_a_part_or_of_more_may_be_another_people(rule: str, area: str) -> None:
    other = text(rule, area)
    assert judged(other).points[POINT] == ("local", "external")
    for code in ("PAL001", "REP004", "REP005"):
        assert verdict(other, code, "law") == "undetermined", code


@pytest.mark.parametrize("rule", RULES)
def test_voters_of_another_place_are_not_its_people(rule: str) -> None:
    other = text(rule, "mainland")
    assert judged(other).points[POINT] == ("external", "neutral")
    assert verdict(other, "PAL001", "law") == "violated"
    assert verdict(other, "REP004", "law") == "undetermined"


@pytest.mark.parametrize("rule", RULES)
def test_an_electorate_of_outsiders_within_the_area_contradicts_itself(rule: str) -> None:
    other = text(rule, "valley", "outsiders")
    assert set(judged(other).points[POINT]) == {"local", "external"}
    assert verdict(other, "PAL001", "law") == "undetermined"


def test_in_a_part_without_a_people_of_its_own_those_of_the_whole_are_local() -> None:
    found = text(RULES[0], "region")
    found["groups"][0]["locality"] = {"region": "local"}
    found["electorates"][0]["area"] = "region"
    assert verdict(found, "PAL001", "law") == "met"
