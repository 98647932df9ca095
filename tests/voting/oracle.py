"""Everything again by looking at all coalitions, written for being right and not for speed."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import chain, combinations, permutations
from typing import TypeVar

from council_rules.voting import Game

Item = TypeVar("Item")
Coalitions = list[frozenset[str]]


def coalitions(members: Sequence[str]) -> Coalitions:
    """Return all subsets, small ones first."""
    sizes = range(len(members) + 1)
    return [
        frozenset(found)
        for found in chain.from_iterable(combinations(members, k) for k in sizes)
    ]


def winning(game: Game) -> set[frozenset[str]]:
    return {one for one in coalitions(game.members) if game.formula.accepts(one)}


def swings_by_size(game: Game) -> dict[str, list[int]]:
    wins = winning(game)
    found = {name: [0] * len(game.members) for name in game.members}
    for one in wins:
        for name in one:
            if one - {name} not in wins:
                found[name][len(one) - 1] += 1
    return found


def minimal_winning(game: Game) -> set[frozenset[str]]:
    wins = winning(game)
    return {one for one in wins if all(one - {name} not in wins for name in one)}


def minimal_blocking(game: Game) -> set[frozenset[str]]:
    everybody, wins = frozenset(game.members), winning(game)
    blocks = {one for one in coalitions(game.members) if everybody - one not in wins}
    return {one for one in blocks if all(one - {name} not in blocks for name in one)}


def shapley_by_orders(game: Game, unions: Sequence[Sequence[str]] = ()) -> dict[str, Fraction]:
    """Return the share of all orders, with unions in one piece, in which a member decides."""
    seen = set(chain.from_iterable(unions))
    blocs = [tuple(one) for one in unions] + [(n,) for n in game.members if n not in seen]
    decided = dict.fromkeys(game.members, 0)
    orders = 0
    for order_of_blocs in permutations(blocs):
        for order in _inner_orders(order_of_blocs):
            orders += 1
            decided[_pivot(game, order)] += 1
    return {name: Fraction(count, orders) for name, count in decided.items()}


def _inner_orders(blocs: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    if not blocs:
        return [()]
    rest = _inner_orders(blocs[1:])
    return [(*first, *later) for first in permutations(blocs[0]) for later in rest]


def _pivot(game: Game, order: Sequence[str]) -> str:
    present: set[str] = set()
    for name in order:
        present.add(name)
        if game.formula.accepts(present):
            return name
    raise AssertionError("everybody together wins")


def banzhaf_owen(game: Game, unions: Sequence[Sequence[str]]) -> dict[str, Fraction]:
    seen = set(chain.from_iterable(unions))
    blocs = [tuple(one) for one in unions] + [(n,) for n in game.members if n not in seen]
    found = {}
    for home in blocs:
        others = [one for one in blocs if one != home]
        outside = [frozenset(chain.from_iterable(one)) for one in _subsets(others)]
        for name in home:
            inside = [frozenset(one) for one in _subsets([n for n in home if n != name])]
            swung = sum(
                game.formula.accepts(a | b | {name}) and not game.formula.accepts(a | b)
                for a in outside
                for b in inside
            )
            found[name] = Fraction(swung, len(outside) * len(inside))
    return found


def _subsets(items: Sequence[Item]) -> list[tuple[Item, ...]]:
    return list(chain.from_iterable(combinations(items, k) for k in range(len(items) + 1)))


def johnston(game: Game) -> dict[str, Fraction]:
    wins = winning(game)
    scores = dict.fromkeys(game.members, Fraction(0))
    vulnerable = 0
    for one in wins:
        critical = [name for name in one if one - {name} not in wins]
        vulnerable += bool(critical)
        for name in critical:
            scores[name] += Fraction(1, len(critical))
    return {name: score / vulnerable for name, score in scores.items()}
