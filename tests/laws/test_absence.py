"""Who can prevent a quorum can stop, and a delay without an end is a veto."""

import pytest

from tests.laws.councils import council, verdict

HALL = """
bodies:
  - id: hall
    name: Hall
    seats:
      - {id: state, count: 6, reserved_for: [outsiders], CHOSEN}
      - {id: local, count: 4, OWN}
  - {id: council, name: Council, seats: [{id: member, count: 3, OWN}]}
procedures:
  - {id: vote, body: hall, matters: [law], passes_when: MAJORITY QUORUM}
  - {id: request, body: council, kind: advice, passes_when: MAJORITY}
VETOES
"""


@pytest.mark.parametrize(
    ("quorum", "stops"),
    [
        ("3/4", True),
        ("7/10", True),
        ("7", True),
        ("3/5", False),
        ("6", False),
    ],
)
def test_who_can_prevent_a_quorum_can_stop(quorum: str, stops: bool) -> None:
    stated = f", quorum: {{at_least: {quorum}, of: members}}"
    text = council(HALL.replace(" QUORUM", stated).replace("VETOES", ""))
    expected = "met" if stops else "violated"
    for rule in ("PAL001", "REP005"):
        assert verdict(text, rule, "law") == expected, rule


@pytest.mark.parametrize(
    ("effect", "stops"),
    [
        ("effect: blocks", True),
        ("effect: delays, deadline: none", True),
        ("effect: delays, delay: none, deadline: 14 days", True),
        ("effect: delays, delay: 30 days, deadline: 14 days", False),
        ("effect: delays", True),
        ("effect: delays, deadline: 14 days", False),
    ],
)
def test_a_delay_without_an_end_is_a_veto(effect: str, stops: bool) -> None:
    veto = f"vetoes: [{{id: pause, holders: council, over: [vote], {effect}}}]"
    text = council(HALL.replace(" QUORUM", "").replace("VETOES", veto))
    expected = "met" if stops else "violated"
    for rule in ("PAL001", "REP005"):
        assert verdict(text, rule, "law") == expected, rule


def test_a_delay_lifts_nobody_above() -> None:
    parts = HALL.replace(" QUORUM", "")
    pause = "{id: pause, holders: council, over: [vote], effect: delays, deadline: 1 days}"
    free = council(parts.replace("VETOES", ""))
    delayed = council(parts.replace("VETOES", f"vetoes: [{pause}]"))
    for rule, subject in (("TIER002", "hall"), ("TIER001", "council"), ("TIER006", "law")):
        assert verdict(free, rule, subject) == verdict(delayed, rule, subject), rule
