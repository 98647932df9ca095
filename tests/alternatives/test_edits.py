"""Edits one by one: each makes a valid file and leaves the rest of it as it was."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import COSTS, Edit
from council_rules.alternatives.levers import levers
from council_rules.alternatives.locals import Locals
from council_rules.alternatives.request import Permit, Request
from council_rules.alternatives.search import alternatives
from council_rules.proposal.amend import load_amended
from council_rules.proposal.load import Loaded, load
from tests.alternatives.test_request import valley
from tests.alternatives.test_search import book, violated
from tests.tries import some

ROOT = Path(__file__).resolve().parents[2]
PROPOSALS = sorted(ROOT.glob("proposals/*/*.council.yaml"))


def edits(loaded: Loaded) -> Iterator[Edit]:
    """Return the edits that need no other edit, a few of those that differ in numbers only."""
    for lever in levers(Draft(loaded, "2027-12-31")):
        if not lever.after:
            numbered = [edit for edit in lever.edits if edit.number > 1]
            yield from (edit for edit in lever.edits if edit.number == 1)
            yield from (numbered[0], numbered[-1]) if numbered else ()


def amended(loaded: Loaded, edit: Edit) -> Loaded:
    return load_amended(loaded.text, edit.amendments)


@pytest.mark.sampled
@pytest.mark.parametrize("path", PROPOSALS, ids=lambda path: path.name.split(".")[0])
def test_every_edit_makes_a_valid_file(path: Path) -> None:
    loaded = load(path)
    for edit in some(list(edits(loaded))):
        after = amended(loaded, edit)
        assert after.proposal != loaded.proposal, edit.says
        assert edit.says.strip(), edit
        assert edit.cost > 0


def test_every_kind_of_edit_is_on_offer_somewhere() -> None:
    offered = {kind for path in PROPOSALS for edit in edits(load(path)) for kind in edit.kinds}
    # those of clauses have tests of their own
    clauses = {"add_audit", "add_power", "add_provision", "add_report", "add_review"}
    clauses |= {"bound_power", "bound_vetting"}
    assert set(COSTS) - offered - clauses == {"change_base", "reserve_seat"}


def test_the_base_of_a_share_is_on_offer_where_seats_are_vacant() -> None:
    bases = []
    for participation in ("accepted", "vacant"):
        seats = [
            {"id": "home", "reserved_for": ["residents"], "participation": participation},
            {"id": "guests", "count": "3", "reserved_for": ["outsiders"]},
        ]
        council = {"id": "council", "name": "Council", "seats": seats}
        loaded = valley(bodies=[council])
        bases.append([edit.value for edit in edits(loaded) if edit.kinds == ("change_base",)])
    assert bases == [[], ["of_filled_seats"]]


def test_seats_reserved_for_nobody_are_reserved_without_taking_any_away() -> None:
    """The seats of others are left and given, which costs as much twice."""
    kinds = {}
    for whose in ({}, {"reserved_for": ["outsiders"]}):
        seats = [{"id": "free", "count": "2", **whose}, {"id": "home"}]
        loaded = valley(bodies=[{"id": "council", "name": "Council", "seats": seats}])
        for one in edits(loaded):
            if one.says.startswith("in 'free (Council)'") and "reserve_seat" in one.kinds[0]:
                kinds[bool(whose)] = (*one.kinds, one.cost)
    assert kinds == {False: ("reserve_seat", 4), True: ("re_reserve_seat", 8)}


def test_what_takes_away_never_costs_less_than_what_gives() -> None:
    pairs = {
        "remove_veto": "add_veto",
        "remove_approval": "bind_channel",
        "remove_channel": "state_rule",
        "replace_rule": "state_rule",
        "remove_fallback": "state_rule",
        "change_weight": "convert_observer",
        "change_tie_break": "convert_observer",
        "remove_vetting": "protect_tenure",
    }
    assert all(COSTS[takes] >= COSTS[gives] for takes, gives in pairs.items())
    assert COSTS["replace_seat"] == COSTS["re_reserve_seat"] == 2 * COSTS["add_seat"]
    assert COSTS["move_seat"] == 2 * COSTS["add_seat"]


def test_somebody_who_observes_gets_a_vote_seat_by_seat() -> None:
    guests = {"id": "guests", "count": "3", "role": "observer", "reserved_for": ["residents"]}
    seats = [guests, {"id": "chair", "role": "chair"}]
    loaded = valley(bodies=[{"id": "council", "name": "Council", "seats": seats}])
    (vote, *_) = [one for one in edits(loaded) if one.kinds == ("convert_observer",)]
    assert (vote.cost, vote.moved, vote.says) == (
        6,
        3,
        "in 'guests (Council)', insert a vote for each",
    )


def test_the_majority_of_a_group_without_a_seat_comes_last() -> None:
    """Nothing can pass by it, so of what costs the same another rule is taken."""
    only = (Permit("vote", ("change_quota", "add_concurrent_majority")),)
    guests = {"id": "guests", "count": "3", "reserved_for": ["outsiders"]}
    chair = {"id": "chair", "role": "chair", "reserved_for": ["outsiders"]}
    loaded = valley(bodies=[{"id": "council", "name": "Council", "seats": [guests, chair]}])
    strict = {
        one.kinds: one.strict
        for one in edits(loaded)
        if one.value in ("and_residents", "unanimity")
    }
    assert strict[("add_concurrent_majority",)] > strict[("change_quota",)] > 0
    (first, *_) = alternatives(loaded, book("REP004"), Request(("REP004",), permits=only)).found
    assert "add_concurrent_majority" in first.changes[0].edit.kinds
    seated = {**guests, "reserved_for": ["residents"], "count": "1", "id": "home"}
    loaded = valley(bodies=[{"id": "council", "name": "Council", "seats": [guests, seated]}])
    assert all(
        one.strict == 0 for one in edits(loaded) if one.kinds == ("add_concurrent_majority",)
    )


def with_veto(over: list[str], **others: Any) -> Loaded:
    """Return a council whose outsiders alone decide, and somebody has a veto over that."""
    decides = {"matters": ["roads"], "passes_when": {"more_than": "1/2", "of": "members"}}
    procedures = [
        {"id": "vote", "body": "council", **decides, **others},
        {"id": "second", "body": "council", **decides},
    ]
    vetoes = [{"id": "stop", "holders": ["council/home"], "over": over}]
    return valley(procedures=procedures, vetoes=vetoes)


def repeals(loaded: Loaded) -> dict[str, str]:
    """Return what each repeal of a procedure says, by the procedure."""
    return {
        edit.amendments[0][1]: edit.says
        for edit in edits(loaded)
        if edit.kinds == ("remove_channel",)
    }


def test_a_veto_over_nothing_else_goes_with_what_it_is_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # what locals could decide is not offered to be repealed: here nobody counts as local
    monkeypatch.setattr(Locals, "bodies_with_locals", lambda self: [])
    assert repeals(with_veto(["vote"])) == {
        "vote": "repeal procedure 'vote' and veto 'stop' over it",
        "second": "repeal procedure 'second'",
    }
    both = repeals(with_veto(["vote", "second"]))
    assert both == {}, "what would be left of the veto is not for us to say"


def test_a_fallback_goes_with_what_it_leads_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Locals, "bodies_with_locals", lambda self: [])
    said = repeals(with_veto(["vote"], fallback="second"))["second"]
    assert said == "repeal procedure 'second' and the fallback of 'vote' to it"


def test_a_procedure_and_its_fallback_can_both_be_repealed() -> None:
    decides = {"matters": ["roads"], "passes_when": {"more_than": "1/2", "of": "members"}}
    guests = {"id": "guests", "count": "3", "reserved_for": ["outsiders"]}
    home = {"id": "home", "count": "3", "reserved_for": ["residents"]}
    loaded = valley(
        bodies=[
            {"id": "council", "name": "Council", "seats": [guests]},
            {"id": "assembly", "name": "Assembly", "seats": [home]},
        ],
        procedures=[
            {"id": "first", "body": "council", **decides, "fallback": "second"},
            {"id": "second", "body": "council", **decides},
            {"id": "own", "body": "assembly", **decides},
        ],
    )
    only = (Permit(kinds=("remove_channel",)),)
    request = Request(goals=("REP004",), permits=only)
    (one,) = alternatives(loaded, book("REP004"), request).found
    assert (one.cost, one.proven, one.remaining) == (4, True, ())
    assert [change.edit.amendments[0][1] for change in one.changes] == ["second", "first"]


BOARD = "gaza/board_of_peace"
KOSOVO = "reference/kosovo_interim_administrative_council"
TIMOR = "reference/east_timor_national_consultative_council"
BOSNIA = "reference/bosnia_presidency"
IRAQ = "reference/iraq_governing_council"

CURED = [
    (KOSOVO, "?channel special_representative_decision", "repealed", "PAL001 regulations"),
    (
        KOSOVO,
        "special_representative_decision.passes_when",
        "approved_by_council",
        "REP004 regulations",
    ),
    (TIMOR, "?new_veto administrator_decision", "council", "REP005 transitional_government"),
    (BOSNIA, "?channel imposed_decision", "repealed", "DEC009 imposed_decision"),
    (
        BOSNIA,
        "presidency_decision.passes_when",
        "three_quarters_2",
        "REP006 presidency_decision",
    ),
    (IRAQ, "?veto authority_veto", "repealed", "REP007 interim_ministers"),
    (IRAQ, "?veto authority_veto", "delays", "REP007 interim_ministers"),
    (BOARD, "board_vote.passes_when", "and_palestinian", "REP004 board_vote"),
    (BOARD, "?channel board_vote", "gaza_governance_to_ncag", "PAL002 gaza_governance"),
    (BOARD, "?tenure board/chair", "by_un_security_council", "ACC005 board/chair"),
    (BOARD, "?succession board/chair", "by_board", "MAN006 board/chair"),
    (BOARD, "?end board", "renewed_by_palestinian_authority", "MAN002 board"),
    (BOARD, "board/added_palestinian.count", "1", "REP001 board"),
    (BOARD, "ncag/member.placed_in", "board", "TIER002 board"),
]


@cache
def before(name: str) -> tuple[Loaded, dict[tuple[str, str], Edit]]:
    loaded = load(ROOT / "proposals" / f"{name}.council.yaml")
    offered = {
        (lever.id, edit.value): edit for lever in levers(Draft(loaded)) for edit in lever.edits
    }
    return loaded, offered


@cache
def broken_before(name: str, code: str) -> set[tuple[str, str]]:
    return violated(before(name)[0], book(code))


@pytest.mark.parametrize(("name", "lever", "value", "cured"), CURED)
def test_what_an_edit_cures(name: str, lever: str, value: str, cured: str) -> None:
    loaded, offered = before(name)
    code, _, subject = cured.partition(" ")
    assert (code, subject) in broken_before(name, code)
    assert (code, subject) not in violated(amended(loaded, offered[lever, value]), book(code))


def test_groups_in_the_same_position_are_named_together() -> None:
    """Two peoples of one seat each are alike; a third that has none is not."""
    peoples = ("hills", "shore", "islets")
    groups = [
        {"id": one, "name": one.title(), "dimension": "origin", "locality": {"valley": "local"}}
        for one in peoples
    ]
    outsiders = {"id": "outsiders", "dimension": "origin", "locality": {"valley": "external"}}
    seats = [{"id": one, "reserved_for": [one]} for one in peoples[:2]]
    seats.append({"id": "guests", "count": "3", "reserved_for": ["outsiders"]})
    council = {"id": "council", "name": "Council", "seats": seats}
    loaded = valley(groups=[*groups, {**outsiders, "name": "Outsiders"}], bodies=[council])
    said = {edit.says for edit in edits(loaded) if "add_seat" in edit.kinds}
    whose = {one.partition("1 seat reserved for ")[2] for one in said} - {""}
    assert {one.partition(", elected")[0] for one in whose} == {
        "'Hills' (or as well 'Shore')",
        "'Islets'",
    }
    majorities = {edit.says for edit in edits(loaded) if edit.value.startswith("and_")}
    assert {one.partition("a majority of ")[2] for one in majorities} == {
        "'Hills' (or as well 'Shore')",
        "'Islets'",
    }
    assert len(majorities) == 2


def test_what_protects_locals_is_not_repealed() -> None:
    """A veto of outsiders can be; that of locals, and one that somebody asks for, cannot."""

    def offered(**veto: Any) -> set[str]:
        vetoes = [{"id": "stop", "over": ["vote"], **veto}]
        seats = [
            {"id": "home", "reserved_for": ["residents"]},
            {"id": "guest", "reserved_for": ["outsiders"]},
        ]
        council = {"id": "council", "name": "Council", "seats": seats}
        loaded = valley(bodies=[council], vetoes=vetoes)
        return {kind for edit in edits(loaded) for kind in edit.kinds}

    assert "remove_veto" in offered(holders=["council/guest"])
    assert "remove_veto" not in offered(holders=["council/home"])
    asked = offered(holders=["council/guest"], on_request_of=["council/home"])
    assert "remove_veto" not in asked


def test_a_consent_is_taken_out_under_its_own_name() -> None:
    """To change the quota beside a consent leaves the consent as it is."""
    share = {"at_least": "2/3", "of": "members"}
    guests = [
        {"id": "home", "reserved_for": ["residents"]},
        {"id": "guests", "count": "3", "reserved_for": ["outsiders"]},
        {"id": "chair", "role": "chair", "reserved_for": ["outsiders"]},
    ]
    vote = {
        "id": "vote",
        "body": "council",
        "matters": ["roads"],
        "passes_when": {"all": [share, {"approval_by": "council/chair"}]},
    }
    council = {"id": "council", "name": "Council", "seats": guests}
    loaded = valley(bodies=[council], procedures=[vote])
    own = [one for one in edits(loaded) if one.amendments[0][1] == "vote.passes_when"]
    quotas = [one for one in own if one.kinds == ("change_quota",)]
    assert quotas
    for one in quotas:
        after = amended(loaded, one).proposal.procedures[0].passes_when
        assert [part.approval_by for part in after.all or ()] == [None, "council/chair"]
    (consent,) = [one for one in own if one.kinds == ("remove_approval",)]
    assert consent.says == "in 'vote', repeal approval by 'chair (Council)'"
    (whole,) = [one for one in own if one.kinds == ("replace_rule",)]
    assert whole.says.endswith("without the consent of 'chair (Council)'")
