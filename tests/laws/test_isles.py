"""What is added apart from everything opens nothing that is there, in a text of every kind."""

import pytest

from tests.laws.cases import Base
from tests.laws.comparing import changed
from tests.laws.irrelevance import ISLES, settled
from tests.laws.laws import bases, small_bases
from tests.laws.texts import Text

NAMES = (
    "small/valley_open",
    "reference/bosnia_presidency",
    "reference/brcko_district_assembly",
)


@pytest.mark.parametrize("isle", ISLES)
@pytest.mark.parametrize("name", NAMES)
def test_an_isle_asks_nothing_of_others(name: str, isle: str) -> None:
    (base,) = (settled(one) for one in (*small_bases(), *bases()) if one.name == name)
    before, after = base.judged.points, _with(base, isle).judged.points
    assert {one for one in after if not one.startswith("far_")} == set(before)


def _with(base: Base, isle: str) -> Base:
    text: Text = changed(base.text, ISLES[isle])
    return Base(base.name, text)
