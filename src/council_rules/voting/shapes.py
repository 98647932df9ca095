"""What is left of a formula when some of its rules are decided.

A shape is a rule, by its number, or how many of which shapes are still needed. Rules that no
longer matter are gone from it, so that states which differ only in them become one.
"""

from collections.abc import Mapping
from typing import TypeAlias

from council_rules.voting.formula import Formula, Rule
from council_rules.voting.threshold import YES

Shape: TypeAlias = "int | tuple[int, tuple[Shape, ...]]"


def shape_of(formula: Formula, number: Mapping[Rule, int]) -> Shape:
    """Return the shape of a whole formula, given the number of each of its rules."""
    if isinstance(formula, Rule):
        return number[formula]
    parts = tuple(shape_of(part, number) for part in formula.parts)
    return parts[0] if len(parts) == 1 else (formula.needed, parts)


def rules_in(shape: Shape) -> tuple[int, ...]:
    """Return the numbers of the rules that still matter, in ascending order."""
    if isinstance(shape, int):
        return (shape,)
    return tuple(sorted({number for part in shape[1] for number in rules_in(part)}))


def necessary_in(shape: Shape) -> frozenset[int]:
    """Return the numbers of rules without which the shape cannot be met."""
    if isinstance(shape, int):
        return frozenset((shape,))
    needed, parts = shape
    if needed < len(parts):
        return frozenset.intersection(*map(necessary_in, parts))
    return frozenset.union(*map(necessary_in, parts))


def without(shape: Shape, decided: Mapping[int, bool]) -> "Shape | bool":
    """Return the shape when these rules are decided, or how that decides it."""
    if isinstance(shape, int):
        return decided.get(shape, shape)
    needed, parts = shape
    left: list[Shape] = []
    for part in parts:
        rest = without(part, decided)
        if rest is True:
            needed -= 1
        elif rest is not False:
            left.append(rest)
    if needed <= 0:
        return True
    if needed > len(left):
        return False
    return left[0] if len(left) == 1 else (needed, tuple(left))


class Shapes:
    """All shapes that one formula takes, each with a number."""

    def __init__(self, whole: Shape) -> None:
        self.rules: list[tuple[int, ...]] = []
        """For each shape the rules that still matter, in ascending order."""
        self.necessary: list[frozenset[int]] = []
        """For each shape the rules without which it cannot be met."""
        self._shapes: list[Shape] = []
        self._numbers: dict[Shape, int] = {}
        self._settled: dict[
            tuple[int, tuple[int, ...]], tuple[int, tuple[int, ...]] | bool
        ] = {}
        self._number(whole)

    def _number(self, shape: Shape) -> int:
        number = self._numbers.get(shape)
        if number is None:
            number = self._numbers[shape] = len(self._shapes)
            self._shapes.append(shape)
            self.rules.append(rules_in(shape))
            self.necessary.append(necessary_in(shape))
        return number

    def settle(self, shape: int, nodes: tuple[int, ...]) -> tuple[int, tuple[int, ...]] | bool:
        """Drop the rules that ``nodes`` shows to be decided, and all that no longer matter.

        Returns the number of the new shape and its nodes, or the outcome if that is decided.
        """
        pattern = tuple(min(node, 0) for node in nodes)
        known = self._settled.get((shape, pattern))
        if known is None:
            known = self._settled[shape, pattern] = self._decide(shape, pattern)
        if isinstance(known, bool):
            return known
        return known[0], tuple([nodes[place] for place in known[1]])

    def _decide(
        self, shape: int, pattern: tuple[int, ...]
    ) -> tuple[int, tuple[int, ...]] | bool:
        rules = self.rules[shape]
        decided = {
            rule: node == YES for rule, node in zip(rules, pattern, strict=True) if node < 0
        }
        rest = without(self._shapes[shape], decided)
        if isinstance(rest, bool):
            return rest
        number = self._number(rest)
        return number, tuple(rules.index(rule) for rule in self.rules[number])
