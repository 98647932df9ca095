"""Random games for hypothesis, small enough for brute force."""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from council_rules.voting import AtLeast, Formula, Game, Rule

NAMES = tuple("abcdefghijkl")


@st.composite
def rules(draw: DrawFn, names: tuple[str, ...], heaviest: int = 9) -> Rule:
    """Draw one rule in which some of these members have a vote, often equal ones."""
    chosen = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
    weights = {name: draw(st.integers(0, heaviest)) for name in chosen}
    if not any(weights.values()):
        weights[chosen[0]] = 1
    return Rule(draw(st.integers(1, sum(weights.values()))), weights)


@st.composite
def _gates(draw: DrawFn, parts: SearchStrategy[Formula]) -> Formula:
    found = draw(st.lists(parts, min_size=1, max_size=3))
    if draw(st.booleans()):
        found.append(found[0])  # the same part twice is allowed, too
    return AtLeast(draw(st.integers(1, len(found))), found)


@st.composite
def games(draw: DrawFn, most: int = 8, least: int = 1) -> Game:
    """Draw a game, composed or of one rule, some of whose members may have no vote."""
    names = NAMES[: draw(st.integers(least, most))]
    formula = draw(st.recursive(rules(names), _gates, max_leaves=4))
    return Game(formula, names)


@st.composite
def lone_rules(draw: DrawFn, most: int = 10, heaviest: int = 60) -> Game:
    """Draw a game of one rule."""
    names = NAMES[: draw(st.integers(1, most))]
    return Game(draw(rules(names, heaviest)), names)


@st.composite
def games_with_unions(draw: DrawFn, most: int = 6) -> tuple[Game, list[list[str]]]:
    """Draw a game and some unions among its members."""
    game = draw(games(most))
    labels = [draw(st.integers(0, 3)) for _ in game.members]
    unions = [
        [name for name, label in zip(game.members, labels, strict=True) if label == one]
        for one in range(1, 4)
    ]
    return game, [union for union in unions if union]
