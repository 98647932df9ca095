"""One weighted rule, however many members: counts from sums over all coalitions by weight.

Let C(t) count the coalitions of all members with weight up to t. The coalitions that member i
swings then are an alternating sum over C(q-1), C(q-1-w), C(q-1-2w) ... (w its weight, q the
quota), so that nothing has to be counted again for each member.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import gcd
from typing import NamedTuple, TypeAlias

from council_rules.voting.formula import Rule

Weights: TypeAlias = Mapping[int, int]
"""How many members have each weight."""
Kernel: TypeAlias = Callable[[Weights, int], tuple[int, dict[int, int]]]
"""Takes weights, all from 1 to below a quota, and the quota; returns the count of losing
coalitions and, for each weight, the count of those that one such member swings."""


class Problem(NamedTuple):
    """A rule made as small as it can be without changing what is counted."""

    weights: Weights
    """Those that count: positive and below the quota."""
    quota: int
    dual: bool
    """Whether blocking is counted in place of winning, because its quota is smaller."""
    scale: int
    """What all weights were divided by."""
    idle: int
    """How many members have no weight."""


class Solved(NamedTuple):
    """Counts for one rule; packed by size if the kernel packs."""

    losing: int
    swings: dict[str, int]


def reduce(rule: Rule, members: Sequence[str]) -> Problem:
    """Return the counting problem of a rule over these members."""
    scale = gcd(*rule.weights.values())
    # Coalitions that are one weight short of another quota win and lose alike.
    quota, total = -(-rule.quota // scale), rule.total // scale
    dual = total - quota + 1 < quota
    if dual:
        quota = total - quota + 1
    held = Counter(rule.weights.get(name, 0) // scale for name in members)
    idle = held.pop(0, 0)
    counting = {weight: held[weight] for weight in sorted(held) if weight < quota}
    return Problem(counting, quota, dual, scale, idle)


def solve(
    rule: Rule, members: Sequence[str], problem: Problem, kernel: Kernel, shift: int
) -> Solved:
    """Count losing coalitions and swings of the (dual) rule with a kernel.

    ``shift`` is the one with which the kernel packs, 0 if it does not.
    """
    losing, by_weight = kernel(problem.weights, problem.quota)
    # Members without weight may stand on either side of everything.
    spread = (1 + (1 << shift)) ** problem.idle
    # Who meets the quota alone swings every coalition that loses without it.
    by_weight = {weight: count * spread for weight, count in by_weight.items()}
    swings = {}
    for name in members:
        weight = rule.weights.get(name, 0) // problem.scale
        swings[name] = by_weight.get(weight, losing * spread) if weight else 0
    return Solved(losing * spread, swings)
