"""What is told, and opened, where a text leans on a body that has ended."""

import pytest

from council_rules.proposal.load import load_text
from council_rules.proposal.model.decisions import Condition

TEXT = """\
council_rules: "1"
proposal: {id: sample, title: Sample, as_of: "2030-06-15"}
areas: [{id: valley, name: Valley}]
groups:
  - {id: residents, name: Residents, dimension: origin, locality: {valley: local}}
  - {id: helpers, name: Helpers, dimension: origin, locality: {valley: external}}
mandates: [{id: charter, name: Charter, ends: "2029"}]
bodies:
  - id: board
    name: Board
    seats: [{id: member, count: 3, reserved_for: [helpers]}]
  - id: senate
    name: Senate
    KEY
    seats:
      - {id: elder, reserved_for: [residents]}
      - {id: guest, votes: false, reserved_for: [helpers]}
procedures:
  - {id: vote, body: board, matters: all, passes_when: RULE}
"""


def text(rule: str, key: str = 'sunset: {ends_on: "2029-12-31"}') -> str:
    return TEXT.replace("RULE", rule).replace("KEY", key)


def rule_of(written: str) -> Condition:
    return load_text(written).proposal.procedures[0].passes_when


@pytest.mark.parametrize(
    ("key", "path", "message"),
    [
        (
            'sunset: {ends_on: "2029-12-31"}',
            "senate.sunset",
            "'senate' ended on 2029-12-31, before the day the file speaks of",
        ),
        (
            "mandated_by: charter",
            "senate.mandated_by",
            "The mandate of 'senate' ended on 2029, before the day the file speaks of",
        ),
    ],
)
def test_that_it_has_ended_is_told(key: str, path: str, message: str) -> None:
    (warning,) = load_text(text("unanimity", key)).warnings
    assert (warning.code, warning.path, warning.message) == ("SRC107", path, message)


@pytest.mark.parametrize(
    ("rule", "left"),
    [
        ("{all: [unanimity, {approval_by: senate}]}", "unanimity"),
        ("{all: [unanimity, {approval_by: senate/elder}, {approval_by: board}]}", "2 parts"),
        ("{all: [{no_veto_from: [senate/elder, board/member]}, unanimity]}", "2 parts"),
        ("{all: [{no_veto_from: [senate/elder]}, unanimity]}", "unanimity"),
    ],
)
def test_whether_its_consent_is_still_needed_is_open(rule: str, left: str) -> None:
    readings = rule_of(text(rule)).one_of
    assert readings is not None
    assert [one.id for one in readings] == ["needed", "not_needed"]
    free = readings[1]
    assert (f"{len(free.all)} parts" if free.all else free.rule) == left


@pytest.mark.parametrize(
    "rule",
    [
        "{approval_by: senate}",
        "{any: [unanimity, {approval_by: senate}]}",
        "{all: [unanimity, {approval_by: board}]}",
    ],
)
def test_a_vote_that_does_not_come_to_need_less_is_left_as_it_is(rule: str) -> None:
    assert rule_of(text(rule)).one_of is None


def test_who_sits_there_is_open_and_who_was_never_there_is_not() -> None:
    seats = load_text(text("unanimity")).proposal.bodies[1].seats
    came_to = [seat.participation and seat.participation.outcomes for seat in seats]
    assert came_to == [("accepted", "declined"), None]
    gone = text("unanimity").replace("{id: elder,", "{id: elder, participation: declined,")
    (elder, _) = load_text(gone).proposal.bodies[1].seats
    assert elder.participation is not None
    assert elder.participation.status == "declined"


@pytest.mark.parametrize(
    "key",
    ["sunset: none", "sunset: unknown", 'sunset: {ends_on: "2030-06"}', "mandated_by: none"],
)
def test_what_has_not_ended_for_certain_is_left_as_it_is(key: str) -> None:
    loaded = load_text(text("{all: [unanimity, {approval_by: senate}]}", key))
    assert loaded.warnings == ()
    assert loaded.proposal.procedures[0].passes_when.one_of is None


def test_a_body_in_which_only_outsiders_vote_goes_on() -> None:
    written = text("unanimity").replace("{id: elder,", "{id: elder, votes: false,")
    assert load_text(written.replace("guest, votes: false,", "guest,")).warnings == ()


def test_that_it_is_founded_later_than_others_is_told() -> None:
    rule = "{all: [unanimity, {approval_by: senate}]}"
    later = text(rule, 'founding_date: "2031"')
    (warning,) = load_text(later).warnings
    assert (warning.code, warning.path) == ("SRC107", "senate.founding_date")
    assert (
        warning.message
        == "'senate' is founded on 2031: other bodies are taken to be there before"
    )
    assert rule_of(later).one_of is not None


def test_where_all_begin_after_the_day_of_the_text_nobody_is_late() -> None:
    all_later = text("{all: [unanimity, {approval_by: senate}]}", 'founding_date: "2031"')
    all_later = all_later.replace("name: Board", 'name: Board\n    founding_date: "2031-06"')
    assert load_text(all_later).warnings == ()
    assert rule_of(all_later).one_of is None
