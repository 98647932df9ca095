"""Widths of the columns of a table, where no program works them out when it shows them."""

from collections.abc import Sequence
from itertools import chain

from council_rules.report.document import Table, plain
from council_rules.report.docx_styles import MARGIN
from council_rules.report.language import is_from_right

# how wide letters are on average, in hundredths of their size: capitals and Arabic ones, others
_CAPITAL, _SMALL = 72, 55
# a column is asked for no more than what so many letters need
_LONG = 90
# words that are longer than so many letters are broken, or an address would take all the room
_LONGEST_WORD = 22


def widths(table: Table, whole: int, size: int) -> list[int]:
    """Return the widths of the columns, which add up to ``whole``, in twentieths of a point.

    Each has room for its longest word in letters of a size in points; what remains goes to
    those with long texts.
    """
    columns = [_column(table, number) for number in range(len(table.head))]
    least = [
        2 * MARGIN + max(map(_width, _words(one)), default=0) * size // 5 for one in columns
    ]
    asked = [
        2 * MARGIN + max(_width(text[:_LONG]) for text in one) * size // 5 for one in columns
    ]
    left = whole - sum(least)
    if left < 0:
        return _shared(whole, least)
    more = [max(0, wish - need) for wish, need in zip(asked, least, strict=True)]
    added = _shared(left, more if sum(more) else least)
    return [need + one for need, one in zip(least, added, strict=True)]


def _column(table: Table, number: int) -> list[str]:
    return [table.head[number], *(plain(one.cells[number].text) for one in table.rows)]


def _words(texts: Sequence[str]) -> list[str]:
    return [word[:_LONGEST_WORD] for word in chain.from_iterable(map(str.split, texts))]


def _width(word: str) -> int:
    """Return the width of letters in hundredths of their size; bold ones have room too."""
    wide = (one.isupper() or is_from_right(one) for one in word)
    return sum(_CAPITAL if one else _SMALL for one in wide) + _SMALL


def _shared(whole: int, parts: Sequence[int]) -> list[int]:
    """Divide a number in the proportion of others; what is left over goes to the last."""
    found = [whole * one // sum(parts) for one in parts]
    found[-1] += whole - sum(found)
    return found
