"""Another id for something, everywhere in the file."""

import re
from typing import NamedTuple

from council_rules.editor.hover import mention_of
from council_rules.editor.lines import Position
from council_rules.editor.mentions import Mention
from council_rules.editor.reading import Reading
from council_rules.proposal.problems import Span
from council_rules.proposal.scalars import identifier


class Refused(ValueError):  # noqa: N818  (says what it is)
    """A new id that cannot be given; the text says why."""


class Renaming(NamedTuple):
    """The words to replace, all by the same new one."""

    words: tuple[Span, ...]
    new: str


def definition(reading: Reading, position: Position) -> Span | None:
    """Return where the id at a place is given to something."""
    found = mention_of(reading, position)
    return reading.things[found.id].word if found is not None else None


def references(reading: Reading, position: Position, defining: bool) -> list[Span]:
    """Return where the id at a place is used, and if asked for where it is given."""
    found = mention_of(reading, position)
    return [one.span for one in _same(reading, found) if defining or not one.defines]


def renamed(reading: Reading, position: Position, new: str) -> Renaming | None:
    """Return how to give the id at a place another name; None where there is no id.

    Raises Refused for a name that is no id, or is taken.
    """
    found = mention_of(reading, position)
    if found is None:
        return None
    try:
        identifier(new)
    except ValueError as failure:
        raise Refused(_sentence(str(failure))) from None
    body, slash, _ = found.id.rpartition("/")
    path = f"{body}{slash}{new}"
    if path != found.id and path in reading.things:
        taken = reading.things[path]
        raise Refused(f"The id '{path}' is taken by a {taken.kind} on line {taken.word.line}")
    return Renaming(tuple(dict.fromkeys(one.span for one in _same(reading, found))), new)


def _same(reading: Reading, found: Mention | None) -> list[Mention]:
    return [one for one in reading.mentions if found is not None and one.id == found.id]


def _sentence(text: str) -> str:
    return re.sub(r"^[a-z]", lambda first: first[0].upper(), text)
