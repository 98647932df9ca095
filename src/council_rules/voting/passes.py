"""Counting on diagrams: one pass down, one pass up, in whole numbers of any size.

Coalitions are counted by size at no extra code: a count is then a polynomial, packed into one
integer with ``shift`` bits for each coefficient, and one more member in favour is a shift of
the integer. With a shift of 0 all sizes fall together into one count.
"""

from collections.abc import Iterator, Sequence
from operator import mul, sub
from typing import NamedTuple


class Counted(NamedTuple):
    """What is needed to count on a diagram."""

    levels: Sequence[Sequence[tuple[int, ...]]]
    sizes: Sequence[int]
    """How many members each class has."""
    shifts: Sequence[int]
    """By how many bits one member of each class in favour shifts a packed count."""
    free: Sequence[int]
    """For each level the count of all ways in which later classes may vote after YES."""


def counted(
    levels: Sequence[Sequence[tuple[int, ...]]], sizes: Sequence[int], shifts: Sequence[int]
) -> Counted:
    """Prepare a diagram for counting, where after YES everybody may vote as they like."""
    free = [1]
    for size, shift in zip(reversed(sizes), reversed(shifts), strict=True):
        free.append(free[-1] * (1 + (1 << shift)) ** size)
    return Counted(levels, sizes, shifts, free[-2::-1])


def completions(game: Counted) -> list[list[int]]:
    """Return for each node the count of winning votes of the classes from its level on."""
    up: list[list[int]] = [[] for _ in game.levels]
    for level in reversed(range(len(game.levels))):
        ways = _ways(game.sizes[level], game.shifts[level])
        count_at = _below(game, up, level).__getitem__
        up[level] = [sum(map(mul, ways, map(count_at, edges))) for edges in game.levels[level]]
    return up


def arrivals(game: Counted) -> Iterator[list[int]]:
    """Yield for each level the count, for each node, of earlier votes that lead to it."""
    here = [1]
    for level, edges_of in enumerate(game.levels):
        yield here
        if level + 1 == len(game.levels):
            return
        ways = _ways(game.sizes[level], game.shifts[level])
        reached = [0] * len(game.levels[level + 1])
        for edges, arrived in zip(edges_of, here, strict=True):
            for way, child in zip(ways, edges, strict=True):
                if child >= 0:
                    reached[child] += arrived * way
        here = reached


def swings(game: Counted, up: Sequence[Sequence[int]]) -> list[int]:
    """Return for one member of each class the count of coalitions without it that it swings.

    That is: the others lose without the member and win with it. ``up`` are the completions.
    """
    found = []
    for level, down in enumerate(arrivals(game)):
        # Of the others in the class k agree: winning with the member, less winning without.
        ways = _ways(game.sizes[level] - 1, game.shifts[level])
        signed = list(map(sub, [0, *ways], [*ways, 0]))
        found.append(_sum_over_edges(game, up, level, down, signed))
    return found


def memberships(game: Counted, up: Sequence[Sequence[int]]) -> list[int]:
    """Return for one member of each class the count of winning votes that contain it."""
    found = []
    for level, down in enumerate(arrivals(game)):
        shift = game.shifts[level]
        ways = _ways(game.sizes[level] - 1, shift)
        found.append(_sum_over_edges(game, up, level, down, [0, *ways]) << shift)
    return found


def _sum_over_edges(
    game: Counted,
    up: Sequence[Sequence[int]],
    level: int,
    down: Sequence[int],
    factors: Sequence[int],
) -> int:
    """Return the sum of ways down to an edge, times its factor, times the ways from its end."""
    count_at = _below(game, up, level).__getitem__
    return sum(
        arrived * sum(map(mul, factors, map(count_at, edges)))
        for edges, arrived in zip(game.levels[level], down, strict=True)
    )


def _below(game: Counted, up: Sequence[Sequence[int]], level: int) -> list[int]:
    """Return the completions of the next level, with those of NO and YES at the end.

    That is where a list looks for the numbers of NO and YES, which are below 0.
    """
    nodes = up[level + 1] if level + 1 < len(up) else ()
    return [*nodes, 0, game.free[level]]


def unpack(packed: int, bits: int, length: int) -> list[int]:
    """Return the coefficients of a packed count, the smallest size first."""
    width = bits // 8
    data = packed.to_bytes(width * length, "little")
    return [
        int.from_bytes(data[start : start + width], "little")
        for start in range(0, width * length, width)
    ]


def bits_for(members: int) -> int:
    """Return bits that hold any count of coalitions of so many members, in whole bytes."""
    return (members // 8 + 1) * 8


def _ways(size: int, shift: int) -> list[int]:
    """Return the ways to choose k of a class, for each k, shifted by the size chosen."""
    return [ways << (k * shift) for k, ways in enumerate(choices(size))]


def choices(size: int) -> Iterator[int]:
    """Yield in how many ways k of so many can be chosen, for each k, each from the last."""
    ways = 1
    for k in range(size + 1):
        yield ways
        ways = ways * (size - k) // (k + 1)
