"""Coalitions by how many of their members are critical, for the index of Johnston.

A coalition is made up of so many members of each class; all such make-ups are looked at.
"""

from collections import Counter
from math import comb, prod
from typing import NamedTuple

from council_rules.voting.diagram import Diagram
from council_rules.voting.errors import TooLarge
from council_rules.voting.threshold import YES


class Vulnerable(NamedTuple):
    """Winning coalitions that at least one member could bring down."""

    coalitions: int
    critical: list[Counter[int]]
    """For one member of each class, in how many it is critical, by how many members are."""


def vulnerable(diagram: Diagram, budget: int) -> Vulnerable:
    """Count vulnerable coalitions, or raise TooLarge when there are too many make-ups."""
    sizes = [len(one.members) for one in diagram.classes]
    makeups = prod(size + 1 for size in sizes)
    if makeups > budget:
        raise TooLarge("Counting critical members", makeups, budget, "make-ups of coalitions")
    wins = _outcomes(diagram)
    # In the list of outcomes, one member less of a class is so many places before.
    strides = [prod(size + 1 for size in sizes[level + 1 :]) for level in range(len(sizes))]
    total = 0
    critical: list[Counter[int]] = [Counter() for _ in sizes]
    for place in range(makeups):
        if not wins[place]:
            continue
        numbers = [
            place // stride % (size + 1) for stride, size in zip(strides, sizes, strict=True)
        ]
        swinging = [
            level for level, k in enumerate(numbers) if k and not wins[place - strides[level]]
        ]
        if not swinging:
            continue
        ways = prod(map(comb, sizes, numbers))
        total += ways
        together = sum(numbers[level] for level in swinging)
        for level in swinging:
            # Of all ways to choose k of m members, k/m contain a given one.
            critical[level][together] += ways * numbers[level] // sizes[level]
    return Vulnerable(total, critical)


def _outcomes(diagram: Diagram) -> bytearray:
    """Return whether each make-up wins, the number of the last class changing fastest."""
    reached = [0]
    for level, one in enumerate(diagram.classes):
        edges = diagram.levels[level]
        decided = {node: (node,) * (len(one.members) + 1) for node in reached if node < 0}
        reached = [
            child for node in reached for child in (edges[node] if node >= 0 else decided[node])
        ]
    return bytearray(node == YES for node in reached)
