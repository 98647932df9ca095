"""What is found in a text: ids, the outline, what a word is."""

import pytest

from council_rules.editor.hover import hover
from council_rules.editor.pages import pages_of
from council_rules.editor.reading import Reading
from council_rules.editor.renaming import Refused, definition, references, renamed
from council_rules.editor.symbols import folds, symbols
from tests.editor.texts import VALLEY, at

READING = Reading(VALLEY)
RULES = pages_of(()).rules


def _words(found: list[object]) -> list[str]:
    return [READING.written(span) for span in found]  # type: ignore[arg-type]


def test_an_id_leads_to_where_it_is_given() -> None:
    span = definition(READING, at(VALLEY, "body: board", 8))
    assert span is not None
    assert (span.line, READING.written(span)) == (13, "board")
    seat = definition(READING, at(VALLEY, "board/outsider", 8))
    assert seat is not None
    assert (seat.line, READING.written(seat)) == (18, "outsider")
    assert definition(READING, at(VALLEY, "passes_when", 2)) is None


def test_an_id_is_found_everywhere_also_in_paths_and_entries() -> None:
    lines = [one.line for one in references(READING, at(VALLEY, "id: board", 5), True)]
    assert lines == [13, 22, 25, 30, 32]
    without = references(READING, at(VALLEY, "id: board", 5), False)
    assert [one.line for one in without] == [22, 25, 30, 32]
    sources = references(READING, at(VALLEY, "charter#art3", 1), True)
    assert [one.line for one in sources] == [4, 28]
    areas = references(READING, at(VALLEY, "valley_area: local", 1), True)
    assert [one.line for one in areas] == [6, 8, 9, 11, 16]


def test_a_seat_is_renamed_in_its_paths_alone() -> None:
    found = renamed(READING, at(VALLEY, "id: resident\n", 5), "local_member")
    assert found is not None
    assert [(one.line, READING.written(one)) for one in found.words] == [
        (19, "resident"),
        (30, "resident"),
    ]


def test_after_a_rename_the_file_is_as_good_as_before() -> None:
    found = renamed(READING, at(VALLEY, "id: board", 5), "council")
    assert found is not None
    lines = VALLEY.splitlines()
    for span in sorted(found.words, reverse=True):
        line = lines[span.line - 1]
        lines[span.line - 1] = line[: span.column - 1] + found.new + line[span.end_column - 1 :]
    again = Reading("\n".join(lines))
    assert again.loaded is not None
    assert "board" not in again.things
    assert "board/" not in "\n".join(lines)


@pytest.mark.parametrize(
    ("new", "says"),
    [
        ("Board", "an id of lower-case letters"),
        ("none", "reserved word"),
        ("budget", "taken by a matter on line 11"),
    ],
)
def test_a_name_that_cannot_be_given_is_refused(new: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        renamed(READING, at(VALLEY, "id: board", 5), new)


def test_what_is_no_id_is_not_renamed() -> None:
    assert renamed(READING, at(VALLEY, "more_than", 2), "x") is None


def test_the_outline_has_sections_with_their_things_and_seats() -> None:
    found = symbols(READING)
    assert [one.name for one in found][:3] == ["proposal", "sources", "areas"]
    bodies = next(one for one in found if one.name == "bodies")
    assert [one.name for one in bodies.parts] == ["board"]
    assert [one.name for one in bodies.parts[0].parts] == ["outsider", "resident"]
    assert bodies.parts[0].detail == "🏛 Board"
    for one in (bodies, *bodies.parts):
        assert one.whole[:2] <= one.word[:2] <= one.word[2:] <= one.whole[2:]


def test_what_has_several_lines_can_be_folded() -> None:
    assert {(12, 22), (13, 22), (17, 22), (24, 28)} <= set(folds(READING))
    assert all(begin < end for begin, end in folds(READING))


def _hover(words: str, into: int) -> str:
    found = hover(READING, at(VALLEY, words, into), RULES, None)
    return found.text if found else ""


def test_a_key_says_what_it_means_and_what_may_stand_there() -> None:
    said = _hover("passes_when", 3)
    assert "**passes_when** in a procedure" in said
    assert "passes_when: {more_than" in said
    assert "the id of a body" in _hover("body: board", 1)


def test_an_id_says_what_can_be_done_and_by_whom() -> None:
    board = _hover("body: board", 8)
    assert "**🏛 Board** (body `board`)" in board
    assert "- decides `budget`" in board
    seat = _hover("board/outsider", 9)
    assert "- fills `board/resident`" in seat
    assert "- is filled by `board/outsider`" in _hover("id: resident\n", 5)
    assert "- is decided by `board_vote`" in _hover("id: budget", 5)


def test_a_rule_says_what_it_demands() -> None:
    said = _hover("REP001", 2)
    assert said.startswith("**REP001 ")
    assert RULES.get("REP001").norm in said  # type: ignore[union-attr]


def test_names_from_a_file_are_shown_as_they_are() -> None:
    text = VALLEY.replace('"🏛 Board"', '"![x](http://x.test/) <b>"')
    found = hover(Reading(text), at(text, "id: board", 5), RULES, None)
    assert found is not None
    assert r"!\[x\](http:&#8203;//x.test/) &lt;b&gt;" in found.text


@pytest.mark.parametrize(
    "text", ["", "a: [", "- x", "\tx", "council_rules: 1\nbodies: 3\n", "{"]
)
def test_nothing_is_found_in_what_is_no_proposal_and_nothing_breaks(text: str) -> None:
    reading = Reading(text)
    assert reading.loaded is None
    assert reading.things == {}
    assert hover(reading, at(text + " ", " "), RULES, None) is None
    symbols(reading)
    folds(reading)


def test_a_text_beyond_the_limits_is_not_read() -> None:
    reading = Reading("a: " + "x" * 2_000_001)
    assert reading.too_large
    assert reading.root is None
