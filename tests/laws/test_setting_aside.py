"""A veto is set aside by one of several consents only if that one cannot be undone."""

import pytest

from tests.laws.councils import council, verdict
from tests.laws.texts import Text

FORM = """
bodies:
  - id: council
    name: Council
    seats: [{id: member, count: 3, reserved_for: [residents], FILLED}]
  - {id: board, name: Board, seats: [{id: state, count: 3, reserved_for: [outsiders], CHOSEN}]}
  - {id: house, name: House, acts_by: own_vote, seats: [{id: member, count: 3, OWN}]}
  - {id: senate, name: Senate, acts_by: consent, seats: [{id: elder, count: 3, OWN}]}
  - id: mission_board
    name: Board of the mission
    acts_by: other_consent
    seats: [{id: state, count: 3, reserved_for: [outsiders], CHOSEN}]
procedures:
  - {id: council_vote, body: council, matters: [law], passes_when: MAJORITY}
  - {id: vote, body: house, matters: [law], passes_when: MAJORITY}
  - {id: own_vote, body: house, kind: advice, matters: [], passes_when: MAJORITY}
  - {id: consent, body: senate, kind: advice, matters: [], passes_when: MAJORITY}
  - {id: other_consent, body: mission_board, kind: advice, matters: [], passes_when: MAJORITY}
  - id: aside
    body: house
    kind: advice
    matters: []
    passes_when:
      any: [{all: [MAJORITY, {approval_by: senate}]}, {approval_by: mission_board}]
vetoes:
  - {id: refusal, holders: board, over: [vote, own_vote], overridable_by: aside}
"""
AGAINST_CONSENTS: dict[str, tuple[list[Text], str]] = {
    "none": ([], "met"),
    "that of locals": ([{"over": ["consent"]}], "violated"),
    "that of outsiders": ([{"over": ["other_consent"]}], "met"),
    "set aside in its turn": ([{"over": ["consent"], "overridable_by": "consent"}], "met"),
    "set aside by what it is over": (
        [{"over": ["consent"], "overridable_by": "aside"}],
        "violated",
    ),
}


def text(vetoes: list[Text]) -> Text:
    hold = "appointed_by: house, removable_by: none"
    found = council(FORM.replace("FILLED", hold))
    found["vetoes"] += [{"id": "more", "holders": ["board"]} | one for one in vetoes]
    return found


@pytest.mark.parametrize("name", AGAINST_CONSENTS)
def test_a_consent_that_is_undone_sets_no_veto_aside(name: str) -> None:
    vetoes, expected = AGAINST_CONSENTS[name]
    found = text(vetoes)
    assert verdict(found, "PAL003", "council") == expected
    del found["procedures"][0]
    assert verdict(found, "PAL002", "law") == expected
