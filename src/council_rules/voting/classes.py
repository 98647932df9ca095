"""Members who are interchangeable, and the order in which a diagram asks about them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from council_rules.voting.formula import Rule


class MemberClass(NamedTuple):
    """Members with the same weight in every rule."""

    members: tuple[str, ...]
    weights: tuple[int, ...]
    """The weight of one of them in each rule, in the order of the rules."""


def member_classes(
    rules: Sequence[Rule], members: Sequence[str], labels: Mapping[str, int] | None = None
) -> list[MemberClass]:
    """Group members by their weights in all rules, and by label if there are labels."""
    groups: dict[tuple[int, tuple[int, ...]], list[str]] = {}
    for name in members:
        weights = tuple(rule.weights.get(name, 0) for rule in rules)
        label = labels.get(name, 0) if labels else 0
        groups.setdefault((label, weights), []).append(name)
    return [MemberClass(tuple(names), key[1]) for key, names in groups.items()]


def in_diagram_order(
    rules: Sequence[Rule], classes: Sequence[MemberClass]
) -> list[MemberClass]:
    """Order classes so that diagrams stay small.

    Members of one body stay together, because a body that has voted leaves only 'passed' or
    'failed' behind; members who vote in most rules come first, then the heaviest.
    """
    places: dict[tuple[int, ...], list[int]] = {}
    for place, one in enumerate(classes):
        voted = tuple(rule for rule, weight in enumerate(one.weights) if weight)
        places.setdefault(voted, []).append(place)
    # Shares of the totals, as whole numbers fine enough to tell any two weights apart.
    scale = 1 << 64
    importance = [
        sum(w * scale // rule.total for w, rule in zip(one.weights, rules, strict=True))
        for one in classes
    ]
    blocks = sorted(
        places.items(),
        key=lambda block: (-len(block[0]), -max(importance[place] for place in block[1])),
    )
    return [
        classes[place]
        for _, block in blocks
        for place in sorted(block, key=lambda place: -importance[place])
    ]
