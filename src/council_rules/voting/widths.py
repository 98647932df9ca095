"""How many nodes the diagram of one weighted rule has, without building it.

At each level there is one node for each lot of needs that the same sums of the later classes
meet. Sums and needs are kept as the bits of a number, so that a level is a few operations on
whole numbers, where building it takes as many steps as it has nodes.
"""

from collections.abc import Sequence
from math import prod

BITS = 2**28
"""The most bits that are kept of sums of later classes; levels beyond are not counted."""


def more_than(budget: int, quota: int, steps: Sequence[tuple[int, int]]) -> int | None:
    """Return a number of nodes beyond the budget that the diagram has at the least.

    ``steps`` are weight and size of each class with weight. None says nothing: the diagram is
    within the budget, or too many votes are cast to find that out like this.
    """
    total = sum(weight * size for weight, size in steps)
    kept = min(len(steps), BITS // (total + 1))
    # what so many levels cannot pass is known before any sum is worked out
    if quota > total or _at_most([size + 1 for _, size in steps], kept) <= budget:
        return None
    later = _later(steps, kept)
    count = 0
    needs = 1 << quota
    for (weight, size), sums in zip(steps, later, strict=False):
        count += _lots(needs, sums)
        if count > budget:
            return count
        needs = _spread(needs, weight, size, lower=True) & ~1
    return None


def _at_most(ways: Sequence[int], levels: int) -> int:
    """Return how many nodes so many levels can have: makeups before them, or of the rest."""
    before, rest = 1, prod(ways)
    count = 0
    for number in ways[:levels]:
        count += min(before, rest)
        before *= number
        rest //= number
    return count


def _later(steps: Sequence[tuple[int, int]], kept: int) -> list[int]:
    """Return the sums of votes that classes from each level on can have, for so many levels."""
    sums = 1
    found: list[int] = []
    for level in reversed(range(len(steps))):
        sums = _spread(sums, *steps[level], lower=False)
        if level < kept:
            found.append(sums)
    return found[::-1]


def _spread(bits: int, weight: int, size: int, *, lower: bool) -> int:
    """Return what numbers become when up to ``size`` times a weight is taken or added."""
    reached = 0
    while reached < size:
        step = min(reached + 1, size - reached)
        moved = weight * step
        bits |= bits >> moved if lower else bits << moved
        reached += step
    return bits


def _lots(needs: int, sums: int) -> int:
    """Return how many sums are the least that meets some need.

    Added to the run of numbers below a sum that are none, needs in it carry into that sum.
    """
    gaps = ((1 << sums.bit_length()) - 1) ^ sums
    carried = gaps + (needs & gaps)
    return ((carried | needs) & sums).bit_count()
