"""Every value of the table in published.yaml, to every digit that is given there."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from council_rules.voting import Game, power
from council_rules.voting.vulnerable import vulnerable
from tests.voting.bodies import GAMES, members_named

TABLE = Path(__file__).with_name("published.yaml")
ABOUT = {"game", "trust", "source", "unions"}
TRUST = {"published", "remembered", "peer", "calculated"}


class _Words(yaml.SafeLoader):
    """Reads every value as it is written: the number of digits matters."""


_Words.yaml_implicit_resolvers = {}
ROWS: list[dict[str, Any]] = yaml.load(TABLE.read_text(encoding="utf-8"), Loader=_Words)

Found = Fraction | int | dict[str, Fraction] | dict[str, int]
QUANTITIES: dict[str, Callable[[Game], Found]] = {
    "winning": Game.count_winning,
    "swings": Game.swings,
    "swing_sum": lambda game: sum(game.swings().values()),
    "minimal_winning": Game.count_minimal_winning,
    "maximal_losing": Game.count_minimal_blocking,
    "smallest_winning": lambda game: len(game.smallest_winning()),
    "smallest_blocking": lambda game: len(game.smallest_blocking()),
    "vulnerable": lambda game: vulnerable(game.diagram, game.budget.types).coalitions,
    "act": lambda game: power.coleman(game).act,
    "prevent": lambda game: power.coleman(game).prevent,
    "initiate": lambda game: power.coleman(game).initiate,
    "sensitivity": power.sensitivity,
    "deficit": power.mean_majority_deficit,
    "penrose": power.penrose,
    "banzhaf": power.banzhaf,
    "shapley_shubik": power.shapley_shubik,
    "johnston": power.johnston,
    "deegan_packel": power.deegan_packel,
    "public_good": power.public_good,
    "rae": power.rae,
    "inclusiveness": power.inclusiveness,
}
WITH_UNIONS = {
    "owen": power.owen,
    "banzhaf_owen": power.banzhaf_owen,
    "symmetric_coalitional_banzhaf": power.symmetric_coalitional_banzhaf,
}
CASES = [
    pytest.param(row, key, id=f"{row['game']}-{key}-{place}")
    for place, row in enumerate(ROWS)
    for key in row
    if key not in ABOUT
]


@lru_cache
def game_named(name: str) -> Game:
    """Return a game that remembers what was counted for an earlier test."""
    return GAMES[name]()


def agrees(found: Fraction | int, stated: str) -> bool:
    """Tell whether a number is the stated one, in every digit stated."""
    if "/" in stated or stated.isdigit():
        return found == Fraction(stated)
    number = Decimal(stated)
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return abs(Fraction(found) - Fraction(number)) <= Fraction(10) ** exponent / 2


@pytest.mark.parametrize(("row", "key"), CASES)
def test_value(row: dict[str, Any], key: str) -> None:
    game = game_named(row["game"])
    quantity = key.removesuffix("_digits")
    if quantity in WITH_UNIONS:
        found: Found = WITH_UNIONS[quantity](game, row["unions"])
    else:
        found = QUANTITIES[quantity](game)
    stated = row[key]
    if not isinstance(found, dict):
        assert agrees(found, stated), (found, stated)
        return
    if isinstance(stated, list):
        stated = dict(zip(game.members, stated, strict=True))
    for name, number in stated.items():
        members = members_named(game.members, name)
        assert members, name
        for member in members:
            assert agrees(found[member], number), (member, found[member], number)


def test_the_table_is_sound() -> None:
    assert {row["game"] for row in ROWS} == set(GAMES)
    assert {row["trust"] for row in ROWS} == TRUST
    assert all(row["source"] for row in ROWS)


def test_digits_are_taken_seriously() -> None:
    assert agrees(Fraction(1, 3), "0.3333")
    assert not agrees(Fraction(1, 3), "0.3334")
    assert not agrees(Fraction(1, 3), "0.33330")
    assert agrees(Fraction(2, 6), "1/3")
    assert not agrees(Fraction(333, 1000), "1/3")
