"""Where the ids of a file are given to something, and where they are used."""

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Table
from typing import NamedTuple

from council_rules.editor.slots import Slot, id_of
from council_rules.proposal.model.bodies import Body
from council_rules.proposal.model.file import Proposal, Scenario
from council_rules.proposal.model.parts import Claim
from council_rules.proposal.model.people import Judgement, Waiver
from council_rules.proposal.model.search import Negotiation, Permit
from council_rules.proposal.problems import Span
from council_rules.proposal.references import SECTION_KINDS, references_of
from council_rules.proposal.tree import Mapping, Scalar

_WORD = re.compile(r"[a-z][a-z0-9_]*")
_PATH = re.compile(r"[a-z][a-z0-9_]*(?:/[a-z][a-z0-9_]*)?")
# fields of plain text that name something by its path
_PATHS: Table[type, tuple[str, ...]] = {
    Waiver: ("subject",),
    Judgement: ("subject",),
    Negotiation: ("fixed",),
    Permit: ("at",),
    Scenario: ("assume",),
}
_QUESTIONS: Table[type, tuple[str, ...]] = {Judgement: ("question",)}
_QUOTED = re.compile(r'"([^"\\]*)"')


TextOf = Callable[[Span], str]


class Mention(NamedTuple):
    """A word of the file that is an id, ``board`` or ``board/chair``, or the last part of it.

    ``defines`` marks where the id is given.
    """

    id: str
    span: Span
    defines: bool = False


class Thing(NamedTuple):
    """Something that has an id: its kind, its name if it has one, and where it stands."""

    id: str
    kind: str
    name: str
    word: Span
    whole: Span


def things(slots: Iterable[Slot]) -> dict[str, Thing]:
    """Return what has an id that others can name, by that id; the first of equal ones."""
    found: dict[str, Thing] = {}
    for slot in slots:
        kind = _kind(slot)
        own = id_of(slot.node, slot.form.part if slot.form else None)
        if kind and own is not None and slot.path not in found:
            name = _name(slot.node)
            found[slot.path] = Thing(slot.path, kind, name, own.span, slot.node.span)
    return found


def _kind(slot: Slot) -> str:
    if slot.key is not None or slot.in_table:
        return ""
    if slot.part is Proposal:
        return SECTION_KINDS.get(slot.field, "")
    return "seat" if slot.part is Body and slot.field == "seats" else ""


def _name(node: object) -> str:
    entries = {k.text: v for k, v in node.entries} if isinstance(node, Mapping) else {}
    for key in ("name", "title"):
        value = entries.get(key)
        if isinstance(value, Scalar):
            return value.text
        if isinstance(value, Mapping):
            texts = {k.text: v.text for k, v in value.entries if isinstance(v, Scalar)}
            return texts.get("en") or next(iter(texts.values()), "")
    return ""


def mentions(slots: Iterable[Slot], text_of: TextOf) -> list[Mention]:
    """Return every word that is an id, whether or not something has it, in order.

    ``text_of`` gives what is written in a stretch of the file.
    """
    found: set[Mention] = set()
    for slot in slots:
        found.update(_of(slot, text_of))
    return sorted(found, key=lambda one: (one.span, one.id))


def _of(slot: Slot, text_of: TextOf) -> Iterator[Mention]:
    if slot.part is None:
        return
    own = id_of(slot.node, slot.form.part if slot.form else None)
    if _kind(slot) and own is not None:
        yield Mention(slot.path, own.span if not own.style else _inner(own.span), True)
    scalar = slot.key if slot.in_table else slot.node
    if not isinstance(scalar, Scalar):
        return
    if _among(slot, _QUESTIONS):
        for quoted in _QUOTED.finditer(scalar.text):
            yield from _path(scalar, quoted[1], quoted.start(1), text_of)
    elif _is_named(slot, scalar.text):
        yield from _path(scalar, scalar.text, 0, text_of)


def _is_named(slot: Slot, text: str) -> bool:
    if slot.field == "evidence" and issubclass(slot.part, Claim):
        return True
    if _among(slot, _PATHS):
        return True
    return any(
        one.field == slot.field and text not in one.words for one in references_of(slot.part)
    )


def _among(slot: Slot, table: Table[type, tuple[str, ...]]) -> bool:
    return any(slot.field in table.get(base, ()) for base in slot.part.__mro__)


def _path(scalar: Scalar, text: str, begin: int, text_of: TextOf) -> Iterator[Mention]:
    """Yield the ids that a path begins with, ``board`` and ``board/chair``."""
    path = _PATH.match(text)
    if path is None or scalar.span.line != scalar.span.end_line:
        return
    shift = begin + (1 if scalar.style else 0)
    column = scalar.span.column + shift
    written = text_of(scalar.span)[shift : shift + len(path[0])]
    if written != path[0]:
        return  # written with escapes or doubled quotes: no word to point at
    line, id = scalar.span.line, ""
    for word in _WORD.finditer(path[0]):
        id = f"{id}/{word[0]}" if id else word[0]
        yield Mention(id, Span(line, column + word.start(), line, column + word.end()))


def _inner(span: Span) -> Span:
    return Span(span.line, span.column + 1, span.end_line, span.end_column - 1)
