"""Short ways to write tables."""

from collections.abc import Iterable

from council_rules.findings.finding import Verdict
from council_rules.report.document import Cell, Row, Run, Table, Text, link, text
from council_rules.report.wording import verdict_word

Field = str | int | Run | Text | Cell


def cell(field: Field) -> Cell:
    """Return a field of a table from words, a number, a run or a text."""
    if isinstance(field, Cell):
        return field
    if isinstance(field, int):
        return Cell(text(f"{field:,}" if field else "–"))
    return Cell(field if isinstance(field, tuple) else text(field))


def row(*fields: Field, anchor: str = "", look: str = "") -> Row:
    """Return a row of a table."""
    return Row(tuple(map(cell, fields)), anchor, look)


def table(
    caption: str,
    head: Iterable[str],
    rows: Iterable[Row],
    numbers: Iterable[int] = (),
    look: str = "",
) -> Table:
    """Return a table; ``numbers`` are the columns that hold numbers."""
    return Table(caption, tuple(head), tuple(rows), tuple(numbers), look)


def verdict(one: Verdict) -> Cell:
    """Return a verdict as a field: mark and word."""
    return Cell(text(verdict_word(one)), one.value)


def rule(code_: str, found: bool = True) -> Run:
    """Return the code of a rule; where there are findings of it, it leads to the first."""
    return link(code_, f"L-{code_}") if found else Run(code_)
