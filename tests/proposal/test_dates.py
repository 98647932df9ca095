"""Reduced dates mean their last day."""

import pytest

from council_rules.proposal.dates import day


@pytest.mark.parametrize(
    ("date", "last"),
    [
        ("2027", 20271231),
        ("2027-01", 20270131),
        ("2027-04", 20270430),
        ("2027-02", 20270228),
        ("2028-02", 20280229),
        ("2100-02", 21000228),
        ("2028-02-03", 20280203),
    ],
)
def test_the_last_day_that_a_date_may_mean(date: str, last: int) -> None:
    assert day(date) == last
