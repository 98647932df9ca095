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


def test_nor_by_these_alone_if_outsiders_or_locals_find_the_successors() -> None:
    succeeded = "appointed_by: {by: voters, method: elects}, succession: panel"
    assert of_council(HERE, succeeded) == "met"
    assert of_council(EITHER, succeeded) == "violated"


def test_a_consent_that_outsiders_can_give_as_well_is_no_say_of_locals_in_the_police() -> None:
    parts = PARTS.replace("APPOINTED", "appointed_by: {by: voters, method: elects}")
    police = """- {id: order, body: board, matters: [police], passes_when: {all: [MAJORITY,
      {approval_by: panel}]}}"""
    board = (
        "{id: board, name: Board, seats: [{id: state, count: 5, reserved_for: [outsiders]}]}"
    )
    parts = parts.replace("MORE", police).replace("bodies:", f"bodies:\n  - {board}")
    parts += "\nmatters: [{id: police, name: Police, kinds: [policing], area: valley}]"
    for choice, expected in ((HERE, "met"), (EITHER, "violated")):
        assert verdict(council(parts.replace("CHOICE", choice)), "PAL010", "police") == expected


def test_a_body_that_outsiders_carry_as_well_hands_nothing_over_to_itself() -> None:
    mixed = """
bodies:
  - id: mixed
    name: Mixed
    seats: [{id: here, OWN}, {id: abroad, reserved_for: [outsiders], CHOSEN}]
procedures: [{id: vote, body: mixed, matters: [law], passes_when: CHOICE}]
handovers: [{id: transfer, area: valley, to: mixed, due: 2030-01-01}]
"""
    either = "{any: [{approval_by: mixed/here}, {approval_by: mixed/abroad}]}"
    for choice, expected in (("{approval_by: mixed/here}", "met"), (either, "violated")):
        text = council(mixed.replace("CHOICE", choice))
        assert verdict(text, "PAL006", "valley") == expected
