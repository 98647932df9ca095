import pytest

from council_rules.render.display import clean, width, window, wrapped


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("名前", 4), ("e\u0301", 1), ("", 0), ("ﾃ", 1)]
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_clean_spells_out_what_cannot_be_seen() -> None:
    assert clean("a\tb\x00\u202e\u200bc") == "a    b\\u{0000}\\u{202e}\\u{200b}c"
    assert clean("Š ü 名\u3000") == "Š ü 名\u3000"


def test_long_words_stay_whole() -> None:
    assert wrapped("see https://example.org/long for it", 10) == [
        "see",
        "https://example.org/long",
        "for it",
    ]


@pytest.mark.parametrize("columns", [5, 10, 20])
def test_a_window_fits_and_holds_the_stretch(columns: int) -> None:
    text = "abcdefghij" * 5
    for start in range(0, 47):
        first, last = window(text, start, start + 3, columns)
        assert first <= start
        assert start + 3 <= last
        assert last - first <= columns
