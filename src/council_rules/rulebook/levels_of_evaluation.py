"""Rules of the core that are read once for each level on which coalitions are evaluated.

A line ``%! for each E in room, sure`` makes the rules below it, up to the next such line or
the end of the text, stand for two sets: E becomes ``room(D)`` in one and ``sure(D)`` in the
other. So the solver sees that a level does not depend on itself through another, and works
out one after the other.
"""

import re
from functools import cache

_LINE = re.compile(r"^%! for each E in (?P<levels>[a-z, ]+)$", re.MULTILINE)
_VARIABLE = re.compile(r"\bE\b")


@cache
def for_each_level(text: str) -> str:
    """Return a program with the rules for each level written out."""
    marks = list(_LINE.finditer(text))
    if not marks:
        return text
    parts = [text[: marks[0].start()]]
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=True):
        around = _VARIABLE.split(text[mark.end() : end])
        parts += [f"{level}(D)".join(around) for level in mark["levels"].split(", ")]
    return "".join(parts)
