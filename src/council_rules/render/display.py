"""Text as a terminal shows it: display width, wrapping, colour, nothing invisible."""

import unicodedata

TAB = "    "
_WIDE = frozenset("WF")
_CODES = {
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "magenta": "35",
    "cyan": "36",
    "bold": "1",
}


def clean(text: str) -> str:
    """Return ``text`` safe to print: tabs as spaces, invisible characters spelled out.

    A file name or a line of a file may hold what steers a terminal; none of it gets there.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\t", TAB)
    return "".join(c if _prints(c) else f"\\u{{{ord(c):04x}}}" for c in text)


def _prints(character: str) -> bool:
    return character.isprintable() or unicodedata.category(character) == "Zs"


def width(text: str) -> int:
    """Return how many columns ``text`` takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def pad(text: str, columns: int) -> str:
    """Return ``text`` with spaces after it up to ``columns``."""
    return text + " " * (columns - width(text))


def wrapped(text: str, columns: int) -> list[str]:
    """Return ``text`` cut at spaces into lines of at most ``columns``.

    A word longer than that stays whole: an address or a command must survive copying.
    """
    lines = [""]
    for word in text.split():
        if lines[-1] and width(lines[-1]) + 1 + width(word) > columns:
            lines.append(word)
        else:
            lines[-1] += f" {word}" if lines[-1] else word
    return lines


def window(text: str, start: int, end: int, columns: int) -> tuple[int, int]:
    """Return the part of ``text`` to show so that ``start`` to ``end`` is seen.

    Positions are characters. The part fits into ``columns``; if the stretch itself does
    not, its beginning is shown.
    """
    if width(text) <= columns:
        return 0, len(text)
    first = start
    spare = columns - min(width(text[start:end]), columns)
    before = spare // 3 if width(text[end:]) > spare else spare
    while first > 0 and width(text[first - 1 : start]) <= before:
        first -= 1
    last = first
    while last < len(text) and width(text[first : last + 1]) <= columns:
        last += 1
    return first, last


class Paint:
    """Colours, or none: colour only adds to what is there without it."""

    def __init__(self, on: bool) -> None:
        self._on = on

    def __call__(self, text: str, *looks: str) -> str:
        """Return ``text`` in the given colour and weight."""
        if not self._on or not text:
            return text
        codes = ";".join(_CODES[look] for look in looks)
        return f"\x1b[{codes}m{text}\x1b[0m"
