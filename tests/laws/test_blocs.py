"""Seats of which an open file names no group belong to no group that what it says excludes."""

import pytest

from tests.laws.councils import council, verdict
from tests.laws.texts import Text
from tests.laws.verdicts import judged

POINT = "proposal.groups.origin"
PARTS = """
bodies:
  - id: council
    name: Council
    complete: [seats]
    seats:
      - {id: bare, count: 3, SAID, CHOSEN}
      - {id: state, count: 1, reserved_for: [outsiders], CHOSEN}
      - {id: member, count: 1, OWN}
procedures:
  - {id: vote, body: council, matters: [law], passes_when: MAJORITY, tie_break: fails}
"""


def text_of(said: str) -> Text:
    text = council(PARTS.replace("SAID, ", said), completeness="open")
    text["organizations"] += [
        {"id": "local_union", "name": "Union", "locality": {"valley": "local"}},
        {"id": "foreign_union", "name": "Foreign union", "locality": {"valley": "regional"}},
        {"id": "court", "name": "Court", "locality": {"valley": "neutral"}},
        {"id": "unsaid", "name": "Unsaid"},
    ]
    return text


@pytest.mark.parametrize(
    ("said", "answers"),
    [
        ("", {"none", "residents", "outsiders"}),
        ("on_behalf_of: unsaid, ", {"none", "residents", "outsiders"}),
        ("on_behalf_of: local_union, ", {"none", "residents"}),
        ("on_behalf_of: foreign_union, ", {"none", "outsiders"}),
        ("on_behalf_of: court, ", set()),
    ],
)
def test_no_answer_contradicts_what_is_said_of_the_seats(said: str, answers: set[str]) -> None:
    assert set(judged(text_of(said)).points.get(POINT, ())) == answers


def test_a_bloc_that_may_not_sit_there_is_no_answer() -> None:
    text = text_of("")
    group = next(one for one in text["groups"] if one["id"] == "outsiders")
    group["seated_only_in"] = ["senate"]
    text["bodies"].append({"id": "senate", "name": "Senate", "seats": []})
    text["bodies"][0]["seats"].pop(1)
    assert set(judged(text).points[POINT]) == {"none", "residents"}


def test_what_turns_out_of_a_seat_excludes_groups_as_well() -> None:
    """Where the seats are from is open, too: both answers have to agree."""
    text = text_of("")
    here, there = {"council/bare.locality.valley": "local"}, {POINT: "outsiders"}
    open_ = judged(text, there).verdicts["REP006", "vote"]
    settled = judged(text, there | here).verdicts["REP006", "vote"]
    assert open_.value == "undetermined"
    assert settled.value == "met"
    assert verdict(text, "REP006", "vote") == "undetermined"
