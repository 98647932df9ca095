"""Edits that would answer what a scenario of the file assumes are told, and not made."""

import json
from typing import Any

from council_rules.alternatives.case import Case
from council_rules.alternatives.request import Permit, Request
from council_rules.alternatives.search import alternatives
from council_rules.proposal.load import Loaded, load_text
from council_rules.render.alternatives import render
from council_rules.render.look import Look
from tests.alternatives.test_request import valley
from tests.alternatives.test_search import book

GUEST: dict[str, Any] = {
    "id": "guest",
    "role": "observer",
    "count": "3",
    "votes": "unknown",
    "reserved_for": ["residents"],
}
REQUEST = Request(
    ("REP004",), permits=(Permit(kinds=("convert_observer",)),), scenario="without_guests"
)


def assuming() -> Loaded:
    """Return a council whose guests may vote or not, and a scenario that they do not."""
    file = json.loads(valley().text)
    file["bodies"][0]["seats"].append(GUEST)
    assume = {"council/guest.votes": "false"}
    return load_text(
        json.dumps({**file, "scenarios": [{"id": "without_guests", "assume": assume}]}),
        "valley",
    )


def test_an_answer_to_what_is_assumed_is_told_and_not_made() -> None:
    found = alternatives(assuming(), book("REP004"), REQUEST)
    assert found.wanted
    assert found.found == ()
    assert found.scope.assumed == ("in 'guest (Council)', insert a vote for each",)
    told = " ".join(render(found, (), Look(80, False)).split())
    assert (
        "Left out, as it settles what a scenario of the file assumes: in 'guest (Council)', "
        "insert a vote for each." in told
    )


def test_what_does_not_fit_the_scenarios_is_no_file_for_any_trial() -> None:
    case = Case(assuming(), book("REP004"), REQUEST)
    (edit,) = case.assumed_otherwise
    assert case.tried([edit]) is None
    assert case.checked([edit]) is None


def test_without_scenarios_the_same_edit_is_offered() -> None:
    file = json.loads(assuming().text)
    del file["scenarios"]
    loaded = load_text(json.dumps(file), "valley")
    case = Case(loaded, book("REP004"), Request(("REP004",), permits=REQUEST.permits))
    assert case.assumed_otherwise == []
    assert [edit.kinds for lever in case.levers for edit in lever.edits] == [
        ("convert_observer",)
    ]
