"""Nobody carries, blocks, confirms or oversees anything where nobody sits."""

import pytest

from tests.laws.councils import council, verdict

DECIDES = """
bodies:
  - {id: council, name: Council, seats: [{id: member, count: 3, OWN PARTICIPATION}]}
procedures:
  - {id: vote, body: council, matters: [law], passes_when: RULE}
"""
RULES = [
    "unanimity",
    "consensus",
    "MAJORITY",
    "{at_least: 1/2, of: members}",
    "{at_least: 1/2, of: present}",
    "{at_least: 1/2, of: filled_seats}",
    "{opposed_fewer_than: 1, of: members}",
    "{no_veto_from: residents}",
    "{at_least: 1/2, among: residents}",
    "{at_least: 1/2, among: outsiders}",
]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("status", ["vacant", "declined", "suspended", "withdrawn", "observer"])
def test_an_empty_body_decides_nothing(rule: str, status: str) -> None:
    parts = DECIDES.replace("RULE", rule)
    text = council(parts.replace(" PARTICIPATION", f", participation: {status}"))
    assert verdict(text, "DEC002", "vote") != "met"
    assert verdict(text, "PAL002", "law") != "met"
    assert verdict(text, "REP004", "law") != "violated"
    assert verdict(text, "REP007", "law") != "violated"


ASKED = """
bodies:
  - {id: board, name: Board, seats: [{id: state, count: 5, reserved_for: [outsiders], CHOSEN}]}
  - {id: council, name: Council, seats: [{id: member, count: 3, OWN PARTICIPATION}]}
  - {id: office, name: Office, seats: [{id: head, OWN PARTICIPATION}]}
procedures:
  - {id: vote, body: board, matters: [law], passes_when: RULE}
  - {id: request, body: council, kind: advice, passes_when: unanimity}
VETOES
"""


def asked(rule: str, vetoes: str = "", status: str = "vacant") -> str:
    parts = ASKED.replace("RULE", rule).replace("VETOES", vetoes)
    return parts.replace(" PARTICIPATION", f", participation: {status}")


@pytest.mark.parametrize("holder", ["council", "office", "office/head"])
def test_nobody_is_there_to_use_the_veto(holder: str) -> None:
    veto = f"vetoes: [{{id: stop, holders: {holder}, over: [vote]}}]"
    text = council(asked("MAJORITY", veto))
    assert verdict(text, "PAL001", "law") == "violated"
    assert verdict(text, "REP005", "law") == "violated"


@pytest.mark.parametrize("holder", ["council", "office", "office/head"])
def test_a_veto_of_those_who_sit_counts(holder: str) -> None:
    veto = f"vetoes: [{{id: stop, holders: {holder}, over: [vote]}}]"
    text = council(asked("MAJORITY", veto, "accepted"))
    assert verdict(text, "PAL001", "law") == "met"


@pytest.mark.parametrize("approver", ["council", "office", "office/head", "request"])
def test_nobody_is_there_to_approve(approver: str) -> None:
    text = council(asked(f"{{all: [MAJORITY, {{approval_by: {approver}}}]}}"))
    assert verdict(text, "DEC002", "vote") == "violated"


def test_a_group_without_seats_consents_to_nothing() -> None:
    text = council(asked("{all: [MAJORITY, {at_least: 1/2, among: residents}]}"))
    assert verdict(text, "DEC002", "vote") == "violated"


def test_a_joint_power_with_nobody_is_unusable() -> None:
    veto = "vetoes: [{id: stop, holders: [council, elder], exercised: jointly, over: [vote]}]"
    assert verdict(council(asked("MAJORITY", veto)), "PAL001", "law") == "violated"
    assert verdict(council(asked("MAJORITY", veto, "accepted")), "PAL001", "law") == "met"


@pytest.mark.parametrize("key", ["council", "office/head"])
def test_a_key_that_nobody_holds_opens_nothing(key: str) -> None:
    """Who must agree to a removal and is nobody prevents it; nobody is removed at will."""
    empty = "reserved_for: [residents], participation: vacant"
    parts = f"""
bodies:
  - id: board
    name: Board
    seats:
      - id: member
        count: 3
        reserved_for: [residents]
        appointed_by: {{by: voters, method: elects}}
        removable_by: {{by: mission, manner: at_will, confirmed_by: {key}}}
  - {{id: council, name: Council, seats: [{{id: member, count: 3, {empty}}}]}}
  - {{id: office, name: Office, seats: [{{id: head, {empty}}}]}}
procedures:
  - {{id: vote, body: board, matters: [law], passes_when: MAJORITY}}
"""
    assert verdict(council(parts), "PAL004", "board/member") != "violated"
