"""The diagram of one weighted rule, in which votes still needed are merged into intervals.

After some classes have voted, a rule asks the rest for so many more votes. Different numbers
of votes often leave the same coalitions of the rest winning; the numbers that do form an
interval. A node of the diagram is such an interval (the idea is due to Bolus), which is why
populations counted in single persons need no more nodes than the game has different states.
"""

from bisect import bisect_left
from collections.abc import Sequence

from council_rules.voting.errors import TooLarge
from council_rules.voting.widths import more_than

YES = -1
"""The rule, or the formula, is met whatever the rest does."""
NO = -2
"""It fails whatever the rest does. (Counting relies on these two numbers.)"""


# for each node that a budget allows so many edges, on average
EDGES = 20


class Threshold:
    """All that can become of one rule, class after class.

    ``children[node][k]`` is the node reached when k members of the class are in favour, or
    YES or NO; ``least[node]`` is the smallest number of votes still needed there, so that of
    two nodes of one level the one with the smaller number is easier to win from.
    """

    def __init__(self, quota: int, steps: Sequence[tuple[int, int]], budget: int) -> None:
        """Take the quota, weight and size of each class with weight, and the most nodes.

        Raises TooLarge when the diagram has more nodes than the budget.
        """
        self.children: list[tuple[int, ...]] = []
        self.least: list[int] = []
        self._most: list[int] = []
        self._rest = [0] * (len(steps) + 1)
        for level in reversed(range(len(steps))):
            weight, size = steps[level]
            self._rest[level] = self._rest[level + 1] + weight * size
        # The known intervals of each level in ascending order: their upper ends, their nodes.
        self._ends: list[list[int]] = [[] for _ in range(len(steps) + 1)]
        self._names: list[list[int]] = [[] for _ in range(len(steps) + 1)]
        if beyond := more_than(budget, quota, steps):
            raise _too_many(beyond, budget)
        self._build(quota, steps, budget)
        self.root = len(self.children) - 1  # the first that was wanted is finished last

    def _build(self, quota: int, steps: Sequence[tuple[int, int]], budget: int) -> None:
        rest, ends, names, least = self._rest, self._ends, self._names, self.least

        def find(level: int, need: int) -> int | None:
            if need <= 0:
                return YES
            if need > rest[level]:
                return NO
            place = bisect_left(ends[level], need)
            if place < len(ends[level]):
                node = names[level][place]
                if least[node] <= need:
                    return node
            return None

        # A stack of our own: there may be more classes than Python allows nested calls.
        waiting = [(0, quota)]
        edges = 0
        while waiting:
            level, need = waiting[-1]
            weight, size = steps[level]
            below = level + 1
            children: list[int] = []
            missing = []
            for left in range(need, need - size * weight - 1, -weight):
                child = find(below, left)
                if child is None:
                    missing.append((below, left))
                else:
                    children.append(child)
            if missing:
                waiting.extend(missing)
                continue
            waiting.pop()
            if find(level, need) is None:  # not met a second time in the meantime
                self._add(level, weight, tuple(children))
                edges += len(children)
                if edges > EDGES * budget:
                    raise TooLarge("The diagram of one rule", edges, EDGES * budget, "edges")
                if len(self.children) > budget:
                    raise _too_many(len(self.children), budget)

    def _add(self, level: int, weight: int, children: tuple[int, ...]) -> None:
        least, most = 1, self._rest[level]
        beyond = self._rest[level + 1]
        for k, child in enumerate(children):
            if child != YES:
                least = max(
                    least, k * weight + (beyond + 1 if child == NO else self.least[child])
                )
            if child != NO:
                most = min(most, k * weight + (0 if child == YES else self._most[child]))
        node = len(self.children)
        self.children.append(children)
        self.least.append(least)
        self._most.append(most)
        place = bisect_left(self._ends[level], most)
        self._ends[level].insert(place, most)
        self._names[level].insert(place, node)


def _too_many(nodes: int, budget: int) -> TooLarge:
    return TooLarge("The diagram of one rule", nodes, budget, "nodes or more")
