"""A grid with words and marks in its fields: the same data as a table, as a picture."""

from collections.abc import Sequence
from itertools import accumulate

from council_rules.report.pictures.svg import GREY, HAIR, INK, box, cut, path, picture, words

_ROW, _HEAD, _EDGE = 24, 96, 8


def grid(
    id: str,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    title: str,
    says: str,
    dim: Sequence[bool] = (),
    notes: Sequence[str] = (),
) -> str:
    """Return a picture of rows of words below a head; the first column names the row.

    Rows that are ``dim`` are grey; ``notes`` are lines below all of them.
    """
    first = _EDGE + min(330, 24 + 6.4 * max((len(cut(row[0], 50)) for row in rows), default=10))
    widths = [_width(head[n], [row[n] for row in rows]) for n in range(1, len(head))]
    starts = list(accumulate(widths, initial=first))
    wide, high = starts[-1] + 8, _HEAD + _ROW * (len(rows) + len(notes)) + 8
    body = box(0, 0, wide, high, class_="bg", fill="#ffffff")
    body += words(_EDGE, _HEAD - 10, head[0], 12, weight=600)
    for number, said in enumerate(head[1:]):
        for line, part in enumerate(_lines(said, int(widths[number] / 6.6))):
            body += words(starts[number], _HEAD - 58 + 14 * line, part, 11.5, weight=600)
    for number, row in enumerate(rows):
        y = _HEAD + _ROW * number
        body += path(f"M0 {y}H{wide:.0f}", class_="grid", stroke=HAIR)
        grey = bool(dim) and dim[number]
        body += _line(_EDGE, y, cut(row[0], 50), grey)
        for column, cell in enumerate(row[1:]):
            said = cell or "·"
            body += _line(starts[column], y, said, grey or not cell)
    for number, note in enumerate(notes, start=len(rows)):
        body += _line(_EDGE, _HEAD + _ROW * number, note, False)
    return picture(id, wide, high, body, title, says)


def _line(x: float, y: float, said: str, grey: bool) -> str:
    fill, class_ = (GREY, "tg") if grey else (INK, "tx")
    return words(x, y + 16, said, 12, fill=fill, class_=class_)


def _width(head: str, cells: Sequence[str]) -> float:
    """Return how wide a column is, so that no cell and no word of its head leaves it."""
    longest = max((len(one) for one in cut(head, 60).split()), default=1)
    return max(74.0, 10 + 6.8 * longest, 12 + 6.2 * max(map(len, cells), default=1))


def _lines(said: str, most: int) -> list[str]:
    """Return words in up to four lines."""
    lines = [""]
    for word in cut(said, 4 * most).split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > most:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return [*lines[:3], cut(" ".join(lines[3:]), most)] if len(lines) > 4 else lines
