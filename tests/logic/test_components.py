"""Components hold what leads to each other, and come after what they lead to."""

from random import Random

import pytest

from council_rules.logic.components import components


def reached(leads: dict[int, list[int]], start: int) -> set[int]:
    """Return what a number leads to, itself included."""
    seen, todo = {start}, [start]
    while todo:
        for other in leads[todo.pop()]:
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return seen


@pytest.mark.parametrize("seed", range(200))
def test_components_are_those_found_by_following_every_number(seed: int) -> None:
    chance = Random(seed)
    numbers = range(chance.randint(1, 12))
    upward = chance.random() < 0.5
    leads = {
        one: [chance.randrange(len(numbers) if upward else one + 1) for _ in range(2)]
        if chance.random() < 0.6
        else []
        for one in numbers
    }
    goals = chance.sample(numbers, chance.randint(0, len(numbers)))
    behind = {one: reached(leads, one) for one in numbers}
    yielded: list[int] = []
    for together in components(leads.__getitem__, goals):
        first = together[0]
        assert set(together) == {one for one in behind[first] if first in behind[one]}
        yielded += together
        assert behind[first] <= set(yielded)
    assert len(yielded) == len(set(yielded))
    assert set(yielded) == set[int]().union(*(behind[goal] for goal in goals))


def test_a_long_chain_is_followed_either_way() -> None:
    length = 50_000
    down = components(lambda one: [one - 1] if one else [], [length])
    up = components(lambda one: [one + 1] if one < length else [], [0])
    assert sum(1 for _ in down) == sum(1 for _ in up) == length + 1
