"""Estimates from random coalitions and random orders, for games too large to be counted.

An estimate is made only when it is asked for, and never comes without its margin.
"""

import random
from bisect import bisect_left
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import accumulate
from math import ceil, log, sqrt
from typing import Literal, NamedTuple

from council_rules.voting.classes import MemberClass, member_classes
from council_rules.voting.formula import Formula, Rule
from council_rules.voting.game import Game

Sums = Sequence[int]
"""The weight of those in favour under each rule."""


class Estimate(NamedTuple):
    """What samples say about the power of each member."""

    power: dict[str, Fraction]
    """The average over the samples."""
    margin: float
    """All true values lie within this distance, with the confidence stated."""
    confidence: float
    samples: int

    def interval(self, name: str) -> tuple[float, float]:
        """Return the interval for one member; all hold together with the confidence."""
        middle = float(self.power[name])
        return max(0.0, middle - self.margin), min(1.0, middle + self.margin)


def estimate(
    game: Game,
    index: Literal["penrose", "shapley_shubik"],
    *,
    margin: float = 0.01,
    confidence: float = 0.999,
    samples: int | None = None,
    seed: int = 0,
) -> Estimate:
    """Return an estimate of an index: to within ``margin``, or from so many ``samples``.

    Hoeffding's inequality, for all members at once, gives the number of samples or the
    margin. The same seed gives the same estimate. Absolute power can be far smaller than any
    margin; then only counting helps. Raises ValueError for numbers out of their range.
    """
    if index not in ("penrose", "shapley_shubik"):
        raise ValueError(f"Expected 'penrose' or 'shapley_shubik' as index, found '{index}'")
    if not 0 < confidence < 1:
        raise ValueError(f"Expected a confidence between 0 and 1, found {confidence}")
    if not 0 < margin < 1:
        raise ValueError(f"Expected a margin between 0 and 1, found {margin}")
    if samples is not None and samples < 1:
        raise ValueError(f"Expected at least 1 sample, found {samples}")
    doubt = log(2 * len(game.members) / (1 - confidence))
    if samples is None:
        samples = ceil(doubt / (2 * margin**2))
    source = random.Random(seed)
    draw = _swung if index == "penrose" else _pivots
    classes = member_classes(game.formula.rules(), game.members)
    counts = draw(game, classes, samples, source)
    power = {
        name: Fraction(count, samples * len(one.members))
        for one, count in zip(classes, counts, strict=True)
        for name in one.members
    }
    ordered = {name: power[name] for name in game.members}
    return Estimate(ordered, sqrt(doubt / (2 * samples)), confidence, samples)


def _swung(
    game: Game, classes: Sequence[MemberClass], samples: int, source: random.Random
) -> list[int]:
    """Return how many members of each class were critical in random votes."""
    wins = _outcome(game.formula)
    found = [0] * len(classes)
    sizes = [len(one.members) for one in classes]
    columns = list(zip(*(one.weights for one in classes), strict=True))
    for _ in range(samples):
        agreed = [source.getrandbits(size).bit_count() for size in sizes]
        sums = [
            sum(weight * k for weight, k in zip(column, agreed, strict=True))
            for column in columns
        ]
        won = wins(sums)
        sign = -1 if won else 1
        for place, one in enumerate(classes):
            movable = agreed[place] if won else sizes[place] - agreed[place]
            if movable and won != wins(
                [total + sign * weight for total, weight in zip(sums, one.weights, strict=True)]
            ):
                found[place] += movable
    return found


def _pivots(
    game: Game, classes: Sequence[MemberClass], samples: int, source: random.Random
) -> list[int]:
    """Return how often a member of each class decided when members joined at random."""
    wins = _outcome(game.formula)
    found = [0] * len(classes)
    order = [place for place, one in enumerate(classes) for _ in one.members]
    columns = list(zip(*(one.weights for one in classes), strict=True))
    for _ in range(samples):
        source.shuffle(order)
        joined = [list(accumulate([column[place] for place in order])) for column in columns]
        states = list(zip(*joined, strict=True))
        found[order[bisect_left(states, True, key=wins)]] += 1
    return found


def _outcome(formula: Formula) -> Callable[[Sums], bool]:
    """Return a function from the weights in favour under each rule to the outcome."""
    number = {rule: place for place, rule in enumerate(formula.rules())}

    def build(part: Formula) -> Callable[[Sums], bool]:
        if isinstance(part, Rule):
            place, quota = number[part], part.quota
            return lambda sums: sums[place] >= quota
        parts, needed = [build(inner) for inner in part.parts], part.needed
        return lambda sums: sum(inner(sums) for inner in parts) >= needed

    return build(formula)
