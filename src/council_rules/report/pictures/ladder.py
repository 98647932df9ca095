"""The tier ladder: one band a body, one mark a seat, all at one distance, so length is size."""

from collections.abc import Sequence
from math import ceil

from council_rules.report.language import say
from council_rules.report.pictures.marks import Mark, drawn, in_words, marks_of, sign
from council_rules.report.pictures.svg import GREY, HAIR, box, cut, path, picture, words
from council_rules.report.structure import Level, tier_words
from council_rules.report.wording import apart

_PITCH, _R, _LINE = 18.4, 6.3, 21.4
_WIDE, _NARROW = 30, 15
_FEW = 120


def strip(level: Level, id: str, narrow: bool = False, short: bool = False) -> str:
    """Return the seats of one body as a picture of its own; empty if it has none."""
    found = marks_of(level.seats)
    if not found:
        return ""
    row = _per_row(len(found), narrow)
    wide = min(row, len(found)) * _PITCH + 2
    high = ceil(len(found) / row) * _LINE + 4
    says = apart(in_words(one) for one in level.seats)
    if narrow or short:
        says = say(
            "{seats}; each seat in words: see the first figure of the structure",
            seats=level.says,
        )
    body = _strip(found, row, 9, 14)
    class_ = "strip narrow" if narrow else "strip wide"
    class_ += " one" if short and len(found) == 1 else ""
    return picture(id, wide, high, body, say("Seats of {body}", body=level.name), says, class_)


def _per_row(number: int, narrow: bool) -> int:
    usual = _NARROW if narrow else _WIDE
    return usual if number <= _FEW else usual * 2 if narrow else usual + 8


def _strip(found: Sequence[Mark | str], row: int, left: float, top: float) -> str:
    placed = [
        (one, left + number % row * _PITCH, top + number // row * _LINE)
        for number, one in enumerate(found)
    ]
    marks = [(one, x, y) for one, x, y in placed if isinstance(one, Mark)]
    return drawn(marks, _R) + "".join(
        sign(x, y) for one, x, y in placed if isinstance(one, str)
    )


def ladder(levels: Sequence[Level], id: str) -> str:
    """Return the whole ladder as one picture, for a file of its own."""
    wide, y, body = 760.0, 8.0, ""
    for level in levels:
        found = marks_of(level.seats)
        row = _per_row(len(found), narrow=False)
        lines = ceil(len(found) / row)
        body += path(f"M0 {y:.0f}H{wide:.0f}", class_="grid", stroke=HAIR)
        body += words(0, y + 19, tier_words(level), 12, fill=GREY, class_="tg")
        body += words(60, y + 19, cut(level.name, 60), 14, weight=600)
        body += words(60, y + 34, cut(level.says, 70), 11.5, fill=GREY, class_="tg")
        body += words(wide, y + 21, level.shown, 17, "end", 600)
        body += words(wide, y + 35, say("votes local"), 11, "end", fill=GREY, class_="tg")
        body += _strip(found, row, 69, y + 52)
        y += 46 + lines * _LINE
    high = y + 4
    says = apart(
        say(
            "{body}: {seats}, local votes {share}",
            body=one.name,
            seats=one.says,
            share=one.shown,
        )
        for one in levels
    )
    back = box(0, 0, wide, high, class_="bg", fill="#ffffff")
    return picture(id, wide, high, back + body, say("Who sits above whom"), says)
