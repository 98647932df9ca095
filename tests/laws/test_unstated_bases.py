"""Two thirds of what? A share whose base is left out is no better than any base it may have."""

import pytest

from tests.laws.councils import council, verdict
from tests.laws.texts import Text

HALL = """
bodies:
  - id: hall
    name: Hall
    seats:
      - {id: member, count: 3, OWN}
      - {id: empty, count: 2, participation: {status: vacant, outcomes: [declined]}, OWN}
procedures:
  - {id: vote, body: hall, matters: [law], passes_when: RULE, QUORUM tie_break: fails}
"""


def _hall(rule: str, quorum: str = "") -> Text:
    return council(HALL.replace("RULE", rule).replace("QUORUM", quorum))


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        (", of: members", "violated"),
        (", of: filled_seats", "met"),
        (", of: present", "met"),
        (", of: voting", "met"),
        ("", "undetermined"),
    ],
)
@pytest.mark.parametrize("rule", ["at_least: 4/5", "more_than: 3/5"])
def test_all_members_decide_by_a_share(rule: str, base: str, expected: str) -> None:
    assert verdict(_hall(f"{{{rule}{base}}}"), "DEC002", "vote") == expected


def test_a_part_of_a_rule_asks_for_itself() -> None:
    text = _hall("{all: [{at_least: 1}, {at_least: 4/5}]}")
    assert verdict(text, "DEC002", "vote") == "undetermined"


def test_number_of_votes_needs_no_base() -> None:
    assert verdict(_hall("{at_least: 3}"), "DEC002", "vote") == "met"
    assert verdict(_hall("{at_least: 4}"), "DEC002", "vote") == "violated"


@pytest.mark.parametrize(
    ("base", "expected"),
    [(", of: members", "violated"), (", of: filled_seats", "met"), ("", "undetermined")],
)
def test_quorum_that_is_a_share(base: str, expected: str) -> None:
    text = _hall("{more_than: 1/2, of: voting}", f"quorum: {{at_least: 4/5{base}}},")
    assert verdict(text, "DEC002", "vote") == expected
