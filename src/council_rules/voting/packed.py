"""The kernel for one rule in the standard library: all counts in one very long integer.

The integer holds one cell of fixed width for each weight below the quota. One more member of
weight w adds the integer, shifted by w cells, to itself.
"""

from itertools import accumulate, compress

from council_rules.voting.passes import bits_for
from council_rules.voting.prefix import Kernel, Weights


def kernel(members: int, by_size: bool) -> tuple[Kernel, int]:
    """Return a kernel for a rule of so many members, and the shift with which it packs."""
    bits = bits_for(members)
    shift = bits if by_size else 0

    def run(weights: Weights, quota: int) -> tuple[int, dict[int, int]]:
        return _count(weights, quota, cell_bits(members, by_size), shift)

    return run, shift


def cell_bits(members: int, by_size: bool) -> int:
    """Return how many bits the counts of one weight take."""
    return bits_for(members) * (members + 1 if by_size else 1)


def _count(weights: Weights, quota: int, cell: int, shift: int) -> tuple[int, dict[int, int]]:
    counts = _by_weight(weights, quota, cell, shift).to_bytes(quota * cell // 8, "little")
    needed = bytearray(quota)
    needed[quota - 1] = 1
    for weight in weights:
        for place in range(quota - 1 - weight, -1, -weight):
            needed[place] = 1
    sums = _sums(counts, cell // 8, needed)
    losing = sums[quota - 1]
    swings = {}
    for weight in weights:
        series = 0
        for place in range((quota - 1) % weight, quota - 1, weight):
            series = sums[place] - (series << shift)
        swings[weight] = losing - series - (series << shift)
    return losing, swings


def _by_weight(weights: Weights, quota: int, cell: int, shift: int) -> int:
    """Return the counts of coalitions of each weight below the quota."""
    counts, top = 1, 0
    for weight in sorted(weights):  # ascending: the integer stays short for long
        for _ in range(weights[weight]):
            moved = counts
            if top + weight >= quota:
                moved &= (1 << (quota - weight) * cell) - 1
            moved <<= weight * cell + shift
            counts += moved
            top = min(top + weight, quota - 1)
    return counts


def _sums(counts: bytes, width: int, needed: bytearray) -> dict[int, int]:
    """Return the sum of all cells up to each needed place."""
    cells = (
        int.from_bytes(counts[start : start + width], "little")
        for start in range(0, len(counts), width)
    )
    places = compress(range(len(needed)), needed)
    return dict(zip(places, compress(accumulate(cells), needed), strict=True))
