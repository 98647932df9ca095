"""A veto that is used by a vote is worth what that vote is worth against those who undo it."""

import pytest

from tests.laws.councils import council, verdict

FORM = """
bodies:
  - {id: board, name: Board, seats: [{id: state, count: 5, reserved_for: [outsiders], CHOSEN}]}
  - {id: assembly, name: Assembly, acts_by: object, seats: [{id: deputy, count: 5, OWN}]}
procedures:
  - {id: vote, body: board, matters: [law], passes_when: MAJORITY}
  - {id: object, body: assembly, kind: advice, matters: none, passes_when: MAJORITY}
  MORE
vetoes:
  - {id: objection, holders: [assembly], over: [vote], PROCEDURE}
  AGAIN
"""
OVERRIDE = "- {id: over, body: WHO, kind: override, overrides: [object], passes_when: MAJORITY}"
ESCALATION = """- {id: call, body: board, kind: escalation, replaces: [object],
      escalates_to: other, passes_when: MAJORITY}
  - {id: other, body: WHO, passes_when: MAJORITY}"""
VETO = "- {id: second, holders: [WHO], over: [object]}"


def of_law(rule: str, who: str, more: str = "", again: str = "", by: str = "object") -> str:
    """Return the verdict on the law, where somebody has what can undo the veto of locals."""
    parts = FORM.replace("MORE", more).replace("AGAIN", again).replace("WHO", who)
    return verdict(council(parts.replace("PROCEDURE", f"procedure: {by}")), rule, "law")


@pytest.mark.parametrize("rule", ["REP004", "REP005"])
def test_a_veto_whose_vote_outsiders_undo_protects_nobody(rule: str) -> None:
    assert of_law(rule, "board") == "met"
    for undoing in ({"more": OVERRIDE}, {"more": ESCALATION}, {"again": VETO}):
        assert of_law(rule, "board", **undoing) == "violated"
        assert of_law(rule, "assembly", **undoing) == "met"
