"""The page about the format lists every key, its words, and traps that really are traps."""

import re
from dataclasses import MISSING, fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from council_rules.proposal.forms import form_of, forms_of
from council_rules.proposal.load import load_text
from council_rules.proposal.model.bodies import (
    Appointment,
    Body,
    Participation,
    Payment,
    Placement,
    Range,
    Removal,
    Reservation,
    Seat,
    Succession,
    Sunset,
    Term,
    Vetting,
)
from council_rules.proposal.model.clauses import Accountability, Handover, Provision
from council_rules.proposal.model.decisions import Condition, Fallback, Power, Procedure, Veto
from council_rules.proposal.model.file import Header, Proposal, Review, Scenario, Source
from council_rules.proposal.model.parties import (
    Actor,
    Area,
    Conflict,
    Electorate,
    Group,
    Mandate,
    Matter,
    Role,
)
from council_rules.proposal.model.parts import Claim
from council_rules.proposal.model.people import (
    FiledJudgement,
    FiledWaiver,
    Judgement,
    Judgements,
    Waiver,
    Waivers,
)
from council_rules.proposal.model.search import Goals, Limits, Negotiation, Permit
from council_rules.proposal.problems import ProposalError
from council_rules.proposal.scalars import RESERVED_WORDS
from tests.proposal.support import BASE, parts_of_the_format

PAGE = Path(__file__).resolve().parents[2] / "docs" / "format.md"
ROW = re.compile(r"\| `(\w+)`( \*)? \| (.+) \| (.+) \|")
TRAP = re.compile(r"\| (.+) \| ((?:error|read).*) \| .+ \|")
COMMON = {"evidence", "basis", "note"}
HEADINGS = {
    Proposal: "The file",
    Header: "proposal",
    Review: "reviewed_by of a proposal",
    Source: "sources",
    Area: "areas",
    Group: "groups",
    Electorate: "electorates",
    Actor: "organizations, persons",
    Role: "roles of an actor",
    Conflict: "conflicts",
    Matter: "matters",
    Mandate: "mandates",
    Body: "bodies",
    Reservation: "reserved_seats of a body",
    Sunset: "sunset of a body",
    Seat: "seats of a body",
    Range: "count of a seat",
    Placement: "placed_in of a seat",
    Participation: "participation of a seat",
    Appointment: "appointed_by of a seat",
    Removal: "removable_by of a seat",
    Vetting: "vetted_by of a seat",
    Payment: "paid_for of a seat",
    Succession: "succession of a seat",
    Term: "term of a seat",
    Procedure: "procedures",
    Condition: "passes_when, quorum",
    Fallback: "fallback of a procedure",
    Veto: "vetoes",
    Power: "powers",
    Handover: "handovers",
    Provision: "provisions",
    Accountability: "accountability",
    Scenario: "scenarios",
    Negotiation: "alternatives",
    Permit: "may_change of alternatives",
    Limits: "limits of alternatives",
    Goals: "a goals file",
    Waiver: "waivers",
    FiledWaiver: "waivers in a file of waivers",
    Waivers: "a file of waivers",
    Judgement: "judgements",
    FiledJudgement: "judgements in a file of judgements",
    Judgements: "a file of judgements",
}


@cache
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def rows(heading: str) -> dict[str, tuple[bool, str]]:
    """Return the keys under a heading: whether they are marked as needed, what they hold."""
    section = page().partition(f"\n### {heading}\n")[2].partition("\n### ")[0]
    return {found[1]: (bool(found[2]), found[3]) for found in ROW.finditer(section)}


def test_every_class_of_the_format_has_its_section() -> None:
    assert set(parts_of_the_format()) == HEADINGS.keys()


@pytest.mark.parametrize("part", HEADINGS, ids=lambda part: part.__name__)
def test_a_section_lists_every_key_with_its_words(part: Any) -> None:
    left_out = COMMON if issubclass(part, Claim) else set()
    listed = rows(HEADINGS[part])
    own = {field.name: field for field in fields(part) if field.name not in left_out}
    assert listed.keys() == own.keys()
    for name, (needed, holds) in listed.items():
        field, form = own[name], forms_of(part)[name]
        assert needed == (field.default is MISSING and field.default_factory is MISSING), name
        words = form.words
        if form.item is not None:
            words += form_of(form.item).words
        missing = [word for word in words if f"`{word}`" not in holds.replace('"', "")]
        assert not missing, (name, missing)


def test_the_words_that_are_no_ids() -> None:
    told = page().partition("The words")[2].partition("are never ids")[0]
    assert set(re.findall(r"`(\w+)`", told)) == RESERVED_WORDS


def test_the_smallest_file_is_a_proposal() -> None:
    assert load_text(page().partition("```yaml\n")[2].partition("```")[0]).proposal.bodies


def _traps() -> list[tuple[str, bool]]:
    return [
        (written, row[2].startswith("error"))
        for row in TRAP.finditer(page())
        for written in re.findall(r"`([^`]+)`", row[1])
        if written != "---"
    ]


@pytest.mark.parametrize(("written", "refused"), _traps(), ids=lambda value: str(value))
def test_a_trap_is_one(written: str, refused: bool) -> None:
    is_line = written == "<<" or (":" in written and written[0] not in "{[")
    line = f"x_{written}" if is_line else f"x_a: {written}"
    line = line.replace("x_<<", "<<: {x_a: b}")
    if refused:
        with pytest.raises(ProposalError):
            load_text(BASE + line + "\n")
    else:
        assert load_text(BASE + line + "\n").warnings


def test_the_traps_were_found() -> None:
    assert len(_traps()) >= 18
