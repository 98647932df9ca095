"""Code frames: the lines of a file that a finding is about, with marks and labels."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from council_rules.record import Record
from council_rules.render.display import Paint, clean, width, window, wrapped

_LINE_BREAK = re.compile(r"\r\n|[\n\r]")
_CUT = "..."
_NARROWEST = 24
# characters of a line that are looked at: all of it would be read for each finding
_LONGEST = 2000


class Mark(Record):
    """A stretch of the file to underline; the one that is ``primary`` gets ``^``.

    Lines and columns count from 1 in characters; the end is exclusive.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    label: str = ""
    primary: bool = False


def lines_of(text: str) -> list[str]:
    """Return the lines of a file, counted as the reader of proposals counts them."""
    return _LINE_BREAK.split(text)


def gutter_of(marks: Sequence[Mark]) -> int:
    """Return the columns that the line numbers of a frame take."""
    return len(str(max((mark.line for mark in marks), default=1)))


def frame(
    lines: Sequence[str], marks: Sequence[Mark], columns: int, paint: Paint, look: str
) -> list[str]:
    """Return the frame, line by line; empty if no mark lies in the file.

    ``columns`` is the width of the screen, ``look`` the colour of the primary mark.
    """
    shown = [mark for mark in marks if 1 <= mark.line <= len(lines)]
    if not shown:
        return []
    margin = " " * gutter_of(marks)
    drawn = [f"{margin} |"]
    previous = 0
    shown.sort(key=lambda mark: (mark.line, not mark.primary, mark.column))
    for number, group in groupby(shown, key=lambda mark: mark.line):
        if previous and number == previous + 2:
            between = _Line(lines[previous], len(margin), columns)
            drawn.append(f"{previous + 1:>{len(margin)}} | {between.part(0, 0)[0]}".rstrip())
        elif previous and number > previous + 1:
            drawn.append(f"{margin} :")
        drawn += _marked(number, lines[number - 1], list(group), margin, columns, paint, look)
        previous = number
    return [*drawn, f"{margin} |"]


def _marked(
    number: int,
    text: str,
    marks: list[Mark],
    margin: str,
    columns: int,
    paint: Paint,
    look: str,
) -> list[str]:
    text, marks = _near(text, marks)
    line = _Line(text, len(margin), columns)
    drawn: list[str] = []
    current: tuple[int, int] | None = None
    for mark in marks:
        start, end = line.stretch(mark)
        if current is None or not (current[0] <= start and end <= current[1]):
            part, current = line.part(start, end)
            drawn.append(f"{number:>{len(margin)}} | {part}".rstrip())
        before, length = line.columns_of(start, end, current)
        sign = ("^" if mark.primary else "-") * length
        looks = (look, "bold") if mark.primary else ("blue", "bold")
        head = f"{margin} | {' ' * before}"
        room = columns - width(head) - length - 1
        if room >= min(width(mark.label), _NARROWEST):
            first, *rest = wrapped(mark.label, room)
            drawn.append(head + paint(f"{sign} {first}".rstrip(), *looks))
            head += " " * (length + 1)
        else:
            drawn.append(head + paint(sign, *looks))
            indent = min(before, max(0, columns - len(margin) - 3 - _NARROWEST))
            head = f"{margin} | {' ' * indent}"
            rest = wrapped(mark.label, columns - width(head)) if mark.label else []
        drawn += [head + paint(label, *looks) for label in rest]
    return drawn


def _near(text: str, marks: list[Mark]) -> tuple[str, list[Mark]]:
    """Return what lies around the first mark if a line is very long, and the marks there."""
    if len(text) <= _LONGEST:
        return text, marks
    start = max(0, min(mark.column for mark in marks) - _LONGEST // 4)
    moved = [
        replace(mark, column=max(mark.column - start, 1), end_column=mark.end_column - start)
        for mark in marks
        if mark.column - start <= _LONGEST
    ]
    return text[start : start + _LONGEST], moved


class _Line:
    """One line of the file, cleaned, with the way from its columns to those on screen."""

    def __init__(self, text: str, margin: int, columns: int) -> None:
        self._raw = text
        self._text = clean(text)
        self._room = max(columns - margin - 3, _NARROWEST)

    def stretch(self, mark: Mark) -> tuple[int, int]:
        """Return where the mark begins and ends in the cleaned line, at least one wide."""
        start = min(mark.column - 1, len(self._raw))
        end = mark.end_column - 1 if mark.end_line == mark.line else len(self._raw.rstrip())
        end = min(max(end, start), len(self._raw))
        before = len(clean(self._raw[:start]))
        return before, max(before + len(clean(self._raw[start:end])), before + 1)

    def part(self, start: int, end: int) -> tuple[str, tuple[int, int]]:
        """Return what is shown of the line, and from where to where that is."""
        if width(self._text) <= self._room:
            return self._text, (0, max(len(self._text), end))
        room = self._room - 2 * len(_CUT)
        first, last = window(self._text, start, end, room)
        left = _CUT if first else ""
        right = _CUT if last < len(self._text) else ""
        return left + self._text[first:last] + right, (first, max(last, end))

    def columns_of(self, start: int, end: int, shown: tuple[int, int]) -> tuple[int, int]:
        """Return the screen column of a stretch within the part shown, and its width."""
        before = width(self._text[shown[0] : start]) + (len(_CUT) if shown[0] else 0)
        length = max(width(self._text[start:end]), 1)
        return before, min(length, max(1, self._room - before))


def arrow(margin: int, place: str, path: str) -> str:
    """Return the line that says where: ``  --> file:line:column   logical.path``."""
    line = f"{' ' * margin}--> {clean(place)}"
    return f"{line}   {clean(path)}" if path else line
