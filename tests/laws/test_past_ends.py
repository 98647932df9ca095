"""A safeguard that has ended before the day of the text is none that a verdict may rest on."""

import pytest

from tests.laws.councils import council, verdict
from tests.laws.texts import Text

PARTS = """
mandates: [{id: charter, name: Charter, by: mission, ends: MANDATE}]
bodies:
  - {id: board, name: Board, seats: [{id: state, count: 5, reserved_for: [outsiders], CHOSEN}]}
  - id: assembly
    name: Assembly
    KEY
    seats: [{id: member, count: 9, OWN}]
procedures:
  - {id: vote, body: board, matters: [law], INITIATIVE passes_when: RULE}
  - {id: request, body: assembly, kind: advice, passes_when: MAJORITY}
VETOES
"""
PAST = ["sunset: {ends_on: 2020}", "sunset: {ends_on: 2026-10-31}", "mandated_by: charter"]
NEEDED = [
    "{all: [MAJORITY, {approval_by: request}]}",
    "{all: [MAJORITY, {approval_by: assembly}]}",
    "{all: [MAJORITY, {approval_by: assembly/member}]}",
    "{all: [{all: [MAJORITY, {approval_by: request}]}, {approval_by: mission}]}",
]


def text(
    rule: str, key: str, *, vetoes: str = "", initiative: str = "", mandate: str = "2021"
) -> Text:
    parts = PARTS.replace("RULE", rule).replace("KEY", key).replace("VETOES", vetoes)
    parts = parts.replace("INITIATIVE", initiative).replace("MANDATE", mandate)
    return council(parts, as_of="2026-11-01")


@pytest.mark.parametrize(
    ("rule", "key"), [*((one, PAST[0]) for one in NEEDED), *((NEEDED[0], one) for one in PAST)]
)
def test_an_approval_by_a_body_that_has_ended_is_no_firm_safeguard(rule: str, key: str) -> None:
    for code in ("REP004", "PAL001", "REP005"):
        assert verdict(text(rule, key), code, "law") == "undetermined"


@pytest.mark.parametrize(
    ("key", "mandate"),
    [
        ("sunset: {ends_on: 2027}", "2021"),
        ("sunset: {ends_on: 2026-11-01}", "2021"),
        ("mandated_by: charter", "2030"),
    ],
)
def test_one_that_goes_on_is(key: str, mandate: str) -> None:
    assert verdict(text(NEEDED[0], key, mandate=mandate), "REP004", "law") == "met"


def test_nor_is_a_veto_or_the_initiative() -> None:
    veto = "vetoes: [{id: stop, holders: assembly, over: [vote]}]"
    assert verdict(text("MAJORITY", PAST[0], vetoes=veto), "REP004", "law") == "undetermined"
    alone = "initiated_by: [assembly/member],"
    assert (
        verdict(text("MAJORITY", PAST[0], initiative=alone), "REP004", "law") == "undetermined"
    )


def test_what_it_decides_itself_is_not_sure_to_be_decided() -> None:
    own = text("MAJORITY", PAST[0])
    own["procedures"] = [own["procedures"][1] | {"kind": "decision", "matters": ["law"]}]
    assert verdict(own, "DEC002", "request") == "undetermined"


def test_a_body_of_outsiders_does_not_come_out_better_by_outliving_its_end() -> None:
    board = text("MAJORITY", "sunset: {ends_on: 2030}")
    board["bodies"][0] |= {"sunset": {"ends_on": "2020"}}
    assert verdict(board, "REP004", "law") == "violated"
    assert verdict(board, "MAN001", "board") == "violated"


MIXED = "{id: member, count: 9, OWN}, {id: guest, MARK CHOSEN}"
GUESTS = {"an outsider": "reserved_for: [outsiders],", "somebody of no declared origin": ""}


@pytest.mark.parametrize("mark", GUESTS.values(), ids=GUESTS.keys())
@pytest.mark.parametrize("rule", [*NEEDED[:2], "MAJORITY"])
def test_nor_is_one_in_which_others_sit_beside_locals(rule: str, mark: str) -> None:
    seats = MIXED.replace("MARK", mark)
    veto = "vetoes: [{id: stop, holders: assembly, over: [vote]}]" if rule == "MAJORITY" else ""
    parts = PARTS.replace("{id: member, count: 9, OWN}", seats).replace("RULE", rule)
    parts = parts.replace("VETOES", veto).replace("INITIATIVE", "").replace("MANDATE", "2021")
    ended = council(parts.replace("KEY", PAST[0]), as_of="2026-11-01")
    in_office = council(parts.replace("KEY", ""), as_of="2026-11-01")
    for code in ("REP004", "PAL001"):
        assert verdict(in_office, code, "law") == "met", code
        assert verdict(ended, code, "law") == "undetermined", code


LATER = ["founding_date: 2090-01-01", ""]


@pytest.mark.parametrize("key", LATER)
@pytest.mark.parametrize("rule", NEEDED)
def test_nor_is_one_that_begins_later(rule: str, key: str) -> None:
    later = text(rule, key)
    if not key:
        later["bodies"][1]["seats"][0]["participation"] = {
            "status": "accepted",
            "since": "2090",
        }
    for code in ("REP004", "PAL001"):
        assert verdict(later, code, "law") == "undetermined", code


def test_local_members_who_come_later_are_not_there_yet() -> None:
    parts = """
bodies:
  - id: board
    name: Board
    seats:
      - {id: state, count: 5, reserved_for: [outsiders], CHOSEN}
      - {id: member, count: 9, OWN, participation: {status: accepted, since: SINCE}}
procedures:
  - {id: vote, body: board, matters: [law], passes_when: {more_than: 1/2, of: filled_seats}}
"""
    for since, comes_to in (("2090", "undetermined"), ("2026", "met")):
        late = council(parts.replace("SINCE", since), as_of="2026-11-01")
        assert verdict(late, "REP004", "law") == comes_to


CONFIRMED = """
bodies:
  - {id: assembly, name: Assembly, KEY seats: [{id: member, count: 9, OWN}]}
  - id: board
    name: Board
    seats:
      - id: member
        count: 3
        reserved_for: [residents]
        appointed_by: {by: boss HOLD}
        removable_by: {by: boss, manner: at_will LEAVE}
procedures:
  - {id: vote, body: board, matters: [law], passes_when: MAJORITY}
  - {id: request, body: assembly, kind: appointment, passes_when: MAJORITY}
"""
CONFIRMS = {
    "who comes in": (", confirmed_by: assembly", ""),
    "who comes in, by its members": (", confirmed_by: assembly/member", ""),
    "whose proposal binds": (", on_proposal_of: assembly, binding: true", ""),
    "who leaves": ("", ", confirmed_by: assembly"),
}


@pytest.mark.parametrize(("hold", "leave"), CONFIRMS.values(), ids=CONFIRMS.keys())
def test_a_key_of_a_body_that_has_ended_is_no_firm_second_key(hold: str, leave: str) -> None:
    parts = CONFIRMED.replace("HOLD", hold).replace("LEAVE", leave)
    for key, comes_to in (("", "met"), ("sunset: {ends_on: 2020},", "undetermined")):
        kept = council(parts.replace("KEY", key), as_of="2026-11-01")
        assert verdict(kept, "REP007", "law") == comes_to
        assert verdict(kept, "REP004", "law") == comes_to


@pytest.mark.parametrize("whole", ["sunset: {ends_on: 2020}", "mandated_by: charter"])
@pytest.mark.parametrize("between", [0, 1])
def test_a_part_of_what_has_ended_is_no_firm_safeguard(whole: str, between: int) -> None:
    key = "parent: committee," if between else "parent: house,"
    wholes = f"""
  - {{id: house, name: House, {whole}, seats: [{{id: state, reserved_for: [outsiders]}}]}}
  - {{id: committee, name: Committee, parent: house, seats: []}}
"""
    parts = PARTS.replace("    KEY", f"    {key.rstrip(',')}").replace(
        "procedures:", f"{wholes}procedures:"
    )
    ended = parts.replace("RULE", NEEDED[0]).replace("VETOES", "").replace("INITIATIVE", "")
    last = "2021" if "mandated" in whole else "2030"
    gone = council(ended.replace("MANDATE", last), as_of="2026-11-01")
    assert verdict(gone, "REP004", "law") == "undetermined"
    there = council(
        ended.replace("MANDATE", "2030").replace("2020", "2030"), as_of="2026-11-01"
    )
    assert verdict(there, "REP004", "law") == "met"
