"""Each row of the table of YAML traps: refused, warned of, or read as text."""

import pytest

from council_rules.proposal.load import load_text
from council_rules.proposal.problems import TITLES
from tests.proposal.support import BASE, only_problem, place, problems_of

LINE = 4

REFUSED = [
    ("x_a: 010", 6, "SRC003", "'010' has a leading zero", 'quote it if it is text: "010"'),
    ("x_a: 0777", 6, "SRC003", "'0777' has a leading zero", "drop the zero"),
    ("x_a: 1.10", 6, "SRC003", "'1.10' is a decimal number", '"1/2" or 60%'),
    ("x_a: -.5", 6, "SRC003", "'-.5' is a decimal number", "quote"),
    ("x_a: .inf", 6, "SRC003", "'.inf' is a decimal number", "quote"),
    ("x_a: 1_000", 6, "SRC003", "'1_000' is a number with separators", "write 1000"),
    ("x_a: 0x1F", 6, "SRC003", "'0x1F' is a number to some", "in digits"),
    ("x_a: 0o17", 6, "SRC003", "'0o17' is a number to some", "in digits"),
    ("x_a: 1e3", 6, "SRC003", "'1e3' is a number to some", "in digits"),
    ("x_a: ~", 6, "SRC003", "'~' is an empty value", "'none'"),
    ("x_a: null", 6, "SRC003", "'null' is an empty value", "'unknown'"),
    ("x_a:", 1, "SRC003", "Key 'x_a' has no value", "leave the key out"),
    ("x_a: [b,\n  1.5]", 3, "SRC003", "'1.5' is a decimal number", "quote"),
    (
        "x_a: {en: Assembly, cross-community vote}",
        21,
        "SRC003",
        "'cross-community vote' stands where a key is expected",
        "a comma begins a new key",
    ),
    ("x_a: Article 5: Powers", 15, "SRC002", "': ' makes this text", '"Article 5: Powers"'),
    ("x_a: *.count", 6, "SRC002", "starts with '*' or '&'", '"*.count"'),
    ("x_a: *count", 6, "SRC003", "'*count' is a YAML alias", '"*count"'),
    ("x_a: @half", 6, "SRC002", "cannot start with '@'", "quotes"),
    ("x_a: `half`", 6, "SRC002", "cannot start with '`'", "quotes"),
    ("x_a: %half", 6, "SRC002", "cannot start with '%'", "quotes"),
    ("x_a: &b c", 6, "SRC003", "The anchor '&b'", "write the value out"),
    ("x_a: &b [c]", 6, "SRC003", "The anchor '&b'", "write the value out"),
    ("x_a: !b c", 6, "SRC003", "The tag '!b'", "remove it"),
    ("<<: {x_b: c}", 1, "SRC003", "The merge key '<<'", "write the keys out"),
    ("---\nx_a: b", 1, "SRC003", "A second document", "one proposal to a file"),
    ("[a]: b", 1, "SRC003", "A list or a mapping is used as a key", "quote"),
    ("\tx_a: b", 1, "SRC002", "A tab is used", "spaces"),
    ("x_a: 'it", 6, "SRC002", "A quote is opened here and not closed", "close it"),
    ('x_a: "\\q"', 7, "SRC002", "A backslash inside double quotes", "single quotes"),
    ('x_a: "\\0"', 6, "SRC003", "invisible character U+0000", "remove"),
    ("x_a: [b, c", 6, "SRC002", "A bracket is opened and not closed", "close it"),
    ("x_a", 1, "SRC002", "neither 'key: value'", "put ': ' after the key"),
    ("  x_a: b", 3, "SRC002", "The indentation does not fit", "same indentation"),
    ("x_a: [b, , c]", 10, "SRC002", "A value is missing here", "comma too many"),
    ("x_a: > b", 8, "SRC002", "on the line of '|' or '>'", "next line"),
]


@pytest.mark.parametrize(
    ("text", "column", "code", "message", "hint"), REFUSED, ids=[row[0] for row in REFUSED]
)
def test_refused(text: str, column: int, code: str, message: str, hint: str) -> None:
    problem = only_problem(BASE + text + "\n")
    line = LINE + 1 if "1.5" in text else LINE
    assert (*place(problem), problem.code) == (line, column, code)
    assert message in problem.message
    assert hint in problem.hint


def test_empty_list_item() -> None:
    problem = only_problem(BASE + "x_a:\n  -\n  - b\n")
    assert (*place(problem), problem.message) == (5, 4, "A list item is empty")


def test_repeated_key_names_both_places() -> None:
    problem = only_problem(BASE + "x_a: b\nx_b: c\nx_a: d\n")
    assert (*place(problem), problem.code) == (6, 1, "SRC003")
    assert "on line 4 column 1 and on line 6 column 1" in problem.message


def test_repeated_key_that_is_written_in_another_unicode_form() -> None:
    problem = only_problem(BASE + "x_a: {caf\u00e9: b, cafe\u0301: c}\n")
    assert "given twice" in problem.message


@pytest.mark.parametrize("word", ["NO", "no", "off", "On", "Yes", "True"])
def test_words_that_others_take_for_booleans_are_text_with_a_warning(word: str) -> None:
    (warning,) = load_text(BASE + f"x_a: {word}\n").warnings
    assert (*place(warning), warning.code, warning.severity) == (4, 6, "SRC101", "warning")
    assert warning.hint == f'write "{word}" if it is text; a flag is true or false'
    assert load_text(BASE + f'x_a: "{word}"\n').warnings == ()


def test_text_cut_by_a_comment_is_warned_of() -> None:
    (warning,) = load_text(BASE + "x_a: see #4 of the annex\n").warnings
    assert (*place(warning), warning.code) == (4, 6, "SRC102")
    assert "The text ends at 'see'" in warning.message
    assert '"see #4 ..."' in warning.hint


@pytest.mark.parametrize(
    "text",
    [
        "1:30",
        "12:30:45",
        "2026-01-20",
        "2026",
        "news#p8",
        "60%",
        "2/3",
        "0",
        "true",
        "see # a comment",
        '"010"',
        "'~'",
        '"1.10"',
        "1.10.2",
        "|\n  1.10\n  ~",
    ],
)
def test_text_without_doubt(text: str) -> None:
    assert load_text(f"{BASE}x_a: {text}\n").warnings == ()


def test_on_is_not_warned_of_where_it_is_a_key() -> None:
    text = BASE.replace("name: Board,", "name: Board, sunset: {ends_on: 2027},")
    assert load_text(text).warnings == ()


def test_every_problem_is_reported_once_and_in_order() -> None:
    problems = problems_of(
        BASE.replace("seats: [{", "tier: 01, seats: [{weight: ~, ") + "y: 1\n"
    )
    assert [(p.code, p.span.line) for p in problems] == [
        ("SRC003", 3),
        ("SRC003", 3),
        ("SRC004", 4),
    ]


def test_every_code_has_a_title() -> None:
    assert all(only_problem(BASE + text).code in TITLES for text, *_ in REFUSED)


def test_a_key_that_is_indented_further_is_no_text() -> None:
    problem = only_problem(f"{BASE}x_a:\n  of: members\n   among: [3]\n")
    assert "indented further" in problem.message
    assert "the same indentation" in problem.hint
