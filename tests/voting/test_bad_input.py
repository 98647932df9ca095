"""What is refused, and what the messages say."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any as Whatever

import pytest

from council_rules.voting import (
    All,
    Any,
    AtLeast,
    Budget,
    EmptyGame,
    Game,
    NotMonotone,
    Rule,
    TooLarge,
    TrivialGame,
    power,
)
from tests.voting.bodies import GAMES, PERSONS_EU27, lisbon

COUNCIL = Rule(3, {"A": 2, "B": 1, "C": 1})
GAME = Game(COUNCIL)
Build = Callable[[], object]


def wrong(value: object) -> Whatever:
    """Return a value of the wrong type without the type checker's objection."""
    return value


CASES: list[tuple[Build, type[Exception], str]] = [
    (lambda: Rule(1, {}), ValueError, "Expected at least one member, found none"),
    (
        lambda: Rule(1, {"A": 0, "B": 0}),
        ValueError,
        "Weights add up to 0, expected a total of at least 1",
    ),
    (
        lambda: Rule(1, {"A": 3, "B": -1}),
        NotMonotone,
        "Expected a weight of at least 0 for 'B', found -1",
    ),
    (
        lambda: Rule(5, {"A": 3, "B": 1}),
        EmptyGame,
        "Expected a quota of at most the total of 4, found 5",
    ),
    (lambda: Rule(0, {"A": 1}), TrivialGame, "Expected a quota of at least 1, found 0"),
    (lambda: Rule(-2, {"A": 1}), TrivialGame, "Expected a quota of at least 1, found -2"),
    (
        lambda: Rule(1, {"A": wrong(0.5)}),
        ValueError,
        "Expected a whole number as weight of 'A', found 0.5",
    ),
    (
        lambda: Rule(1, {"A": wrong(Fraction(1, 2))}),
        ValueError,
        "Expected a whole number as weight of 'A', found Fraction(1, 2)",
    ),
    (
        lambda: Rule(1, {"A": True}),
        ValueError,
        "Expected a whole number as weight of 'A', found True",
    ),
    (
        lambda: Rule(wrong(1.5), {"A": 2}),
        ValueError,
        "Expected a whole number as quota, found 1.5",
    ),
    (lambda: Rule(1, {wrong(7): 2}), ValueError, "Expected the name of a member, found 7"),
    (lambda: Rule(1, {"": 2}), ValueError, "Expected the name of a member, found ''"),
    (lambda: Rule.heads(1, ["A", "A"]), ValueError, "Member 'A' is listed more than once"),
    (lambda: Rule.heads(1, []), ValueError, "Expected at least one member, found none"),
    (
        lambda: Rule.at_least(wrong(0.65), {"A": 2}),
        ValueError,
        "Expected an exact fraction as share, found 0.65",
    ),
    (
        lambda: Rule.at_least(Fraction(0), {"A": 2}),
        TrivialGame,
        "Expected a quota of at least 1, found 0",
    ),
    (
        lambda: Rule.more_than(Fraction(1), {"A": 2}),
        EmptyGame,
        "Expected a quota of at most the total of 2, found 3",
    ),
    (All, ValueError, "Expected at least one part, found none"),
    (Any, ValueError, "Expected at least one part, found none"),
    (
        lambda: AtLeast(2, [COUNCIL]),
        EmptyGame,
        "Expected at most 1 needed parts, found 2",
    ),
    (
        lambda: AtLeast(0, [COUNCIL]),
        TrivialGame,
        "Expected at least 1 needed part, found 0",
    ),
    (
        lambda: AtLeast(wrong(1.0), [COUNCIL]),
        ValueError,
        "Expected a whole number of parts, found 1.0",
    ),
    (
        lambda: All(COUNCIL, wrong("A")),
        ValueError,
        "Expected rules and formulas as parts, found 'A'",
    ),
    (lambda: Game(wrong("A")), ValueError, "Expected a rule or a formula, found 'A'"),
    (
        lambda: Game(COUNCIL, ["A", "B"]),
        ValueError,
        "The formula names 'C', who is no member of the game",
    ),
    (
        lambda: Game(COUNCIL, ["A", "B", "C", "B"]),
        ValueError,
        "Member 'B' is listed more than once",
    ),
    (lambda: GAME.is_winning({"A", "X"}), ValueError, "Unknown member 'X'"),
    (lambda: GAME.is_blocking(["X"]), ValueError, "Unknown member 'X'"),
    (
        lambda: GAME.is_winning("AB"),
        ValueError,
        "Expected a collection of members, found the text 'AB'",
    ),
    (lambda: GAME.merge({"bloc": ["A", "X"]}), ValueError, "Unknown member 'X'"),
    (
        lambda: GAME.merge({"one": ["A"], "two": ["A", "B"]}),
        ValueError,
        "Member 'A' is in two blocs",
    ),
    (
        lambda: GAME.merge({"bloc": []}),
        ValueError,
        "Expected at least one member in bloc 'bloc', found none",
    ),
    (
        lambda: GAME.merge({"C": ["A", "B"]}),
        ValueError,
        "A bloc is named 'C' like a member outside of it",
    ),
    (
        lambda: GAME.fix(yes=["A"], no=["A"]),
        ValueError,
        "Member 'A' cannot vote both in favour and against",
    ),
    (
        lambda: GAME.fix(yes=["A", "B"]),
        TrivialGame,
        "These votes already pass every motion",
    ),
    (lambda: GAME.fix(no=["A"]), EmptyGame, "These votes already defeat every motion"),
    (
        lambda: GAME.smallest_winning({"A": 1, "B": 1}),
        ValueError,
        "Expected a whole cost from 0 for 'C', found None",
    ),
    (
        lambda: GAME.smallest_winning({"A": 1, "B": -1, "C": 1}),
        ValueError,
        "Expected a whole cost from 0 for 'B', found -1",
    ),
    (
        lambda: GAME.smallest_winning({"A": 1, "B": 1, "C": 1, "X": 1}),
        ValueError,
        "Unknown member 'X'",
    ),
    (lambda: power.owen(GAME, [["A", "X"]]), ValueError, "Unknown member 'X'"),
    (lambda: power.owen(GAME, [["A"], ["A", "B"]]), ValueError, "Member 'A' is in two unions"),
    (
        lambda: power.owen(GAME, [[]]),
        ValueError,
        "Expected at least one member in a union, found none",
    ),
    (
        lambda: power.owen(GAME, ["AB"]),
        ValueError,
        "Expected a collection of members, found the text 'AB'",
    ),
    (lambda: power.bloc(GAME, ["X"]), ValueError, "Unknown member 'X'"),
    (
        lambda: power.bloc(GAME, []),
        ValueError,
        "Expected at least one member in the bloc, found none",
    ),
    (
        lambda: power.estimate(GAME, wrong("banzhaf")),
        ValueError,
        "Expected 'penrose' or 'shapley_shubik' as index, found 'banzhaf'",
    ),
    (
        lambda: power.estimate(GAME, "penrose", samples=0),
        ValueError,
        "Expected at least 1 sample, found 0",
    ),
    (
        lambda: power.estimate(GAME, "penrose", margin=0.0),
        ValueError,
        "Expected a margin between 0 and 1, found 0.0",
    ),
    (
        lambda: power.estimate(GAME, "penrose", confidence=1.0),
        ValueError,
        "Expected a confidence between 0 and 1, found 1.0",
    ),
    (
        lambda: power.shapley_shubik_by_quadrature(GAMES["us_federal"]()),
        ValueError,
        "Quadrature works for one weighted rule, found a composed formula",
    ),
    (
        lambda: power.shapley_shubik_by_quadrature(GAME, 0.0),
        ValueError,
        "Expected a tolerance above 0, found 0.0",
    ),
]


@pytest.mark.parametrize(("build", "kind", "message"), CASES)
def test_refused(build: Build, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind) as caught:
        build()
    assert type(caught.value) is kind
    assert str(caught.value) == message
    assert isinstance(caught.value, ValueError)


def test_too_many_nodes() -> None:
    small = Budget(nodes=1000)
    for clause in (None, 24):
        game = Game(lisbon(PERSONS_EU27, 15, clause), budget=small)
        with pytest.raises(TooLarge, match="expected at most 1,000 nodes or more") as caught:
            power.banzhaf(game)
        assert caught.value.needed > caught.value.budget == 1000


def test_too_many_minimal_and_opposed() -> None:
    game = Game(lisbon(PERSONS_EU27, 15, 24), budget=Budget(nodes=22_000))
    assert game.count_winning() == 17713120
    with pytest.raises(TooLarge, match="minimal coalitions"):
        game.count_minimal_winning()


def test_too_much_memory() -> None:
    weights = {f"m{number}": 10**9 + 7919**number % 10**8 for number in range(60)}
    game = Game(Rule.more_than(Fraction(1, 2), weights))
    with pytest.raises(TooLarge, match="raise the budget or ask for an estimate") as caught:
        power.banzhaf(game)
    assert caught.value.unit == "bytes"
    with pytest.raises(TooLarge, match="ask for quadrature or an estimate"):
        power.shapley_shubik(game)
    with pytest.raises(TooLarge, match="Quadrature is too large"):
        power.shapley_shubik_by_quadrature(game)
    found = power.estimate(game, "shapley_shubik", samples=500)
    assert all(low <= 1 / 60 <= high for low, high in map(found.interval, game.members))


def test_too_many_make_ups() -> None:
    with pytest.raises(TooLarge, match="make-ups of coalitions"):
        power.johnston(Game(lisbon(PERSONS_EU27, 15, 24)))


def test_too_much_memory_by_size() -> None:
    game = Game(lisbon(PERSONS_EU27, 15, 24), budget=Budget(bytes=1_000_000))
    assert game.count_winning() == 17713120
    with pytest.raises(TooLarge, match="Counting by size is too large"):
        power.shapley_shubik(game)
    with pytest.raises(TooLarge, match="Counting by size is too large"):
        power.owen(game, [["DE", "FR"]])
