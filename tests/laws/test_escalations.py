"""A consent, or an act, that an escalation puts into other hands is theirs."""

import pytest

from tests.laws.councils import council, verdict

BODIES = """
bodies:
  - {id: board, name: Board, seats: [{id: state, count: 5, reserved_for: [outsiders], CHOSEN}]}
  - {id: assembly, name: Assembly, seats: [{id: deputy, count: 5, OWN}]}
procedures:
  - id: law_vote
    body: VOTING
    matters: [law]
    passes_when: {all: [MAJORITY, {approval_by: CONSENT}]}
  - {id: consent, body: assembly, kind: advice, matters: none, passes_when: MAJORITY}
  - {id: call, body: PULLS, kind: escalation, replaces: [consent], escalates_to: stand_in,
      passes_when: MAJORITY}
  - {id: stand_in, body: STANDS_IN, passes_when: MAJORITY}
"""


def of_law(rule: str, **words: str) -> str:
    """Return the verdict on the law, where words stand for who votes, pulls and stands in."""
    parts = BODIES
    for word, meaning in ({"CONSENT": "consent"} | words).items():
        parts = parts.replace(word, meaning)
    return verdict(council(parts), rule, "law")


@pytest.mark.parametrize("consent", ["consent", "assembly"])
@pytest.mark.parametrize("rule", ["REP004", "REP005", "PAL008"])
def test_outsiders_who_switch_the_approval_of_locals_to_themselves_need_none(
    rule: str, consent: str
) -> None:
    hands = {"VOTING": "board", "CONSENT": consent}
    assert of_law(rule, **hands, PULLS="board", STANDS_IN="board") == "violated"
    assert of_law(rule, **hands, PULLS="assembly", STANDS_IN="board") == "met"
    assert of_law(rule, **hands, PULLS="board", STANDS_IN="assembly") == "met"


def test_locals_whose_consent_outsiders_switch_off_do_not_decide_by_themselves() -> None:
    hands = {"VOTING": "assembly", "PULLS": "board"}
    assert of_law("PAL002", **hands, STANDS_IN="board") == "violated"
    assert of_law("PAL002", **hands, STANDS_IN="assembly") == "met"


HELD = """
bodies:
  - {id: council, name: Council, seats: [{id: member, count: 5, reserved_for: [residents],
      appointed_by: {by: ACTING}, removable_by: {by: ACTING, manner: at_will}}]}
  - {id: board, name: Board, seats: [{id: state, count: 5, reserved_for: [outsiders], CHOSEN}]}
  - {id: assembly, name: Assembly, acts_by: choice, seats: [{id: deputy, count: 5, OWN}]}
procedures:
  - {id: vote, body: council, matters: [law], passes_when: MAJORITY}
  - {id: choice, body: assembly, kind: appointment, passes_when: MAJORITY}
  - {id: call, body: PULLS, kind: escalation, replaces: [choice], escalates_to: stand_in,
      passes_when: MAJORITY}
  - {id: stand_in, body: board, kind: appointment, passes_when: MAJORITY}
"""


def test_seats_whose_filling_and_emptying_outsiders_can_switch_to_themselves_are_theirs() -> (
    None
):
    parts = HELD.replace("ACTING", "assembly")
    taken = council(parts.replace("PULLS", "board"))
    assert verdict(taken, "PAL004", "council/member") == "violated"
    assert verdict(taken, "REP004", "law") == "violated"
    own = council(parts.replace("PULLS", "assembly"))
    assert verdict(own, "PAL004", "council/member") == "met"
    assert verdict(own, "REP004", "law") == "met"


# What the assembly decides somebody can switch off, and the assembly then decides otherwise.
DEMANDED = """
bodies:
  - {id: board, name: Board, seats: [{id: state, count: 5, reserved_for: [outsiders], CHOSEN}]}
  - {id: assembly, name: Assembly, seats: [{id: deputy, count: 5, OWN}]}
procedures:
  - {id: vote, body: assembly, matters: [law], passes_when: MAJORITY}
  - {id: call, body: PULLS, kind: escalation, replaces: [vote], escalates_to: stand_in,
      passes_when: MAJORITY}
  - {id: stand_in, body: assembly, passes_when: MAJORITY}
"""
VETOED = "vetoes: [{id: objection, holders: [WHO], over: [stand_in]}]"
OVERRIDDEN = """
  - {id: over, body: WHO, kind: override, overrides: [stand_in], passes_when: MAJORITY}
"""
AGAIN = """
  - {id: call, body: board, kind: escalation, replaces: [consent], escalates_to: second,
      passes_when: MAJORITY}
  - {id: second, body: assembly, passes_when: MAJORITY}
  - {id: call_again, body: FURTHER, kind: escalation, replaces: [second], escalates_to: third,
      passes_when: MAJORITY}
  - {id: third, body: LAST, passes_when: MAJORITY}
"""
TWICE = BODIES[: BODIES.index("  - {id: call,")].replace("VOTING", "board") + AGAIN


@pytest.mark.parametrize(
    ("rule", "consent"), [("REP004", "consent"), ("REP005", "consent"), ("PAL008", "assembly")]
)
def test_what_is_demanded_of_locals_outsiders_can_switch_off_in_its_turn(
    rule: str, consent: str
) -> None:
    for further, last, expected in (
        ("board", "board", "violated"),
        ("assembly", "board", "met"),
        ("board", "assembly", "met"),
    ):
        parts = TWICE.replace("CONSENT", consent)
        parts = parts.replace("FURTHER", further).replace("LAST", last)
        assert verdict(council(parts), rule, "law") == expected
