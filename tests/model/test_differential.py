"""The vocabulary against the model, over random councils that are named by numbers.

An open council is grounded once and compared in up to three of its completions. ``make fuzz``
compares more councils.
"""

import pytest

from tests.model.circles import circled
from tests.model.differences import SkippedError, differences
from tests.model.fuzz import described
from tests.model.open_councils import opened
from tests.model.random_councils import closed
from tests.model.random_people import Data
from tests.tries import part

pytestmark = pytest.mark.sampled
CLOSED, OPENED, CIRCLED = range(part(200)), range(part(280)), range(part(80))
AT_ONCE = 10


def compared(councils: list[tuple[str, Data]]) -> int:
    """Return how many of some councils could be compared; fail where the two differ."""
    count = 0
    for name, council in councils:
        try:
            found = differences(council)
        except SkippedError:
            continue
        count += 1
        if found:
            pytest.fail(described(name, council, found[0]), pytrace=False)
    return count


@pytest.mark.parametrize("first", CLOSED[::AT_ONCE])
def test_closed_councils(first: int) -> None:
    numbers = range(first, first + AT_ONCE)
    assert compared([(f"closed({n})", closed(n)) for n in numbers]) > AT_ONCE * 0.8


@pytest.mark.parametrize("first", OPENED[::AT_ONCE])
def test_opened_councils(first: int) -> None:
    numbers = range(first, first + AT_ONCE)
    assert compared([(f"opened({n})", opened(n)) for n in numbers]) > AT_ONCE * 0.8


@pytest.mark.parametrize("first", CIRCLED[::AT_ONCE])
def test_councils_of_circles(first: int) -> None:
    numbers = range(first, first + AT_ONCE)
    assert compared([(f"circled({n})", circled(n)) for n in numbers]) > AT_ONCE * 0.8
