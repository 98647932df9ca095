"""One rule with many large weights: the kernels, with and without numpy, and quadrature."""

import sys
from fractions import Fraction
from functools import cache
from math import comb
from random import Random

import pytest

from council_rules.voting import (
    Game,
    NumpyMissing,
    Rule,
    TooLarge,
    counting,
    packed,
    power,
    prefix,
)
from tests.voting.bodies import GAMES, fund

FUND = {
    50: (396961, "0.239113991524685", "0.000288440566409623"),
    70: (579528, "0.080188617320248", "0.000356430281881017"),
    85: (454010, "0.031901147758777", "0.000508569347850991"),
}


@cache
def whole_fund(per_cent: int) -> Game:
    """Return the game, which keeps what was counted of it."""
    return fund(per_cent)


def check_fund(game: Game, per_cent: int) -> None:
    """Compare with values that the two kernels and counting without the member agree on."""
    remainder, first, last = FUND[per_cent]
    banzhaf = power.banzhaf(game)
    assert game.count_winning() % 1000003 == remainder
    assert game.formula.rules()[0].weights["m189"] == 1534
    for member, stated in (("m0", first), ("m189", last)):
        digits = len(stated) - 2
        assert abs(banzhaf[member] - Fraction(stated)) <= Fraction(f"5e-{digits + 1}")


def random_rule(members: int, heaviest: int, seed: int) -> Game:
    source = Random(seed)
    weights = {f"m{n}": source.randint(0, heaviest) for n in range(members)}
    total = sum(weights.values())
    return Game(Rule(source.randint(1, total), weights))


@pytest.mark.parametrize("per_cent", [50, 70, 85])
def test_fund_with_numpy(per_cent: int) -> None:
    pytest.importorskip("numpy")
    check_fund(whole_fund(per_cent), per_cent)
    assert whole_fund(50).count_winning() == 2**189


def test_fund_without_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "has_numpy", lambda: False)
    check_fund(fund(85), 85)


def test_fund_says_which_index_matters() -> None:
    pytest.importorskip("numpy")
    game = whole_fund(85)
    assert game.veto_players() == ("m0",)
    assert power.coleman(game).prevent["m0"] == 1
    assert float(power.coleman(game).act) == pytest.approx(7.5413094265e-06, rel=1e-10)
    found = power.shapley_shubik_by_quadrature(game)
    assert found.error < 1e-10
    assert abs(found.power["m0"] - 0.190742480300) < 1e-11
    assert abs(found.power["m1"] - 0.065892722845) < 1e-11


@pytest.mark.parametrize("seed", range(12))
def test_kernels_agree_on_long_counts(seed: int) -> None:
    pytest.importorskip("numpy")
    from council_rules.voting import limbs

    game = random_rule(members=20 + 15 * seed, heaviest=4**seed % 997 + 3, seed=seed)
    problem = prefix.reduce(game.formula.rules()[0], game.members)
    kernel, _ = packed.kernel(len(game.members), False)
    assert limbs.count(problem.weights, problem.quota) == kernel(problem.weights, problem.quota)


def test_kernels_agree_across_blocks() -> None:
    pytest.importorskip("numpy")
    from council_rules.voting import limbs

    # More cells than one block, shifts below and above its length.
    for weights, quota in (
        ({1: 40, 70_000: 3, 99_991: 2}, 200_000),
        ({2: 1, 3: 1, 40_000: 5, 32_768: 2, 32_769: 7}, 150_001),
        ({1: 1}, 150_000),
    ):
        kernel, _ = packed.kernel(sum(weights.values()), False)
        assert limbs.count(weights, quota) == kernel(weights, quota)


@pytest.mark.parametrize("seed", range(8))
def test_sums_and_diagram_agree(seed: int) -> None:
    game = random_rule(members=30 + seed, heaviest=40, seed=seed)
    on_diagram = counting._count_by_size_on(game.diagram, game.members, game.budget)
    assert game.counts_by_size == on_diagram
    assert game.counts.winning == sum(on_diagram.winning)
    assert game.swings() == {name: sum(found) for name, found in on_diagram.swings.items()}


def test_which_engine_counts() -> None:
    weights = {f"m{n}": 1_000_003 * n + n * n for n in range(1, 25)}
    distinct = Rule(sum(weights.values()) // 2, weights)
    assert not counting._suits_prefix(distinct, distinct.members(), counting.Budget(), False)
    electors = GAMES["electors_2020"]()
    rule = counting.lone_rule(electors.formula)
    assert rule is not None
    assert counting._suits_prefix(rule, electors.members, counting.Budget(), True)


@pytest.mark.parametrize("name", ["electors_2020", "eu_1995", "nassau_1982", "low_quota"])
def test_quadrature_is_as_good_as_it_says(name: str) -> None:
    pytest.importorskip("numpy")
    game = GAMES[name]()
    exact = power.shapley_shubik(game)
    for tolerance in (1e-3, 1e-6, 1e-11):
        found = power.shapley_shubik_by_quadrature(game, tolerance)
        assert found.error < 2 * tolerance
        for member, value in exact.items():
            assert abs(found.power[member] - value) <= found.error


@pytest.mark.parametrize("seed", range(10))
def test_quadrature_of_random_rules(seed: int) -> None:
    pytest.importorskip("numpy")
    game = random_rule(members=5 + 6 * seed, heaviest=60, seed=seed)
    exact = power.shapley_shubik(game)
    found = power.shapley_shubik_by_quadrature(game)
    assert found.error < 1e-10
    assert abs(found.excess) <= found.error
    assert max(abs(found.power[name] - value) for name, value in exact.items()) <= found.error


def test_quadrature_without_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(NumpyMissing, match=r"Quadrature needs numpy, install .*\[fast\]"):
        power.shapley_shubik_by_quadrature(GAMES["staircase"]())


def test_an_assembly_of_hundreds_of_parties_of_one() -> None:
    # More classes than Python allows nested calls.
    game = Game(Rule(600_000, {f"m{n}": n for n in range(1, 1200)}))
    assert len(game.classes()) == 1199
    assert power.penrose(game)["m1199"] > power.penrose(game)["m600"] > 0


def test_members_who_are_alike_are_a_class_and_no_list() -> None:
    """Six thousand equal votes are counted from one row of binomial coefficients."""
    electors = Game(Rule.heads(3_001, [f"m{number}" for number in range(6_000)]))
    assert electors.counts.swings["m0"] == comb(5_999, 3_000)
    assert electors.count_winning() * 2 + comb(6_000, 3_000) == 2**6_000


def test_what_would_take_too_long_is_refused_before_it_is_begun() -> None:
    names = [f"m{number}" for number in range(9000)]
    weights = {name: 1 + number // 3000 for number, name in enumerate(names)}
    few = counting.Budget(nodes=30_000, bytes=1 << 27, work=1 << 33)
    game = Game(Rule.more_than(Fraction(1, 2), weights), names, few)
    for ask in (game.count_winning, game.dual().opposed_winners):
        with pytest.raises(TooLarge):
            ask()
