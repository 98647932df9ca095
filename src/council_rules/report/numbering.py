"""Letters of parts, and numbers of paragraphs, figures and questions, in order."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import count
from string import ascii_uppercase

from council_rules.report.document import Block, Figure, Paragraph, Part, Question


def numbered(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return parts with letters; paragraphs, figures and questions are numbered through."""
    return _Numbers().parts(parts)


class _Numbers:
    def __init__(self) -> None:
        self._next = {kind: count(1) for kind in (Paragraph, Figure, Question)}

    def parts(self, parts: Iterable[Part]) -> tuple[Part, ...]:
        letters = iter(ascii_uppercase)
        return tuple(
            replace(
                part, letter=next(letters), blocks=tuple(self._block(b) for b in part.blocks)
            )
            for part in parts
        )

    def _block(self, block: Block) -> Block:
        if isinstance(block, Paragraph | Figure | Question):
            return replace(block, number=next(self._next[type(block)]))
        return block
