"""Changes to the conditions of the shipped pages are noticed as is recorded."""

import pytest

from council_rules.authoring.examples import bench
from council_rules.rulebook.book import RuleBook
from tests.authoring.covered import recorded, row

# pages with few changes, and one where proofs would last; `make rules` tries all
SAMPLE = ("DEC002", "DEC015", "REP008")


@pytest.mark.parametrize("code", SAMPLE)
def test_changes_are_noticed_as_recorded(code: str) -> None:
    book = RuleBook.load()
    assert row(book[code], bench(book)) == recorded()[code]


def test_what_is_recorded_is_in_the_book() -> None:
    assert recorded().keys() <= set(RuleBook.load().codes)
