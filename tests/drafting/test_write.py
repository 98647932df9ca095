"""What a plan comes to: a file without errors of format that claims no more than was said."""

from dataclasses import replace
from datetime import date

import pytest

from council_rules import check
from council_rules.drafting import write
from council_rules.drafting.plan import (
    FOR_GOOD,
    NOBODY,
    OWN,
    PEOPLE,
    UNKNOWN,
    BodyPlan,
    Plan,
    Seats,
)
from council_rules.drafting.plans import PLANS
from council_rules.drafting.write import still_open
from council_rules.proposal.load import load_text

ODD = ("proposal", "бојна", "none", 'Évêché: "a" {b} # c', "1st board", "a" * 200)


def text_of(plan: Plan) -> str:
    return write.text_of(plan, date(2026, 1, 20))


@pytest.mark.parametrize("name", PLANS)
def test_a_template_violates_nothing(name: str) -> None:
    report = check(text_of(PLANS[name]))
    assert not report.files[0].problems
    # what a template leaves to its reader is open: clauses, and by what means a body answers
    left = {"proposal.provisions", "proposal.accountability"}
    for one in report.findings:
        if one.verdict != "met":
            assert one.verdict == "undetermined"
            assert {point.id.rpartition(".")[0] for point in one.depends_on} <= left
    assert not still_open(PLANS[name])


@pytest.mark.parametrize("name", ODD)
def test_any_name_can_be_given(name: str) -> None:
    plan = Plan(name, name, name, {f"{name} 2": "external"}, (body(name),))
    proposal = load_text(text_of(plan)).proposal
    assert proposal.bodies[0].name == {"en": name} or name in str(proposal.bodies[0].name)


def body(name: str) -> BodyPlan:
    return BodyPlan(name, (Seats(name, 3), Seats(f"{name} 2", 1)), (name,), "majority", (name,))


def test_what_is_not_known_stays_open() -> None:
    seats = (Seats("Others", None), Seats("Asters", 3))
    plan = Plan("X", "Aster", "Asters", {"Others": UNKNOWN}, (BodyPlan("Board", seats),))
    proposal = load_text(text_of(plan)).proposal
    (board,) = proposal.bodies
    (vote,) = proposal.procedures
    others = next(group for group in proposal.groups if group.id == "others")
    assert not others.locality
    assert board.seats[0].count == "unknown"
    assert board.sunset
    assert board.sunset.ends_on == "unknown"
    assert vote.passes_when.rule == "unknown"
    assert proposal.proposal.completeness == "open"
    assert not {"vetoes", "accountability"} & set(proposal.proposal.complete)
    told = still_open(plan)
    assert len(told) == 8
    assert "who may stop what 'Board' decides" in told


@pytest.mark.parametrize("by", [PEOPLE, OWN, UNKNOWN, "Board"])
@pytest.mark.parametrize("removed", [PEOPLE, OWN, UNKNOWN, NOBODY])
def test_every_answer_is_of_the_format(by: str, removed: str) -> None:
    board = replace(body("Board"), filled_by=by, removed_by=removed, until=FOR_GOOD)
    load_text(text_of(Plan("X", "Aster", "Asters", {}, (board,))))


def test_who_takes_over_is_a_handover() -> None:
    boards = (replace(body("Board"), until="2030-12-31", then="Other"), body("Other"))
    (handover,) = load_text(text_of(Plan("X", "Aster", "A", {}, boards))).proposal.handovers
    assert (handover.to, handover.due) == ("other", "2030-12-31")
