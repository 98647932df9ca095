"""Simple games: who wins, who blocks, and who matters at all."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from itertools import islice
from typing import TypeVar

from council_rules.voting import counting
from council_rules.voting.classes import member_classes
from council_rules.voting.counting import Budget, Counts, CountsBySize
from council_rules.voting.diagram import Diagram, build
from council_rules.voting.divided import can_be_divided
from council_rules.voting.errors import EmptyGame, TooLarge, TrivialGame
from council_rules.voting.formula import AtLeast, Formula, Rule
from council_rules.voting.minimal import Minimal, cheapest, minimal
from council_rules.voting.opposed import always_meet, opposed_winners

Result = TypeVar("Result")
Coalition = tuple[str, ...]


class Game:
    """A formula together with the members who vote, some of whom may have no say.

    A game never changes; what is costly to find out is found out once. Every question that
    counts raises TooLarge when the answer would cost more than the budget.
    """

    def __init__(
        self,
        formula: Formula,
        members: Iterable[str] | None = None,
        budget: Budget = Budget(),  # noqa: B008 - an immutable value
    ) -> None:
        """Take a formula, its members (by default those it mentions) and the budget.

        Raises ValueError when a member is listed twice or a mentioned one is missing.
        """
        if not isinstance(formula, (Rule, AtLeast)):
            raise ValueError(f"Expected a rule or a formula, found {formula!r}")
        mentioned = formula.members()
        self.formula = formula
        self.members = mentioned if members is None else tuple(members)
        self.budget = budget
        self._known = frozenset(self.members)
        if len(self._known) < len(self.members):
            doubled = next(name for name in self.members if self.members.count(name) > 1)
            raise ValueError(f"Member '{doubled}' is listed more than once")
        for name in mentioned:
            if name not in self._known:
                raise ValueError(f"The formula names '{name}', who is no member of the game")

    # Single coalitions: one evaluation of the formula each.

    def is_winning(self, coalition: Collection[str]) -> bool:
        """Tell whether these members pass a motion that all others oppose."""
        return self.formula.accepts(self._checked(coalition))

    captures = is_winning

    def is_blocking(self, coalition: Collection[str]) -> bool:
        """Tell whether a motion that all others support fails without these members."""
        return not self.formula.accepts(self._known - self._checked(coalition))

    def veto_players(self) -> Coalition:
        """Return the members who can each block alone."""
        return self._one_per_class(lambda name: self.is_blocking({name}))

    def passers(self) -> Coalition:
        """Return the members who can each win alone."""
        return self._one_per_class(lambda name: self.is_winning({name}))

    def dictators(self) -> Coalition:
        """Return the member, if any, who wins and blocks alone."""
        return self._one_per_class(
            lambda name: self.is_winning({name}) and self.is_blocking({name})
        )

    def dummies(self) -> Coalition:
        """Return the members whose vote never changes an outcome."""
        return tuple(name for name, swings in self.counts.swings.items() if not swings)

    # Other games made from this one.

    def dual(self) -> "Game":
        """Return the game in which those win who block here."""
        return self._dual

    @cached_property
    def _dual(self) -> "Game":
        return Game(self.formula.dual(), self.members, self.budget)

    def merge(self, blocs: Mapping[str, Iterable[str]]) -> "Game":
        """Return the game in which each bloc is one member of that name.

        Raises ValueError for an empty bloc, for members unknown or in two blocs, and for a
        name that a member outside the bloc has.
        """
        names: dict[str, str] = {}
        for bloc, inside in blocs.items():
            members = self._checked(tuple(inside))
            if not members:
                raise ValueError(f"Expected at least one member in bloc '{bloc}', found none")
            if bloc in self._known and bloc not in members:
                raise ValueError(f"A bloc is named '{bloc}' like a member outside of it")
            for name in members:
                if name in names:
                    raise ValueError(f"Member '{name}' is in two blocs")
                names[name] = bloc
        left = dict.fromkeys(names.get(name, name) for name in self.members)
        return Game(self.formula.renamed(names), left, self.budget)

    def fix(self, yes: Collection[str] = (), no: Collection[str] = ()) -> "Game":
        """Return the game of the others when these vote in favour and those against.

        Raises TrivialGame or EmptyGame when that already decides the outcome, and ValueError
        when somebody is unknown or to vote both ways.
        """
        agreed, opposed = self._checked(yes), self._checked(no)
        for name in sorted(agreed & opposed):
            raise ValueError(f"Member '{name}' cannot vote both in favour and against")
        rest = self.formula.fixed(agreed, opposed)
        if rest is True:
            raise TrivialGame("These votes already pass every motion")
        if rest is False:
            raise EmptyGame("These votes already defeat every motion")
        left = [name for name in self.members if name not in agreed and name not in opposed]
        return Game(rest, left, self.budget)

    # The whole game.

    def classes(self) -> list[Coalition]:
        """Return groups of interchangeable members: equal weights in every rule."""
        found = member_classes(self.formula.rules(), self.members)
        return [one.members for one in found]

    def is_proper(self) -> bool:
        """Tell whether no two coalitions without a common member both win."""
        if always_meet(self.formula):
            return True
        divided = can_be_divided(self.formula)
        return self.opposed_winners() is None if divided is None else not divided

    def opposed_winners(self) -> tuple[Coalition, Coalition] | None:
        """Return two coalitions that both win and share no member, if there are any."""
        if always_meet(self.formula):
            return None
        found = opposed_winners(self.diagram, self.budget.nodes)
        return found and (self._ordered(found[0]), self._ordered(found[1]))

    def is_strong(self) -> bool:
        """Tell whether of a coalition and all others together one always wins."""
        return self.dual().is_proper()

    @property
    def diagram(self) -> Diagram:
        """The decision diagram of the game. Raises TooLarge, at once if asked again."""
        if isinstance(self._diagram, TooLarge):
            raise self._diagram
        return self._diagram

    @cached_property
    def _diagram(self) -> Diagram | TooLarge:
        try:
            return build(self.formula, self.members, budget=self.budget.nodes)
        except TooLarge as why:
            return why

    @cached_property
    def counts(self) -> Counts:
        """How many coalitions win, and how many each member swings."""
        by_size: CountsBySize | None = vars(self).get("counts_by_size")
        if by_size:  # already known, and only to be added up
            lists = {id(found): found for found in by_size.swings.values()}
            sums = {key: sum(found) for key, found in lists.items()}
            swings = {name: sums[id(found)] for name, found in by_size.swings.items()}
            return Counts(sum(by_size.winning), swings)
        return counting.count(self.formula, self.members, self.budget, lambda: self.diagram)

    @cached_property
    def counts_by_size(self) -> CountsBySize:
        """The same, sorted by the size of the coalition."""
        return counting.count_by_size(
            self.formula, self.members, self.budget, lambda: self.diagram
        )

    def count_winning(self) -> int:
        """Return the number of winning coalitions."""
        return self.counts.winning

    def swings(self) -> dict[str, int]:
        """Return for each member how many coalitions without it win only if it joins."""
        return dict(self.counts.swings)

    def swings_by_size(self) -> dict[str, list[int]]:
        """Return the swings of each member by the size of the coalition it joins."""
        return {name: list(found) for name, found in self.counts_by_size.swings.items()}

    # Coalitions at the edge.

    @cached_property
    def minimal(self) -> Minimal:
        """The diagram of the minimal winning coalitions."""
        return minimal(self.diagram, self.budget.nodes)

    def count_minimal_winning(self) -> int:
        """Return the number of winning coalitions that could spare no member."""
        return self.minimal.number()

    def minimal_winning(self, limit: int | None = None) -> list[Coalition]:
        """Return minimal winning coalitions: all, or the first so many."""
        return [self._ordered(one) for one in islice(self.minimal.listed(), limit)]

    def count_minimal_blocking(self) -> int:
        """Return the number of blocking coalitions that could spare no member."""
        return self.dual().count_minimal_winning()

    def minimal_blocking(self, limit: int | None = None) -> list[Coalition]:
        """Return minimal blocking coalitions: all, or the first so many."""
        return self.dual().minimal_winning(limit)

    def maximal_losing(self, limit: int | None = None) -> list[Coalition]:
        """Return losing coalitions that win with any further member: all, or so many."""
        return [
            tuple(name for name in self.members if name not in blocking)
            for blocking in map(frozenset, self.minimal_blocking(limit))
        ]

    def smallest_winning(self, cost: Mapping[str, int] | None = None) -> Coalition:
        """Return a winning coalition with the fewest members, or the least total cost.

        Raises ValueError when a member has no cost, or one that is no whole number from 0.
        """
        costs = dict.fromkeys(self.members, 1) if cost is None else dict(cost)
        self._checked(costs)
        for name in self.members:
            price = costs.get(name)
            if not isinstance(price, int) or isinstance(price, bool) or price < 0:
                raise ValueError(f"Expected a whole cost from 0 for '{name}', found {price!r}")
        return self._ordered(cheapest(self.diagram, costs))

    def smallest_blocking(self, cost: Mapping[str, int] | None = None) -> Coalition:
        """Return a blocking coalition with the fewest members, or the least total cost."""
        return self.dual().smallest_winning(cost)

    def _one_per_class(self, holds: Callable[[str], bool]) -> Coalition:
        """Return the members for whom something holds, asked once for each class."""
        found = {name for names in self.classes() if holds(names[0]) for name in names}
        return self._ordered(found)

    def _ordered(self, coalition: Collection[str]) -> Coalition:
        inside = frozenset(coalition)
        return tuple(name for name in self.members if name in inside)

    def _checked(self, coalition: Collection[str]) -> frozenset[str]:
        if isinstance(coalition, str):
            raise ValueError(f"Expected a collection of members, found the text '{coalition}'")
        for name in coalition:
            if name not in self._known:
                raise ValueError(f"Unknown member {name!r}")
        return frozenset(coalition)

    def __repr__(self) -> str:
        return f"Game({self.formula!r})"
