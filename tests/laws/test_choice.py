"""A local seat is filled by local choice if every hand that this needs is a local one."""

import pytest

from tests.laws.councils import council, verdict
from tests.laws.texts import Text

SEATS = """
bodies:
  - id: council
    name: Council
    seats: [{id: member, count: 3, reserved_for: [residents], appointed_by: FILLED}]
  - {id: house, name: House, seats: [{id: state, count: 3, reserved_for: [outsiders], CHOSEN}]}
  - {id: senate, name: Senate, seats: [{id: elder, count: 3, OWN}]}
  - {id: registry, name: Registry, seats: [{id: aide, reserved_for: [residents], AIDE}]}
procedures:
  - {id: vote, body: council, matters: [law], passes_when: MAJORITY}
  - {id: house_acts, body: house, kind: advice, passes_when: MAJORITY}
  - {id: senate_acts, body: senate, kind: advice, passes_when: MAJORITY}
"""
AGENT = "appointed_by: boss, removable_by: {by: boss, manner: at_will}"
CHOSEN_BY = {
    "voters": "{by: voters, method: elects, confirmed_by: BY}",
    "a proposal that binds": (
        "{by: boss, on_proposal_of: elder, binding: true, confirmed_by: BY}"
    ),
    "a body": "{by: senate, confirmed_by: BY}",
}


def filled_by(filled: str, aide: str = "CHOSEN") -> Text:
    return council(SEATS.replace("FILLED", filled).replace("AIDE", aide))


@pytest.mark.parametrize("filled", CHOSEN_BY.values(), ids=CHOSEN_BY.keys())
@pytest.mark.parametrize("by", ["boss", "mission", "house", "outsiders", "registry/aide"])
def test_who_must_agree_from_outside_chooses_with_them(filled: str, by: str) -> None:
    text = filled_by(filled.replace("BY", by), AGENT)
    assert verdict(text, "PAL003", "council") == "violated"


@pytest.mark.parametrize("filled", CHOSEN_BY.values(), ids=CHOSEN_BY.keys())
@pytest.mark.parametrize("by", ["elder", "voters", "residents", "senate", "senate/elder"])
def test_a_second_key_in_local_hands_is_local_choice(filled: str, by: str) -> None:
    assert verdict(filled_by(filled.replace("BY", by)), "PAL003", "council") == "met"


def test_what_each_sends_itself_and_another_must_agree_to_is_chosen_with_him() -> None:
    free = filled_by("{by: each_its_own}")
    bound = filled_by("{by: each_its_own, confirmed_by: boss}")
    assert verdict(free, "PAL003", "council") == "met"
    assert verdict(bound, "PAL003", "council") == "violated"


def test_a_group_that_fills_and_empties_seats_has_them() -> None:
    """Those who are in it act together, whatever they are called."""
    removal = ", removable_by: {by: outsiders, manner: at_will}}"
    text = council(SEATS.replace("FILLED}", "outsiders" + removal).replace("AIDE", "CHOSEN"))
    for rule in ("PAL001", "PAL002", "REP004"):
        assert verdict(text, rule, "law") == "violated", rule
    assert verdict(text, "PAL003", "council") == "violated"
    assert verdict(text, "PAL004", "council/member") == "violated"
