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
  - {id: second_call, body: board, kind: escalation, replaces: [stand_in], escalates_to: last,
      passes_when: MAJORITY}
  - {id: last, body: WHO, passes_when: MAJORITY}
"""


@pytest.mark.parametrize("more", [VETOED, OVERRIDDEN, AGAIN])
def test_who_undoes_what_an_escalation_demands_undoes_what_it_switches_off(more: str) -> None:
    pulled = DEMANDED.replace("PULLS", "board") + more
    assert verdict(council(DEMANDED.replace("PULLS", "board")), "PAL002", "law") == "met"
    assert verdict(council(pulled.replace("WHO", "board")), "PAL002", "law") == "violated"
    assert verdict(council(pulled.replace("WHO", "assembly")), "PAL002", "law") == "met"
    own = DEMANDED.replace("PULLS", "assembly") + more.replace("WHO", "board")
    assert verdict(council(own), "PAL002", "law") == "met"


FALLING = """
bodies:
  - {id: board, name: Board, seats: [{id: state, count: 5, reserved_for: [outsiders], CHOSEN}]}
  - {id: assembly, name: Assembly, seats: [{id: deputy, count: 5, OWN}]}
  - id: both
    name: Both
    seats:
      - {id: state, count: 5, reserved_for: [outsiders], CHOSEN}
      - {id: deputy, count: 5, OWN}
procedures:
  - {id: vote, body: board, matters: [law], passes_when: MAJORITY}
  - {id: call, body: assembly, kind: escalation, replaces: [vote], escalates_to: stand_in,
      passes_when: MAJORITY}
  - {id: stand_in, body: WHO, passes_when: MAJORITY, fallback: last}
  - {id: last, body: board, passes_when: MAJORITY}
"""


@pytest.mark.parametrize("rule", ["REP004", "REP005", "PAL008"])
def test_an_escalation_whose_demand_falls_back_on_those_it_is_against_stops_nobody(
    rule: str,
) -> None:
    assert verdict(council(FALLING.replace("WHO", "both")), rule, "law") == "violated"
    assert verdict(council(FALLING.replace("WHO", "assembly")), rule, "law") == "met"


# A veto over what locals decide is set aside by a vote that outsiders switch off.
SET_ASIDE = """
bodies:
  - {id: board, name: Board, seats: [{id: state, count: 5, reserved_for: [outsiders], CHOSEN}]}
  - {id: assembly, name: Assembly, seats: [{id: deputy, count: 5, OWN}]}
procedures:
  - {id: vote, body: assembly, matters: [law], passes_when: MAJORITY}
  - {id: again, body: assembly, kind: advice, matters: none, passes_when: MAJORITY}
  - {id: call, body: board, kind: escalation, replaces: [again], escalates_to: stand_in,
      passes_when: MAJORITY}
  - {id: stand_in, body: assembly, passes_when: MAJORITY}
vetoes:
  - {id: stop, holders: [board/state], over: [vote], overridable_by: again}
  MORE
"""


def test_nor_is_a_veto_set_aside_by_what_they_then_veto() -> None:
    second = "- {id: objection, holders: [boss], over: [stand_in]}"
    assert verdict(council(SET_ASIDE.replace("MORE", "")), "PAL002", "law") == "met"
    assert verdict(council(SET_ASIDE.replace("MORE", second)), "PAL002", "law") == "violated"


# The consent of locals to what they decide is switched off; who then gives it can be undone.
CONSENT = """
bodies:
  - {id: board, name: Board, seats: [{id: state, count: 5, reserved_for: [outsiders], CHOSEN}]}
  - {id: assembly, name: Assembly, seats: [{id: deputy, count: 5, OWN}]}
procedures:
  - id: vote
    body: VOTING
    matters: [law]
    passes_when: {all: [MAJORITY, {approval_by: consent}]}
  - {id: consent, body: assembly, kind: advice, matters: none, passes_when: MAJORITY}
  - {id: call, body: board, kind: escalation, replaces: [consent], escalates_to: stand_in,
      passes_when: MAJORITY}
  - {id: stand_in, body: assembly, passes_when: {all: [MAJORITY, {approval_by: third}]}}
  - {id: third, body: assembly, kind: advice, matters: none, passes_when: MAJORITY}
"""
OVER = "  - {id: over, body: WHO, kind: override, overrides: [VOTE], passes_when: MAJORITY}\n"
OBJECTION = "vetoes: [{id: objection, holders: [WHO], over: [VOTE]}]\n"


@pytest.mark.parametrize("vote", ["stand_in", "third"])
@pytest.mark.parametrize("more", [OVER, OBJECTION])
def test_a_consent_that_is_demanded_elsewhere_can_be_undone_there(more: str, vote: str) -> None:
    text = CONSENT.replace("VOTING", "assembly") + more.replace("VOTE", vote)
    assert verdict(council(text.replace("WHO", "board")), "PAL002", "law") == "violated"
    assert verdict(council(text.replace("WHO", "assembly")), "PAL002", "law") == "met"


@pytest.mark.parametrize("rule", ["REP004", "REP005", "PAL008"])
def test_it_is_theirs_who_override_it_there(rule: str) -> None:
    text = CONSENT.replace("VOTING", "board") + OVER.replace("VOTE", "stand_in")
    assert verdict(council(text.replace("WHO", "board")), rule, "law") == "violated"
    assert verdict(council(text.replace("WHO", "assembly")), rule, "law") == "met"


AGAIN = """
  - {id: call, body: board, kind: escalation, replaces: [consent], escalates_to: second,
      passes_when: MAJORITY}
  - {id: second, body: assembly, passes_when: MAJORITY}
  - {id: call_again, body: FURTHER, kind: escalation, replaces: [second], escalates_to: third,
      passes_when: MAJORITY}
  - {id: third, body: LAST, passes_when: MAJORITY}
"""
TWICE = BODIES[: BODIES.index("  - {id: call,")] + AGAIN


@pytest.mark.parametrize("rule", ["REP004", "REP005", "PAL008"])
def test_what_is_demanded_of_locals_outsiders_can_switch_off_in_its_turn(rule: str) -> None:
    text = TWICE.replace("VOTING", "board").replace(
        "CONSENT", "assembly" if rule == "PAL008" else "consent"
    )
    for further, last, expected in (
        ("board", "board", "violated"),
        ("assembly", "board", "met"),
        ("board", "assembly", "met"),
    ):
        parts = text.replace("FURTHER", further).replace("LAST", last)
        assert verdict(council(parts), rule, "law") == expected
