"""How often coalitions win and members swing them: which engine counts, and its answer."""

from collections.abc import Callable, Sequence
from math import comb
from typing import NamedTuple, TypeVar

from council_rules.voting import alike, limbs, packed, passes, prefix
from council_rules.voting.arrays import has_numpy
from council_rules.voting.classes import member_classes
from council_rules.voting.diagram import NODES, Diagram
from council_rules.voting.errors import TooLarge
from council_rules.voting.formula import AtLeast, Formula, Rule

Value = TypeVar("Value")


class Budget(NamedTuple):
    """How much an exact answer may cost before TooLarge is raised."""

    nodes: int = NODES
    """Nodes of a decision diagram."""
    bytes: int = 1 << 30
    """Memory for counts."""
    work: int = 1 << 44
    """Bits of whole numbers that are multiplied or added up, all together."""
    types: int = 200_000
    """Ways in which a coalition can be made up of so many members of each class."""


class Counts(NamedTuple):
    """Coalitions of a game."""

    winning: int
    swings: dict[str, int]
    """For each member how many coalitions without it lose and win when it joins."""


class CountsBySize(NamedTuple):
    """Coalitions of a game, sorted by their size."""

    winning: list[int]
    """Winning coalitions of 0, 1, ... up to all members."""
    swings: dict[str, list[int]]
    """For each member the coalitions it swings, by their size without the member."""


SMALL = 1 << 24
"""Bits of a long integer on which one rule is counted faster than on any diagram."""
LONG = 1 << 24
"""Bits of a long integer from which on numpy is faster."""


def count(
    formula: Formula, members: Sequence[str], budget: Budget, diagram: Callable[[], Diagram]
) -> Counts:
    """Return the counts of a formula over these members, or raise TooLarge."""
    rule = lone_rule(formula)
    problem = None if rule is None else prefix.reduce(rule, members)
    if rule is None or problem is None:
        return _count_on(diagram(), members, budget)
    kernel: prefix.Kernel
    if len(problem.weights) <= 1:
        kernel, shift = alike.count, 0
    elif not _suits_prefix(rule, members, budget, False):
        return _count_on(diagram(), members, budget)
    elif problem.quota * packed.cell_bits(len(members), False) >= LONG and has_numpy():
        kernel, shift = limbs.count, 0
    else:
        kernel, shift = packed.kernel(len(members), False)
    solved = prefix.solve(rule, members, problem, kernel, shift)
    losing = 2 ** len(members) - solved.losing if problem.dual else solved.losing
    return Counts(2 ** len(members) - losing, solved.swings)


def count_by_size(
    formula: Formula, members: Sequence[str], budget: Budget, diagram: Callable[[], Diagram]
) -> CountsBySize:
    """Return the counts by size of a formula over these members, or raise TooLarge."""
    rule = lone_rule(formula)
    size = len(members)
    if rule is not None and len(set(map(rule.weights.get, members))) == 1:
        _check_bytes(size * size // 8, budget)
        return CountsBySize(*alike.by_size(rule.quota, rule.weights[members[0]], members))
    if rule is None or not _suits_prefix(rule, members, budget, True):
        return _count_by_size_on(diagram(), members, budget)
    problem = prefix.reduce(rule, members)
    kernel, shift = packed.kernel(size, True)
    solved = prefix.solve(rule, members, problem, kernel, shift)
    losing = passes.unpack(solved.losing, shift, size + 1)
    everything = [comb(size, k) for k in range(size + 1)]
    step = -1 if problem.dual else 1
    # Who loses in the dual leaves winners outside; who swings there swings the others here.
    winning = losing[::-1] if problem.dual else _minus(everything, losing)
    unpacked = {
        packed_count: passes.unpack(packed_count, shift, size)[::step]
        for packed_count in set(solved.swings.values())
    }
    return CountsBySize(winning, {name: unpacked[n] for name, n in solved.swings.items()})


def lone_rule(formula: Formula) -> Rule | None:
    """Return the rule of a formula that is nothing but one rule."""
    while isinstance(formula, AtLeast):
        if len(formula.parts) > 1:
            return None
        formula = formula.parts[0]
    return formula


def _suits_prefix(rule: Rule, members: Sequence[str], budget: Budget, by_size: bool) -> bool:
    """Tell whether one rule is better counted by prefix sums than on a diagram."""
    needed = prefix.reduce(rule, members).quota * packed.cell_bits(len(members), by_size)
    if needed <= SMALL:
        return True
    nodes = _most_nodes(rule, members)
    if nodes <= budget.nodes:
        return False
    if needed // 8 <= budget.bytes:
        check_work(needed * len(members), budget)
        return True
    hint = "raise the budget or ask for an estimate"
    if by_size:
        hint = "ask for quadrature or an estimate, or raise the budget"
    raise TooLarge("Counting for one rule", needed // 8, budget.bytes, "bytes", hint)


def _most_nodes(rule: Rule, members: Sequence[str]) -> int:
    """Return an upper bound for the nodes of the diagram of one rule."""
    classes = sorted(
        member_classes([rule], members), key=lambda one: one.weights[0], reverse=True
    )
    before, after, rest = 1, 1, rule.total
    for one in classes:
        after *= len(one.members) + 1
    nodes = 0
    for one in classes:
        nodes += min(before, after, rest + 1)
        before *= len(one.members) + 1
        after //= len(one.members) + 1
        rest -= one.weights[0] * len(one.members)
    return nodes


def _count_on(diagram: Diagram, members: Sequence[str], budget: Budget) -> Counts:
    check_work(diagram.edge_count() * len(members), budget)
    sizes = [len(one.members) for one in diagram.classes]
    game = passes.counted(diagram.levels, sizes, [0] * len(sizes))
    up = passes.completions(game)
    return Counts(up[0][0], _by_member(diagram, members, passes.swings(game, up)))


def _count_by_size_on(diagram: Diagram, members: Sequence[str], budget: Budget) -> CountsBySize:
    size = len(members)
    bits = passes.bits_for(size)
    check_memory(diagram, bits * (size + 1), budget)
    check_work(diagram.edge_count() * bits * (size + 1), budget)
    sizes = [len(one.members) for one in diagram.classes]
    game = passes.counted(diagram.levels, sizes, [bits] * len(sizes))
    up = passes.completions(game)
    swings = [passes.unpack(packed, bits, size) for packed in passes.swings(game, up)]
    winning = passes.unpack(up[0][0], bits, size + 1)
    return CountsBySize(winning, _by_member(diagram, members, swings))


def check_memory(diagram: Diagram, bits: int, budget: Budget) -> None:
    """Raise TooLarge when a count of so many bits at each node is more than the budget."""
    _check_bytes(diagram.node_count() * bits // 8, budget)


def _check_bytes(needed: int, budget: Budget) -> None:
    if needed > budget.bytes:
        raise TooLarge("Counting by size", needed, budget.bytes, "bytes")


def check_work(bits: int, budget: Budget) -> None:
    """Raise TooLarge when so many bits to be multiplied or added are more than the budget."""
    if bits > budget.work:
        raise TooLarge("Counting coalitions", bits, budget.work, "bits to work on")


def _by_member(
    diagram: Diagram, members: Sequence[str], values: Sequence[Value]
) -> dict[str, Value]:
    found = {
        name: value
        for one, value in zip(diagram.classes, values, strict=True)
        for name in one.members
    }
    return {name: found[name] for name in members}


def _minus(left: Sequence[int], right: Sequence[int]) -> list[int]:
    return [a - b for a, b in zip(left, right, strict=True)]
