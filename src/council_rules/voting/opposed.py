"""Whether two groups without a common member could both win."""

from typing import TypeAlias

from council_rules.voting.diagram import Diagram
from council_rules.voting.errors import TooLarge
from council_rules.voting.formula import AtLeast, Formula
from council_rules.voting.threshold import EDGES, NO, YES

Pair: TypeAlias = tuple[int, int]


def always_meet(formula: Formula) -> bool:
    """Tell whether quotas alone show that any two winning coalitions share a member.

    Whoever wins meets so many parts that one of them is among those of which it is shown, in
    the end two quotas of the same votes that add up to more than all votes. Where nothing is
    shown, two may still share a member.
    """
    known: dict[tuple[int, int], bool] = {}

    def meet(one: Formula, other: Formula) -> bool:
        if (key := (id(one), id(other))) not in known:
            known[key] = shown(one, other)
        return known[key]

    def shown(one: Formula, other: Formula) -> bool:
        if isinstance(one, AtLeast):
            return sum(not meet(part, other) for part in one.parts) < one.needed
        if isinstance(other, AtLeast):
            return meet(other, one)
        return one.weights == other.weights and one.quota + other.quota > one.total

    return meet(formula, formula)


def opposed_winners(
    diagram: Diagram, budget: int
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return two winning coalitions without a common member, or None if there are none.

    Follows a coalition and its complement down the diagram at the same time; raises TooLarge
    when that leads to more pairs of nodes than the budget.
    """
    # For each level the pairs reached, with the pair before and how many agreed with the first.
    reached: list[dict[Pair, tuple[Pair, int]]] = [{(0, 0): ((0, 0), 0)}]
    count = tried = 0
    for level, one in enumerate(diagram.classes):
        edges = diagram.levels[level]
        size = len(one.members)
        after: dict[Pair, tuple[Pair, int]] = {}
        tried += len(reached[level]) * (size + 1)
        if tried > EDGES * budget:
            raise TooLarge("Looking for opposed winners", tried, EDGES * budget, "ways")
        for pair in reached[level]:
            first, second = edges[pair[0]], edges[pair[1]]
            for k in range(size + 1):
                a, b = first[k], second[size - k]
                if a == NO or b == NO:
                    continue
                if a == YES or b == YES:
                    return _witness(diagram, reached, pair, k, a == YES)
                if not _exhausted(diagram, level + 1, a, b):
                    after.setdefault((a, b), (pair, k))
        count += len(after)
        if count > budget:
            raise TooLarge("Looking for opposed winners", count, budget, "pairs or more")
        reached.append(after)
    return None


def _exhausted(diagram: Diagram, level: int, first: int, second: int) -> bool:
    """Tell whether some rule that both still need cannot be met by two disjoint groups."""
    shape, nodes = diagram.states[level][first]
    other_shape, other_nodes = diagram.states[level][second]
    shapes = diagram.shapes
    needs = dict(zip(shapes.rules[shape], nodes, strict=True))
    other_needs = dict(zip(shapes.rules[other_shape], other_nodes, strict=True))
    for rule in shapes.necessary[shape] & shapes.necessary[other_shape]:
        threshold = diagram.rules[rule]
        left = sum(one.weights[rule] * len(one.members) for one in diagram.classes[level:])
        if threshold.least[needs[rule]] + threshold.least[other_needs[rule]] > left:
            return True
    return False


def _witness(
    diagram: Diagram,
    reached: list[dict[Pair, tuple[Pair, int]]],
    pair: Pair,
    chosen: int,
    first_has_won: bool,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    level = len(reached) - 1
    numbers = [chosen]
    while level:
        pair, chosen = reached[level][pair]
        numbers.append(chosen)
        level -= 1
    numbers.reverse()
    first: list[str] = []
    second: list[str] = []
    for place, one in enumerate(diagram.classes):
        rest = 0 if first_has_won else len(one.members)
        k = numbers[place] if place < len(numbers) else rest
        first.extend(one.members[:k])
        second.extend(one.members[k:])
    return tuple(first), tuple(second)
