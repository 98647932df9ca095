"""What is asked in the file, in a goals file and outside of both, and what comes of it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from council_rules.alternatives import verification
from council_rules.alternatives.outcome import UnknownPath
from council_rules.alternatives.request import (
    PartialRequest,
    Permit,
    Pin,
    Request,
    UnknownKind,
    covers,
    request_in,
    request_in_goals,
)
from council_rules.alternatives.search import alternatives
from council_rules.proposal.load import Loaded, load_text
from council_rules.proposal.problems import ProposalError
from tests.alternatives.test_open import VALLEY
from tests.alternatives.test_search import book

GOAL = ("REP004",)


def valley(outsiders: int = 3, **more: Any) -> Loaded:
    """Return a council with one resident and some outsiders, who decide by majority."""
    seats = [
        {"id": "home", "reserved_for": ["residents"]},
        {"id": "guests", "count": str(outsiders), "reserved_for": ["outsiders"]},
    ]
    vote = {
        "id": "vote",
        "body": "council",
        "matters": ["roads"],
        "passes_when": {"more_than": "1/2", "of": "members"},
    }
    bodies = [{"id": "council", "name": "Council", "seats": seats}]
    file = {**VALLEY, "bodies": bodies, "procedures": [vote], **more}
    return load_text(json.dumps(file), "valley")


def found(loaded: Loaded, **request: Any) -> tuple[int, set[str]]:
    """Return the least cost, and the kinds of edits made for it."""
    result = alternatives(loaded, book(*GOAL), Request(goals=GOAL, **request))
    if not result.found:
        return 0, set()
    (one,) = result.found
    return one.cost, {kind for change in one.changes for kind in change.edit.kinds}


def test_the_kinds_that_may_be_changed() -> None:
    assert found(valley())[0] == 1
    only_seats = (Permit(kinds=("add_seat",)),)
    assert found(valley(), permits=only_seats) == (4, {"add_seat"})


def test_the_place_that_may_be_changed() -> None:
    assert found(valley(), permits=(Permit("vote"),))[0] == 1
    _, kinds = found(valley(), permits=(Permit("council"),))
    assert kinds <= {"add_seat", "replace_seat", "re_reserve_seat"}


def test_what_is_fixed_beats_what_may_change() -> None:
    cost, _ = found(valley(), permits=(Permit("vote"),), fixed=(Pin("vote"),))
    assert cost == 0


def test_costs_of_kinds_and_of_places() -> None:
    dear = dict.fromkeys(("change_quota", "add_concurrent_majority"), 9)
    only = (Permit(kinds=("add_seat",)), Permit("vote.passes_when"))
    assert found(valley(), permits=only) == (1, found(valley(), permits=only)[1])
    assert found(valley(), permits=only, costs=dear) == (4, {"add_seat"})
    here = (Permit(kinds=("add_seat",), cost=7), Permit("vote.passes_when", cost=5))
    cost, kinds = found(valley(), permits=here)
    assert cost == 5
    assert "add_seat" not in kinds


def test_a_day_for_what_has_no_end() -> None:
    """What the file names counts first: there the day would be somebody's invention."""
    ends = ("MAN001",)

    def days(**more: Any) -> set[str]:
        loaded = valley(**more)
        result = alternatives(loaded, book("MAN"), request_in(loaded).complete(ends))
        said = [change.edit.says for one in result.found for change in one.changes]
        return {part for text in said for part in text.split() if part.startswith("20")}

    asked = {"day": "2027-12-31"}
    mandate = {"id": "mission", "name": "Mission", "ends": "2026-06-30"}
    assert days() == set()
    assert days(alternatives=asked) == {"2027-12-31"}
    assert days(alternatives=asked, mandates=[mandate]) == {"2026-06-30"}


@pytest.mark.parametrize("most_apart", [1, 2])
def test_of_many_edits_like_ones_are_explained_together(
    monkeypatch: pytest.MonkeyPatch, most_apart: int
) -> None:
    monkeypatch.setattr(verification, "MOST_APART", most_apart)
    condition = {"more_than": "1/2", "of": "members"}
    votes = [
        {"id": id, "body": "council", "matters": ["roads"], "passes_when": condition}
        for id in ("vote", "again")
    ]
    request = Request(goals=GOAL, permits=(Permit(kinds=("change_quota",)),))
    (one,) = alternatives(valley(procedures=votes), book(*GOAL), request).found
    told = {change.edit.in_place[0]: sorted(change.cures) for change in one.changes}
    both = [("REP004", "again"), ("REP004", "roads"), ("REP004", "vote")]
    apart = {"vote": both[1:], "again": both[:2]}
    assert told == (apart if most_apart > 1 else {"vote": both, "again": both})


def test_at_most_so_many_edits_and_so_much_cost() -> None:
    seats = (Permit(kinds=("add_seat",)),)
    assert found(valley(), permits=seats, most_cost=4)[0] == 4
    assert found(valley(), permits=seats, most_cost=3)[0] == 0
    assert found(valley(), permits=seats, most_edits=1)[0] == 4


def test_fewer_edits_cure_less() -> None:
    """Two procedures by which outsiders decide alone need two edits."""
    condition = {"more_than": "1/2", "of": "members"}
    votes = [
        {"id": id, "body": "council", "matters": ["roads"], "passes_when": condition}
        for id in ("vote", "again")
    ]
    quota = (Permit(kinds=("change_quota",)),)
    loaded, request = valley(procedures=votes), Request(goals=GOAL, permits=quota)
    free = alternatives(loaded, book(*GOAL), request).found
    bound = alternatives(loaded, book(*GOAL), replace(request, most_edits=1)).found
    assert [len(one.changes) for one in free] == [2]
    assert all(len(one.changes) == 1 for one in bound)
    assert all(len(one.cures) < len(free[0].cures) for one in bound)


def test_seats_moved_are_counted_one_by_one() -> None:
    seats = (Permit(kinds=("add_seat",)),)
    (one,) = alternatives(
        valley(), book(*GOAL), Request(goals=GOAL, permits=seats, front=True)
    ).found
    assert (one.cost, one.moved, one.changes[0].edit.number) == (4, 2, 2)


def test_what_is_not_allowed_is_no_way_out_at_no_cost() -> None:
    """Of the ways to change a quota one is fixed by its kind: so the other has to do."""
    quota = (Permit("vote.passes_when", ("change_quota",)),)
    assert found(valley(1), permits=quota)[1] <= {"change_quota"}
    cost, kinds = found(valley(), permits=quota)
    assert (cost, kinds) == (1, {"change_quota"})


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("board", "board/chair.votes", True),
        ("board", "board.seats", True),
        ("board", "boards", False),
        ("board/chair", "board", False),
        ("*/chair", "board/chair.votes", True),
        ("*/chair", "board/member", False),
        ("*.passes_when", "vote.passes_when", True),
        ("*", "anything", True),
    ],
)
def test_what_a_path_covers(pattern: str, path: str, expected: bool) -> None:
    assert covers(pattern, path) is expected


GOALS_FILE = """\
council_rules: "1"
fixed: [vote]
may_change:
  - {at: council, kinds: add_seat, cost: 3}
goals: REP004
costs: {change_quota: 2}
limits: {max_changes: 2, max_cost: 8, show: 4}
"""


def test_a_goals_file_over_what_the_proposal_says(tmp_path: Path) -> None:
    file = tmp_path / "mine.goals.yaml"
    file.write_text(GOALS_FILE, encoding="utf-8")
    own = {
        "fixed": ["council/home"],
        "costs": {"change_quota": 5, "add_seat": 1},
        "may_change": [{"at": "vote"}],
        "limits": {"max_changes": 9},
    }
    loaded = valley(alternatives=own)
    asked = request_in_goals(file).over(request_in(loaded))
    assert [pin.path for pin in asked.fixed] == ["council/home", "vote"]
    assert asked.fixed[1].origin == f"{file}:2:9"
    assert asked.permits == (Permit("council", ("add_seat",), 3, f"{file}:4:5"),)
    assert asked.goals == (("REP004", f"{file}:5:8"),)
    assert asked.costs == {"change_quota": 2, "add_seat": 1}
    assert (asked.most_edits, asked.most_cost, asked.number) == (2, 8, 4)
    assert asked.complete(("REP004",)).number == 4


def test_a_proposal_that_says_nothing() -> None:
    assert request_in(valley()) == PartialRequest()


def test_a_kind_that_there_is_not() -> None:
    loaded = valley(alternatives={"costs": {"add_seet": 2}})
    with pytest.raises(UnknownKind) as raised:
        request_in(loaded)
    assert raised.value.close == "add_seat"
    assert raised.value.origin.startswith("valley:1:")
    with pytest.raises(UnknownKind):
        request_in(valley(alternatives={"may_change": [{"kinds": ["sit"]}]})).complete(())


def test_a_path_that_there_is_not_is_told_with_its_origin() -> None:
    loaded = valley(alternatives={"fixed": ["counsil"]})
    request = request_in(loaded).complete(GOAL)
    with pytest.raises(UnknownPath) as raised:
        alternatives(loaded, book(*GOAL), request)
    assert (raised.value.close, raised.value.origin[:9]) == ("council", "valley:1:")


@pytest.mark.parametrize(
    "text", ["", "fixed: [a]\n", 'council_rules: "1"\nfixd: [a]\n', "council_rules: [\n"]
)
def test_a_goals_file_that_is_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "bad.goals.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ProposalError) as raised:
        request_in_goals(file)
    assert str(raised.value).startswith(f"{file}:")


def test_a_conflict_is_as_small_as_can_be() -> None:
    """With any one of its pins given up, there is a cure at the cost that is told."""
    pins = tuple(map(Pin, ("vote", "council", "roads")))
    loaded = valley()
    result = alternatives(loaded, book(*GOAL), Request(goals=GOAL, fixed=pins))
    assert not result.found
    for conflict in result.conflicts:
        assert [pin.path for pin in conflict.pins] == ["vote", "council"]
        assert [release.pin for release in conflict.releases] == list(conflict.pins)
        for release in conflict.releases:
            fewer = tuple(pin for pin in pins if pin != release.pin)
            freed = alternatives(loaded, book(*GOAL), Request(goals=GOAL, fixed=fewer))
            assert conflict.finding in freed.found[0].cures
            assert freed.found[0].cost == release.cost


@pytest.mark.parametrize("goal", [("REP001",), ("REP004",), ("REP001", "REP004")])
def test_costs_are_the_same_whoever_bears_which_name(goal: tuple[str, ...]) -> None:
    """Two peoples in the same position change names and places in the file."""
    names = {"hills": "shore", "shore": "hills"}
    costs = []
    for own in (dict(zip(names, names, strict=True)), names):
        groups = [
            {"id": own[one], "dimension": "origin", "locality": {"valley": "local"}}
            for one in names
        ]
        groups.append(
            {"id": "outsiders", "dimension": "origin", "locality": {"valley": "external"}}
        )
        guests = {"id": "guests", "count": "3", "reserved_for": ["outsiders"]}
        seats = [{"id": f"seat_{one}", "reserved_for": [own[one]]} for one in names]
        bodies = [
            {"id": "council", "name": "Council", "seats": [*seats, guests]},
            {"id": "board", "name": "Board", "seats": [guests]},
        ]
        named = [{**one, "name": one["id"]} for one in groups]
        ways = [
            {
                "id": f"vote_{body}",
                "body": body,
                "matters": ["roads"],
                "passes_when": {"more_than": "1/2", "of": "members"},
            }
            for body in ("council", "board")
        ]
        loaded = valley(groups=named, bodies=bodies, procedures=ways)
        result = alternatives(loaded, book(*goal), Request(goal, number=3, seconds=60))
        assert result.found
        assert result.found[0].proven
        costs.append([(one.cost, one.moved, len(one.cures)) for one in result.found])
    assert costs[0] == costs[1]
