"""Whether both halves of some division of the members win, told from sums of their votes."""

from collections.abc import Sequence
from itertools import accumulate
from math import prod
from operator import mul

from council_rules.voting.formula import Formula, Rule

# bits of a number that says which sums of votes there are
MOST_SUM = 100_000_000


def can_be_divided(formula: Formula) -> bool | None:
    """Return whether some members win and all others as well.

    None where sums do not tell: not all rules are needed, or there are too many sums.
    """
    rules = _all_needed(formula)
    if not rules or prod(rule.total + 1 for rule in rules) > MOST_SUM:
        return None
    return _divides(rules)


def _all_needed(formula: Formula) -> list[Rule]:
    """Return the rules that are all needed, those with the fewest votes last."""
    if isinstance(formula, Rule):
        return [formula]
    rules = [part for part in formula.parts if isinstance(part, Rule)]
    if len(rules) < len(formula.parts) or formula.needed < len(rules):
        return []
    return sorted(rules, key=lambda rule: -sum(rule.weights.values()))


def _divides(rules: Sequence[Rule]) -> bool:
    """Return whether some members meet all rules, and the others do as well."""
    totals = [sum(rule.weights.values()) for rule in rules]
    # One bit for each list of sums, a sum for each rule: set if some members have them.
    places = list(accumulate((total + 1 for total in totals), mul, initial=1))
    sums = 1
    for name in dict.fromkeys(name for rule in rules for name in rule.weights):
        weights = (rule.weights.get(name, 0) for rule in rules)
        sums |= sums << sum(map(mul, weights, places))
    quotas = [rule.quota for rule in rules]
    bounds = [(quota, total - quota) for quota, total in zip(quotas, totals, strict=True)]
    return _any_between(sums, bounds, places)


def _any_between(sums: int, bounds: Sequence[tuple[int, int]], places: Sequence[int]) -> bool:
    """Return whether a list of sums is set that lies within bounds, sum by sum."""
    least, most = bounds[-1]
    if most < least:
        return False
    if len(bounds) == 1:
        return bool(sums >> least & ((1 << (most - least + 1)) - 1))
    place = places[len(bounds) - 1]
    inside = (1 << place) - 1
    return any(
        _any_between(sums >> number * place & inside, bounds[:-1], places)
        for number in range(least, most + 1)
    )
