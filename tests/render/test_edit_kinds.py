"""Every kind of edit is told, on the screen and in the docs."""

from pathlib import Path

from council_rules.alternatives.edits import COSTS
from council_rules.alternatives.kinds import DOES
from council_rules.render.edit_kinds import listing, table

PAGE = Path(__file__).resolve().parents[2] / "docs" / "alternatives.md"


def test_every_kind_has_its_words() -> None:
    assert list(DOES) == list(COSTS)


def test_the_page_has_the_table() -> None:
    """To renew it: the table follows the last line of the page that is a comment."""
    _, _, shown = PAGE.read_text("utf-8").partition("alternatives --list-edits -->\n")
    assert shown == table()


def test_lines_fit_the_screen() -> None:
    for columns in (60, 100):
        assert all(len(line) <= columns for line in listing(columns).splitlines())
