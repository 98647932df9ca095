from council_rules.render.display import Paint
from council_rules.render.frames import Mark, frame, lines_of

PLAIN = Paint(False)


def drawn(text: str, *marks: Mark, columns: int = 80) -> str:
    return "\n".join(frame(lines_of(text), marks, columns, PLAIN, "red"))


def test_skipped_lines_become_a_colon_and_a_single_one_is_shown() -> None:
    text = "\n".join(f"line {number}" for number in range(1, 13))
    marks = [Mark(1, 6, 1, 7), Mark(3, 1, 3, 5, "third", True), Mark(12, 6, 12, 8, "last")]
    assert drawn(text, *marks) == (
        "   |\n"
        " 1 | line 1\n"
        "   |      -\n"
        " 2 | line 2\n"
        " 3 | line 3\n"
        "   | ^^^^ third\n"
        "   :\n"
        "12 | line 12\n"
        "   |      -- last\n"
        "   |"
    )


def test_two_marks_on_a_line_show_the_primary_first() -> None:
    marks = [Mark(1, 1, 1, 2, "related"), Mark(1, 4, 1, 6, "here", True)]
    assert drawn("a: bcd", *marks) == ("  |\n1 | a: bcd\n  |    ^^ here\n  | - related\n  |")


def test_wide_and_combining_characters_count_as_they_are_shown() -> None:
    text = "名前: e\u0301x"
    assert drawn(text, Mark(1, 5, 1, 7, "", True)).splitlines()[2] == "  |       ^"
    assert drawn(text, Mark(1, 1, 1, 3, "", True)).splitlines()[2] == "  | ^^^^"


def test_tabs_are_four_columns() -> None:
    assert drawn("\ta: b", Mark(1, 2, 1, 3, "", True)) == "  |\n1 |     a: b\n  |     ^\n  |"


def test_invisible_characters_are_spelled_out() -> None:
    assert "\x1b" not in drawn("a: \x1b[31mred", Mark(1, 4, 1, 5, "", True))
    assert "\\u{001b}" in drawn("a: \x1b[31mred", Mark(1, 4, 1, 5, "", True))


def test_a_long_line_is_cropped_around_the_mark() -> None:
    text = "x" * 100 + "HERE" + "y" * 100
    lines = drawn(text, Mark(1, 101, 1, 105, "seen", True), columns=60).splitlines()
    assert all(len(line) <= 60 for line in lines)
    start = lines[2].index("^")
    assert lines[1][start : start + 4] == "HERE"
    assert lines[1].startswith("1 | ...x")
    assert lines[1].endswith("y...")


def test_a_mark_outside_the_window_gets_the_line_again() -> None:
    text = "HEAD" + "x" * 200 + "TAIL"
    marks = [Mark(1, 1, 1, 5, "", True), Mark(1, 205, 1, 209, "tail")]
    lines = drawn(text, *marks, columns=60).splitlines()
    assert lines[1].startswith("1 | HEADx")
    assert lines[3].endswith("xTAIL")


def test_a_mark_longer_than_the_screen_is_cut() -> None:
    lines = drawn("z" * 500, Mark(1, 1, 1, 501, "all of it", True), columns=60).splitlines()
    assert all(len(line) <= 60 for line in lines)


def test_a_long_mark_without_a_label_has_no_line_for_one() -> None:
    lines = drawn("z" * 500, Mark(1, 1, 1, 501, "", True), columns=60).splitlines()
    assert len(lines) == 4


def test_a_mark_over_several_lines_underlines_the_first() -> None:
    assert drawn("abc\ndef", Mark(1, 2, 2, 3, "", True)) == "  |\n1 | abc\n  |  ^^\n  |"


def test_a_mark_of_no_length_is_seen() -> None:
    assert drawn("", Mark(1, 1, 1, 1, "empty", True)) == "  |\n1 |\n  | ^ empty\n  |"


def test_a_mark_beyond_the_file_draws_nothing() -> None:
    assert drawn("a", Mark(7, 1, 7, 2, "", True)) == ""


def test_long_labels_wrap_under_themselves() -> None:
    label = "a label that is too long for what is left of the line beside the mark"
    lines = drawn("key: value", Mark(1, 6, 1, 11, label, True), columns=60).splitlines()
    assert lines[2] == "  |      ^^^^^ a label that is too long for what is left of"
    assert lines[3] == "  |            the line beside the mark"


def test_line_breaks_are_counted_as_by_the_reader() -> None:
    assert lines_of("a\r\nb\rc\nd\x85e") == ["a", "b", "c", "d\x85e"]
