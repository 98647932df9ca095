"""One rule under which all who count have the same weight: counts without a diagram."""

from collections.abc import Sequence
from itertools import islice

from council_rules.voting.passes import choices
from council_rules.voting.prefix import Weights


def count(weights: Weights, quota: int) -> tuple[int, dict[int, int]]:
    """Return how many coalitions lose, and how many one member swings, by weight.

    So many members are needed; the others lose. Works for any number of members that can be
    listed: no count is held for each of them.
    """
    if not weights:
        return 1, {}
    ((weight, members),) = weights.items()
    needed = -(-quota // weight)
    losing = sum(islice(choices(members), needed))
    swung = next(islice(choices(members - 1), needed - 1, None), 0)
    return losing, {weight: swung}


def by_size(
    quota: int, weight: int, members: Sequence[str]
) -> tuple[list[int], dict[str, list[int]]]:
    """Return the winning coalitions of each size, and those each member swings, by size."""
    number, needed = len(members), -(-quota // weight)
    winning = [ways if k >= needed else 0 for k, ways in enumerate(choices(number))]
    swings = [0] * number
    swings[needed - 1] = next(islice(choices(number - 1), needed - 1, None))
    return winning, dict.fromkeys(members, swings)
