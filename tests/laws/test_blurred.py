"""What a blurred statement could say includes what it said: no verdict gets better by it."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from tests.laws.laws import small_bases
from tests.laws.texts import Text
from tests.laws.verdicts import WELL, judged

(OPEN,) = (one for one in small_bases() if one.name.endswith("open"))
(CLOSED,) = (one for one in small_bases() if one.name.endswith("closed"))


def _matters_of_a_vote(text: Text) -> None:
    _named(text, "procedures", "committee_vote")["matters"] = "unknown"


def _end_of_a_body(text: Text) -> None:
    _named(text, "bodies", "council")["sunset"] = "unknown"


def _area_of_a_whole(text: Text) -> None:
    _named(text, "matters", "law")["area"] = "unknown"


def _named(text: Text, section: str, id: str) -> dict[str, Any]:
    return next(one for one in text[section] if one["id"] == id)


@pytest.mark.parametrize(
    ("blur", "rule", "subjects"),
    [
        (_matters_of_a_vote, "REP008", ("committee/resident", "committee/speaker")),
        (_end_of_a_body, "MAN002", ("council",)),
        (_area_of_a_whole, "PAL001", ("budget",)),
        (_area_of_a_whole, "REP005", ("budget",)),
    ],
)
def test_a_blurred_statement_is_no_pass(
    blur: Callable[[Text], None], rule: str, subjects: tuple[str, ...]
) -> None:
    text = deepcopy(CLOSED.text)
    before = judged(text, rule=rule).verdicts
    blur(text)
    after = judged(text, rule=rule).verdicts
    for subject in subjects:
        assert before[rule, subject] not in WELL
        assert after[rule, subject] not in WELL


def test_matters_that_may_be_parts_of_each_other_are_decided_all_the_same() -> None:
    text = deepcopy(OPEN.text)
    _named(text, "procedures", "budget_vote")["matters"] = ["upkeep"]
    found = judged(text, rule="TIER006")
    assert {"law.parent", "upkeep.parent"} <= found.points.keys()
    assert found.verdicts["TIER006", "budget"] in WELL
