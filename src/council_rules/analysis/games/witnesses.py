"""Votes that some result hangs on, and two camps that can both win, in one game.

Both are looked for where they are mostly found before all coalitions are gone through.
"""

from collections.abc import Iterator
from random import Random

from council_rules.analysis.games.forms import Unworkable
from council_rules.analysis.games.known import game_of
from council_rules.analysis.games.played import Played
from council_rules.logic.fact_base import term
from council_rules.logic.terms import Symbol
from council_rules.voting import Budget, Formula, Game

# so that a game of a check is given up after seconds
IN_A_CHECK = Budget(nodes=300_000, bytes=1 << 27, work=1 << 33)
ORDERS, DIVISIONS = 200, 20


def pivotal(played: Played, procedure: str) -> Iterator[Symbol]:
    """Yield the classes of seats with a vote that some result hangs on.

    Raises TooLarge, and Unworkable where nobody can tell of some: a class of seats of which
    only the whole is known may be split, and others then matter.
    """
    if isinstance(played.form, bool):
        return
    mattering = _mattering(game_of(played.form, played.members, IN_A_CHECK))
    seats: dict[str, None] = {}
    for name, held in played.holdings:
        if name in mattering:
            seats.update((path, None) for path, _ in held.seats if not path.endswith("/?more"))
    if played.undivided and not mattering >= dict(played.holdings).keys():
        raise Unworkable("some votes are only known as a sum")
    for path in seats:
        yield term("pivotal", path, procedure)


def _mattering(game: Game) -> set[str]:
    """Return the members who are no dummies."""
    classes = {name: inside for inside in game.classes() for name in inside}
    found: set[str] = set()
    chance = Random(0)
    order = list(game.members)
    for _ in range(ORDERS):
        chance.shuffle(order)
        found.update(classes[_turning(game.formula, order)])
        if len(found) == len(order):
            return found
    return set(game.members).difference(game.dummies())


def _turning(formula: Formula, order: list[str]) -> str:
    """Return who wins for the coalition if members join it in an order."""
    losing, winning = 0, len(order)
    while winning - losing > 1:
        middle = (losing + winning) // 2
        if formula.accepts(frozenset(order[:middle])):
            winning = middle
        else:
            losing = middle
    return order[losing]


def is_improper(played: Played) -> bool:
    """Return whether two camps without a common member can both win. Raises TooLarge."""
    form = played.form
    if isinstance(form, bool):
        return form
    game = game_of(form, played.members, IN_A_CHECK)
    return _is_divided(game) or not game.is_proper()


def _is_divided(game: Game) -> bool:
    """Return whether some division of the members by chance shows two winning camps."""
    chance = Random(0)
    order = list(game.members)
    for _ in range(DIVISIONS):
        chance.shuffle(order)
        one, other = frozenset(order[::2]), frozenset(order[1::2])
        if game.formula.accepts(one) and game.formula.accepts(other):
            return True
    return False
