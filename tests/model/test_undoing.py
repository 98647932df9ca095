"""An appeal that leads nowhere frees no hand: what others can do to undo an act."""

from collections.abc import Sequence
from typing import Any

import pytest

from tests.model.atoms import atoms
from tests.model.differences import differences
from tests.model.random_councils import read
from tests.model.random_people import Data

BY_BOARD = {"by": "board", "manner": "at_will"}


def council(procedures: Sequence[Data] = (), **more: Any) -> Data:
    """Return a board of two and a warden whom it appoints and dismisses by unanimity."""
    warden = {"id": "warden", "appointed_by": "board", "removable_by": BY_BOARD}
    empty = {"id": "desk", "participation": "vacant"}
    vote = {"id": "vote", "body": "board", "passes_when": "unanimity", "kind": "appointment"}
    return {
        "council_rules": "1",
        "proposal": {"id": "small", "title": "Small", "completeness": "closed"},
        "persons": [{"id": "kade", "name": "Kade"}, {"id": "lund", "name": "Lund"}],
        "matters": [{"id": "law", "name": "Law"}],
        "bodies": [
            {"id": "board", "name": "Board", "seats": [{"id": "member", "count": "2"}]},
            {"id": "court", "name": "Court", "seats": [{"id": "judge", "count": "2"}, empty]},
            {"id": "office", "name": "Office", "seats": [warden]},
        ],
        "procedures": [vote, *procedures],
    } | more


def override(**more: Any) -> Data:
    one = {"id": "undo", "kind": "override", "overrides": ["vote"], "matters": "all"}
    return one | {"body": "court", "passes_when": {"more_than": "1/2", "of": "members"}} | more


def veto(*holders: str, **more: Any) -> Data:
    return {"id": "stop", "holders": list(holders), "over": ["vote"]} | more


APPEALS: dict[str, tuple[Data, bool]] = {
    "nobody appeals": ({}, True),
    "a court": ({"procedures": [override()]}, False),
    "the board itself": ({"procedures": [override(body="board")]}, True),
    "a court whom the board must ask": (
        {"procedures": [override(passes_when={"all": ["unanimity", {"approval_by": "vote"}]})]},
        True,
    ),
    "a court that only the board may call": (
        {"procedures": [override(initiated_by=["board"])]},
        True,
    ),
    "a court that never has its quorum": (
        {"procedures": [override(quorum={"at_least": "4"})]},
        True,
    ),
    "a veto": ({"vetoes": [veto("kade")]}, False),
    "a veto of one out of two": ({"vetoes": [veto("kade", "lund")]}, False),
    "a veto by an empty desk": ({"vetoes": [veto("court/desk")]}, True),
    "a veto with an empty desk": (
        {"vetoes": [veto("kade", "court/desk", exercised="jointly")]},
        True,
    ),
    "a veto with the board": ({"vetoes": [veto("kade", "board", exercised="jointly")]}, True),
    "a veto on a matter": ({"vetoes": [veto("kade", matters=["law"])]}, True),
    "a veto that the board asks for": (
        {"vetoes": [veto("kade", on_request_of=["board"])]},
        True,
    ),
    "a veto that delays": ({"vetoes": [veto("kade", effect="delays", delay="9 days")]}, True),
    "a veto that the board sets aside": (
        {"vetoes": [veto("kade", overridable_by="vote")]},
        True,
    ),
}


@pytest.mark.parametrize("name", APPEALS)
def test_a_board_commands_whom_nobody_else_can_keep(name: str) -> None:
    more, commands = APPEALS[name]
    text = council(**more)
    held = 'commands("board","office/warden")' in atoms(read(text))
    assert held is commands
    assert differences(text) == []


@pytest.mark.parametrize("body", ["board", "court"])
def test_a_joint_veto_is_used_by_what_a_part_of_it_falls_back_on(body: str) -> None:
    majority = {"passes_when": {"more_than": "1/2", "of": "members"}, "kind": "advice"}
    votes: list[Data] = [
        {"id": "ruling", "body": "office", "matters": ["law"], "passes_when": "unanimity"},
        {"id": "court_vote", "body": "court"} | majority,
        {
            "id": "objecting",
            "body": "registry",
            "passes_when": "unanimity",
            "fallback": "appeal",
        },
        {"id": "appeal", "body": body} | majority,
    ]
    joint = {"holders": ["registry", "court"], "over": ["ruling", "vote"]}
    text = council(votes, vetoes=[{"id": "stop", "exercised": "jointly"} | joint])
    text["bodies"][1]["acts_by"] = "court_vote"
    seats = [{"id": "clerk", "appointed_by": "none", "removable_by": "none"}]
    registry = {"id": "registry", "name": "Registry", "acts_by": "objecting", "seats": seats}
    text["bodies"].append(registry)
    found = atoms(read(text))
    assert ('can_undo("court","office","law")' in found) is (body == "court")
    assert differences(text) == []
