"""Exhibits, and every statement of the file with what it rests on."""

from collections.abc import Iterator

from council_rules.report.document import Block, Paragraph, Part, Row, Run, code, strong, text
from council_rules.report.exhibits import Exhibit, statements
from council_rules.report.parts.tables import row, table
from council_rules.report.view import View
from council_rules.report.wording import spaced
from council_rules.words import some

Cited = tuple[tuple[str, str], ...]
_HEAD = ("No.", "Exhibit", "Kind", "Standing", "Published", "Retrieved", "Cited")
_NONE = "The file names no source."
_SOURCES = (
    "Sources in the order of the file. For none of them does the file give a hash or an "
    "archived copy of what was read; addresses are printed and not loaded."
)


def exhibits(view: View) -> Part:
    """Return the part on exhibits and statements."""
    blocks: list[Block] = [Paragraph(text(_SOURCES if view.exhibits else _NONE))]
    if view.exhibits:
        found = map(_exhibit, view.exhibits.values())
        blocks.append(table("Exhibits", _HEAD, found, (6,), "exhibits"))
    if rows := list(_statements(view)):
        head = ("Line", "Statement", "Basis", "Exhibits")
        title = "Statements of the file and what they rest on"
        blocks.append(table(title, head, rows, (0,), "annex statements"))
    return Part("", "exhibits", "Exhibits and statements", tuple(blocks))


def _exhibit(one: Exhibit) -> Row:
    source = one.source
    note = f". {source.note}" if source.note else ""
    address: list[str | Run] = [" ", code(source.url)] if source.url else []
    return row(
        strong(one.label),
        text(source.title, note, *address),
        spaced(source.classification or "not stated"),
        source.reliability or "not stated",
        source.published or "–",
        source.retrieved or "–",
        one.cited,
        anchor=one.label,
    )


def _statements(view: View) -> Iterator[Row]:
    """Return statements; those alike but for their place, such as seats, stand in one row."""
    groups: dict[tuple[str, str, str, Cited], list[tuple[str, int]]] = {}
    for one in statements(view.material):
        owner, slash, rest = one.path.partition("/")
        kind = rest.partition(".")[2] if slash else one.path
        key = (owner if slash else "", kind, one.basis, one.cited)
        groups.setdefault(key, []).append((one.path, one.line))
    for (_, _, basis, cited), places in groups.items():
        first, line = places[0]
        more = f" and {some(len(places) - 1, 'seat')} alike" if len(places) > 1 else ""
        shown = view.references(cited) or [Run("none", "soft")]
        yield row(str(line), text(code(first), more), spaced(basis), text(*shown))
