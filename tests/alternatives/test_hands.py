"""Into whose hands edits put what outsiders have: those that a drafter would choose."""

import pytest

from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import Edit
from council_rules.alternatives.levers import levers
from council_rules.alternatives.outcome import Outcome
from council_rules.alternatives.request import Request
from council_rules.alternatives.search import alternatives
from council_rules.proposal.load import Loaded, load_text
from tests.alternatives.test_search import book

TEXT = """
council_rules: "1"
proposal: {{id: interim, title: Interim, completeness: closed, as_of: 2026-06-01}}
areas: [{{id: valley, name: Valley}}]
groups: [{{id: residents, name: Residents, dimension: origin, locality: {{valley: local}}}}]
electorates: [{{id: voters, name: Voters, area: valley}}]
persons: [{{id: commander, name: Commander, locality: {{valley: external}}}}]
bodies:
  - id: administration
    name: Administration
    tier: 1
    seats: [{{id: head, holder: commander, appointed_by: none, removable_by: none}}]
  - id: advisers
    name: Advisers
    tier: 2
    seats:
      - id: adviser
        count: 5
        reserved_for: [residents]
        appointed_by: commander
        removable_by: {{by: commander, manner: at_will}}
  - id: assembly
    name: Assembly
    tier: 3
    standing: permanent
{assembly}
    seats:
      - id: deputy
        count: 20
        reserved_for: [residents]
        appointed_by: {{by: voters, method: elects}}
        removable_by: none
matters:
  - {{id: budget, name: Budget, kinds: [budget], area: valley}}
  - {{id: roads, name: Roads, kinds: [legislation], area: valley}}
procedures:
  - {{id: order, body: administration, {order}, passes_when: {{approval_by: commander}}}}
  - {{id: advice, body: advisers, matters: [budget], passes_when: {{more_than: 1/2}}}}
  - {{id: law, body: assembly, matters: {matters}, passes_when: {{more_than: 1/2}}}}
"""


def interim(
    order: str = "matters: [budget, roads]", matters: str = "[roads]", assembly: str = ""
) -> Loaded:
    founded = f"    {assembly}" if assembly else "    # no founding date"
    return load_text(TEXT.format(order=order, matters=matters, assembly=founded), "interim")


def said(loaded: Loaded, kind: str, given_day: str = "2027-12-31") -> list[str]:
    return [edit.says for edit in offered(loaded, given_day) if edit.kinds == (kind,)]


def offered(loaded: Loaded, given_day: str = "2027-12-31") -> list[Edit]:
    return [edit for lever in levers(Draft(loaded, given_day)) for edit in lever.edits]


def test_authority_goes_to_those_whom_voters_elected_where_there_are_any() -> None:
    """Not to the voters themselves, who certify that a test is met."""
    (on_a_day,) = said(interim(), "add_handover")
    assert on_a_day == "insert a handover of 'Valley' to 'Assembly' on 2027-12-31"
    (tested,) = said(interim(), "add_handover", "")
    assert tested.endswith("to 'Assembly' on a test that 'Voters' certifies")


@pytest.mark.parametrize(
    "assembly", ["founding_date: 2028-07-01", "sunset: 2029-01-01", "function: audits"]
)
def test_authority_goes_to_nobody_who_is_late_or_ends_or_does_not_govern(assembly: str) -> None:
    (says,) = said(interim(assembly=assembly), "add_handover")
    assert "to 'Voters'" in says


def test_a_matter_goes_to_the_elected_before_those_whom_an_outsider_chose() -> None:
    """That others decide on it already is of less weight."""
    moved = said(interim(), "move_matter")
    assert "in 'law', insert 'Budget'; in 'order', repeal 'Budget'" in moved
    assert not any("Advisers" in one or "'advice'" in one for one in moved)


def test_whoever_decides_on_all_matters_can_take_one() -> None:
    moved = said(interim(matters="all"), "move_matter")
    assert "in 'order', repeal 'Budget', on which 'Assembly' decides as well" in moved


def test_nobody_is_asked_for_consent_to_being_overridden() -> None:
    """Neither by an approval nor by a veto; others are, and the override can be repealed.

    Whoever only gave advice is no such body.
    """
    override = "kind: override, overrides: [law]"
    consents = [
        (
            kind,
            *sorted(says.rsplit("'", 4)[-2 if kind == "bind_channel" else 1] for says in own),
        )
        for kind in ("bind_channel", "add_veto")
        if (own := [one for one in said(interim(override), kind) if "'order'" in one])
    ]
    assert consents == [("bind_channel", "Advisers"), ("add_veto", "Advisers")]
    assert "repeal procedure 'order'" in said(interim(override), "remove_channel")
    advice = interim(override).text.replace("id: law,", "id: law, kind: advice,")
    own = said(load_text(advice, "interim"), "bind_channel")
    assert any("approval by 'Assembly'" in one for one in own)


def test_nobody_is_asked_for_consent_before_there_is_anybody() -> None:
    later = interim(assembly="founding_date: 2028-07-01")
    assert any("'Assembly'" in one for one in said(interim(), "bind_channel"))
    assert not any("'Assembly'" in one for one in said(later, "bind_channel"))


def test_an_elected_assembly_that_is_permanent_gets_no_end() -> None:
    ends = said(interim(), "set_end_date")
    assert any("'Administration'" in one for one in ends)
    assert not any("'Assembly'" in one for one in ends)


@pytest.mark.parametrize("code", ["ACC001", "ACC002"])
def test_where_nobody_could_audit_or_review_somebody_is_brought_in(code: str) -> None:
    found = alternatives(interim(), book(code), Request((code,)))
    (first, *_) = found.found
    assert {outcome for _, outcome in first.outcomes} == {Outcome.MET}
    assert [change.edit.kinds for change in first.changes] == [("add_oversight",)]
    assert found.wanted


def test_where_somebody_could_audit_no_other_is_brought_in() -> None:
    def kinds(loaded: Loaded) -> set[str]:
        found = alternatives(loaded, book("ACC001"), Request(("ACC001",)))
        return {kind for one in found.found for c in one.changes for kind in c.edit.kinds}

    judge = "{id: judge, count: 3, appointed_by: voters, removable_by: none}"
    court = f"  - {{id: court, name: Court, function: adjudicates, seats: [{judge}]}}\nmatters:"
    assert kinds(load_text(interim().text.replace("matters:", court, 1), "court")) == {
        "add_audit"
    }
