"""Groups of different sizes: what would do as well for another is tried, and named."""

import json
from typing import Any

from council_rules.alternatives.draft import Draft
from council_rules.alternatives.outcome import Change
from council_rules.alternatives.request import Permit, Pin, Request
from council_rules.alternatives.search import alternatives
from council_rules.proposal.load import Loaded, load_text
from council_rules.render.alternatives import render
from council_rules.render.look import Look
from tests.alternatives.test_open import VALLEY
from tests.alternatives.test_search import book

PEOPLES = (("hill", 2), ("coast", 1))


def peoples(guests: int = 4) -> Loaded:
    """Return a council of two local peoples of different sizes, and guests, who are more."""
    groups = [(name, "local") for name, _ in PEOPLES] + [("guests", "external")]
    seats = [
        {"id": name, "count": str(number), "reserved_for": [name]}
        for name, number in (*PEOPLES, ("guests", guests))
    ]
    vote = {
        "id": "vote",
        "body": "council",
        "matters": ["roads"],
        "passes_when": {"more_than": "1/2", "of": "members"},
    }
    file: dict[str, Any] = {
        **VALLEY,
        "groups": [
            {"id": name, "name": name, "dimension": "people", "locality": {"valley": kind}}
            for name, kind in groups
        ],
        "electorates": [
            {
                "id": f"{name}_voters",
                "name": f"Voters of {name}",
                "area": "valley",
                "group": name,
            }
            for name, _ in PEOPLES
        ],
        "bodies": [{"id": "council", "name": "Council", "seats": seats}],
        "procedures": [vote],
    }
    return load_text(json.dumps(file), "peoples")


def changes(loaded: Loaded, kind: str, *fixed: str) -> tuple[Change, ...]:
    """Return the edits of the only alternative that makes edits of a kind alone."""
    request = Request(
        ("REP004",),
        fixed=tuple(Pin(one) for one in fixed),
        permits=(Permit(kinds=(kind,)),),
        seconds=300,
    )
    (one,) = alternatives(loaded, book("REP004"), request).found
    return one.changes


def test_a_majority_of_either_people_does_as_well() -> None:
    (change,) = changes(peoples(), "add_concurrent_majority")
    said = {change.edit.says, *change.instead}
    assert said == {
        f"in 'vote', insert as a further condition a majority of '{name}'"
        for name, _ in PEOPLES
    }


def test_a_seat_for_either_people_does_as_well() -> None:
    loaded = peoples()
    (change,) = changes(loaded, "add_seat")
    (other,) = change.instead
    names = {name for name, _ in PEOPLES if f"reserved for '{name}'" in change.edit.says}
    others = {name for name, _ in PEOPLES if f"reserved for '{name}'" in other}
    assert names | others == {"hill", "coast"}
    assert len(names) == len(others) == 1


def test_it_is_said_beside_the_edit() -> None:
    request = Request(("REP004",), permits=(Permit(kinds=("add_seat",)),), seconds=300)
    found = alternatives(peoples(), book("REP004"), request)
    told = " ".join(render(found, [""], Look(200, False)).split())
    assert "or as well: in 'Council', insert 1 seat reserved for" in told


def test_a_people_that_is_external_elsewhere_does_not_do_as_well() -> None:
    """Seats for the coast are seats for outsiders in the other valley."""
    file = json.loads(peoples().text)
    file["areas"].append({"id": "dale", "name": "Dale"})
    file["groups"][0]["locality"]["dale"] = "local"
    file["groups"][1]["locality"]["dale"] = "external"
    file["groups"][2]["locality"]["dale"] = "external"
    file["matters"].append({"id": "bridges", "name": "Bridges", "area": "dale"})
    file["procedures"][0]["matters"] = ["roads", "bridges"]
    (change, *_) = changes(load_text(json.dumps(file), "peoples"), "add_seat")
    assert "reserved for 'hill'" in change.edit.says
    assert not [one for one in change.instead if "'coast'" in one]


def test_an_electorate_of_one_people_chooses_for_no_other() -> None:
    draft = Draft(peoples())
    assert draft.locals.local_chooser("valley", "hill") == ("hill_voters", "elects")
    assert draft.locals.local_chooser("valley", "coast") == ("coast_voters", "elects")
    assert draft.locals.local_chooser("valley") is None


def test_an_electorate_of_the_only_people_chooses_for_all() -> None:
    file = json.loads(peoples().text)
    file["groups"] = [one for one in file["groups"] if one["id"] != "coast"]
    file["electorates"] = file["electorates"][:1]
    file["bodies"][0]["seats"] = [
        one for one in file["bodies"][0]["seats"] if one["id"] != "coast"
    ]
    draft = Draft(load_text(json.dumps(file), "peoples"))
    assert draft.locals.local_chooser("valley") == ("hill_voters", "elects")


def test_an_organization_of_the_place_comes_after_an_electorate() -> None:
    file = json.loads(peoples().text)
    file["organizations"] = [
        {"id": "elders", "name": "Elders", "classification": "assembly"}
        | {"locality": {"valley": "local"}}
    ]
    draft = Draft(load_text(json.dumps(file), "peoples"))
    assert draft.locals.local_chooser("valley") == ("elders", "appoints")
    assert draft.locals.local_chooser("valley", "hill") == ("hill_voters", "elects")
