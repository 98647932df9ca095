"""Places as editors count them."""

import pytest

from council_rules.editor.edits import edits
from council_rules.editor.lines import UTF8, UTF16, UTF32, Lines, Position

TEXT = "a: 🕊x\r\nb: مجلس\nc\rd"


@pytest.mark.parametrize(
    ("encoding", "dove", "council"), [(UTF16, 5, 7), (UTF8, 7, 11), (UTF32, 4, 7)]
)
def test_units_of_each_encoding(encoding: str, dove: int, council: int) -> None:
    lines = Lines(TEXT, encoding)
    assert lines.position(1, 5) == Position(0, dove)
    assert lines.position(2, 8) == Position(1, council)
    assert lines.offset(Position(0, dove)) == TEXT.index("x")
    assert lines.at(Position(1, council)) == (2, 8)


def test_every_place_comes_back() -> None:
    for encoding in (UTF8, UTF16, UTF32):
        lines = Lines(TEXT, encoding)
        for line in range(len(lines.starts)):
            for column in range(1, len(lines.line(line)) + 2):
                assert lines.at(lines.position(line + 1, column)) == (line + 1, column)


def test_places_beyond_the_end_are_the_end() -> None:
    lines = Lines(TEXT)
    assert lines.position(9, 9) == Position(3, 1)
    assert lines.position(1, 99) == Position(0, 6)
    assert lines.offset(Position(9, 0)) == len(TEXT)
    assert Lines("").position(1, 1) == Position(0, 0)


def test_a_byte_order_mark_is_no_column_of_ours() -> None:
    lines = Lines("\ufeffab\ncd")
    assert lines.position(1, 1) == Position(0, 1)
    assert lines.at(Position(0, 2)) == (1, 2)
    assert lines.position(2, 2) == Position(1, 1)


@pytest.mark.parametrize(
    "after", ["a\r\nB\r\nc\r\n", "", "x\r\na\r\nb\r\nc\r\nd", "a\r\nb\r\nc"]
)
def test_edits_make_one_text_of_the_other(after: str) -> None:
    before = "a\r\nb\r\nc\r\n"
    lines = before.splitlines(keepends=True)
    for one in reversed(edits(before, after)):
        lines[one.begin : one.end] = [one.text]
    assert "".join(lines) == after


def test_edits_touch_only_the_lines_that_change() -> None:
    (one,) = edits("a\nb\nc\n", "a\nB\nc\n")
    assert one == (1, 2, "B\n")
