"""Acts and agreements that fail or are overridden are those of whoever acts then."""

import pytest

from tests.laws.councils import council, verdict

FORM = """
bodies:
  - id: board
    name: Board
    acts_by: will
    sunset: {ends_on: 2027-01-01, renewed_by: house}
    seats: [{id: state, count: 5, reserved_for: [outsiders], CHOSEN}]
  - {id: house, name: House, acts_by: consent, seats: [{id: deputy, count: 5, OWN}]}
  - id: council
    name: Council
    seats: [{id: member, count: 5, reserved_for: [residents], HOLD}]
matters: [{id: crisis, name: Crisis, kinds: [emergency], area: valley}]
procedures:
  - {id: vote, body: council, matters: [law], passes_when: MAJORITY}
  - {id: alarm, body: board, matters: [crisis], passes_when: MAJORITY}
  - {id: will, body: board, matters: none, passes_when: MAJORITY}
  - {id: consent, body: house, matters: none, RULE, THEN}
  - {id: stand_in, body: board, passes_when: MAJORITY}
  - {id: other, body: house, passes_when: MAJORITY}
PROCEDURE
provisions: [{id: ends, kind: emergency_rules, of: [board], within: 30 days, by: house}]
VETO
"""
ELECTED = "appointed_by: {by: voters, method: elects}"
FREE = ELECTED + ", removable_by: {by: voters, manner: for_cause}"
BY_BOARD = (
    "appointed_by: {by: board, CONFIRMED}, removable_by: {by: board, manner: at_will, MORE}"
)
BOTH = BY_BOARD.replace("CONFIRMED", "confirmed_by: house")
CONFIRMED = BOTH.replace("MORE", "confirmed_by: house")
COUNTERED = BY_BOARD.replace("CONFIRMED", "method: appoints").replace(
    "MORE", "countermanded_by: consent"
)
DISMISSED = ELECTED + ", removable_by: {by: house, manner: at_will}"
ALL_AGREE = "passes_when: {all: [unanimity, {approval_by: board}]}"
ON_BOARD, ON_HOUSE = "fallback: stand_in", "fallback: other"
OVERRIDE = (
    "  - {id: undo, body: board, kind: override, overrides: [consent], passes_when: MAJORITY}"
)
OF_CRISIS = OVERRIDE.replace("overrides", "matters: [crisis], overrides")
VETO = "vetoes: [{id: stop, holders: board, over: [consent]}]"


def text(hold: str, **parts: str) -> str:
    form = FORM.replace("HOLD", hold)
    for word, usual in (
        ("RULE", "passes_when: MAJORITY"),
        ("THEN", "fallback: none"),
        ("PROCEDURE", ""),
        ("VETO", ""),
    ):
        form = form.replace(word, parts.get(word, usual))
    return form


LOST = {
    "a removal that falls back": (DISMISSED, {"THEN": ON_BOARD}, ("PAL004",)),
    "a removal that is overridden": (DISMISSED, {"PROCEDURE": OVERRIDE}, ("PAL004",)),
    "a confirmation that falls back": (CONFIRMED, {"THEN": ON_BOARD}, ("PAL004", "REP004")),
    "one that is overridden": (CONFIRMED, {"PROCEDURE": OVERRIDE}, ("PAL004", "REP004")),
    "an undoing that is overridden": (COUNTERED, {"PROCEDURE": OVERRIDE}, ("REP004",)),
    "an undoing that is vetoed": (COUNTERED, {"VETO": VETO}, ("REP004",)),
    "a renewal that falls back": (FREE, {"THEN": ON_BOARD}, ("MAN002",)),
    "a renewal that is overridden": (
        FREE,
        {"PROCEDURE": OVERRIDE},
        ("MAN002",),
    ),
    "powers that are extended": (FREE, {"THEN": ON_BOARD}, ("DEC011",)),
    "an election that is made to fail": (
        "appointed_by: house, removable_by: {by: board, manner: at_will}",
        {"THEN": ON_BOARD, "RULE": ALL_AGREE},
        ("PAL003", "REP004"),
    ),
}
SAFE = {
    "nothing": {},
    "another local vote": {"THEN": ON_HOUSE},
    "an override on a matter": {"PROCEDURE": OF_CRISIS},
}
SUBJECTS = {
    "PAL003": "council",
    "PAL004": "council/member",
    "REP004": "law",
    "MAN002": "board",
    "DEC011": "alarm",
}


@pytest.mark.parametrize("name", LOST)
def test_who_acts_instead_has_the_act(name: str) -> None:
    hold, parts, rules = LOST[name]
    for rule in rules:
        assert verdict(council(text(hold, **parts)), rule, SUBJECTS[rule]) == "violated", rule


@pytest.mark.parametrize("name", SAFE)
@pytest.mark.parametrize("hold", [DISMISSED, CONFIRMED, FREE])
def test_whoever_has_no_place_in_it_has_nothing(name: str, hold: str) -> None:
    judged = council(text(hold, **SAFE[name]))
    assert verdict(judged, "PAL004", "council/member") != "violated"
    assert verdict(judged, "REP004", "law") != "violated"
    assert verdict(judged, "MAN002", "board") == "met"


def test_who_elects_by_majority_is_not_made_to_fail() -> None:
    hold = "appointed_by: house, removable_by: {by: board, manner: at_will}"
    judged = council(text(hold, THEN=ON_BOARD))
    assert verdict(judged, "PAL003", "council") == "met"
    assert verdict(judged, "REP004", "law") == "met"


def test_whose_veto_falls_back_on_others_gives_it_to_them() -> None:
    veto = "vetoes: [{id: objection, holders: house, over: [vote]}]"
    hold = FREE
    assert verdict(council(text(hold, VETO=veto)), "PAL002", "law") == "met"
    given = council(text(hold, VETO=veto, THEN=ON_BOARD))
    assert verdict(given, "PAL002", "law") == "violated"


COUNTERMANDED = """
bodies:
  - {id: council, name: Council, seats: [{id: member, count: 5, reserved_for: [residents],
      appointed_by: {by: mission},
      removable_by: {by: mission, manner: at_will, countermanded_by: appeal}}]}
  - {id: board, name: Board, seats: [{id: state, count: 5, reserved_for: [outsiders], CHOSEN}]}
  - {id: assembly, name: Assembly, seats: [{id: deputy, count: 5, OWN}]}
procedures:
  - {id: vote, body: council, matters: [law], passes_when: MAJORITY}
  - {id: appeal, body: board, kind: advice, matters: none, FALLS passes_when: MAJORITY}
  - {id: second_appeal, body: assembly, passes_when: MAJORITY}
"""


def test_an_appeal_that_falls_back_on_locals_is_theirs_as_well() -> None:
    falls = COUNTERMANDED.replace("FALLS", "fallback: second_appeal,")
    assert verdict(council(falls), "PAL004", "council/member") == "met"
    alone = COUNTERMANDED.replace("FALLS", "")
    assert verdict(council(alone), "PAL004", "council/member") == "violated"
