"""Where two camps without a common member can both decide, some rule of soundness says so."""

import pytest

from tests.laws.councils import council
from tests.laws.verdicts import judged

SOUNDNESS = ("DEC",)
BODIES = """
bodies:
  - id: first
    name: First
    seats: [{id: member, count: 3, OWN}, {id: state, count: 3, CHOSEN}]
  - {id: second, name: Second, seats: [{id: member, count: 4, OWN}]}
"""


def unsound(procedures: str) -> set[str]:
    verdicts = judged(council(BODIES + procedures)).verdicts
    return {
        rule
        for (rule, _), verdict in verdicts.items()
        if rule.startswith(SOUNDNESS) and verdict == "violated"
    }


TWO_MASTERS = {
    "one body, half is enough": """
procedures:
  - {id: vote, body: first, matters: [law], passes_when: {at_least: 1/2, of: members}}
""",
    "two bodies, each alone": """
procedures:
  - {id: one, body: first, matters: [law], passes_when: MAJORITY}
  - {id: other, body: second, matters: [law], passes_when: MAJORITY}
""",
    "two orders": """
procedures:
  - {id: one, body: first, matters: [law], passes_when: {approval_by: boss}}
  - {id: other, body: second, matters: [law], passes_when: {approval_by: elder}}
""",
    "one procedure, either of two": """
procedures:
  - id: vote
    body: first
    matters: [law]
    passes_when: {any: [{approval_by: boss}, {approval_by: elder}]}
""",
    "a fallback to somebody else": """
procedures:
  - {id: one, body: first, matters: [law], passes_when: MAJORITY, fallback: other}
  - {id: other, body: second, passes_when: {at_least: 1/2, of: members}}
""",
}


@pytest.mark.parametrize("procedures", TWO_MASTERS.values(), ids=TWO_MASTERS.keys())
def test_two_masters_are_told(procedures: str) -> None:
    assert unsound(procedures)


ONE_MASTER = {
    "a majority": """
procedures:
  - {id: vote, body: first, matters: [law], passes_when: MAJORITY}
""",
    "two bodies together": """
procedures:
  - {id: vote, body: first, matters: [law], passes_when: {all: [MAJORITY, {approval_by: ask}]}}
  - {id: ask, body: second, kind: advice, passes_when: MAJORITY}
""",
}


@pytest.mark.parametrize("procedures", ONE_MASTER.values(), ids=ONE_MASTER.keys())
def test_one_master_is_no_fault(procedures: str) -> None:
    assert not unsound(procedures) & {"DEC001"}


OFFICIAL = """
bodies:
  - id: first
    name: First
    seats: [{id: member, count: 3, OWN}, {id: state, count: 2, CHOSEN}]
  - id: office
    name: Office
    seats: [{id: head, holder: agent, appointed_by: BY, removable_by: {by: BY, manner: MANNER}}]
  - {id: second, name: Second, seats: [{id: member, count: 4, OWN}]}
persons: [{id: agent, name: Agent, affiliations: [outsiders]}]
procedures:
  - {id: order, body: office, matters: [law], passes_when: unanimity}
  - {id: vote, body: first, MATTERS passes_when: MAJORITY}
"""


def office(by: str, manner: str = "at_will", matters: str = "kind: advice,") -> str:
    parts = OFFICIAL.replace("BY", by).replace("MANNER", manner)
    return parts.replace("MATTERS", matters)


def faults(parts: str) -> set[str]:
    verdicts = judged(council(parts)).verdicts
    return {
        subject
        for (rule, subject), verdict in verdicts.items()
        if rule == "DEC001" and verdict == "violated"
    }


@pytest.mark.parametrize("by", ["boss", "elder", "mission", "first"])
def test_an_official_and_whoever_fills_and_empties_his_seat_are_one(by: str) -> None:
    assert not faults(office(by))


def test_a_body_and_the_official_it_commands_each_decide_for_the_body() -> None:
    assert not faults(office("first", matters="matters: [law],"))


@pytest.mark.parametrize("by", ["second/member", "second", "boss"])
def test_an_official_of_somebody_else_is_another_camp(by: str) -> None:
    parts = office(by, matters="matters: [law],")
    parts += "  - {id: other, body: second, kind: advice, passes_when: MAJORITY}\n"
    assert faults(parts) == {"law"}


def test_who_cannot_be_emptied_at_will_is_a_camp_of_his_own() -> None:
    assert faults(office("first", "for_cause", "matters: [law],")) == {"law"}
