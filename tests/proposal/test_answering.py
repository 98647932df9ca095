"""Duties to answer, vettings, payments and interests that are written wrong."""

import pytest

from council_rules.proposal.load import load_text
from tests.proposal.support import BASE, HEAD, place_told

DUTY = BASE + "accountability: [{id: told, duty_of: board, to: board/chair, MORE}]\n"
SEAT = HEAD + "bodies: [{id: board, name: Board, seats: [{id: chair, MORE}]}]\n"
ACTOR = BASE + "organizations: [{id: firm, name: Firm, interests: [land]}]\n"


def test_what_is_right_is_read() -> None:
    duty = load_text(DUTY.replace("MORE", "effect: binding, matters: all")).proposal
    assert (duty.accountability[0].effect, duty.accountability[0].matters) == ("binding", "all")
    vetted = "vetted_by: {by: board, grounds: [a conviction], contest_before: board}"
    paid = "paid_for: {buys: [term, weight], amount: a million}"
    (seat,) = load_text(SEAT.replace("MORE", f"{vetted}, {paid}")).proposal.bodies[0].seats
    assert seat.vetted_by.by == ("board",)  # type: ignore[union-attr]
    assert seat.paid_for.buys == ("term", "weight")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "code", "message", "hint", "marked"),
    [
        (
            DUTY.replace("MORE", "effect: bindng"),
            "SRC005",
            "found 'bindng'",
            "did you mean 'binding'?",
            "bindng",
        ),
        (
            DUTY.replace("MORE", "means: [audits]"),
            "SRC005",
            "found 'audits'",
            "did you mean 'audit'?",
            "audits",
        ),
        (
            DUTY.replace("MORE", "matters: [land]"),
            "SRC007",
            "Expected the id of a matter, found 'land', which nothing has",
            "the file has no matters",
            "land]",
        ),
        (
            DUTY.replace("MORE", "matters: []"),
            "SRC009",
            "'matters' is empty, so it is about nothing",
            "name the matters, or leave 'matters' out if it is about all",
            "[]",
        ),
        (
            SEAT.replace("MORE", "vetted_by: {grounds: [a conviction]}"),
            "SRC006",
            "Expected the key 'by' in a vetting, found none",
            "",
            "vetted_by",
        ),
        (
            SEAT.replace("MORE", "vetted_by: {by: bord}"),
            "SRC007",
            "found 'bord', which nothing has",
            "did you mean 'board'?",
            "bord",
        ),
        (
            SEAT.replace("MORE", "vetted_by: {by: board, ground: [a conviction]}"),
            "SRC004",
            "Unknown key 'ground' in a vetting",
            "did you mean 'grounds'?",
            "ground:",
        ),
        (
            SEAT.replace("MORE", "paid_for: {buys: [seats]}"),
            "SRC005",
            "found 'seats'",
            "did you mean 'seat'?",
            "seats]",
        ),
        (
            SEAT.replace("MORE", "paid_for: {buys: []}"),
            "SRC009",
            "'buys' is empty, so it buys nothing",
            "name what it buys, or write none",
            "[]",
        ),
        (
            ACTOR,
            "SRC007",
            "Expected the id of a matter, found 'land', which nothing has",
            "the file has no matters",
            "land]",
        ),
    ],
)
def test_what_is_wrong_is_told_with_what_was_meant(
    text: str, code: str, message: str, hint: str, marked: str
) -> None:
    line, column = place_told(text, code, message, hint)
    assert text.splitlines()[line - 1][column - 1 :].startswith(marked)
