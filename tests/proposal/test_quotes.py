"""The words of a file that a report quotes for people to judge."""

import pytest

from council_rules.proposal.load import load_text
from council_rules.proposal.quotes import keys, quoted

TEXT = """\
council_rules: "1"
proposal: {id: valley, title: Valley, completeness: closed}
areas: [{id: valley_area, name: Valley}]
electorates: [{id: voters, name: Voters, area: valley_area}]
bodies:
  - id: board
    name: Board
    seats:
      - {id: chair, role: chair, removable_by: {by: voters, manner: for_cause, note: not read}}
procedures:
  - id: board_vote
    body: board
    passes_when: unanimity
    grounds: [flood, "fire: of any kind"]
  - {id: board_advice, kind: advice, body: board, passes_when: unanimity, grounds: unknown}
  - {id: board_order, body: board, passes_when: unanimity, grounds: none}
handovers:
  - {id: transfer, area: valley_area, to: voters, test: Two elections held.}
"""

QUOTED = [
    ("transfer.test", ("Two elections held.",)),
    ("board_vote.grounds", ("flood", "fire: of any kind")),
    ("board/chair.removable_by.manner", ("for_cause",)),
    ("board/chair.removable_by.note", ("not read",)),
    # nothing is said, nothing was found, nothing there can be quoted
    ("transfer.certified_by", ()),
    ("board_advice.grounds", ()),
    ("board_order.grounds", ()),
    ("board/chair.succession.manner", ()),
    ("board.seats", ()),
    ("transfer", ()),
    ("transfer.nothing", ()),
    ("nobody.test", ()),
    ("board/nobody.note", ()),
    (".test", ()),
    ("", ()),
]


@pytest.mark.parametrize(("path", "texts"), QUOTED)
def test_quoted(path: str, texts: tuple[str, ...]) -> None:
    assert quoted(load_text(TEXT).proposal, path) == texts


def test_keys_are_those_of_the_format() -> None:
    assert {"test", "grounds", "removable_by", "manner", "exempt_if"} <= keys()
    assert "tests" not in keys()
