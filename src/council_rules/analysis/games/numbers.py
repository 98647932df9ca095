"""What can be counted of one game: shares, power, and who is needed."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cached_property

from council_rules.analysis.games.played import Group, Played
from council_rules.voting import Budget, Formula, Game, power

FOR_POWER = Budget(bytes=1 << 28, work=1 << 39)

Power = dict[str, Fraction]
Make = Callable[[Formula, tuple[str, ...], Budget], Game]


class Numbers:
    """The numbers of one game, each found out when it is first asked for."""

    def __init__(self, played: Played, budget: Budget = FOR_POWER, make: Make = Game) -> None:
        """Take a game whose form is a formula, and what makes it of formula and members.

        Its numbers may raise TooLarge.
        """
        if isinstance(played.form, bool):
            raise ValueError("Expected a formula, found a form that no vote changes")
        self.played = played
        self.game = make(played.form, played.members, budget)
        self.holdings = dict(played.holdings)
        self.groups = dict(played.groups)

    @cached_property
    def act(self) -> Fraction:
        """How likely a motion passes if all members toss coins."""
        return power.coleman(self.game).act

    @cached_property
    def banzhaf(self) -> Power:
        """Each member's share of all swings."""
        return power.banzhaf(self.game)

    @cached_property
    def absolute(self) -> Power:
        """How likely each member's vote decides if all others toss coins."""
        return power.penrose(self.game)

    @cached_property
    def shapley_shubik(self) -> Power:
        """How often each member decides if members join in random order."""
        return power.shapley_shubik(self.game)

    @cached_property
    def vetoes(self) -> tuple[str, ...]:
        """The members without whom nothing passes."""
        return self.game.veto_players()

    def of_group(self, values: Power, group: Group) -> Fraction:
        """Return the sum of what the members of a group have."""
        return sum((values[name] for name in self.groups[group]), Fraction(0))

    def seat_share(self, members: Iterable[str]) -> Fraction:
        """Return the share of these members in all seats of the game."""
        return self._share(members, lambda name: self.holdings[name].number)

    def vote_share(self, members: Iterable[str]) -> Fraction:
        """Return the share of these members in all votes of the game."""
        return self._share(members, lambda name: self.holdings[name].votes)

    def _share(self, members: Iterable[str], worth: Callable[[str], int]) -> Fraction:
        whole = sum(worth(name) for name in self.holdings)
        return Fraction(sum(map(worth, members)), whole) if whole else Fraction(0)
