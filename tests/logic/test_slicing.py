"""What is left out of a program could not have fired."""

from random import Random

import pytest

from council_rules.logic.slicing import Clause, firing

NAMES = "abcdefghij"


def random_rules(chance: Random) -> list[Clause]:
    return [
        Clause(
            str(number),
            heads=tuple(chance.choices(NAMES, k=chance.randint(1, 2))),
            needs=tuple(dict.fromkeys(chance.choices(NAMES, k=chance.randint(0, 3)))),
            reads=(),
        )
        for number in range(chance.randint(0, 12))
    ]


def tried_again_and_again(rules: list[Clause], facts: set[str]) -> list[Clause]:
    available, before = set(facts), -1
    while len(available) > before:
        before = len(available)
        fired = [rule for rule in rules if available.issuperset(rule.needs)]
        available.update(head for rule in fired for head in rule.heads)
    return fired


@pytest.mark.parametrize("seed", range(20))
def test_what_may_fire_is_what_fires_when_tried_again_and_again(seed: int) -> None:
    chance = Random(seed)
    for _ in range(50):
        rules = random_rules(chance)
        facts = set(chance.sample(NAMES, chance.randint(0, 3)))
        assert firing(rules, facts) == tried_again_and_again(rules, facts)
