"""A body whose only task is blurred or left out is still looked at."""

import pytest

from tests.laws.councils import council, verdict
from tests.laws.texts import Text

BODIES = """
bodies:
  - {id: board, name: Board, seats: [{id: state, count: 5, reserved_for: [outsiders], CHOSEN},
      {id: elder, holder: elder, CHOSENVETTED}]}
  - {id: later, name: Later, seats: [{id: member, count: 5, reserved_for: [residents],
      appointed_by: mission, removable_by: {by: mission, manner: at_will}}]}
procedures:
  - {id: vote, body: board, matters: [law], passes_when: {all: [unanimity, NEEDED]}}
"""
NEEDED = "{approval_by: later}"
TAKES_OVER = "handovers: [{id: end, area: valley, to: TAKER, due: '2030-01-01'}]\n"


def text(completeness: str, needed: str = "", vetted: str = "", taker: str = "") -> Text:
    """Return a text in which a body of locals has one task, or another, or none."""
    parts = BODIES.replace(", NEEDED", f", {needed}" if needed else "")
    parts = parts.replace("VETTED", f", vetted_by: {vetted}" if vetted else "")
    parts += TAKES_OVER.replace("TAKER", taker) if taker else ""
    return council(parts, completeness=completeness)


@pytest.mark.parametrize("completeness", ["open", "closed"])
@pytest.mark.parametrize(
    ("stated", "blurred"),
    [
        ({"needed": NEEDED}, {"needed": "{rule: unknown}"}),
        ({"vetted": "{by: later}"}, {"vetted": "unknown"}),
        ({"vetted": "{by: later}"}, {"vetted": "{by: board, contest_before: unknown}"}),
        ({"taker": "later"}, {"taker": "unknown"}),
    ],
)
def test_members_at_pleasure_of_a_body_that_is_not_named_any_more(
    completeness: str, stated: dict[str, str], blurred: dict[str, str]
) -> None:
    assert verdict(text(completeness, **stated), "PAL004", "later/member") == "violated"
    assert verdict(text(completeness, **blurred), "PAL004", "later/member") == "undetermined"


def test_a_whole_text_that_states_no_task_of_a_body_gives_it_none() -> None:
    assert verdict(text("closed"), "PAL004", "later/member") == "not_applicable"
    assert verdict(text("open"), "PAL004", "later/member") == "undetermined"
