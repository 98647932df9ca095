"""The difference between two texts, as few stretches of lines to put new ones into."""

import difflib
import re
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r]*(?:\r\n|\n|\r)|[^\n\r]+")


class Edit(NamedTuple):
    """Lines to replace, from the first to before the last, counted from 0, and by what."""

    begin: int
    end: int
    text: str


def edits(before: str, after: str) -> list[Edit]:
    """Return the edits that make ``after`` of ``before``, in order."""
    old, new = _LINE.findall(before), _LINE.findall(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return [
        Edit(begin, end, "".join(new[new_begin:new_end]))
        for kind, begin, end, new_begin, new_end in matcher.get_opcodes()
        if kind != "equal"
    ]
