"""What an alternative says of each edit: what would be different without it."""

import pytest

from council_rules.alternatives.draft import Draft
from council_rules.alternatives.levers import levers
from council_rules.alternatives.outcome import Alternative
from council_rules.alternatives.request import Request
from council_rules.alternatives.search import alternatives
from council_rules.alternatives.trial import Trial
from council_rules.alternatives.verification import Verification, _with_what_names
from council_rules.analysis.standard import standard
from council_rules.logic.optimisation import Deadline
from council_rules.proposal.load import load_text
from council_rules.render.alternatives import render
from council_rules.render.look import Look

# an envoy decides beside a council and over it, and nobody hears complaints about either
CITY = """\
council_rules: "1"
proposal: {id: port_city, title: Port city, completeness: closed}
areas: [{id: port, name: Port}]
groups: [{id: citizens, name: Citizens, dimension: origin, locality: {port: local}}]
electorates: [{id: voters, name: Voters, area: port}]
persons: [{id: chief, name: Chief, locality: {port: external}}]
bodies:
  - id: council
    name: Council
    tier: 2
    standing: permanent
    seats:
      - id: member
        count: 5
        reserved_for: [citizens]
        appointed_by: {by: voters, method: elects}
        removable_by: none
        term: {years: 4}
  - id: envoy
    name: Envoy
    tier: 1
    standing: permanent
    seats: [{id: head, holder: chief, appointed_by: none, removable_by: none}]
matters: [{id: land_use, name: Land use, area: port, kinds: [land]}]
procedures:
  - id: vote
    body: council
    matters: [land_use]
    passes_when: {more_than: 1/2, of: members}
  - id: order
    body: envoy
    matters: [land_use]
    passes_when: {approval_by: envoy/head}
vetoes: [{id: stop, holders: envoy/head, over: [vote]}]
"""


def test_seats_of_two_inserted_bodies_may_be_called_alike() -> None:
    """That the members of both are called so makes neither depend on the other."""
    edits = [
        edit
        for lever in levers(Draft(load_text(CITY, "city"), read=standard().read))
        for edit in lever.edits
        if "add_oversight" in edit.kinds
    ]
    assert [_with_what_names([one], edits) for one in edits] == [[one] for one in edits]
    assert len(edits) == 2


def test_what_names_an_inserted_body_goes_with_it_and_nothing_else_does() -> None:
    """Without the panel no file holds a contest before it, but all else can be made."""
    request = Request(goals=("ACC002", "REP004", "TIER005"))
    chosen = standard(select=request.goals)
    (found,) = alternatives(load_text(CITY, "city"), chosen, request).found
    by_kind = {kind: change for change in found.changes for kind in change.edit.kinds}
    panel = by_kind["add_oversight"]
    assert ("ACC002", "envoy") in panel.cures
    assert not any(code == "REP004" for code, _ in panel.cures)
    assert any(
        code == "REP004"
        for change in found.changes
        for code, _ in change.cures
        if change is not panel
    )
    assert any("review_panel" in str(c.edit.amendments) for c in found.changes if c != panel)


def test_what_there_is_no_time_to_find_out_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit is called needed only if it was found out what is different without it."""

    def at_once(self: Verification, trial: Trial, solution: object, _: Deadline) -> Alternative:
        return tell(self, trial, None, Deadline(0))

    tell = Verification.told
    monkeypatch.setattr(Verification, "told", at_once)
    request = Request(goals=("ACC002", "REP004", "TIER005"))
    loaded, chosen = load_text(CITY, "city"), standard(select=request.goals)
    result = alternatives(loaded, chosen, request)
    (found,) = result.found
    assert len(found.changes) > 1
    assert not any(one.worked_out for one in found.changes)
    text = render(result, [""], Look())
    assert "needed together" not in text
    assert "there was no time to work out what it does" in text
