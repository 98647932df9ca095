"""Whoever waits for himself has no consent to give, however long the circle is."""

from typing import Any

from tests.model.atoms import atoms
from tests.model.differences import differences
from tests.model.random_councils import read
from tests.model.random_people import Data

VALLEY = 'outside_hand("first","valley")'


def council(*procedures: Data, vetoes: tuple[Data, ...] = ()) -> Data:
    """Return a board of one outsider, a council of two, a law, and procedures of the board."""
    seats = {"board": 1, "council": 2}
    bodies = [
        {"id": body, "name": body, "seats": [{"id": "seat", "count": str(number)}]}
        for body, number in seats.items()
    ]
    bodies[0]["seats"] = [{"id": "seat", "reserved_for": ["outsiders"]}]
    bodies[1]["acts_by"] = "council_vote"
    vote = {"id": "council_vote", "body": "council", "kind": "advice", "matters": []}
    return {
        "council_rules": "1",
        "proposal": {"id": "small", "title": "Small", "completeness": "closed"},
        "areas": [{"id": "valley", "name": "Valley"}],
        "groups": [
            {
                "id": "outsiders",
                "name": "Outsiders",
                "dimension": "origin",
                "locality": {"valley": "external"},
            }
        ],
        "matters": [{"id": "law", "name": "Law", "area": "valley"}],
        "bodies": bodies,
        "procedures": [
            *procedures,
            vote | {"passes_when": {"more_than": "1/2", "of": "present"}},
        ],
        "vetoes": list(vetoes),
    }


def procedure(id: str, passes_when: Any, **more: Any) -> Data:
    return {"id": id, "body": "board", "matters": ["law"], "passes_when": passes_when} | more


def by(id: str) -> Data:
    return {"approval_by": id}


def veto(over: str) -> Data:
    return {"id": f"veto_over_{over}", "holders": ["council"], "over": [over]}


FIRST, SECOND = procedure("first", by("second")), procedure("second", "unanimity")
UNDOES = 'can_undo("council","board","law")'


def overrule(passes_when: Any) -> Data:
    return procedure("overrule", passes_when, kind="override", overrides=["second"])


def said(text: Data) -> frozenset[str]:
    """Return what the model says, with which the vocabulary agrees."""
    assert not differences(text)
    return frozenset(atoms(read(text)))


def test_an_override_that_needs_whom_it_frees_frees_nobody() -> None:
    whoever_undoes = {"vetoes": (veto("second"),)}
    assert UNDOES in said(council(FIRST, SECOND, **whoever_undoes))
    assert UNDOES in said(council(FIRST, SECOND, overrule(by("first")), **whoever_undoes))
    long = (overrule(by("third")), procedure("third", by("first")))
    assert UNDOES in said(council(FIRST, SECOND, *long, **whoever_undoes))


def test_an_override_that_needs_nobody_frees() -> None:
    free = council(FIRST, SECOND, overrule("unanimity"), vetoes=(veto("second"),))
    assert UNDOES not in said(free)


def test_two_ways_that_both_need_one_vote_need_it() -> None:
    either = {"any": [by("second"), {"all": ["unanimity", by("second")]}]}
    two_ways = (procedure("first", either), SECOND)
    assert UNDOES in said(council(*two_ways, vetoes=(veto("second"),)))


def test_an_override_is_no_firmer_than_what_it_asks_for() -> None:
    asked = (procedure("one", "unanimity"), procedure("other", "unanimity"))
    either = overrule({"any": [by("one"), by("other")]})
    seat = {"id": "clerk", "appointed_by": {"by": "board", "procedure": "first"}}
    text = council(FIRST, SECOND, *asked, either, vetoes=(veto("second"), veto("one")))
    text["bodies"].append({"id": "office", "name": "Office", "seats": [seat]})
    assert VALLEY in said(text)
    text["vetoes"].append(veto("other"))
    assert VALLEY not in said(text)


def test_whoever_waits_for_a_vote_to_be_put_needs_that_vote() -> None:
    put = procedure("first", "unanimity", initiated_by=["office"])
    text = council(put, vetoes=(veto("office_vote"),))
    office = {"id": "office", "name": "Office", "seats": [{"id": "clerk", "count": "2"}]}
    text["bodies"].append(office | {"acts_by": "office_vote"})
    vote = {"id": "office_vote", "body": "office", "kind": "advice", "matters": []}
    text["procedures"].append(vote | {"passes_when": {"more_than": "1/2", "of": "present"}})
    assert UNDOES in said(text)
