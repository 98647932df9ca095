"""Edits that bring in clauses, duties to answer, and limits of powers and vettings."""

import pytest

from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import Edit
from council_rules.alternatives.levers import levers
from council_rules.analysis.check import check_loaded
from council_rules.analysis.standard import standard
from council_rules.findings.finding import Verdict
from council_rules.proposal.amend import load_amended
from council_rules.proposal.load import load_text
from council_rules.proposal.model.bodies import Vetting
from tests.logic.support import EVERYTHING

TEXT = """\
council_rules: "1"
proposal: {id: valley, title: Valley, completeness: closed}
areas: [{id: valley, name: Valley}]
groups: [{id: residents, name: Residents, dimension: origin, locality: {valley: local}}]
electorates: [{id: voters, name: Voters, area: valley}]
organizations: [{id: army, name: Army}]
matters: [{id: law, name: Law, kinds: [legislation, budget], area: valley}]
mandates: [{id: trust, name: Trust, ends: 2030}]
bodies:
  - id: board
    name: Board
    standing: interim
    mandated_by: trust
    seats: [{id: member, count: 3, reserved_for: [residents], vetted_by: [army]}]
  - {id: court, name: Court, function: adjudicates, seats: [{id: judge}]}
procedures: [{id: vote, body: board, matters: [law], passes_when: unanimity}]
powers: [{id: hold, holder: army, kind: detain}]
provisions: [{id: immune, kind: immunity, of: [board]}]
"""
LOADED = load_text(TEXT)
CURED = {
    "add_provision": ("ACC009", "board"),
    "add_review": ("ACC002", "board"),
    "add_audit": ("ACC001", "board"),
    "add_report": ("ACC003", "board"),
    "bound_power": ("ACC012", "hold"),
    "bound_vetting": ("PAL005", "board/member"),
}


def offered() -> dict[str, list[Edit]]:
    found: dict[str, list[Edit]] = {}
    for lever in levers(Draft(LOADED, "", EVERYTHING)):
        for edit in lever.edits:
            found.setdefault(edit.kinds[0], []).append(edit)
    return found


@pytest.mark.parametrize("kind", CURED)
def test_an_edit_cures_what_is_missing(kind: str) -> None:
    code, subject = CURED[kind]
    book = standard(select=(code,))

    def verdicts(amendments: tuple[object, ...]) -> set[Verdict]:
        loaded = load_amended(TEXT, amendments)  # type: ignore[arg-type]
        report = check_loaded(loaded, book)
        return {one.verdict for one in report.findings if one.subject == subject}

    assert verdicts(()) == {Verdict.VIOLATED}
    left = [verdicts(edit.amendments) for edit in offered()[kind]]
    assert any(Verdict.VIOLATED not in found for found in left)


def test_nothing_is_offered_that_no_rule_reads() -> None:
    kinds = {edit.kinds[0] for lever in levers(Draft(LOADED)) for edit in lever.edits}
    assert not kinds & {*CURED, "add_power"}


def test_a_waiver_goes_to_somebody_who_judges() -> None:
    read = standard(select=("ACC004",)).read
    (edit,) = (
        edit
        for lever in levers(Draft(LOADED, "", read))
        for edit in lever.edits
        if edit.kinds == ("add_power",)
    )
    assert edit.says == "insert that 'Court' can waive the immunity of 'Board'"


def test_limits_are_added_to_those_of_a_vetting() -> None:
    (edit,) = offered()["bound_vetting"]
    (seat,) = load_amended(TEXT, edit.amendments).proposal.bodies[0].seats
    assert isinstance(seat.vetted_by, Vetting)
    assert (seat.vetted_by.by, seat.vetted_by.contest_before) == (("army",), "court")


def test_a_clause_is_for_bodies_that_have_none() -> None:
    loaded = load_text(TEXT.replace("kind: immunity", "kind: publication"))
    says = [
        edit.says
        for lever in levers(Draft(loaded, "", EVERYTHING))
        for edit in lever.edits
        if lever.id == "?clause publication"
    ]
    assert says == ["insert a clause on the publication of rules for 'Court'"]
