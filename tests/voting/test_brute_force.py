"""The engines against looking at every coalition."""

from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from council_rules.voting import Game, counting, power
from council_rules.voting.counting import Budget
from tests.tries import tries
from tests.voting import oracle
from tests.voting.games import games, games_with_unions, lone_rules

QUICK = tries(60)


@QUICK
@given(games(most=9))
def test_counts(game: Game) -> None:
    wins = oracle.winning(game)
    by_size = oracle.swings_by_size(game)
    assert game.count_winning() == len(wins)
    assert game.swings() == {name: sum(found) for name, found in by_size.items()}
    assert game.swings_by_size() == by_size
    sizes = Counter(map(len, wins))
    assert game.counts_by_size.winning == [sizes[k] for k in range(len(game.members) + 1)]


@QUICK
@given(lone_rules())
def test_one_rule_by_sums_and_by_diagram(game: Game) -> None:
    rule = counting.lone_rule(game.formula)
    assert rule is not None
    on_diagram = counting._count_on(game.diagram, game.members, Budget())
    assert game.counts == on_diagram
    assert game.counts_by_size == counting._count_by_size_on(
        game.diagram, game.members, Budget()
    )
    assert on_diagram.winning == len(oracle.winning(game))


@QUICK
@given(games())
def test_edges(game: Game) -> None:
    minimal, blocking = oracle.minimal_winning(game), oracle.minimal_blocking(game)
    listed = game.minimal_winning()
    assert len(listed) == len(minimal) == game.count_minimal_winning()
    assert set(map(frozenset, listed)) == minimal
    assert set(map(frozenset, game.minimal_blocking())) == blocking
    assert game.count_minimal_blocking() == len(blocking)
    everybody = frozenset(game.members)
    assert set(map(frozenset, game.maximal_losing())) == {everybody - one for one in blocking}
    assert len(game.smallest_winning()) == min(map(len, minimal))
    assert len(game.smallest_blocking()) == min(map(len, blocking))


@QUICK
@given(games(), st.lists(st.integers(0, 20), min_size=8, max_size=8))
def test_the_cheapest_coalition(game: Game, prices: list[int]) -> None:
    cost = dict(zip(game.members, prices, strict=False))
    found = game.smallest_winning(cost)
    assert game.is_winning(found)
    best = min(sum(cost[name] for name in one) for one in oracle.winning(game))
    assert sum(cost[name] for name in found) == best


@QUICK
@given(games())
def test_members_who_matter(game: Game) -> None:
    wins, everybody = oracle.winning(game), frozenset(game.members)
    vetoes = [name for name in game.members if everybody - {name} not in wins]
    passers = [name for name in game.members if frozenset({name}) in wins]
    assert list(game.veto_players()) == vetoes
    assert list(game.passers()) == passers
    assert list(game.dictators()) == [name for name in vetoes if name in passers]
    minimal = oracle.minimal_winning(game)
    idle = [name for name in game.members if not any(name in one for one in minimal)]
    assert list(game.dummies()) == idle


@QUICK
@given(games())
def test_proper_and_strong(game: Game) -> None:
    wins, everybody = oracle.winning(game), frozenset(game.members)
    opposed = game.opposed_winners()
    assert game.is_proper() == (not any(everybody - one in wins for one in wins))
    if opposed:
        first, second = map(frozenset, opposed)
        assert first in wins
        assert second in wins
        assert not first & second
    deadlocks = [
        one
        for one in oracle.coalitions(game.members)
        if one not in wins and everybody - one not in wins
    ]
    assert game.is_strong() == (not deadlocks)


@QUICK
@given(games(most=6))
def test_indices(game: Game) -> None:
    assert power.shapley_shubik(game) == oracle.shapley_by_orders(game)
    assert power.johnston(game) == oracle.johnston(game)
    minimal = oracle.minimal_winning(game)
    assert power.deegan_packel(game) == {
        name: sum((Fraction(1, len(one)) for one in minimal if name in one), Fraction(0))
        / len(minimal)
        for name in game.members
    }
    together = sum(map(len, minimal))
    assert power.public_good(game) == {
        name: Fraction(sum(name in one for one in minimal), together) for name in game.members
    }
    wins = oracle.winning(game)
    assert power.inclusiveness(game) == {
        name: Fraction(sum(name in one for one in wins), len(wins)) for name in game.members
    }


@QUICK
@given(games_with_unions(most=5))
def test_unions(drawn: tuple[Game, list[list[str]]]) -> None:
    game, unions = drawn
    assert power.owen(game, unions) == oracle.shapley_by_orders(game, unions)
    assert power.banzhaf_owen(game, unions) == oracle.banzhaf_owen(game, unions)


@QUICK
@given(games(), st.sets(st.sampled_from("abcdefgh")), st.sets(st.sampled_from("abcdefgh")))
def test_games_made_from_games(game: Game, some: set[str], others: set[str]) -> None:
    everybody, wins = frozenset(game.members), oracle.winning(game)
    yes = (some - others) & everybody
    no = (others - some) & everybody
    dual = game.dual()
    for one in oracle.coalitions(game.members):
        assert dual.is_winning(one) == game.is_blocking(one) == (everybody - one not in wins)
    if frozenset(yes) not in wins and everybody - no in wins:
        rest = game.fix(yes, no)
        assert rest.members == tuple(n for n in game.members if n not in yes | no)
        for one in oracle.coalitions(rest.members):
            assert rest.is_winning(one) == (one | yes in wins)
    if yes:
        merged = game.merge({"bloc": yes})
        for one in oracle.coalitions(merged.members):
            spread = (one - {"bloc"}) | (yes if "bloc" in one else frozenset())
            assert merged.is_winning(one) == (spread in wins)
