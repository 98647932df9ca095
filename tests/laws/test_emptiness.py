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


GHOST = """
mandates: [{id: charter, name: Charter, by: mission, territory: [valley], ends: 2030}]
bodies:
  - id: board
    name: Board
    mandated_by: charter
    standing: interim
    sunset: 2030
    seats: [{id: state, count: 5, reserved_for: [outsiders], CHOSEN}]
  - id: council
    name: Council
    seats:
      - id: member
        count: 3
        reserved_for: [residents]
        appointed_by: voters
        removable_by: none
        vetted_by: {by: [mission], grounds: [crime], contest_before: ghost}
  - {id: ghost, name: Ghost SEATS}
procedures:
  - {id: vote, body: council, matters: [law], passes_when: MAJORITY}
  - {id: spend, body: board, matters: [money], passes_when: MAJORITY}
matters: [{id: money, name: Money, kinds: [budget, criminal_law], area: valley}]
vetoes:
  - id: objection
    holders: board
    over: [vote]
    grounds: [breach of the accord]
    deadline: 14 days
    reasons: written
    contest_before: ghost
powers: [{id: arrest, kind: detain, holder: board, grounds: [crime], contest_before: ghost}]
handovers: [{id: transfer, area: valley, to: ghost, due: 2029}]
accountability:
  - {id: accounts, duty_of: board, to: ghost, means: [audit, judicial_review, annual_report]}
  - {id: paper, duty_of: board, to: ghost, means: [publication], every_months: 12}
"""
NEEDS_SOMEBODY = {
    "ACC001": "board",
    "ACC002": "board",
    "ACC003": "board",
    "ACC012": "arrest",
    "TIER005": "objection",
    "PAL005": "council/member",
    "PAL006": "valley",
}


@pytest.mark.parametrize(("rule", "subject"), NEEDS_SOMEBODY.items())
def test_a_body_without_a_seat_is_nobody_in_a_text_that_is_whole(
    rule: str, subject: str
) -> None:
    empty = GHOST.replace(" SEATS", "")
    assert verdict(council(empty), rule, subject) == "violated"
    there = GHOST.replace(" SEATS", ", seats: [{id: judge, count: 3, OWN}]")
    assert verdict(council(there), rule, subject) != "violated"
    # an open text says nothing of who sits there, but where it lists all seats
    apart = council(empty, completeness="open", complete=["procedures", "vetoes", "handovers"])
    assert verdict(apart, rule, subject) != "violated"
    listed = council(empty.replace("name: Ghost", "name: Ghost, complete: [seats]"))
    assert verdict(listed, rule, subject) == "violated"
