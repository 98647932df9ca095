"""Marks that contradict each other are never resolved in the favour of a text."""

import pytest

from tests.laws.cases import tried
from tests.laws.councils import council, verdict
from tests.laws.laws import LAWS, small_bases
from tests.laws.texts import find

TEXT = """
organizations:
  - {id: both, name: Both, affiliations: [residents, outsiders]}
  - {id: envoy, name: Envoy of the mission, affiliations: [outsiders]}
bodies:
  - id: board
    name: Board
    seats:
      - {id: other, count: 2, reserved_for: [outsiders], CHOSEN}
      - {id: seat, MARKS, CHOSEN}
procedures:
  - {id: vote, body: board, matters: [law], passes_when: MAJORITY}
"""
CONTRADICTORY = [
    "count: 3, reserved_for: [residents, outsiders]",
    "weight: 3, holder: both",
    "weight: 3, reserved_for: [residents], on_behalf_of: envoy",
    "weight: 3, holder: elder, on_behalf_of: mission",
]


@pytest.mark.parametrize("marks", CONTRADICTORY)
@pytest.mark.parametrize(
    ("rule", "subject"), [("REP001", "board"), ("REP004", "law"), ("PAL001", "law")]
)
def test_which_mark_holds_is_open(marks: str, rule: str, subject: str) -> None:
    assert verdict(council(TEXT.replace("MARKS", marks)), rule, subject) == "undetermined"


def test_a_holder_of_whom_nothing_is_said_may_contradict_the_seat() -> None:
    parts = TEXT.replace("MARKS", "weight: 3, reserved_for: [residents], holder: guest")
    parts += "vetoes: [{id: stop, holders: guest, over: [vote]}]\n"
    someone = "persons: [{id: guest, name: Guest%s}]\n"
    for rule, subject in (("REP001", "board"), ("REP004", "law"), ("PAL001", "law")):
        assert verdict(council(parts + someone % ""), rule, subject) == "undetermined", rule
        known = someone % ", affiliations: [residents]"
        assert verdict(council(parts + known), rule, subject) == "met", rule


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("count: 3, reserved_for: [residents]", "met"),
        ("count: 3, reserved_for: [outsiders]", "violated"),
    ],
)
def test_one_mark_holds(marks: str, expected: str) -> None:
    text = council(TEXT.replace("MARKS", marks))
    for rule, subject in (("REP001", "board"), ("REP004", "law"), ("PAL001", "law")):
        assert verdict(text, rule, subject) == expected, rule


COMPOUND = """
areas: [{id: compound, name: Compound, parent: valley}]
groups: [{id: donors, name: Donors, dimension: origin, locality: {valley: external}}]
matters: [{id: order, name: Order, kinds: [legislation, services], area: compound}]
bodies:
  - id: board
    name: Board
    seats:
      - {id: big, weight: 3, reserved_for: [outsiders], CHOSEN}
      - {id: small, reserved_for: [donors], CHOSEN}
procedures:
  - {id: vote, body: board, matters: [order], passes_when: MAJORITY}
"""


@pytest.mark.parametrize(
    ("rule", "subject"),
    [("REP001", "board"), ("REP004", "order"), ("REP006", "vote"), ("REP008", "board/small")],
)
def test_outsiders_called_local_in_a_part_help_no_text(rule: str, subject: str) -> None:
    text = council(COMPOUND)
    assert verdict(text, rule, subject) == "violated"
    find(text, "outsiders")["locality"]["compound"] = "local"
    assert verdict(text, rule, subject) in ("violated", "undetermined")


@pytest.mark.parametrize("rule", ["PAL001", "REP004"])
def test_a_whole_written_around_an_area_takes_no_people_out_of_sight(rule: str) -> None:
    text = council(COMPOUND.replace("area: compound", "area: valley"))
    text["areas"].append({"id": "realm", "name": "Realm"})
    find(text, "valley")["parent"] = "realm"
    find(text, "residents")["locality"]["realm"] = "external"
    assert verdict(text, rule, "order") == "violated"


def test_outsiders_called_local_in_a_part_may_still_be_one_bloc() -> None:
    """Seats of which an open file names no group may all be theirs (REP006)."""
    (base,) = (one for one in small_bases() if one.name.endswith("valley_open"))
    moves = [one for one in LAWS["marks"](base) if one.kind == "part"]
    assert moves
    for one in moves:
        assert tried(one)[1] == []
