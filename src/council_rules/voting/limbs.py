"""The kernel for one rule with numpy: counts in pieces of 48 bits, carried now and then.

Each count is spread over several 64-bit numbers of which 48 bits are used. The 16 bits left
over take the carries of 15 additions before they have to be handed on, which is what makes
adding a member a plain addition of arrays.
"""

from itertools import pairwise
from typing import Any

from council_rules.voting.arrays import load_numpy
from council_rules.voting.prefix import Weights

BITS = 48
DELAY = 15
"""Additions until carries are handed on: 48 bits double so often within 63 bits."""
BLOCK = 1 << 15
"""Cells worked on at a time: few enough to stay in the cache, and for sums below 2^64."""


def count(weights: Weights, quota: int) -> tuple[int, dict[int, int]]:
    """Return losing coalitions and swings of each weight; a kernel of ``prefix``."""
    numpy = load_numpy("Counting in pieces")
    table = _by_weight(numpy, weights, quota)
    _accumulate(numpy, table)
    losing = _value(table, quota - 1)
    swings = {}
    for weight in weights:
        start = quota - 1 - weight
        series = _spaced(table, start, 2 * weight) - _spaced(table, start - weight, 2 * weight)
        swings[weight] = losing - 2 * series
    return losing, swings


def _pieces(members: int) -> int:
    return members // BITS + 1


def _by_weight(numpy: Any, weights: Weights, quota: int) -> Any:
    """Return the counts of coalitions of each weight below the quota, pieces in rows."""
    table = numpy.zeros((_pieces(sum(weights.values())), quota), numpy.uint64)
    table[0, 0] = 1
    filled, members = 1, 0
    for weight in sorted(weights):  # ascending: most cells stay empty for long
        for _ in range(weights[weight]):
            filled = min(filled + weight, quota)
            for row in table[: _pieces(members)]:
                _add_shifted(row, weight, filled)
            members += 1
            if members % DELAY == 0:
                _carry(numpy, table[: _pieces(members)], filled)
    _carry(numpy, table, filled)
    return table


def _add_shifted(row: Any, weight: int, filled: int) -> None:
    # From the end, so that what is read has not been written yet.
    for end in range(filled, weight, -BLOCK):
        start = max(weight, end - BLOCK)
        row[start:end] += row[start - weight : end - weight]


def _carry(numpy: Any, table: Any, filled: int) -> None:
    bits, mask = numpy.uint64(BITS), numpy.uint64((1 << BITS) - 1)
    for start in range(0, filled, BLOCK):
        block = table[:, start : min(start + BLOCK, filled)]
        for low, high in pairwise(block):
            high += low >> bits
            low &= mask


def _accumulate(numpy: Any, table: Any) -> None:
    """Replace the count of each weight by the count up to that weight."""
    for start in range(0, table.shape[1], BLOCK):
        block = table[:, start : start + BLOCK]
        numpy.cumsum(block, axis=1, out=block)
        if start:
            block += table[:, start - 1 : start]
        _carry(numpy, block, block.shape[1])


def _value(table: Any, place: int) -> int:
    return sum(int(piece) << (BITS * row) for row, piece in enumerate(table[:, place]))


def _spaced(table: Any, start: int, step: int) -> int:
    """Return the sum of the counts at a place and every so many places before it."""
    total = 0
    while start >= 0:
        stop = start - step * BLOCK
        for row, pieces in enumerate(table):
            part = pieces[start : stop if stop >= 0 else None : -step]
            total += int(part.sum()) << (BITS * row)
        start = stop
    return total
