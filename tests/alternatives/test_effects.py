"""What edits do to the facts: each what it does by itself, and together what they add up to."""

import json
from collections.abc import Mapping
from itertools import combinations, islice
from random import Random

import pytest
from clingo import Symbol

from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import Edit
from council_rules.alternatives.effects import Effect, Effects, Key
from council_rules.alternatives.encodings import Encodings
from council_rules.alternatives.levers import levers
from council_rules.alternatives.table import _by_key
from council_rules.proposal.load import load_text
from tests.alternatives.brute_force import DAY
from tests.model.random_councils import closed

PAIRS = 40
# How a veto on grounds, or contested before outsiders, is used is asked only where others than
# outsiders hold it: one edit may give it these and another change who holds it. What is called
# proven says so.
OF_TWO_STATEMENTS = frozenset(["kept_to_cause", "used_at_will", "contested_outside"])


def encoded(number: int) -> tuple[Effects, dict[Key, Edit]]:
    """Return the edits of a council that its widened text does not know."""
    draft = Draft(load_text(json.dumps(closed(number)), "random"), DAY)
    return Effects(Encodings(draft), {}), _by_key(one for one in levers(draft) if not one.needs)


@pytest.mark.parametrize("number", [12, 17, 19])
def test_each_edit_has_the_effect_that_it_has_alone(number: int) -> None:
    """A body in which no outsider is left is not asked whether it stays, wherever he sat."""
    effects, edits = encoded(number)
    together = effects.of_all(edits)
    assert together == effects._one_by_one(edits)
    assert len(together) > 5


@pytest.mark.parametrize("number", [7, 12, 17, 28])
def test_the_effects_of_two_edits_add_up(number: int) -> None:
    effects, edits = encoded(number)
    found = effects.of_all(edits)
    pairs = [
        (one, other)
        for one, other in combinations(found, 2)
        if one[0] != other[0] and not (edits[one].repeals or edits[other].repeals)
    ]
    Random(number).shuffle(pairs)
    for pair in islice(pairs, PAIRS):
        after = effects._read([a for key in pair for a in edits[key].amendments])
        if after is not None:
            differ = {*after.places} ^ added_up(effects, found, pair)
            assert {fact.name for fact in differ} <= OF_TWO_STATEMENTS


def added_up(
    effects: Effects, found: Mapping[Key, Effect], pair: tuple[Key, Key]
) -> set[Symbol]:
    """Return the facts of the file with the effects of two edits."""
    dropped = {fact for key in pair for fact in found[key].dropped}
    added = {fact for key in pair for fact in found[key].added}
    return ({*effects._before.places} - dropped) | added
