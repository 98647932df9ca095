"""Things go by their names, with all their lines, and shares are told where they are known."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from council_rules.report import markdown
from council_rules.report.document import plain
from council_rules.report.gather import document
from council_rules.report.parts.votes import abilities, rooms_of
from council_rules.report.view import View
from tests.report.councils import VALLEY, material_of

RESIDENT = (
    "      - {id: resident, count: 3, reserved_for: [residents], appointed_by: unknown}\n"
)
GUEST = "      - {id: guest, reserved_for: [outsiders], participation: invited}\n"
OTHER = """\
      - id: other
        count: 3
        reserved_for: [outsiders]
        appointed_by: board/chair
        removable_by: {by: board/chair, manner: at_will}
"""
# the chair needs the votes of both classes, which the chair fills and empties
TWO_HANDS = (
    VALLEY.partition("scenarios:")[0]
    .replace("  default_basis", "  completeness: closed\n  default_basis")
    .replace(GUEST, OTHER)
)
OFFICE = "  - {id: liaison_office, name: Liaison office, complete: [seats]}\nprocedures:\n"


def _lines(text: str, *rules: str) -> list[str]:
    return markdown.render(document(material_of(text, rules))).splitlines()


def _with(words: str, lines: Iterable[str]) -> str:
    return next(one for one in lines if words in one)


def _shares(text: str) -> Iterator[tuple[str, tuple[float, float] | None]]:
    for room in rooms_of(View(material_of(text, ("REP004",)))):
        yield from ((one.name, one.seats) for one in room.shares)


def test_where_only_outsiders_may_vote_their_share_is_known() -> None:
    # whether the guest comes is open, and all who may come are from outside
    shares = dict(_shares(VALLEY.replace(RESIDENT, "")))
    assert shares["outsiders to The Valley"] == (1.0, 1.0)


def test_where_only_locals_may_vote_their_share_is_known() -> None:
    changed = VALLEY.replace("reserved_for: [outsiders]", "reserved_for: [residents]")
    shares = dict(_shares(changed))
    assert shares["those local to The Valley"] == (1.0, 1.0)


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("", ""),  # some are from here, some are not
        (RESIDENT, "      - {id: stranger}\n"),  # where one of them is from is not said
        ("    complete: [seats]\n", ""),  # others may sit there
    ],
)
def test_where_others_may_vote_no_share_is_told(text: str, becomes: str) -> None:
    changed = VALLEY.replace(RESIDENT, "") if "complete" in text else VALLEY
    changed = changed.replace(
        "id: valley\n  title", "id: valley\n  completeness: open\n  title"
    )
    shares = dict(_shares(changed.replace(text, becomes) if text else changed))
    assert shares
    assert set(shares.values()) == {None}


def test_all_lines_are_told_of_what_several_entries_say() -> None:
    told = _with("likewise. Lines", _lines(TWO_HANDS, "REP007"))
    numbers = [
        number
        for number, line in enumerate(TWO_HANDS.splitlines(), 1)
        if "removable_by: {by: board/chair" in line
    ]
    assert len(numbers) == 2
    assert f" Lines {numbers[0]}, {numbers[1]}, " in told.replace(" and ", ", ")


def test_no_id_stands_for_what_has_a_name_or_can_be_read_as_one() -> None:
    text = VALLEY.replace("    area: valley\n", "    area: none\n").replace(
        "  - {id: watch,", '  - {id: watch_over_all, note: "Disputed: by some.",'
    )
    lines = _lines(text)
    assert "'Government of the Valley' (line " in _with("names no area", lines)
    assert "- 'watch over all', line " in _with("Disputed: by some.", lines)
    assert any(one.endswith("'chair (Board)' | official text | E1 art2 |") for one in lines)


def test_an_entry_of_a_seat_goes_by_the_name_of_the_seat() -> None:
    text = VALLEY.replace(
        "appointed_by: none", 'appointed_by: {by: none, note: "Leak: he stays."}'
    )
    told = _with("Leak: he stays.", (one for one in _lines(text) if one.startswith("- ")))
    assert told.startswith("- 'chair (Board)' (appointed\\_by), line ")


def test_seats_that_are_uncertain_are_told_as_some_of_the_others() -> None:
    lines = _lines(VALLEY, "REP001")
    assert "| 10 seats, 1 of them uncertain |" in _with("| Tier 1 | Board |", lines)
    assert " Of these uncertain " in _with("| Body | Tier | Local |", lines)


def test_a_body_without_seats_and_tier_stands_on_the_first_page() -> None:
    lines = _lines(VALLEY.replace("procedures:\n", OFFICE), "REP001")
    assert "| No tier | Liaison office | no seats stated | – |" in lines


def test_a_power_that_reaches_no_matter_is_told_beside_the_matrix() -> None:
    held = VALLEY.replace(
        "powers:\n", "powers:\n  - {id: contact, holder: board/chair, kind: represent}\n"
    )
    said = "Stated of no matter, and in no cell: Board: represent."
    assert said in _with("Who can do what: ", _lines(held, "REP001"))
    assert not [one for one in _lines(VALLEY, "REP001") if "Stated of no matter" in one]


def test_single_actors_of_whom_the_same_is_known_stand_together() -> None:
    made = material_of(VALLEY, ("REP007",))
    alone = [one for one in made.file.powers if one.coalition.startswith("alone(")]
    assert len(alone) == 2
    alike = tuple(replace(alone[0], coalition=one.coalition) for one in alone)
    cells = abilities(View(replace(made, file=replace(made.file, powers=alike))), "system").rows
    told = plain(cells[0].cells[-1].text)
    assert told.startswith("somebody from outside, chair (Board): ")
    assert told.count(":") == 1
