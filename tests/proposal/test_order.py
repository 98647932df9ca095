"""Ends before their beginnings, and days after the one that the file speaks of."""

import pytest

from council_rules.proposal.load import load_text
from tests.proposal.support import only_problem, place

TEXT = """\
council_rules: "1"
proposal: {id: sample, title: Sample, as_of: "2030-06-15"}
mandates: [{id: charter, name: Charter, ends: "MANDATE"}]
bodies:
  - id: board
    name: Board
    founding_date: "FOUNDED"
    sunset: {ends_on: "ENDS"}
    mandated_by: charter
    seats: [{id: chair, participation: {status: accepted, since: "SINCE"}}]
handovers:
  - {id: transfer, to: HEIR, due: "DUE"}
"""
SOUND = {
    "MANDATE": "2040",
    "FOUNDED": "2030-01-01",
    "ENDS": "2035",
    "SINCE": "2030-02",
    "DUE": "2034",
    "HEIR": "board",
}


def text(**changes: str) -> str:
    written = TEXT
    for name, value in {**SOUND, **changes}.items():
        written = written.replace(name, value)
    return written.replace('"unknown"', "unknown").replace('"none"', "none")


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"FOUNDED": "2035", "DUE": "2035"},
        {"FOUNDED": "2035-12-31", "DUE": "2035-12"},
        {"FOUNDED": "2035-12-31", "ENDS": "2035-12-31", "DUE": "2036"},
        {"ENDS": "none"},
        {"ENDS": "unknown"},
        {"DUE": "2030"},
        {"DUE": "none", "HEIR": "none"},
        {"SINCE": "2030-06"},
        {"SINCE": "2030"},
        {"SINCE": "2030-06-15"},
        {"MANDATE": "2030"},
        {"MANDATE": "unknown"},
    ],
    ids=str,
)
def test_days_that_can_come_in_this_order(changes: dict[str, str]) -> None:
    assert load_text(text(**changes)).warnings == ()


IMPOSSIBLE = [
    (
        {"FOUNDED": "2035-12-02", "ENDS": "2035-12-01", "SINCE": "2030", "DUE": "2036"},
        "board.sunset.ends_on",
        (8, 23),
        "'board' ends on 2035-12-01, before it begins: it is founded on 2035-12-02",
    ),
    (
        {"FOUNDED": "2036", "SINCE": "2030", "DUE": "2036"},
        "board.sunset.ends_on",
        (8, 23),
        "'board' ends on 2035, before it begins: it is founded on 2036",
    ),
    (
        {"DUE": "2029"},
        "transfer.due",
        (12, 36),
        "The handover to 'board' is due on 2029, but 'board' is founded later, on 2030-01-01",
    ),
    (
        {"DUE": "2029-12-31", "HEIR": "none"},
        "transfer.due",
        (12, 35),
        "The handover is due on 2029-12-31, before there is anybody to hand over: 'board', "
        "the first of the bodies, is founded on 2030-01-01",
    ),
    (
        {"SINCE": "2036-01"},
        "board/chair.participation.since",
        (10, 66),
        "'board/chair' takes part since 2036-01, but its body 'board' ends before that, on "
        "2035",
    ),
]


@pytest.mark.parametrize(("changes", "path", "at", "message"), IMPOSSIBLE, ids=str)
def test_an_end_before_its_beginning(
    changes: dict[str, str], path: str, at: tuple[int, int], message: str
) -> None:
    problem = only_problem(text(**changes))
    assert (problem.code, problem.path, place(problem)) == ("SRC009", path, at)
    assert problem.message == message
    assert problem.hint.startswith("correct ")


def test_a_handover_to_a_seat_waits_for_its_body() -> None:
    problem = only_problem(text(DUE="2029", HEIR="board/chair"))
    assert "to 'board/chair' is due on 2029, but 'board' is founded later" in problem.message


def test_a_body_that_may_have_been_there_before_can_hand_over() -> None:
    early = text(DUE="2029", HEIR="none")
    another = "  - {id: other, name: Other}\nhandovers:"
    assert load_text(early.replace("handovers:", another)).warnings == ()


UNLIKELY = [
    (
        {"SINCE": "2030-06-16"},
        "board/chair.participation.since",
        "takes part since 2030-06-16, but the file speaks of 2030-06-15",
    ),
    (
        {"MANDATE": "2029"},
        "board.founding_date",
        "'board' is founded on 2030-01-01, after its mandate 'charter' has ended, on 2029",
    ),
]


@pytest.mark.parametrize(("changes", "path", "message"), UNLIKELY, ids=str)
def test_what_can_hardly_be_is_warned_of(
    changes: dict[str, str], path: str, message: str
) -> None:
    (warning,) = load_text(text(**changes)).warnings
    assert (warning.code, warning.severity, warning.path) == ("SRC107", "warning", path)
    assert warning.message.endswith(message)
