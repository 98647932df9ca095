"""Indices of voting power, as exact fractions.

All of them are statements about rules, not forecasts: they know nothing of what members want.
'Absolute' and 'normalised' are kept apart by name, because most confusion in print comes from
'the Banzhaf index' without either word.
"""

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from math import comb, lcm
from typing import NamedTuple, TypeAlias

from council_rules.voting import passes
from council_rules.voting.game import Game
from council_rules.voting.passes import choices
from council_rules.voting.quadrature import Quadrature, shapley_shubik_by_quadrature
from council_rules.voting.sampling import Estimate, estimate
from council_rules.voting.unions import UnionSwings, union_swings
from council_rules.voting.vulnerable import vulnerable

__all__ = [
    "BlocPower",
    "Coleman",
    "Estimate",
    "Power",
    "Quadrature",
    "banzhaf",
    "banzhaf_owen",
    "bloc",
    "coleman",
    "deegan_packel",
    "estimate",
    "inclusiveness",
    "johnston",
    "mean_majority_deficit",
    "nevison",
    "owen",
    "penrose",
    "public_good",
    "rae",
    "sensitivity",
    "shapley_shubik",
    "shapley_shubik_by_quadrature",
    "symmetric_coalitional_banzhaf",
]

Power: TypeAlias = dict[str, Fraction]
"""The power of each member, in the order of the members."""


def penrose(game: Game) -> Power:
    """Return how likely each vote decides if all others toss coins: absolute Banzhaf power."""
    everything = 2 ** (len(game.members) - 1)
    return _over(game.counts.swings, everything)


def banzhaf(game: Game) -> Power:
    """Return each member's share of all swings: normalised Banzhaf power, which sums to 1."""
    swings = game.counts.swings
    return _over(swings, sum(swings.values()))


def shapley_shubik(game: Game) -> Power:
    """Return how often each member decides if members join in random order; sums to 1."""
    weights = _order_weights(len(game.members))
    return _weighted(game.counts_by_size.swings, weights)


class Coleman(NamedTuple):
    """The three measures of Coleman."""

    act: Fraction
    """How likely a motion passes if all members toss coins."""
    prevent: Power
    """In which part of all winning coalitions each member is needed."""
    initiate: Power
    """Which part of all losing coalitions each member turns into winning ones."""


def coleman(game: Game) -> Coleman:
    """Return the power of the body to act, and of its members to prevent and to initiate."""
    everything = 2 ** len(game.members)
    winning, swings = game.counts
    return Coleman(
        Fraction(winning, everything),
        _over(swings, winning),
        _over(swings, everything - winning),
    )


def rae(game: Game) -> Power:
    """Return how likely each member gets its way if all members toss coins."""
    return {name: (1 + value) / 2 for name, value in penrose(game).items()}


def inclusiveness(game: Game) -> Power:
    """Return the part of all winning coalitions that contain each member."""
    winning = game.counts.winning
    return _over(_memberships(game), winning)


def nevison(game: Game) -> Power:
    """Return how likely a motion passes that each member supports, others tossing coins."""
    return _over(_memberships(game), 2 ** (len(game.members) - 1))


def sensitivity(game: Game) -> Fraction:
    """Return the sum of the absolute Banzhaf powers: how responsive the rule is to votes."""
    return sum(penrose(game).values(), Fraction(0))


def mean_majority_deficit(game: Game) -> Fraction:
    """Return by how many members the losing side is larger, on average over coin tosses."""
    size = len(game.members)
    most = Fraction(size * comb(size - 1, (size - 1) // 2), 2 ** (size - 1))
    return (most - sensitivity(game)) / 2


def johnston(game: Game) -> Power:
    """Return power shared among critical members, coalition by coalition; sums to 1.

    Looks at every make-up of a coalition by classes; raises TooLarge when there are too many.
    """
    found = vulnerable(game.diagram, game.budget.types)
    by_class = [
        sum((Fraction(count, together) for together, count in critical.items()), Fraction(0))
        / found.coalitions
        for critical in found.critical
    ]
    return _of_classes(game, by_class)


def deegan_packel(game: Game) -> Power:
    """Return power shared equally in each minimal winning coalition; sums to 1."""
    sizes = _minimal_memberships(game)
    count = game.count_minimal_winning()
    by_class = [
        sum((Fraction(n, size) for size, n in enumerate(found) if n), Fraction(0)) / count
        for found in sizes
    ]
    return _of_classes(game, by_class)


def public_good(game: Game) -> Power:
    """Return in how many minimal winning coalitions members are; sums to 1 (Holler)."""
    found = _of_classes(game, [Fraction(sum(sizes)) for sizes in _minimal_memberships(game)])
    total = sum(found.values())
    return {name: value / total for name, value in found.items()}


def owen(game: Game, unions: Iterable[Iterable[str]]) -> Power:
    """Return Shapley-Shubik power among unions, divided by the same rule inside them."""
    return {
        name: _union_power(found, _order_weights(found.unions), _order_weights(found.partners))
        for name, found in union_swings(game, unions).items()
    }


def banzhaf_owen(game: Game, unions: Iterable[Iterable[str]]) -> Power:
    """Return how likely each vote decides if other unions and partners toss coins."""
    return {
        name: _union_power(found, _coin_weights(found.unions), _coin_weights(found.partners))
        for name, found in union_swings(game, unions).items()
    }


def symmetric_coalitional_banzhaf(game: Game, unions: Iterable[Iterable[str]]) -> Power:
    """Return absolute Banzhaf power of unions, divided inside them as Shapley-Shubik does."""
    return {
        name: _union_power(found, _coin_weights(found.unions), _order_weights(found.partners))
        for name, found in union_swings(game, unions).items()
    }


class BlocPower(NamedTuple):
    """What members can do who vote as one."""

    captures: bool
    """Whether they win against all others."""
    blocks: bool
    """Whether nothing passes without them."""
    penrose: Fraction
    shapley_shubik: Fraction


def bloc(game: Game, members: Collection[str]) -> BlocPower:
    """Return the power of these members as one member of the game."""
    inside = [name for name in game.members if name in members]
    captures, blocks = game.is_winning(members), game.is_blocking(members)
    if not inside:
        raise ValueError("Expected at least one member in the bloc, found none")
    merged = game.merge({inside[0]: inside})
    return BlocPower(
        captures, blocks, penrose(merged)[inside[0]], shapley_shubik(merged)[inside[0]]
    )


def _over(counts: Mapping[str, int], whole: int) -> Power:
    # members who are alike have equal counts, and a fraction of large numbers is costly
    shares = {count: Fraction(count, whole) for count in set(counts.values())}
    return {name: shares[count] for name, count in counts.items()}


def _memberships(game: Game) -> dict[str, int]:
    """Return the number of winning coalitions with each member."""
    winning, swings = game.counts
    # Those that need the member, and half of the others: with it or without it is all one.
    return {name: (winning + count) // 2 for name, count in swings.items()}


def _order_weights(size: int) -> list[Fraction]:
    """Return how likely exactly these k of the others come before a member, for each k."""
    return [Fraction(1, size * ways) for ways in choices(size - 1)]


def _coin_weights(size: int) -> list[Fraction]:
    """Return how likely exactly these k of the others agree when all toss coins."""
    return [Fraction(1, 2 ** (size - 1))] * size


def _weighted(counts: Mapping[str, list[int]], weights: list[Fraction]) -> Power:
    """Return the weighted sums of counts, each list of counts summed once."""
    whole = lcm(*(weight.denominator for weight in weights))
    sums: dict[int, Fraction] = {}
    power = {}
    for name, found in counts.items():
        if id(found) not in sums:
            sums[id(found)] = Fraction(
                sum(
                    count * (weight.numerator * (whole // weight.denominator))
                    for count, weight in zip(found, weights, strict=True)
                    if count
                ),
                whole,
            )
        power[name] = sums[id(found)]
    return power


def _union_power(
    found: UnionSwings, of_unions: list[Fraction], of_partners: list[Fraction]
) -> Fraction:
    return sum(
        (
            count * weight * inner
            for line, weight in zip(found.swings, of_unions, strict=True)
            for count, inner in zip(line, of_partners, strict=True)
            if count
        ),
        Fraction(0),
    )


def _minimal_memberships(game: Game) -> list[list[int]]:
    """Return for each class of the diagram minimal coalitions with a member, by size."""
    size = len(game.members)
    bits = passes.bits_for(size)
    counted = game.minimal.counted(bits)
    return [
        passes.unpack(packed, bits, size + 1)
        for packed in passes.memberships(counted, passes.completions(counted))
    ]


def _of_classes(game: Game, values: list[Fraction]) -> Power:
    found = {
        name: value
        for one, value in zip(game.diagram.classes, values, strict=True)
        for name in one.members
    }
    return {name: found[name] for name in game.members}
