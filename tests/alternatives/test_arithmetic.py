"""The arithmetic of seats: how many to add, or to replace, until outsiders need locals.

The table is that for seven members of an executive board from abroad. It follows from what a
winning coalition is: a side can block if the votes of all others do not suffice.
"""

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from council_rules.alternatives.request import Permit, Request
from council_rules.alternatives.search import alternatives
from council_rules.proposal.load import Loaded, load_text
from tests.alternatives.test_open import VALLEY
from tests.alternatives.test_search import book

MAJORITY = {"more_than": "1/2", "of": "members"}
CONCURRENT = {"all": [MAJORITY, {**MAJORITY, "among": "residents"}]}


def at_least(share: str) -> dict[str, Any]:
    return {"at_least": share, "of": "members"}


def chamber(condition: dict[str, Any], externals: int = 7, locals_: int = 0) -> Loaded:
    """Return a council of so many seats for outsiders and residents, which decides on roads."""
    classes = [("home", locals_, "residents"), ("guests", externals, "outsiders")]
    seats = [
        {"id": id, "count": str(count), "reserved_for": [group]}
        for id, count, group in classes
        if count
    ]
    vote = {"id": "vote", "body": "council", "matters": ["roads"], "passes_when": condition}
    bodies = [{"id": "council", "name": "Council", "seats": seats}]
    return load_text(json.dumps({**VALLEY, "bodies": bodies, "procedures": [vote]}), "valley")


def seats_moved(loaded: Loaded, kind: str, goal: str = "REP004") -> int:
    """Return how many seats the cheapest alternative moves; it does nothing else."""
    request = Request(goals=(goal,), permits=(Permit(kinds=(kind,)),), seconds=300)
    found = alternatives(loaded, book(goal), request).found
    if not found:
        return 0
    (one,) = found
    assert one.proven
    assert not one.remaining
    assert [change.edit.kinds for change in one.changes] == [(kind,)]
    return one.moved


@pytest.mark.parametrize(
    ("condition", "added", "replaced"),
    [
        (MAJORITY, 7, 4),
        (at_least("3/5"), 5, 3),
        (at_least("2/3"), 4, 3),
        (at_least("3/4"), 3, 2),
    ],
)
def test_seven_outsiders(condition: dict[str, Any], added: int, replaced: int) -> None:
    loaded = chamber(condition)
    assert seats_moved(loaded, "add_seat") == added
    assert seats_moved(loaded, "replace_seat") == replaced


@pytest.mark.parametrize("kind", ["add_seat", "replace_seat"])
def test_with_a_concurrent_majority_one_seat_is_enough(kind: str) -> None:
    """Without a local seat nothing could pass there; with one, nothing passes without it."""
    assert seats_moved(chamber(CONCURRENT), kind, "DEC002") == 1
    with_it = chamber(MAJORITY)
    permits = (Permit(kinds=(kind, "add_concurrent_majority")),)
    request = Request(
        goals=("REP004", "REP005"), permits=permits, costs={kind: 20}, seconds=300
    )
    (one,) = alternatives(with_it, book(), request).found
    assert (one.proven, one.moved, one.remaining) == (True, 1, ())
    kinds = [change.edit.kinds for change in one.changes]
    assert kinds == [(kind,), ("add_concurrent_majority",)]


def can_carry(share: Fraction, votes: int, members: int) -> bool:
    return votes >= share * members


@given(
    externals=st.integers(2, 9),
    locals_=st.integers(0, 4),
    share=st.sampled_from(["3/5", "2/3", "3/4"]),
)
@settings(max_examples=3, suppress_health_check=list(HealthCheck))
def test_locals_block_once_the_others_no_longer_suffice(
    externals: int, locals_: int, share: str
) -> None:
    """A side blocks if it has n - q + 1 votes: if the n - L votes of the others are below q."""
    part, now = Fraction(share), externals + locals_
    added = next(k for k in range(99) if not can_carry(part, externals, now + k))
    replaced = next(r for r in range(99) if not can_carry(part, externals - r, now))
    loaded = chamber(at_least(share), externals, locals_)
    assert seats_moved(loaded, "add_seat") == added
    assert seats_moved(loaded, "replace_seat") == replaced


def test_added_seats_do_not_help_against_a_fixed_number() -> None:
    fixed = {"at_least": 5, "of": "members"}
    assert seats_moved(chamber(fixed), "add_seat") == 0
    assert seats_moved(chamber(fixed), "replace_seat") == 3
