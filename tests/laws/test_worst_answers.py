"""Saying less is never better: the worst that a text could say is among the answers."""

from typing import get_args

import pytest

from council_rules.logic.openness import OPEN_KINDS
from council_rules.proposal.model import PowerKind
from tests.laws.verdicts import judged, of, rule_book
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
UNREAD = {"power.deadline": "deadline", "power.reasons": "reasons"}
# Asked only for rules that read it, which come with the pages.
ON_DEMAND = {
    *UNREAD,
    *("proposal.provisions.KIND", "provision.by", "provision.within"),
    *("proposal.accountability.WAY", "duty.every_months", "duty.effect", "body.paid_for"),
    *(f"seat.vetted_by.{key}" for key in ("grounds", "reasons", "deadline", "contest_before")),
}


def test_there_is_a_case_for_every_kind() -> None:
    kinds, cases = {kind.id for kind in OPEN_KINDS}, {case.kind for case in CASES}
    assert cases <= kinds
    assert kinds - cases <= ON_DEMAND


@pytest.mark.parametrize("limit", UNREAD.values())
def test_what_has_no_case_is_read_by_no_rule(limit: str) -> None:
    assert not any(rule_book().read.power(kind, limit) for kind in get_args(PowerKind))
