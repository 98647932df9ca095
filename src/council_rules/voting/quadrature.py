"""Shapley-Shubik power under one rule with very large weights, by Gauss-Legendre quadrature.

The index is the integral, over the common probability p that a member agrees, of how likely a
member then decides. That is a polynomial in p, so few values of p suffice; each takes one pass
over the weights in floating point. What comes out states an upper bound for its error:

* of the quadrature, from the growth of the polynomial around the interval in the complex plane
  (none when there are enough nodes to be exact);
* of rounding, carried along with the sums. Counts are only added, never subtracted, up to the
  alternating series for each member, whose terms are added up once more without signs.

Only p up to 1/2 is looked at, where the series converges; what happens above is the same in
the dual, under the other quota.
"""

from collections.abc import Iterator
from math import ceil, exp, inf, log
from typing import Any, NamedTuple

from council_rules.voting import counting
from council_rules.voting.arrays import load_numpy
from council_rules.voting.errors import TooLarge
from council_rules.voting.game import Game
from council_rules.voting.limbs import BLOCK
from council_rules.voting.prefix import Weights, reduce

ROUNDING = 2.0**-53
MOST_NODES = 100
"""Nodes up to which numpy's are tested."""
MOST_MEMBERS = 1000
"""Members up to which no probability is too small for a floating-point number."""
SIDE = 128
"""Sums of many numbers are sums of so many sums of so many."""


class Quadrature(NamedTuple):
    """Approximate power, and how far off it can be."""

    power: dict[str, float]
    error: float
    """No value is off by more than this."""
    nodes: int
    """At how many probabilities the game was looked at."""
    excess: float
    """By how much the values miss the sum of 1: a check, much smaller than the error."""


def shapley_shubik_by_quadrature(game: Game, tolerance: float = 1e-11) -> Quadrature:
    """Return Shapley-Shubik power with a bound for its error.

    ``tolerance`` is what the quadrature may add to the error of rounding. Needs numpy. Raises
    ValueError when the game is not a single rule, or the tolerance not above 0; TooLarge for
    more than 1000 members with a vote, or more memory than the budget.
    """
    rule = counting.lone_rule(game.formula)
    if rule is None:
        raise ValueError("Quadrature works for one weighted rule, found a composed formula")
    if not tolerance > 0:
        raise ValueError(f"Expected a tolerance above 0, found {tolerance}")
    problem = reduce(rule, game.members)
    voters = len(game.members) - problem.idle
    if voters > MOST_MEMBERS:
        raise TooLarge("Quadrature", voters, MOST_MEMBERS, "members")
    total = rule.total // problem.scale
    quotas = (problem.quota, total - problem.quota + 1)
    # One table of sums, and one of selected terms and their powers.
    if 32 * quotas[1] > game.budget.bytes:
        raise TooLarge("Quadrature", 32 * quotas[1], game.budget.bytes, "bytes")
    held: dict[int, int] = {}
    for name in game.members:
        weight = rule.weights.get(name, 0) // problem.scale
        held[weight] = held.get(weight, 0) + 1
    held.pop(0, None)
    nodes = _nodes_for(voters, tolerance)
    found, error = _integrate(held, quotas, nodes)
    power = {
        name: found.get(rule.weights.get(name, 0) // problem.scale, 0.0)
        for name in game.members
    }
    truncation = 0.0 if 2 * nodes >= voters else _truncation(voters, nodes)
    return Quadrature(power, error + truncation, nodes, sum(power.values()) - 1)


def _nodes_for(members: int, tolerance: float) -> int:
    for nodes in range(1, MOST_NODES + 1):
        if 2 * nodes >= members or _truncation(members, nodes) <= tolerance:
            return nodes
    return MOST_NODES


def _truncation(members: int, nodes: int) -> float:
    """Return a bound for the error of so many nodes in exact arithmetic.

    On the ellipse around [0, 1/2] whose axes add up to rho/2 the integrand is at most
    2 (|p| + |1-p|)^(n-1), and |p| + |1-p| at most 1/2 + (rho + 1/rho)/4. The bound for
    analytic functions (Trefethen, Approximation Theory, theorem 19.3) holds for every rho;
    the best of some is taken.
    """
    best = inf
    for step in range(1, 400):
        rho = 1 + step / 100
        growth = (members - 1) * log(0.5 + (rho + 1 / rho) / 4) - 2 * nodes * log(rho)
        if growth < 0:
            best = min(best, 64 / 15 * 2 * exp(growth) / (1 - rho**-2) / 4)
    return best


def _integrate(
    held: Weights, quotas: tuple[int, int], nodes: int
) -> tuple[dict[int, float], float]:
    """Return the power of a member of each weight, and a bound for the error of rounding."""
    numpy = load_numpy("Quadrature")
    places, shares = numpy.polynomial.legendre.leggauss(nodes)
    power = dict.fromkeys(held, 0.0)
    errors = dict.fromkeys(held, 0.0)
    members = sum(held.values())
    for place, share in zip(places.tolist(), shares.tolist(), strict=True):
        probability = (1 + place) / 4
        odds = probability / (1 - probability)
        sums = _sums(numpy, held, quotas[1], odds)
        for weight, swing, terms in _swings(numpy, sums, held, quotas, odds):
            power[weight] += share / 4 * swing
            errors[weight] += share / 4 * terms
    # One rounding per operation on the longest way that a count takes: a product and a sum
    # for each member, twice as much for the first count, then the sums of sums.
    steps = 4 * members + 2 * SIDE + quotas[1] // SIDE**2 + 80
    relative = 1.01 * steps * ROUNDING
    # The nodes and shares are rounded as well; no integrand is steeper than the members.
    inputs = 8 * ROUNDING * (members + nodes)
    return power, relative * max(errors.values()) + inputs


def _sums(numpy: Any, held: Weights, quota: int, odds: float) -> Any:
    """Return the probabilities that all who agree weigh at most 0, 1, ... below the quota."""
    square = SIDE * SIDE
    chances = numpy.zeros(-(-quota // square) * square)
    chances[0] = (1 + odds) ** -sum(held.values())
    filled = 1
    for weight in sorted(held):
        if weight >= quota:
            break  # who meets the quota alone never agrees below it
        for _ in range(held[weight]):
            filled = min(filled + weight, quota)
            # From the end, so that what is read has not been written yet.
            for end in range(filled, weight, -BLOCK):
                start = max(weight, end - BLOCK)
                chances[start:end] += odds * chances[start - weight : end - weight]
    cube = chances.reshape(-1, SIDE, SIDE)
    numpy.cumsum(cube, axis=2, out=cube)
    rows = numpy.cumsum(cube[:, :, -1], axis=1)
    cube[:, 1:, :] += rows[:, :-1, None]
    layers = numpy.cumsum(rows[:, -1])
    cube[1:] += layers[:-1, None, None]
    return chances


def _swings(
    numpy: Any, sums: Any, held: Weights, quotas: tuple[int, int], odds: float
) -> Iterator[tuple[int, float, float]]:
    """Yield each weight, how likely such a member decides, and the sum without signs.

    Both are added up for the two quotas, that of the game and that of its dual.
    """
    longest = ceil(quotas[1] / min(held))
    powers = odds ** numpy.arange(longest, dtype=float)
    signed = powers.copy()
    signed[1::2] *= -1
    for weight in held:
        swing = terms = 0.0
        for quota in quotas:
            chosen = sums[quota - 1 - weight :: -weight] if quota > weight else sums[:0]
            first = float(sums[quota - 1])
            swing += first - (1 + odds) * float((chosen * signed[: len(chosen)]).sum())
            terms += first + (1 + odds) * float((chosen * powers[: len(chosen)]).sum())
        yield weight, (1 + odds) * swing, (1 + odds) * terms
