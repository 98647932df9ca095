"""Rules that ``recommended`` leaves out say of the shipped proposals what is recorded."""

import pytest

from tests.reference.other_profiles import recorded, today
from tests.reference.verdicts import names


@pytest.mark.parametrize("name", names())
def test_verdicts_are_as_recorded(name: str) -> None:
    assert today(name) == recorded()[name]


def test_every_proposal_is_recorded() -> None:
    assert sorted(recorded()) == names()
