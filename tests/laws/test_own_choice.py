"""What others can do as well is not the choice of those who are local."""

from tests.laws.councils import council, verdict

PARTS = """
bodies:
  - id: council
    name: Council
    seats: [{id: member, count: 5, reserved_for: [residents], APPOINTED,
        removable_by: {by: voters, manner: for_cause}}]
  - id: panel
    name: Panel
    function: nominates
    acts_by: choice
    seats: [{id: here, OWN}, {id: abroad, reserved_for: [outsiders], CHOSEN}]
procedures:
  - {id: vote, body: council, matters: [law], passes_when: MAJORITY}
  - {id: choice, body: panel, kind: appointment, passes_when: CHOICE}
  MORE
"""
HERE, ABROAD = "{approval_by: panel/here}", "{approval_by: panel/abroad}"
EITHER = f"{{any: [{HERE}, {ABROAD}]}}"
BOTH = f"{{all: [{HERE}, {ABROAD}]}}"
APPOINTS = "appointed_by: {by: panel, procedure: choice}"
PROPOSES = "appointed_by: {by: boss, on_proposal_of: panel, binding: true}"
OVERRIDE = "- {id: over, body: panel, kind: override, overrides: [choice], passes_when: EITHER}"


def of_council(choice: str, appointed: str = APPOINTS, more: str = "") -> str:
    """Return the verdict on whether the seats of the council are filled by local choice."""
    parts = PARTS.replace("CHOICE", choice).replace("APPOINTED", appointed)
    return verdict(council(parts.replace("MORE", more)), "PAL003", "council")


def test_a_choice_that_outsiders_can_make_without_locals_is_no_local_choice() -> None:
    for appointed in (APPOINTS, PROPOSES):
        assert of_council(HERE, appointed) == "met"
        assert of_council(EITHER, appointed) == "violated"
        assert of_council(BOTH, appointed) == "violated"


def test_nor_is_one_in_the_place_of_which_they_can_put_theirs() -> None:
    shared = OVERRIDE.replace("EITHER", EITHER)
    assert of_council(ABROAD, more=shared) == "violated"
    assert of_council(ABROAD, more=OVERRIDE.replace("EITHER", HERE)) == "met"


def test_who_is_refused_at_will_by_outsiders_or_by_locals_is_not_chosen_by_these_alone() -> (
    None
):
    elected = "appointed_by: {by: voters, method: elects}, vetted_by: [panel]"
    assert of_council(HERE, elected) == "met"
    assert of_council(EITHER, elected) == "violated"
