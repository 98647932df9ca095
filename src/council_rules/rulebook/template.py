"""Message templates: text with named holes in braces, ``{subject}`` or ``{a/b}``."""

from typing import NamedTuple

SUBJECT_HOLES = ("subject", "body")


class Piece(NamedTuple):
    """Some literal text, then a hole; the hole is empty at the end of the template."""

    text: str
    hole: str


def pieces(template: str) -> tuple[Piece, ...]:
    """Return the text and the holes of a template, in order.

    Raises ``ValueError`` with a plain message for a brace that is not closed or opened.
    """
    found = []
    rest = template
    while rest:
        text, opened, after = rest.partition("{")
        if "}" in text:
            raise ValueError("A '}' has no '{' before it")
        hole, closed, rest = after.partition("}")
        if opened and not closed:
            raise ValueError("A '{' is never closed")
        hole = hole.strip()
        if opened and not hole:
            raise ValueError("A hole '{}' has no name")
        if "{" in hole:
            raise ValueError("A '{' stands inside a hole")
        found.append(Piece(text, hole))
    return tuple(found)


def holes(template: str) -> tuple[str, ...]:
    """Return the names used in a template, those of ``{a/b}`` one by one.

    Raises ``ValueError`` as ``pieces`` does.
    """
    names = (name for piece in pieces(template) for name in piece.hole.split("/"))
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
