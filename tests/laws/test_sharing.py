"""Outsiders without whom nothing is decided share in governing, whether they vote or not."""

import pytest

from tests.laws.councils import council, verdict
from tests.laws.texts import Text

PARTS = """
bodies:
  - {id: council, name: Council, seats: [{id: member, count: 3, OWN}]}
  - {id: senate, name: Senate, seats: [{id: member, count: 3, OWN}]}
  - id: board
    name: Board
    FUNCTION
    seats: [{id: state, count: 3, reserved_for: [outsiders], CHOSEN}]
  - id: registry
    name: Registry
    seats:
      - id: aide
        reserved_for: [residents]
        appointed_by: boss
        removable_by: {by: boss, manner: at_will}
procedures:
  - {id: vote, body: council, matters: [law], RULE}
  - {id: board_acts, body: board, kind: advice, passes_when: MAJORITY}
  - {id: senate_acts, body: senate, kind: advice, passes_when: MAJORITY}
VETOES
"""
FREE = "passes_when: MAJORITY"


def text_of(rule: str = FREE, vetoes: str = "", function: str = "") -> Text:
    parts = PARTS.replace("RULE", rule).replace("VETOES", vetoes)
    return council(parts.replace("FUNCTION", function))


def veto(holder: str, more: str = "") -> str:
    return f"vetoes: [{{id: stop, holders: {holder}, over: [vote]{more}}}]"


@pytest.mark.parametrize("who", ["board", "boss", "board/state", "registry/aide"])
def test_whoever_from_outside_is_needed_shares_in_governing(who: str) -> None:
    moved = text_of(f"{FREE}, initiated_by: [{who}]")
    agreed = text_of(f"passes_when: {{all: [MAJORITY, {{approval_by: {who}}}]}}")
    undone = text_of(vetoes=veto(who))
    assert verdict(text_of(), "PAL006", "valley") == "not_applicable"
    for text in (moved, agreed, undone):
        assert verdict(text, "PAL006", "valley") == "violated"


@pytest.mark.parametrize("who", ["senate", "elder", "senate/member"])
def test_whoever_is_local_and_needed_does_not(who: str) -> None:
    moved = text_of(f"{FREE}, initiated_by: [{who}]")
    agreed = text_of(f"passes_when: {{all: [MAJORITY, {{approval_by: {who}}}]}}")
    for text in (moved, agreed, text_of(vetoes=veto(who))):
        assert verdict(text, "PAL006", "valley") == "not_applicable"


def test_who_is_not_needed_shares_in_nothing() -> None:
    one_of_two = text_of(f"{FREE}, initiated_by: [board, senate]")
    either = text_of("passes_when: {any: [MAJORITY, {approval_by: senate}]}")
    for text in (one_of_two, either):
        assert verdict(text, "PAL006", "valley") == "not_applicable"


def test_a_veto_on_stated_grounds_is_no_share_and_one_that_is_set_aside_is_none() -> None:
    bounded = text_of(vetoes=veto("board", ", grounds: [breach of the accord]"))
    outvoted = text_of(vetoes=veto("board", ", overridable_by: senate_acts"))
    for text in (bounded, outvoted):
        assert verdict(text, "PAL006", "valley") == "not_applicable"


def test_a_body_that_judges_is_no_reason_for_a_handover() -> None:
    rule = "passes_when: {all: [MAJORITY, {approval_by: board}]}"
    judges = text_of(rule, function="function: adjudicates")
    assert verdict(judges, "PAL006", "valley") == "undetermined"
