"""The DOCX as those find it who edit it: headings, styles, and tables that can be read."""

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import docx as word
import pytest
from docx.oxml.ns import qn

from council_rules.report import docx
from council_rules.report.document import Document, Listing, Paragraph, Table, text
from council_rules.report.docx_styles import MARGIN, TEXT_WIDTH
from council_rules.report.docx_tables import widths
from council_rules.report.parts.tables import row, table
from tests.report.councils import DAY


@pytest.fixture(scope="module")
def read(made: Document) -> Any:
    return word.Document(io.BytesIO(docx.render(made, DAY)))


def test_no_level_of_headings_is_left_out(read: Any) -> None:
    levels = [int(one.style.name[-1]) for one in _headings(read)]
    assert set(levels) == {1, 2, 3}
    assert [b for a, b in pairwise(levels) if b > a + 1] == []


def _headings(read: Any) -> Iterator[Any]:
    return (one for one in read.paragraphs if one.style.name.startswith("Heading"))


def test_each_numbered_paragraph_has_its_style_and_its_number(
    read: Any, made: Document
) -> None:
    numbered = [one.text for one in read.paragraphs if one.style.name == "Numbered Paragraph"]
    numbers = [one.number for one in made.blocks() if isinstance(one, Paragraph)]
    assert [int(re.match(r"(\d+)\.\t", one)[1]) for one in numbered] == numbers  # type: ignore[index]


def test_no_text_has_a_size_or_a_colour_of_its_own(read: Any) -> None:
    """Whoever edits changes a style, and with it all that looks alike."""
    looks = {qn("w:sz"), qn("w:color")}
    assert {one.tag for one in read.element.body.iter()} & looks == set()


def test_a_table_fills_the_page_and_repeats_its_head(read: Any) -> None:
    for one in read.tables:
        assert (
            sum(int(column.w) for column in one._tbl.tblGrid.gridCol_lst) // 635 == TEXT_WIDTH
        )
        first, *others = one._tbl.tr_lst
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(r.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for r in others)


def test_each_column_has_room_for_its_longest_word() -> None:
    long = "a long text that goes on and on and takes whatever it can get " * 3
    rows = (row("Administration of Gaza", "DAVON", long), row("Services", "D", "short"))
    found = widths(_three(rows), TEXT_WIDTH, 8)
    assert sum(found) == TEXT_WIDTH
    assert found[0] > 2 * MARGIN + len("Administration") * 8 * 20 // 2
    assert found[1] > 2 * MARGIN + len("DAVON") * 8 * 20 * 7 // 10
    assert found[2] > found[0] + found[1]


def test_a_long_address_does_not_take_the_room_of_others() -> None:
    address = "https://example.org/" + "a" * 200
    found = widths(_three((row("Book", address, "2026-11-22"),)), TEXT_WIDTH, 8)
    assert found[2] > 2 * MARGIN + len("2026-11-22") * 8 * 20 // 2


def _three(rows: tuple[Any, ...]) -> Table:
    return table("A table", ("Name", "What", "Long"), rows)


def test_letters_go_on_after_the_last() -> None:
    marks = Listing((text("x"),) * 54, lettered=True).marks()
    assert (marks[0], marks[25], marks[26], marks[51], marks[53]) == (
        "(a)",
        "(z)",
        "(aa)",
        "(az)",
        "(bb)",
    )
    assert Listing((text("x"),) * 2).marks() == ("", "")
