"""Places in a text as editors count them, and as the rest of this package does.

Here lines and columns count from 1, in code points. Editors count from 0, in units of an
encoding: UTF-16 unless they agree on another, so that an emoji takes two.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from council_rules.proposal.problems import Span

_BREAK = re.compile(r"\r\n|\n|\r")
_MARK = "\ufeff"
UTF8, UTF16, UTF32 = "utf-8", "utf-16", "utf-32"


class Position(NamedTuple):
    """A place between two characters: line from 0, units of the encoding from 0."""

    line: int
    character: int


class Lines:
    """A text by its lines; ``encoding`` says in which units an editor counts in a line."""

    def __init__(self, text: str, encoding: str = UTF16) -> None:
        self.text = text
        self.encoding = encoding
        self.starts = [0, *(found.end() for found in _BREAK.finditer(text))]
        # a byte order mark is no character of the file to those who read it
        self.marked = len(_MARK) if text.startswith(_MARK) else 0

    def line(self, number: int) -> str:
        """Return a line, counted from 0, without its break; empty beyond the end."""
        if not 0 <= number < len(self.starts):
            return ""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end].rstrip("\r\n")

    def position(self, line: int, column: int) -> Position:
        """Return a place of ours as editors count it; beyond a line it is its end."""
        number = min(max(line, 1), len(self.starts)) - 1
        if number != line - 1:
            return Position(number, self.units(self.line(number)))
        shift = self.marked if number == 0 else 0
        return Position(number, self.units(self.line(number)[: max(column - 1, 0) + shift]))

    def range(self, span: Span) -> tuple[Position, Position]:
        """Return a stretch of ours as editors count it."""
        return self.position(*span[:2]), self.position(*span[2:])

    def offset(self, position: Position) -> int:
        """Return the offset into the text of a place as editors count it."""
        line, character = position
        if line >= len(self.starts):
            return len(self.text)
        text, units = self.line(line), 0
        for index, sign in enumerate(text):
            if units >= character:
                return self.starts[line] + index
            units += self.units(sign)
        return self.starts[line] + len(text)

    def at(self, position: Position) -> tuple[int, int]:
        """Return a place as editors count it as line and column of ours."""
        return self.place(self.offset(position))

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset into the text."""
        number = bisect_right(self.starts, offset) - 1
        shift = self.marked if number == 0 else 0
        return number + 1, max(offset - self.starts[number] - shift, 0) + 1

    def units(self, text: str) -> int:
        """Return how many units of the encoding a piece of a line takes."""
        if self.encoding == UTF32 or text.isascii():
            return len(text)
        if self.encoding == UTF8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
