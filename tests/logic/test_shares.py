"""Shares of two bodies are compared exactly, whichever has fewer seats, or not at all."""

import json
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from council_rules.alternatives.abstraction import Abstraction
from council_rules.alternatives.case import Case
from council_rules.alternatives.request import Request
from council_rules.analysis.check import check_loaded
from council_rules.analysis.standard import standard
from council_rules.proposal.load import load_text
from tests.tries import tries

TIERS = standard(select=["TIER001"])
# seats of a class: so many, local or from outside
Classes = list[tuple[int, bool]]


def two(lower: Classes, upper: Classes) -> dict[str, Any]:
    """Return a council in which an upper body may veto what a lower one decides."""
    bodies = {"lower": lower, "upper": upper}
    return {
        "council_rules": "1",
        "proposal": {"id": "two", "title": "Two", "completeness": "closed"},
        "areas": [{"id": "land", "name": "Land"}],
        "groups": [
            {"id": who, "name": who, "dimension": "origin", "locality": {"land": where}}
            for who, where in (("people", "local"), ("abroad", "external"))
        ],
        "matters": [{"id": "laws", "name": "Laws", "area": "land", "kinds": ["legislation"]}],
        "bodies": [
            {
                "id": name,
                "name": name,
                "function": "governs",
                "standing": "permanent",
                "seats": [
                    {
                        "id": f"s{place}",
                        "count": count,
                        "reserved_for": ["people" if local else "abroad"],
                    }
                    for place, (count, local) in enumerate(classes)
                ],
            }
            for name, classes in bodies.items()
        ],
        "procedures": [
            {
                "id": f"{name}_vote",
                "body": name,
                "passes_when": {"more_than": "1/2", "of": "members"},
                **({"matters": ["laws"]} if name == "lower" else {}),
            }
            for name in bodies
        ],
        "vetoes": [
            {"id": "veto", "holders": ["upper"], "over": ["lower_vote"], "matters": "all"}
        ],
    }


def share(classes: Classes) -> Fraction:
    local = sum(count for count, is_local in classes if is_local)
    return Fraction(local, sum(count for count, _ in classes))


def verdict(lower: Classes, upper: Classes) -> str:
    found = check_loaded(load_text(json.dumps(two(lower, upper)), "two"), TIERS)
    if found.problems:
        (problem,) = found.problems
        return problem.code
    told = [one.verdict.value for one in found.findings if one.subject == "upper"]
    return told[0] if told else "not_applicable"


def expected(lower: Classes, upper: Classes) -> str:
    """Return the verdict on the upper body: a half is the most that its share may fall."""
    if not share(lower):
        return "not_applicable"
    if not share(upper) or share(lower) - share(upper) > Fraction(1, 2):
        return "violated"
    return "met"


classes = st.lists(st.tuples(st.integers(1, 12), st.booleans()), min_size=1, max_size=4)


@given(classes, classes)
@tries(60)
@example([(1, True)], [(1, True), (1, False)])
@example([(1, True), (1, True)], [(3, False), (2, True)])
@example([(4, True), (1, False), (1, False)], [(3, False), (1, True)])
def test_the_gap_is_exact(lower: Classes, upper: Classes) -> None:
    assert verdict(lower, upper) == expected(lower, upper)


@pytest.mark.parametrize("few", [1, 2], ids=["upper has fewer entries", "lower has fewer"])
def test_large_bodies_are_compared_exactly_or_refused(few: int) -> None:
    refused = 0
    for size, local in product((1_000, 10_000, 40_000, 60_000), (1, 3, 5)):
        upper = [(size * local // 10, True), (size - size * local // 10, False)]
        lower = [(size, True)] * few
        found = verdict(lower, upper)
        refused += found == "SRC010"
        assert found in ("SRC010", expected(lower, upper))
    assert 0 < refused < 12


def test_a_long_list_of_seats_is_not_counted_in_pairs_of_totals() -> None:
    """Of the two bodies the shorter one is counted: sixty seats would bring 1,800 pairs."""
    data = two([(1, place % 3 == 0) for place in range(60)], [(2, True), (5, False)])
    case = Case(load_text(json.dumps(data), "two"), TIERS, Request(goals=("TIER001",)))
    abstraction = Abstraction(case, [("TIER001", "upper")])
    abstraction.learn_rules(["TIER001"])
    atoms = abstraction.program._control.symbolic_atoms
    assert 0 < sum(1 for _ in atoms.by_signature("at_home", 4)) < 600
