"""Decision diagrams: levels are classes of interchangeable members, edges how many agree.

A path from the root says, class after class, how many members are in favour; it ends in YES
or NO as soon as the rest cannot change the outcome.
"""

from collections.abc import Mapping, Sequence
from operator import getitem
from typing import NamedTuple
from weakref import WeakValueDictionary

from council_rules.voting.classes import MemberClass, in_diagram_order, member_classes
from council_rules.voting.errors import TooLarge
from council_rules.voting.formula import Formula, Rule
from council_rules.voting.shapes import Shapes, shape_of
from council_rules.voting.threshold import EDGES, NO, YES, Threshold

NODES = 1_000_000
"""The most nodes of a diagram unless the caller says otherwise."""

State = tuple[int, tuple[int, ...]]
# those of diagrams in use: one rule often stands in several games
_alive: WeakValueDictionary[tuple[int, tuple[tuple[int, int], ...], int], Threshold] = (
    WeakValueDictionary()
)


class Diagram(NamedTuple):
    """A whole diagram; its root is the only node of the first level."""

    classes: tuple[MemberClass, ...]
    levels: list[list[tuple[int, ...]]]
    """For each class and node, the node of the next level for each number in favour."""
    states: list[list[State]]
    """For each class and node, the shape of what is left and the node of each of its rules."""
    rules: tuple[Threshold, ...]
    shapes: Shapes

    def node_count(self) -> int:
        """Return the number of nodes, without YES and NO."""
        return sum(map(len, self.levels))

    def edge_count(self) -> int:
        """Return the number of edges: for each node one for each number of those in favour."""
        return sum(len(level) * len(level[0]) for level in self.levels if level)


def build(
    formula: Formula,
    members: Sequence[str],
    labels: Mapping[str, int] | None = None,
    budget: int = NODES,
) -> Diagram:
    """Return the diagram of a formula over these members, or raise TooLarge.

    Members with different labels never share a class. ``budget`` limits the nodes of the
    diagram and of the diagram of each single rule.
    """
    rules = formula.rules()
    classes = in_diagram_order(rules, member_classes(rules, members, labels))
    thresholds = tuple(
        _threshold(rule, number, classes, budget) for number, rule in enumerate(rules)
    )
    shapes = Shapes(shape_of(formula, {rule: number for number, rule in enumerate(rules)}))
    diagram = Diagram(tuple(classes), [], [], thresholds, shapes)
    _grow(diagram, budget)
    return diagram


def _threshold(
    rule: Rule, number: int, classes: Sequence[MemberClass], budget: int
) -> Threshold:
    steps = tuple(
        (one.weights[number], len(one.members)) for one in classes if one.weights[number]
    )
    key = (rule.quota, steps, budget)
    known = _alive.get(key)
    if known is None:
        known = _alive[key] = Threshold(*key)
    return known


def _grow(diagram: Diagram, budget: int) -> None:
    shapes, thresholds = diagram.shapes, diagram.rules
    root = tuple(thresholds[rule].root for rule in shapes.rules[0])
    # A rule is never decided before anybody has voted, so neither is the formula.
    states: dict[State, int] = {(0, root): 0}
    count = edges = 0
    for one in diagram.classes:
        count += len(states)
        edges += len(states) * (len(one.members) + 1)
        if edges > EDGES * budget:
            raise TooLarge("The decision diagram", edges, EDGES * budget, "edges")
        if count > budget:
            raise TooLarge("The decision diagram", count, budget, "nodes or more")
        diagram.states.append(list(states))
        states = _step(diagram, one, states, budget - count)


class _Unmoved:
    """Stands for the children of all nodes of a rule in which a class has no vote."""

    def __init__(self, edges: int) -> None:
        self._edges = edges

    def __getitem__(self, node: int) -> tuple[int, ...]:
        return (node,) * self._edges


def _step(
    diagram: Diagram, one: MemberClass, states: dict[State, int], budget: int
) -> dict[State, int]:
    """Add the level of one class for these states and return the states after it."""
    shapes = diagram.shapes
    size = len(one.members)
    still = _Unmoved(size + 1)
    moves = [
        rule.children if weight else still
        for rule, weight in zip(diagram.rules, one.weights, strict=True)
    ]
    tables: dict[int, list[Sequence[tuple[int, ...]] | _Unmoved]] = {}
    level: list[tuple[int, ...]] = []
    after: dict[State, int] = {}
    for shape, nodes in states:
        if shape not in tables:
            tables[shape] = [moves[rule] for rule in shapes.rules[shape]]
        edges: list[int] = []
        for reached in zip(*map(getitem, tables[shape], nodes), strict=True):
            state = (shape, reached)
            if min(reached) < 0:
                settled = shapes.settle(shape, reached)
                if isinstance(settled, bool):
                    edges.append(YES if settled else NO)
                    continue
                state = settled
            edges.append(after.setdefault(state, len(after)))
        level.append(tuple(edges))
        if len(after) > budget:
            break  # the caller reports it
    diagram.levels.append(level)
    return after
