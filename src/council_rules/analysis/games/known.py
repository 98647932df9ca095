"""Games that several inquiries of one file play: what is found out of one is found out once."""

from functools import lru_cache

from council_rules.voting import Budget, Formula, Game

# so many are kept until the file is done with: the diagram of a game can be large
MOST_KEPT = 32


@lru_cache(MOST_KEPT)
def game_of(formula: Formula, members: tuple[str, ...], budget: Budget) -> Game:
    """Return the game of a formula and its members: the same one if it was asked for lately."""
    return Game(formula, members, budget)


def forget() -> None:
    """Keep no game any longer."""
    game_of.cache_clear()
