"""The hash of a line of a file by which GitHub knows an alert again in the next version.

It is the hash that GitHub's own upload computes where a file of results has none.
"""

import re
from array import array
from collections import Counter

_WINDOW = 100
_FACTOR = 37
_BITS = (1 << 64) - 1
_END = 0xFFFF
_BREAK = re.compile(r"\r\n?")
_BLANKS = str.maketrans("", "", " \t")
_LINE_BREAK = 0x0A


def line_hashes(text: str) -> list[str]:
    """Return the hash of each line of ``text``, in order, as ``hexadecimal:number``.

    A hash covers the first 100 UTF-16 units from the start of the line on, over its end,
    without blanks and tabs; ``number`` counts the lines with one hash. A line break at the
    end of the text begins one more line.
    """
    shown = _BREAK.sub("\n", text).translate(_BLANKS)
    units = array("H", shown.encode("utf-16-le", "surrogatepass"))
    if array("H", b"\1\0")[0] != 1:  # the machine reads bytes the other way round
        units.byteswap()
    units.append(_END)
    starts = [0, *(at + 1 for at, unit in enumerate(units) if unit == _LINE_BREAK)]
    units.extend([0] * _WINDOW)
    seen: Counter[int] = Counter()
    hashes = []
    for start in starts:
        value = 0
        for unit in units[start : start + _WINDOW]:
            value = (value * _FACTOR + unit) & _BITS
        seen[value] += 1
        hashes.append(f"{value:x}:{seen[value]}")
    return hashes
