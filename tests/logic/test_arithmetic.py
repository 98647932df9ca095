"""Thresholds are compared exactly, up to the largest numbers, or not at all."""

import json
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from council_rules.analysis.check import check_loaded
from council_rules.analysis.standard import standard
from council_rules.logic.coalitions import Answers, Coalition, ask
from council_rules.logic.encode import encode
from council_rules.logic.fact_base import LARGEST, TooLargeError, term
from council_rules.logic.solve import Grounded
from council_rules.proposal.load import load_text
from council_rules.proposal.problems import ProposalError
from tests.logic.support import core, proposal_of
from tests.tries import tries

SHARES = ("1/2", "1/3", "2/3", "3/5", "3/4", "1/1", "55/100", "85/100", "999/1000")


def board(weights: list[int], rule: dict[str, Any], **seat: Any) -> dict[str, Any]:
    return {
        "council_rules": "1",
        "proposal": {"id": "sums", "title": "Sums", "completeness": "closed"},
        "matters": [{"id": "budget", "name": "Budget"}],
        "bodies": [
            {
                "id": "board",
                "name": "Board",
                "seats": [
                    {"id": f"s{index}", "weight": weight} | seat
                    for index, weight in enumerate(weights)
                ],
            }
        ],
        "procedures": [
            {"id": "vote", "body": "board", "matters": ["budget"], "passes_when": rule}
        ],
    }


def exactly(support: int, total: int, key: str, amount: str) -> bool:
    """Return whether the support suffices, in fractions of any size."""
    needed = Fraction(amount) * total if "/" in amount else Fraction(int(amount))
    if support == 0:
        # Somebody has to be in favour, however few may be against.
        return False
    if key == "opposed_fewer_than":
        return total - support < needed
    return support >= needed if key == "at_least" else support > needed


def answered(data: dict[str, Any], asked: dict[str, Coalition]) -> dict[str, Answers] | str:
    """Return the answers, or the place at which the numbers are refused as too large."""
    try:
        return ask(proposal_of(data), asked, core())
    except ProposalError as refused:
        (problem,) = refused.problems
        return problem.path if problem.code == "SRC010" else problem.code
    except TooLargeError as refused:
        return refused.path


def bound(weights: list[int], amount: str) -> int:
    """Return a number that no sum in the comparison exceeds, without any shortening."""
    share = Fraction(amount)
    return 2 * share.denominator * sum(weights) + share.numerator + 1


near = st.one_of(
    st.integers(1, 5),
    *(
        st.integers((2**31 - 1) // part - 3, (2**31 - 1) // part + 3)
        for part in (2, 3, 4, 6, 8, 12, 20, 100, 1000)
    ),
)
keys = st.sampled_from(("at_least", "more_than", "opposed_fewer_than"))
amounts = st.one_of(st.sampled_from(SHARES), near.map(str))


@given(st.lists(near, min_size=1, max_size=4), keys, amounts)
@tries(250)
@example([715827882, 715827882, 1], "more_than", "1/2")
@example([2**29, 2**29], "more_than", "1/2")
@example([1, 1, 1], "at_least", "1/3")
def test_large_votes_are_compared_exactly_or_refused(
    weights: list[int], key: str, amount: str
) -> None:
    data = board(weights, {key: amount, "of": "members"})
    groups = [
        chosen
        for size in range(len(weights) + 1)
        for chosen in combinations(range(len(weights)), size)
    ]
    asked = {str(g): Coalition({f"board/s{i}": 1 for i in g}) for g in groups}
    found = answered(data, asked)
    if isinstance(found, str):
        assert found == ("board.seats" if sum(weights) > LARGEST else "vote.passes_when")
        assert bound(weights, amount) > LARGEST
        return
    for group in groups:
        support = sum(weights[index] for index in group)
        expected = exactly(support, sum(weights), key, amount)
        assert found[str(group)].wins["vote"] is expected, (group, support, sum(weights))


def test_the_largest_sum_that_is_computed() -> None:
    # one seat more than half of itself: 2*w against 1*w and one unit more
    largest = (LARGEST - 1) // 3
    fits = board([largest], {"more_than": "1/2", "of": "members"})
    alone = {"it": Coalition({"board/s0": 1})}
    assert ask(proposal_of(fits), alone, core())["it"].wins == {"vote": True}


@pytest.mark.parametrize("weights", [[2**31 - 1], [2**30, 2**30], [10**12]])
def test_votes_that_cannot_be_added_up_are_refused_with_their_place(weights: list[int]) -> None:
    with pytest.raises(ProposalError) as refused:
        proposal_of(board(weights, {"more_than": "1/2", "of": "members"}))
    assert [(p.code, p.path) for p in refused.value.problems] == [("SRC010", "board.seats")]


def test_a_comparison_that_cannot_be_made_is_refused_with_its_place() -> None:
    # the votes fit, twice the votes do not; seven keeps them from being divided
    data = board([1_500_000_000, 7], {"more_than": "1/2", "of": "members"})
    with pytest.raises(TooLargeError) as refused:
        encode(proposal_of(data))
    assert refused.value.path == "vote.passes_when"
    assert refused.value.total > LARGEST


def test_a_check_reports_the_place_and_no_verdict() -> None:
    data = board([1_500_000_000, 7], {"more_than": "1/2", "of": "members"})
    found = check_loaded(load_text(json.dumps(data), "sums"), standard())
    assert [problem.code for problem in found.problems] == ["SRC010"]
    assert found.problems[0].place is not None
    assert found.findings == ()


def test_people_are_counted_exactly() -> None:
    data = board([1, 1], {"more_than": "1/2", "of": "members", "counting": "population"})
    data["groups"] = [
        {"id": "many", "name": "Many", "dimension": "origin", "population": 400_000_001},
        {"id": "fewer", "name": "Fewer", "dimension": "origin", "population": 400_000_000},
    ]
    for seat, group in zip(data["bodies"][0]["seats"], ("many", "fewer"), strict=True):
        seat["reserved_for"] = [group]
    with pytest.raises(TooLargeError):
        encode(proposal_of(data))
    data["groups"][0]["population"], data["groups"][1]["population"] = 200_000_001, 200_000_000
    asked = {path: Coalition({path: 1}) for path in ("board/s0", "board/s1")}
    found = ask(proposal_of(data), asked, core())
    assert [found[path].wins["vote"] for path in asked] == [True, False]


# Seats, condition, how many carry it at least.
THRESHOLDS = [
    (3, "at_least", "1/3", 1),
    (3, "more_than", "1/3", 2),
    (4, "at_least", "1/2", 2),
    (4, "more_than", "1/2", 3),
    (30, "at_least", "2/3", 20),
    (30, "more_than", "2/3", 21),
    (27, "at_least", "55/100", 15),
    (15, "at_least", "9", 9),
    (7, "at_least", "1/1", 7),
    (10, "opposed_fewer_than", "4", 7),
    (10, "opposed_fewer_than", "1/3", 7),
    (9, "opposed_fewer_than", "1/3", 7),
    (1, "more_than", "1/2", 1),
    (1000, "at_least", "1/3", 334),
    (999, "at_least", "1/3", 333),
]


@pytest.mark.parametrize(("seats", "key", "amount", "least"), THRESHOLDS)
def test_thresholds_turn_at_the_right_seat(
    seats: int, key: str, amount: str, least: int
) -> None:
    data = board([1], {key: amount, "of": "members"}, count=seats)
    asked = {
        str(number): Coalition({"board/s0": number})
        for number in (least - 1, least, seats - least, seats - least + 1)
    }
    found = ask(proposal_of(data), asked, core())
    assert found[str(least)].wins["vote"] is True
    assert found[str(least - 1)].wins["vote"] is False
    assert found[str(seats - least)].blocks["vote"] is False
    assert found[str(seats - least + 1)].blocks["vote"] is True


def test_numbers_outside_32_bits_never_wrap() -> None:
    with pytest.raises(OverflowError):
        term("worth", 2**31)
    assert Grounded(["a(X) :- b(X)."], [term("b", 2**31 - 1)]).atoms() is not None
