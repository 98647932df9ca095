"""The vocabulary against the model, over random councils that are named by numbers."""

import pytest

from tests.model.differences import SkippedError, differences
from tests.model.fuzz import described
from tests.model.open_councils import opened
from tests.model.random_councils import closed
from tests.model.random_people import Data

CLOSED, OPENED = range(800), range(200)


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


@pytest.mark.parametrize("first", CLOSED[::50])
def test_closed_councils(first: int) -> None:
    numbers = range(first, first + 50)
    assert compared([(f"closed({n})", closed(n)) for n in numbers]) > 45


@pytest.mark.parametrize("first", OPENED[::50])
def test_opened_councils(first: int) -> None:
    numbers = range(first, first + 50)
    assert compared([(f"opened({n})", opened(n)) for n in numbers]) > 40
