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
    return effects_of(closed(number))


def effects_of(council: Mapping[str, object]) -> tuple[Effects, dict[Key, Edit]]:
    draft = Draft(load_text(json.dumps(council), "council"), DAY)
    return Effects(Encodings(draft), {}), _by_key(one for one in levers(draft) if not one.needs)


def assembly(size: int, locals_first: bool = True) -> dict[str, object]:
    """Return an assembly of so many seats one by one, a quarter of them local."""
    whose = ["residents"] * (size // 4) + ["outsiders"] * (size - size // 4)
    whose = whose if locals_first else whose[::-1]
    return {
        "council_rules": "1",
        "proposal": {"id": "large", "title": "Large assembly", "completeness": "closed"},
        "areas": [{"id": "valley", "name": "Valley"}],
        "groups": [
            {"id": name, "name": name, "dimension": "origin", "locality": {"valley": kind}}
            for name, kind in (("residents", "local"), ("outsiders", "external"))
        ],
        "matters": [{"id": "budget", "name": "Budget", "area": "valley"}],
        "bodies": [
            {
                "id": "assembly",
                "name": "Assembly",
                "seats": [{"id": f"s{n}", "reserved_for": [w]} for n, w in enumerate(whose)],
            }
        ],
        "procedures": [
            {
                "id": "vote",
                "body": "assembly",
                "matters": ["budget"],
                "passes_when": {"more_than": "1/2", "of": "members"},
            }
        ],
    }


@pytest.mark.parametrize("number", [12, 17, 19])
def test_each_edit_has_the_effect_that_it_has_alone(number: int) -> None:
    """A body in which no outsider is left is not asked whether it stays, wherever he sat."""
    effects, edits = encoded(number)
    together = effects.of_all(edits)
    assert together == effects._one_by_one(edits)
    assert len(together) > 5


@pytest.mark.parametrize("locals_first", [True, False])
def test_seats_that_are_alike_are_told_apart_as_well(locals_first: bool) -> None:
    """Whoever stands first for those alike is another one once that seat is reserved."""
    effects, edits = effects_of(assembly(12, locals_first))
    assert effects.of_all(edits) == effects._one_by_one(edits)


def test_seats_that_are_alike_are_not_encoded_one_by_one() -> None:
    """Of twice as many seats few more files are encoded."""
    read = []
    for seats in (20, 40):
        effects, edits = effects_of(assembly(seats))
        effects.of_all(edits)
        read.append(len(effects._encodings._differences))
    few, many = read
    assert many - few < 5


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
