"""Saying less is never better: the worst that a text could say is among the answers."""

from typing import get_args

import pytest

from council_rules.analysis.standard import standard
from council_rules.logic.openness import OPEN_KINDS
from council_rules.proposal.model.decisions import PowerKind
from tests.laws.verdicts import judged, of
from tests.laws.worst import CASES
from tests.laws.worst.case import Worst


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.kind))
def test_the_worst_answer_is_among_the_answers(case: Worst) -> None:
    key = case.rule, case.subject
    assert of(judged(case.worst, rule=case.rule).verdicts, key) == "violated"
    blurred = judged(case.blurred, rule=case.rule)
    assert case.point in blurred.points
    assert of(blurred.verdicts, key) in ("violated", "undetermined")


# Asked only for rules that read it, and no rule of the book does: for packs of one's own.
UNREAD = {
    f"{of}.{key}": key for of in ("power", "seat.vetted_by") for key in ("deadline", "reasons")
}
# Read only under another parameter than the usual one.
OTHERWISE = {"duty.effect"}


def test_there_is_a_case_for_every_kind() -> None:
    kinds = {kind.id for kind in OPEN_KINDS}
    assert {case.kind for case in CASES} == kinds - UNREAD.keys() - OTHERWISE


@pytest.mark.parametrize("limit", ["deadline", "reasons"])
def test_what_has_no_case_is_read_by_no_rule(limit: str) -> None:
    read = standard(profile="all").read
    assert not any(read.power(kind, limit) for kind in get_args(PowerKind))
    assert not read.vetting(limit)
