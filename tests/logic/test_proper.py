"""What is said to be proper by its wording is proper in each of its games."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from council_rules.analysis.games.spread import Games, Limits
from council_rules.analysis.games.witnesses import is_improper
from council_rules.logic.encode import encode
from council_rules.logic.index import ProposalIndex
from council_rules.logic.proper import is_surely_proper
from tests.logic.councils import councils
from tests.logic.support import proposal_of
from tests.logic.test_open import open_councils
from tests.tries import tries


def improper(data: dict[str, Any]) -> set[str]:
    """Return the procedures that two camps can carry in some completion, all played."""
    proposal = proposal_of(data)
    games = Games(proposal, encode(proposal))
    return {
        one.id
        for one in proposal.procedures
        if any(map(is_improper, games.of_procedure(one.id, Limits()).games or ()))
    }


def surely_proper(data: dict[str, Any]) -> set[str]:
    proposal = proposal_of(data)
    index = ProposalIndex(proposal)
    return {one.id for one in proposal.procedures if is_surely_proper(index, one)}


TIMES = tries(60, suppress_health_check=list(HealthCheck))


@given(st.one_of(councils(), open_councils()))
@TIMES
def test_no_two_camps_carry_what_is_proper(data: dict[str, Any]) -> None:
    assert not surely_proper(data) & improper(data)


def board(rule: Any, seats: Iterable[dict[str, Any]] = ()) -> dict[str, Any]:
    """Return a board of three, or of the given seats, that decides by a rule."""
    own = list(seats) or [{"id": "member", "count": 3, "reserved_for": ["residents"]}]
    return {
        "council_rules": "1",
        "proposal": {"id": "valley", "title": "Valley", "completeness": "closed"},
        "areas": [{"id": "valley", "name": "Valley"}],
        "groups": [
            {
                "id": "residents",
                "name": "Residents",
                "dimension": "origin",
                "locality": {"valley": "local"},
            }
        ],
        "organizations": [{"id": "sender", "name": "Sender"}],
        "matters": [{"id": "water", "name": "Water", "area": "valley"}],
        "bodies": [{"id": "board", "name": "Board", "seats": own}],
        "procedures": [
            {"id": "vote", "body": "board", "matters": ["water"], "passes_when": rule}
        ],
    }


GUEST = {"id": "guest", "participation": {"status": "invited"}, "reserved_for": ["residents"]}
FEW = {"id": "few", "count": {"min": 0, "max": 3}, "reserved_for": ["residents"]}
FOUR = {"id": "member", "count": 4, "reserved_for": ["residents"]}
CHAIR = {"id": "chair", "role": "chair", "reserved_for": ["residents"]}
HALF = {"at_least": "1/2", "of": "members"}
MAJORITY = {"more_than": "1/2", "of": "members"}
TWO_THIRDS = {"at_least": "2/3", "of": "members"}
OF_RESIDENTS = {"at_least": "2/3", "of": "members", "among": "residents"}
APPROVED = {"approval_by": "sender"}


@pytest.mark.parametrize(
    ("data", "proper"),
    [
        (board(MAJORITY), True),
        (board(TWO_THIRDS), True),
        (board("unanimity"), True),
        (board({"one_of": [MAJORITY, TWO_THIRDS]}), True),
        (board({"all": [HALF, APPROVED]}), True),
        (board({"all": [{"at_least": "1"}, {"approval_by": "board/member"}]}), True),
        (board({"no_veto_from": ["sender"]}), True),
        (board({"opposed_fewer_than": "1/2", "of": "present"}), True),
        (board(OF_RESIDENTS), True),
        (board(MAJORITY, [GUEST]), True),
        (board(TWO_THIRDS, [GUEST]), True),
        (board("unanimity", [FEW]), True),
        (board(HALF), False),
        (board("unknown"), False),
        (board({"one_of": [MAJORITY, HALF]}), False),
        (board({"any": [MAJORITY, TWO_THIRDS]}), False),
        (board({"at_least": "2"}), False),
        (board({"opposed_fewer_than": "1/2", "of": "members"}), False),
    ],
)
def test_what_wording_alone_shows(data: dict[str, Any], proper: bool) -> None:
    assert surely_proper(data) == ({"vote"} if proper else set())
    if proper:
        assert not improper(data)


@pytest.mark.parametrize("tie_break", ["board/chair", "unknown"])
def test_a_casting_vote_sides_with_one_half(tie_break: str) -> None:
    data = board(MAJORITY, [CHAIR, FOUR | {"count": 3}])
    data["procedures"][0]["tie_break"] = tie_break
    assert surely_proper(data) == {"vote"}
    assert not improper(data)


@pytest.mark.parametrize("rule", [HALF, MAJORITY])
def test_what_decides_when_a_vote_fails_has_to_be_proper_as_well(rule: Any) -> None:
    data = board("unanimity", [FOUR])
    data["procedures"][0]["fallback"] = "again"
    data["procedures"].append({"id": "again", "body": "board", "passes_when": rule})
    proper = set() if rule == HALF else {"vote", "again"}
    assert surely_proper(data) == proper
    assert improper(data) == {"vote", "again"} - proper


def test_two_camps_carry_what_is_not_proper() -> None:
    assert improper(board(HALF, [FOUR])) == {"vote"}


def test_nobody_carries_anything_where_nobody_sits() -> None:
    nobody = FOUR | {"participation": "vacant"}
    assert improper(board(HALF, [nobody])) == set()
