"""What is about a whole concerns those of a part whom the whole does not take for its own."""

import pytest

from tests.laws.councils import council, verdict
from tests.laws.texts import Text

FORM = """
groups:
  - id: regionals
    name: Regionals
    dimension: origin
    locality: {region: local, valley: external}
areas: [{id: region, name: Region}]
matters: [{id: wide, name: Law of the region, kinds: [legislation, land], area: region}]
bodies:
  - {id: house, name: House, seats: [{id: member, count: 5, reserved_for: [regionals], CHOSEN}]}
procedures: [{id: vote, body: house, matters: [wide], passes_when: MAJORITY}]
"""


def region(**residents: str) -> Text:
    text = council(FORM)
    text["areas"][0]["parent"] = "region"
    text["groups"][0]["locality"] |= residents
    return text


@pytest.mark.parametrize("rule", ["PAL001", "PAL008", "REP004", "REP005"])
def test_a_whole_made_of_outsiders_is_judged_by_those_of_the_part(rule: str) -> None:
    assert verdict(region(), rule, "wide") == "violated"


@pytest.mark.parametrize("rule", ["PAL001", "PAL008", "REP004", "REP005"])
def test_a_whole_whose_people_those_of_the_part_are_decides_for_them(rule: str) -> None:
    assert verdict(region(region="local"), rule, "wide") == "met"


def test_another_group_that_is_of_both_changes_nothing() -> None:
    text = region()
    both = {"region": "local", "valley": "local"}
    text["groups"].append({"id": "few", "name": "F", "dimension": "origin", "locality": both})
    assert verdict(text, "PAL001", "wide") == "violated"


# Boats may belong to fishing, which is about an isle with a people and a board of its own.
BOATS = """
areas: [{id: isle, name: Isle}]
groups: [{id: islanders, name: Islanders, dimension: home, locality: {isle: local}}]
matters:
  - {id: fishing, name: Fishing, kinds: [services], area: isle}
  - {id: boats, name: Boats, kinds: [services], area: valley, parent: PARENT}
bodies:
  - {id: board, name: Board, seats: [{id: home, count: 3, OWN}]}
  - id: isle_board
    name: Isle board
    seats: [{id: isle, count: 3, reserved_for: [islanders], CHOSEN}]
procedures:
  - {id: vote, body: board, matters: [boats], passes_when: MAJORITY}
  - {id: isle_vote, body: isle_board, matters: [fishing], passes_when: MAJORITY}
"""


@pytest.mark.parametrize(
    ("rule", "subject"),
    [("ACC003", "board"), ("MAN001", "board"), ("PAL006", "isle"), ("REP004", "vote")],
)
def test_what_may_be_part_of_something_elsewhere_is_asked_about_there(
    rule: str, subject: str
) -> None:
    parts = {one: council(BOATS.replace("PARENT", one)) for one in ("fishing", "unknown")}
    assert {verdict(text, rule, subject) for text in parts.values()} == {"undetermined"}
