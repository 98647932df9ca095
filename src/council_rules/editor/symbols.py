"""The outline of a file, and which lines of it can be folded away."""

from collections.abc import Iterator
from typing import NamedTuple

from council_rules.editor.mentions import Thing
from council_rules.editor.reading import Reading
from council_rules.editor.slots import Slot
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.problems import Span
from council_rules.proposal.tree import Mapping, Node, Scalar, Sequence


class Symbol(NamedTuple):
    """A section, or something in it: its name, what it is, its word and all of it."""

    name: str
    kind: str
    detail: str
    word: Span
    whole: Span
    parts: tuple["Symbol", ...]


def symbols(reading: Reading) -> list[Symbol]:
    """Return the sections of a file with what has an id in them."""
    return [
        _section(slot, reading)
        for slot in reading.slots
        if slot.part is Proposal and slot.key is not None
        if not isinstance(slot.node, Scalar)
    ]


def _section(slot: Slot, reading: Reading) -> Symbol:
    assert slot.key is not None
    whole = Span(*slot.key.span[:2], *slot.node.span[2:])
    own = [
        thing
        for thing in reading.things.values()
        if "/" not in thing.id and _within(thing.whole, slot.node.span)
    ]
    parts = tuple(_symbol(thing, reading) for thing in own)
    return Symbol(slot.field, "section", "", slot.key.span, whole, parts)


def _symbol(thing: Thing, reading: Reading) -> Symbol:
    seats = [one for one in reading.things.values() if one.id.startswith(f"{thing.id}/")]
    return Symbol(
        thing.id.rpartition("/")[2] or thing.id,
        thing.kind,
        thing.name,
        thing.word,
        thing.whole,
        tuple(_symbol(seat, reading) for seat in seats),
    )


def _within(inner: Span, outer: Span) -> bool:
    return outer[:2] <= inner[:2] and inner[2:] <= outer[2:]


def folds(reading: Reading) -> list[tuple[int, int]]:
    """Return the first and last lines of what has several lines, counted from 1."""
    if reading.root is None:
        return []
    return sorted({fold for fold in _folds(reading.root, 0) if fold[0] < fold[1]})


def _folds(node: Node, line: int) -> Iterator[tuple[int, int]]:
    """Yield the folds of a node; ``line`` is that of its key, 0 if it has none."""
    if line:
        yield line, _last_line(node)
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield from _folds(value, key.span.line)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _folds(item, item.span.line)


def _last_line(node: Node) -> int:
    """Return the line on which a node ends; text in lines ends before the next begins."""
    line, column = node.span[2:]
    return line - 1 if column == 1 and line > node.span.line else line
