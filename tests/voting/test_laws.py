"""Laws that hold in every game, and laws that tie indices to each other."""

from fractions import Fraction
from random import Random
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_rules.voting import All, AtLeast, Formula, Game, Rule, power
from tests.tries import tries
from tests.voting.bodies import GAMES, alike
from tests.voting.games import games, games_with_unions

QUICK = tries(60)
SUM_TO_ONE = (
    power.banzhaf,
    power.shapley_shubik,
    power.johnston,
    power.deegan_packel,
    power.public_good,
)


@QUICK
@given(games())
def test_efficiency(game: Game) -> None:
    for index in SUM_TO_ONE:
        assert sum(index(game).values()) == 1


@QUICK
@given(games())
def test_interchangeable_members_are_equal(game: Game) -> None:
    for index in (*SUM_TO_ONE, power.penrose, power.rae):
        found = index(game)
        for names in game.classes():
            assert len({found[name] for name in names}) == 1


@QUICK
@given(games())
def test_dummies_have_no_power(game: Game) -> None:
    for index in (*SUM_TO_ONE, power.penrose):
        found = index(game)
        assert all(found[name] == 0 for name in game.dummies())
    assert all(power.rae(game)[name] == Fraction(1, 2) for name in game.dummies())


@QUICK
@given(games())
def test_one_more_dummy(game: Game) -> None:
    larger = Game(game.formula, (*game.members, "onlooker"))
    assert larger.count_winning() == 2 * game.count_winning()
    for index in (*SUM_TO_ONE, power.penrose):
        assert index(larger) == {**index(game), "onlooker": 0}


@QUICK
@given(games())
def test_duality(game: Game) -> None:
    dual = game.dual()
    assert dual.count_winning() == 2 ** len(game.members) - game.count_winning()
    assert power.penrose(dual) == power.penrose(game)
    assert power.shapley_shubik(dual) == power.shapley_shubik(game)
    assert dual.swings_by_size() == {
        name: found[::-1] for name, found in game.swings_by_size().items()
    }
    assert power.coleman(dual).prevent == power.coleman(game).initiate
    assert dual.passers() == game.veto_players()


@QUICK
@given(games())
def test_coleman_and_penrose(game: Game) -> None:
    found, penrose = power.coleman(game), power.penrose(game)
    for name, absolute in penrose.items():
        if absolute:
            mean = (1 / found.prevent[name] + 1 / found.initiate[name]) / 2
            assert 1 / absolute == mean
    assert power.inclusiveness(game) == {
        name: (1 + prevented) / 2 for name, prevented in found.prevent.items()
    }
    assert power.nevison(game) == {
        name: found.act + absolute / 2 for name, absolute in penrose.items()
    }


@QUICK
@given(games())
def test_parity(game: Game) -> None:
    assert (
        all(swings % 2 == game.count_winning() % 2 for swings in game.swings().values())
        or len(game.members) == 1
    )


@QUICK
@given(games(), st.integers(2, 50), st.randoms(use_true_random=False))
def test_scale_and_order_do_not_matter(game: Game, factor: int, mixer: Random) -> None:
    order = list(game.members)
    mixer.shuffle(order)
    other = Game(_scaled(game.formula, factor), order)
    for index in (power.penrose, power.shapley_shubik):
        assert index(other) == index(game)
        assert list(index(other)) == order


def _scaled(formula: Formula, factor: int) -> Formula:
    if isinstance(formula, Rule):
        weights = {name: weight * factor for name, weight in formula.weights.items()}
        # One weight short of the next multiple is still the same rule.
        return Rule((formula.quota - 1) * factor + 1, weights)
    return AtLeast(formula.needed, (_scaled(part, factor) for part in formula.parts))


@QUICK
@given(games_with_unions(most=7))
def test_unions_share_what_they_have_together(drawn: tuple[Game, list[list[str]]]) -> None:
    game, unions = drawn
    owen = power.owen(game, unions)
    symmetric = power.symmetric_coalitional_banzhaf(game, unions)
    merged = game.merge({union[0]: union for union in unions})
    shares, absolute = power.shapley_shubik(merged), power.penrose(merged)
    for union in unions:
        assert sum(owen[name] for name in union) == shares[union[0]]
        assert sum(symmetric[name] for name in union) == absolute[union[0]]


@QUICK
@given(games())
def test_unions_that_change_nothing(game: Game) -> None:
    alone = [[name] for name in game.members]
    for unions in ([], alone, [list(game.members)]):
        assert power.owen(game, unions) == power.shapley_shubik(game)
    for unions in ([], alone, [list(game.members)]):
        assert power.banzhaf_owen(game, unions) == power.penrose(game)


@QUICK
@given(games(), st.sets(st.sampled_from("abcdefgh"), min_size=1))
def test_a_bloc_is_a_member(game: Game, wanted: set[str]) -> None:
    names = wanted & set(game.members)
    if not names:
        return
    found = power.bloc(game, names)
    merged = game.merge({"together": names})
    assert found.captures == merged.is_winning({"together"}) == game.captures(names)
    assert found.blocks == merged.is_blocking({"together"})
    assert found.penrose == power.penrose(merged)["together"]
    assert found.shapley_shubik == power.shapley_shubik(merged)["together"]


@pytest.mark.parametrize("index", ["penrose", "shapley_shubik"])
def test_estimates_hold_what_they_promise(index: Literal["penrose", "shapley_shubik"]) -> None:
    exact = {"penrose": power.penrose, "shapley_shubik": power.shapley_shubik}[index]
    for name in ("eu_1995", "canada_victoria", "bosnia_house_of_peoples"):
        game = GAMES[name]()
        found = power.estimate(game, index, samples=3000, seed=7)
        for member, value in exact(game).items():
            low, high = found.interval(member)
            assert low <= value <= high
        assert found == power.estimate(game, index, samples=3000, seed=7)
        assert found != power.estimate(game, index, samples=3000, seed=8)


def test_a_margin_sets_the_number_of_samples() -> None:
    game = GAMES["staircase"]()
    found = power.estimate(game, "penrose", margin=0.05, confidence=0.99)
    assert 0.0499 < found.margin <= 0.05
    assert found.samples == 1337


def test_the_federal_system_is_two_weighted_rules() -> None:
    seats = alike(President=1, Vice=1, Senator=100, Representative=435)
    president, vice, senate, house = seats.values()
    chambers = Game(
        AtLeast(
            1,
            [
                All(
                    Rule.heads(1, president),
                    Rule.heads(51, senate + vice),
                    Rule.heads(218, house),
                ),
                All(Rule.heads(67, senate), Rule.heads(290, house)),
            ],
        )
    )
    lower = Rule(290, {president[0]: 72} | dict.fromkeys(house, 1))
    upper = Rule(134, {president[0]: 33, vice[0]: 1} | dict.fromkeys(senate, 2))
    both = Game(All(lower, upper), chambers.members)
    either_way = Game(All(chambers.formula, both.formula), chambers.members)
    # Equal, because what wins in both is all that wins in either.
    assert chambers.count_winning() == both.count_winning() == either_way.count_winning()


def test_permanent_members_of_1946_hold_nearly_all_power() -> None:
    found = power.shapley_shubik(GAMES["un_security_council_before_1965"]())
    permanent = [value for name, value in found.items() if name.startswith("permanent")]
    assert sum(permanent) == Fraction(76, 77)


def test_lists_that_unite_can_lose() -> None:
    game = GAMES["knesset_2022"]()
    apart = power.shapley_shubik(game)
    united = power.owen(game, [["5#1", "5#2"]])
    assert apart["5#1"] + apart["5#2"] == Fraction(47, 630)
    assert united["5#1"] + united["5#2"] == Fraction(37, 504)


def test_confessional_halves_make_everybody_a_veto_player() -> None:
    game = GAMES["lebanon"]()
    christian = {"34", "14", "8#1", "5", "1#1", "1#2", "1#3"}
    muslim = set(game.members) - christian
    halves = game.merge({"Christian": christian, "Muslim": muslim})
    assert halves.veto_players() == ("Christian", "Muslim")


@pytest.mark.parametrize(
    ("game", "veto", "dictators", "dummies"),
    [
        ("nassau_1958", 0, 0, 3),
        ("eec_1958", 0, 0, 1),
        ("un_security_council", 5, 0, 0),
        ("bosnia_house_of_peoples", 0, 0, 0),
        ("canada_1996_parliament", 1, 0, 0),
    ],
)
def test_members_of_real_bodies(game: str, veto: int, dictators: int, dummies: int) -> None:
    found = GAMES[game]()
    assert len(found.veto_players()) == veto
    assert len(found.dictators()) == dictators
    assert len(found.dummies()) == dummies


def test_proper_and_strong_bodies() -> None:
    assert GAMES["eu27_2019"]().is_proper()
    assert not GAMES["eu27_2019"]().is_strong()
    anybody = Game(Rule.heads(1, ["A", "B", "C"]))
    assert anybody.opposed_winners() == (("A",), ("B", "C"))
    assert anybody.is_strong()
    assert GAMES["nassau_1958"]().is_proper()
    assert GAMES["nassau_1958"]().is_strong()


@pytest.mark.parametrize("quota", [1, 2, 3])
def test_two_halves_can_both_win_and_two_that_are_more_cannot(quota: int) -> None:
    """Half of four is enough for two camps, whichever way the rule is written."""
    half, other = Rule.heads(quota, "ABCD"), Rule.heads(4, "ABCD")
    for formula in (half, AtLeast(1, [half, other]), AtLeast(2, [half, half])):
        assert Game(formula, "ABCD").is_proper() == (quota == 3)


def test_large_numbers_are_divided_exactly() -> None:
    """Half of an odd total is never reached by both; with one vote more it may be."""
    weights = {f"m{number}": 1_000 + number * 7_919 % 9_001 for number in range(60)}
    total = sum(weights.values())
    weights["m0"] += 1 - total % 2
    total = sum(weights.values())
    for extra, improper in ((0, False), (1, True)):
        rule = Rule(total // 2 + 1 - extra, weights)
        assert Game(rule).is_proper() is not improper
