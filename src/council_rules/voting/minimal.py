"""Minimal winning coalitions: those in which no member could be spared.

They are counted, listed and measured on a diagram of their own. Each of its nodes holds a
state of the game and the states in which it would be had one of those in favour so far stayed
away: the coalition must win in the former and lose in all the latter.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

from council_rules.voting.classes import MemberClass
from council_rules.voting.diagram import Diagram
from council_rules.voting.errors import TooLarge
from council_rules.voting.passes import Counted, completions
from council_rules.voting.threshold import NO, YES

Node = tuple[int, tuple[int, ...]]
"""A node of the game's diagram, and those that must lose."""


class Minimal(NamedTuple):
    """The minimal winning coalitions of a game, as a diagram; after YES nobody agrees."""

    classes: tuple[MemberClass, ...]
    levels: list[list[tuple[int, ...]]]

    def counted(self, shift: int) -> Counted:
        """Return the diagram prepared for counting, packed with this shift."""
        sizes = [len(one.members) for one in self.classes]
        return Counted(self.levels, sizes, [shift] * len(sizes), [1] * len(sizes))

    def number(self) -> int:
        """Return how many minimal winning coalitions there are."""
        return completions(self.counted(0))[0][0]

    def listed(self) -> Iterator[tuple[str, ...]]:
        """Yield all of them, those with heavy members first."""
        for numbers in self.makeups():
            yield from self._choices(numbers)

    def makeups(self) -> Iterator[tuple[int, ...]]:
        """Yield how many of each class are in them, each make-up once, in the same order.

        Classes left out at the end take no part.
        """
        alive = completions(self.counted(0))
        waiting: list[tuple[int, int, tuple[int, ...]]] = [(0, 0, ())]
        while waiting:
            level, node, chosen = waiting.pop()
            for k, child in enumerate(self.levels[level][node]):
                if child == YES:
                    yield (*chosen, k)
                elif child != NO and alive[level + 1][child]:
                    waiting.append((level + 1, child, (*chosen, k)))

    def _choices(self, numbers: Sequence[int]) -> Iterator[tuple[str, ...]]:
        groups = [
            combinations(one.members, k)
            for one, k in zip(self.classes, numbers, strict=False)
            if k
        ]
        for choice in product(*groups):
            yield tuple(name for group in choice for name in group)


def minimal(diagram: Diagram, budget: int) -> Minimal:
    """Return the diagram of the minimal winning coalitions, or raise TooLarge."""
    levels: list[list[tuple[int, ...]]] = []
    nodes: dict[Node, int] = {(0, ()): 0}
    count = 0
    for level in range(len(diagram.levels)):
        count += len(nodes)
        if count > budget:
            raise TooLarge("The diagram of minimal coalitions", count, budget, "nodes or more")
        after: dict[Node, int] = {}
        edges: list[tuple[int, ...]] = []
        for node in nodes:
            if len(after) > budget:
                break  # reported at the next level
            edges.append(
                tuple(
                    child if isinstance(child, int) else after.setdefault(child, len(after))
                    for child in _children(diagram, level, node)
                )
            )
        levels.append(edges)
        nodes = after
    return Minimal(diagram.classes, levels)


def _children(diagram: Diagram, level: int, node: Node) -> Iterator[Node | int]:
    state, losing = node
    edges = diagram.levels[level]
    spared: int = NO  # the state with one fewer of this class in favour
    for k, child in enumerate(edges[state]):
        must_lose = {edges[other][k] for other in losing} | {spared}
        spared = child
        if child == NO or YES in must_lose:
            yield NO
        elif child == YES:
            # The rest stays away, and what is undecided then loses.
            yield YES
        else:
            must_lose.discard(NO)
            yield _reduced(diagram, level + 1, child, must_lose)


def _reduced(diagram: Diagram, level: int, winning: int, losing: set[int]) -> Node | int:
    """Return the node without conditions that follow from others, or NO if none can win."""
    if any(_implies(diagram, level, winning, other) for other in losing):
        return NO
    kept = [
        one
        for one in losing
        if not any(one != other and _implies(diagram, level, one, other) for other in losing)
    ]
    return winning, tuple(sorted(kept))


def _implies(diagram: Diagram, level: int, harder: int, easier: int) -> bool:
    """Tell whether all that win from one node can be seen to win from the other."""
    shape, nodes = diagram.states[level][harder]
    other_shape, other_nodes = diagram.states[level][easier]
    return shape == other_shape and all(
        diagram.rules[rule].least[node] >= diagram.rules[rule].least[other]
        for rule, node, other in zip(
            diagram.shapes.rules[shape], nodes, other_nodes, strict=True
        )
    )


def cheapest(diagram: Diagram, costs: Mapping[str, int]) -> tuple[str, ...]:
    """Return a winning coalition with the least sum of costs."""
    ranked = [sorted(one.members, key=lambda name: costs[name]) for one in diagram.classes]
    prices = []
    for names in ranked:
        prices.append([sum(costs[name] for name in names[:k]) for k in range(len(names) + 1)])
    # For each node the least cost to win from there, and how many of its class that takes.
    best: list[list[tuple[int, int]]] = [[] for _ in diagram.levels]
    for level in reversed(range(len(diagram.levels))):
        for edges in diagram.levels[level]:
            best[level].append(
                min(
                    (price + (0 if child == YES else best[level + 1][child][0]), k)
                    for k, (price, child) in enumerate(zip(prices[level], edges, strict=True))
                    if child != NO
                )
            )
    chosen: list[str] = []
    level, node = 0, 0
    while node != YES:
        k = best[level][node][1]
        chosen.extend(ranked[level][:k])
        node = diagram.levels[level][node][k]
        level += 1
    return tuple(chosen)
