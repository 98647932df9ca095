"""Texts that several parties accept, against trying out every edit; and demands that clash."""

import json
from typing import Any

import pytest

from council_rules.alternatives.agreements import agreements
from council_rules.alternatives.case import Case
from council_rules.alternatives.outcome import Outcome, UnknownPath
from council_rules.alternatives.parties import Agreements, Party, each
from council_rules.alternatives.request import Permit, Pin, Request
from council_rules.proposal.load import load_text
from council_rules.render.agreements import render
from council_rules.render.look import Look
from tests.alternatives.test_request import valley
from tests.alternatives.test_search import book

COMMON = Request(seconds=60)
RULES = ("REP004", "DEC002")


def party(name: str, *goals: str, **request: Any) -> Party:
    return Party(name, Request(goals, **request), f"{name}.goals.yaml")


def between(*parties: Party) -> Agreements:
    return agreements(valley(), book(*RULES), parties, COMMON)


QUOTAS = {"change_quota": 1, "add_concurrent_majority": 5, "replace_seat": 4, "add_seat": 3}
SEATS = {"change_quota": 6, "add_concurrent_majority": 4, "replace_seat": 1, "add_seat": 1}


def test_the_front_is_that_of_trying_every_edit_by_itself() -> None:
    """No edit here is made better by another, so single edits are all there is to it."""
    one, other = party("one", "REP004", costs=QUOTAS), party("other", costs=SEATS)
    found = between(one, other)
    loaded = valley()
    case = Case(loaded, book(*RULES), Request(("REP004",)))
    costs = set()
    for lever in case.levers:
        for edit in lever.edits:
            trial = case.tried([edit])
            if trial and not trial.refused and not trial.score[0]:
                costs.add(tuple(edit.number * each(p, lever.path, edit) for p in (one, other)))
    front = {
        own
        for own in costs
        if not any(o != own and all(a <= b for a, b in zip(o, own, strict=True)) for o in costs)
    }
    assert found.complete
    assert {
        tuple(cost for _, cost in agreement.costs) for agreement in found.agreements
    } == front
    assert len(front) > 1
    for agreement in found.agreements:
        assert {outcome for _, outcome in agreement.alternative.outcomes} == {Outcome.MET}


def test_demands_that_clash_are_a_smallest_set() -> None:
    asks = party("one", "REP004", fixed=(Pin("vote"),))
    keeps = party("other", fixed=(Pin("council"), Pin("roads")))
    found = between(asks, keeps)
    assert not found.agreements
    clash = {(one.party, one.kind, one.what) for one in found.clash}
    assert clash == {
        ("one", "goal", "REP004"),
        ("one", "pin", "vote"),
        ("other", "pin", "council"),
    }
    opened = {(one.demand.kind, one.demand.what): one for one in found.openings}
    assert opened["pin", "vote"].says
    assert opened["pin", "council"].says
    assert opened["goal", "REP004"].says == ()
    assert all(one.possible for one in found.openings)
    freed = between(party("one", "REP004"), keeps)
    assert dict(freed.agreements[0].costs) == dict(opened["pin", "vote"].costs)


def test_what_one_allows_and_what_another_can_bear() -> None:
    seats = party("one", "REP004", permits=(Permit(kinds=("add_seat",)),))
    bears = party("other", most_cost=3)
    found = between(seats, bears)
    assert {one.kind for one in found.clash} == {"goal", "permits", "cost"}
    enough = between(seats, party("other", most_cost=4))
    assert [dict(one.costs) for one in enough.agreements] == [{"one": 4, "other": 4}]


def test_what_no_edit_meets_is_out_of_reach_whoever_gives_way() -> None:
    """The file itself keeps all that there is; so nobody's demand stands in the way."""
    common = Request(fixed=(Pin("vote"), Pin("council"), Pin("roads")), seconds=60)
    asks = party("one", "REP004", fixed=(Pin("vote"),))
    found = agreements(valley(), book(*RULES), (asks, party("other")), common)
    assert [one.kind for one in found.clash] == ["goal"]
    assert found.out_of_reach == (("REP004", "roads"), ("REP004", "vote"))
    told = " ".join(render(found, Look(80, False)).split())
    assert "this demand cannot be met by any edits: - 'one' asks that REP004 is met" in told
    assert "whatever is given up: REP004 roads, vote" in told
    assert "No combination of the edits is acceptable to all." in told


def test_where_giving_up_one_is_not_enough_the_next_clash_is_told() -> None:
    """Two pins that each keep a procedure as it is clash with the same goal twice."""
    condition = {"more_than": "1/2", "of": "members"}
    votes = [
        {"id": id, "body": "council", "matters": ["roads"], "passes_when": condition}
        for id in ("vote", "again")
    ]
    quotas = (Permit(kinds=("change_quota",)),)
    asks = party("one", "REP004", permits=quotas)
    keeps = party("other", fixed=(Pin("vote"), Pin("again")))
    loaded = valley(procedures=votes)
    found = agreements(loaded, book(*RULES), (asks, keeps), COMMON)
    (pin,) = [one for one in found.openings if one.demand.kind == "pin"]
    assert not pin.possible
    (other,) = [one.what for one in pin.clash if one.kind == "pin"]
    assert {pin.demand.what, other} == {"vote", "again"}
    told = " ".join(render(found, Look(80, False)).split())
    assert (
        f"no longer asks that '{pin.demand.what}' does not change, nothing is won yet" in told
    )


def test_at_most_so_many_changes_is_a_demand_like_others() -> None:
    """Two guests without a vote would have to get one."""
    file = json.loads(valley().text)
    for id in ("guest", "other_guest"):
        guest = {"id": id, "role": "observer", "votes": "false", "reserved_for": ["residents"]}
        file["bodies"][0]["seats"].append(guest)
    loaded = load_text(json.dumps(file), "valley")
    asks = party("one", "REP004", permits=(Permit(kinds=("convert_observer",)),))
    few = agreements(loaded, book(*RULES), (asks, party("other", most_edits=1)), COMMON)
    assert not few.agreements
    assert {one.kind for one in few.clash} == {"goal", "permits", "changes"}
    opened = {one.demand.kind: one for one in few.openings}
    assert len(opened["changes"].says) == 2
    told = " ".join(render(few, Look(80, False)).split())
    assert "'other' asks that at most 1 edit is made (other.goals.yaml)" in told
    enough = agreements(loaded, book(*RULES), (asks, party("other", most_edits=2)), COMMON)
    assert [dict(one.costs) for one in enough.agreements] == [{"one": 4, "other": 4}]


def test_names_of_parties_change_nothing() -> None:
    costs = []
    for names in (("a", "b"), ("b", "a")):
        first, second = names
        found = between(party(first, "REP004", costs=QUOTAS), party(second, costs=SEATS))
        costs.append(
            {tuple(cost for _, cost in agreement.costs) for agreement in found.agreements}
        )
    assert costs[0] == costs[1]


def test_a_path_that_a_party_names_wrongly() -> None:
    with pytest.raises(UnknownPath):
        between(party("one", "REP004", fixed=(Pin("counsil"),)))
