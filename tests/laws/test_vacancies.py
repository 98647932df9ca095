"""An empty seat that an outsider can fill when he likes does not hide what he can do."""

import pytest

from tests.laws.councils import council, verdict
from tests.laws.verdicts import judged

PARTS = """
bodies:
  - id: council
    name: Council
    seats:
      - {id: empty, count: 3, participation: STATUS, RESERVED appointed_by: FILLED REMOVED}
      - {id: state, count: 2, reserved_for: [outsiders], CHOSEN}
      - {id: member, count: 2, OWN}
  - {id: board, name: Board, seats: [{id: state, count: 3, reserved_for: [outsiders], CHOSEN}]}
  - {id: senate, name: Senate, seats: [{id: member, count: 3, OWN}]}
procedures:
  - {id: vote, body: council, matters: [law], passes_when: MAJORITY}
  - {id: board_acts, body: board, kind: appointment, passes_when: MAJORITY}
  - {id: senate_acts, body: senate, kind: appointment, passes_when: MAJORITY}
"""
POINT = "council/empty.participation"
AT_WILL = ", removable_by: {by: boss, manner: at_will}"


def text_of(
    filled: str,
    status: str = "vacant",
    reserved: str = "reserved_for: [outsiders],",
    removed: str = "",
) -> str:
    parts = PARTS.replace("FILLED", filled).replace("STATUS", status)
    return parts.replace("RESERVED", reserved).replace("REMOVED", removed)


@pytest.mark.parametrize("status", ["vacant", "suspended"])
@pytest.mark.parametrize("filled", ["boss", "mission", "board", "board/state"])
def test_who_can_fill_seats_when_he_likes_may_decide_with_them(
    filled: str, status: str
) -> None:
    text = council(text_of(filled, status))
    assert verdict(text, "REP004", "law") == "undetermined"
    assert judged(text).points[POINT] == ("declined", "accepted")
    assert verdict(text, "PAL001", "law") == "undetermined"


def test_what_is_filled_counts_as_filled() -> None:
    filled = council(text_of("boss", "accepted"))
    assert verdict(filled, "REP004", "law") == "violated"
    answered = judged(council(text_of("boss")), {POINT: "accepted"}).verdicts
    assert answered == judged(filled).verdicts


def test_a_text_may_say_that_a_seat_stays_empty() -> None:
    text = council(text_of("boss", "{status: vacant, outcomes: [declined]}"))
    assert POINT not in judged(text).points
    assert verdict(text, "REP004", "law") == "met"


@pytest.mark.parametrize(
    "filled",
    [
        "none",
        "each_its_own",
        "voters",
        "senate",
        "elder",
        "{by: boss, confirmed_by: voters}",
        "{by: boss, on_proposal_of: elder, binding: true}",
    ],
)
def test_what_no_outsider_fills_alone_is_empty(filled: str) -> None:
    assert POINT not in judged(council(text_of(filled))).points


def test_a_local_seat_that_an_outsider_fills_and_empties_is_his() -> None:
    local = "reserved_for: [residents],"
    his = council(text_of("boss", reserved=local, removed=AT_WILL))
    assert verdict(his, "REP004", "law") == "undetermined"
    free = council(text_of("boss", reserved=local))
    assert POINT not in judged(free).points
