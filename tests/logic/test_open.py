"""Verdicts over what is open agree with trying out every answer, one by one."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from math import prod
from typing import Any

import pytest
from clingo import Symbol
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from council_rules.logic import columns
from council_rules.logic.candidates import candidates_of
from council_rules.logic.encode import encode
from council_rules.logic.index import ProposalIndex
from council_rules.logic.judge import JUDGED, Texts, judge
from council_rules.logic.slicing import clauses
from council_rules.logic.standard_rules import standard_rules
from council_rules.proposal.model.bodies import Body, Participation, Placement, Range, Seat
from council_rules.proposal.model.decisions import Condition, Procedure
from council_rules.proposal.model.file import Proposal
from tests.logic.councils import conditions, councils
from tests.logic.support import core, proposal_of
from tests.tries import part, tries

CONDITIONS = """
applies("T1",M) :- concerns(M,_).
violated("T1",M,captured(A)) :- applies("T1",M), decides(outsiders(A),M).
applies("T2",P) :- root(P,_).
violated("T2",P,helpless(A)) :- applies("T2",P), people(A), not blocks(locals(A),P).
applies("T3",B) :- voter(B,_).
violated("T3",B,few(A)) :- applies("T3",B), people(A),
    #sum { 1*K,S : voter(B,S), local(S,A), size(S,K) ;
          -1*K,S : voter(B,S), not local(S,A), size(S,K) } < 0.
"""
TEXTS = Texts(
    core=core(),
    conditions=clauses([CONDITIONS]),
    evidence=(),
    witnesses=frozenset(),
)
MOST = 120
STATUS = {"accepted": "accepted", "observer": "observer", "declined": "declined"}
KINDS = ("stated", "stated", "invited", "size", "vote", "place")
UNKNOWN = Condition(rule="unknown")


@st.composite
def open_councils(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a council in which some seats, places, votes, majorities and ties are open."""
    council = draw(councils())
    ids = [body["id"] for body in council["bodies"]]
    for body in council["bodies"]:
        for seat in body["seats"]:
            kind = draw(
                st.sampled_from(("stated", "stated", "invited", "size", "vote", "place"))
            )
            if kind == "invited":
                outcomes = st.sets(st.sampled_from(sorted(STATUS)), min_size=2)
                seat["participation"] = {
                    "status": "invited",
                    "outcomes": sorted(draw(outcomes)),
                }
            elif kind == "size":
                least = draw(st.integers(0, 2))
                seat["count"] = {"min": least, "max": least + draw(st.integers(1, 2))}
            elif kind == "vote":
                seat["votes"] = "unknown"
            elif kind == "place":
                seat["placed_in"] = {"one_of": ids}
    for procedure in council["procedures"]:
        if procedure.get("kind") != "escalation":
            _leave_open(draw, council, procedure)
    return council


def _leave_open(draw: st.DrawFn, council: dict[str, Any], procedure: dict[str, Any]) -> None:
    """Leave open by what rule a procedure passes, or what happens on a tie."""
    kind = draw(st.sampled_from(("stated", "unknown", "disputed", "part", "tie")))
    (body,) = (one for one in council["bodies"] if one["id"] == procedure["body"])
    readings = st.lists(conditions(4, depth=1), min_size=2, max_size=3)
    if kind == "unknown":
        procedure["passes_when"] = "unknown"
    elif kind == "disputed":
        procedure["passes_when"] = {"one_of": draw(readings)}
    elif kind == "part":
        joiner = draw(st.sampled_from(("all", "any")))
        disputed = {"one_of": draw(readings)}
        procedure["passes_when"] = {joiner: [procedure["passes_when"], disputed]}
    elif kind == "tie":
        body["seats"][0]["role"] = "chair"
        procedure["tie_break"] = "unknown"
        procedure["passes_when"] = {"more_than": "1/2", "of": "members"}


def seats_closed(seat: Seat) -> Iterator[Seat]:
    """Return a seat with every answer about it: number, part taken, vote and place."""
    if isinstance(seat.count, Range):
        assert seat.count.max is not None
        sizes = range(seat.count.min, seat.count.max + 1)
    else:
        assert isinstance(seat.count, int)
        sizes = range(seat.count, seat.count + 1)
    outcomes = seat.participation.outcomes if seat.participation else None
    votes = (True, False) if seat.votes == "unknown" else (seat.votes,)
    bodies: tuple[Any, ...] = (seat.placed_in,)
    if isinstance(seat.placed_in, Placement):
        assert seat.placed_in.one_of != "unknown"
        bodies = seat.placed_in.one_of
    for size, status, vote, body in product(sizes, outcomes or ("accepted",), votes, bodies):
        participation = Participation(status=status)
        yield replace(seat, count=size, participation=participation, votes=vote, placed_in=body)


def bodies_closed(body: Body) -> Iterator[Body]:
    for seats in product(*map(list, map(seats_closed, body.seats))):
        yield replace(body, seats=seats)


def conditions_closed(
    index: ProposalIndex, body: str, condition: Condition
) -> Iterator[Condition]:
    """Return a condition with every rule that an open part of it may turn out to be."""
    if condition == UNKNOWN:
        yield from (rule for _, _, rule in standard_rules(candidates_of(index), body))
    elif condition.one_of is not None:
        for reading in condition.one_of:
            yield from conditions_closed(index, body, reading)
    elif condition.all is not None:
        for parts in parts_closed(index, body, condition.all):
            yield replace(condition, all=parts)
    elif condition.any is not None:
        for parts in parts_closed(index, body, condition.any):
            yield replace(condition, any=parts)
    else:
        yield condition


def parts_closed(
    index: ProposalIndex, body: str, parts: tuple[Condition, ...]
) -> Iterator[tuple[Condition, ...]]:
    return product(*(list(conditions_closed(index, body, part)) for part in parts))


def procedures_closed(index: ProposalIndex, procedure: Procedure) -> Iterator[Procedure]:
    ties: list[Any] = [procedure.tie_break]
    if procedure.tie_break == "unknown":
        members = (at for at in index.candidates(procedure.body) if at.sizes[0] == range(1, 2))
        may_cast = (*index.chairs(procedure.body), *members)
        ties = ["fails", *dict.fromkeys(at.path for at in may_cast)]
    for rule in conditions_closed(index, procedure.body, procedure.passes_when):
        for tie in ties:
            yield replace(procedure, passes_when=rule, tie_break=tie)


def completions(proposal: Proposal) -> list[Proposal]:
    """Return every proposal that answers all that this one leaves open."""
    index = ProposalIndex(proposal)
    return [
        replace(proposal, bodies=bodies, procedures=procedures)
        for bodies in product(*(list(bodies_closed(body)) for body in proposal.bodies))
        for procedures in product(
            *(list(procedures_closed(index, one)) for one in proposal.procedures)
        )
    ]


def shown(atoms: frozenset[Symbol]) -> set[str]:
    """Return verdicts and powers as text."""
    return {str(atom) for atom in atoms if atom.name in JUDGED}


def number_of_completions(council: dict[str, Any]) -> int:
    """Return a bound on the number of completions, so that none need be written down."""
    seats = [seat for body in council["bodies"] for seat in body["seats"]]
    sizes = [s["count"]["max"] - s["count"]["min"] + 1 for s in seats if "count" in s]
    outcomes = [len(s["participation"]["outcomes"]) for s in seats if "participation" in s]
    votes = [2 for seat in seats if "votes" in seat]
    places = [len(s["placed_in"]["one_of"]) for s in seats if "placed_in" in s]
    ties = [2 for p in council["procedures"] if p.get("tie_break") == "unknown"]
    rules = [number_of_rules(p["passes_when"]) for p in council["procedures"]]
    return prod([*sizes, *outcomes, *votes, *places, *ties, *rules])


def number_of_rules(condition: Any) -> int:
    if condition == "unknown":
        return 10
    if not isinstance(condition, dict):
        return 1
    if "one_of" in condition:
        return sum(map(number_of_rules, condition["one_of"]))
    return prod(map(number_of_rules, [*condition.get("all", ()), *condition.get("any", ())]))


def agrees_with_enumeration(council: dict[str, Any]) -> None:
    proposal = proposal_of(council)
    found = judge(encode(proposal), TEXTS, [])
    each = [shown(judge(encode(one), TEXTS, []).certain) for one in completions(proposal)]
    assert shown(found.certain) == set.intersection(*each)
    assert shown(found.possible) == set.union(*each)


@given(open_councils().filter(lambda c: 1 < number_of_completions(c) <= part(MOST)))
@tries(50, suppress_health_check=[HealthCheck.filter_too_much])
def test_certain_possible_and_never_agree_with_enumeration(council: dict[str, Any]) -> None:
    agrees_with_enumeration(council)


def one_class(least: int, rule: Any) -> dict[str, Any]:
    """Return a board of two outsiders and a class of residents of open size."""
    return {
        "council_rules": "1",
        "proposal": {"id": "sizes", "title": "Sizes", "completeness": "closed"},
        "areas": [{"id": "valley", "name": "Valley"}],
        "groups": [
            {"id": id, "name": id, "dimension": "origin", "locality": {"valley": kind}}
            for id, kind in (("residents", "local"), ("outsiders", "external"))
        ],
        "matters": [{"id": "governance", "name": "Governance", "area": "valley"}],
        "bodies": [
            {
                "id": "board",
                "name": "Board",
                "seats": [
                    {
                        "id": "home",
                        "count": {"min": least, "max": least + 1},
                        "reserved_for": ["residents"],
                    },
                    {"id": "abroad", "count": 2, "reserved_for": ["outsiders"]},
                ],
            }
        ],
        "procedures": [
            {"id": "vote", "body": "board", "matters": ["governance"], "passes_when": rule}
        ],
    }


def test_a_class_of_two_or_three() -> None:
    agrees_with_enumeration(one_class(2, {"more_than": "1/2", "of": "members"}))


def test_a_class_that_may_be_empty() -> None:
    agrees_with_enumeration(one_class(0, {"at_least": "1/1", "of": "members"}))


def test_a_class_that_may_be_one_seat() -> None:
    agrees_with_enumeration(one_class(1, {"at_least": "1/3", "of": "members"}))


def nearly_always_fewer() -> dict[str, Any]:
    """Return a board on which only the number of residents changes who has fewer seats.

    Any member can stop it, so nothing else depends on how many there are.
    """
    council = one_class(1, {"at_least": "1/1", "of": "members"})
    home, abroad = council["bodies"][0]["seats"]
    home["count"]["max"], abroad["count"] = 9, 8
    return council


@pytest.mark.parametrize("council", [one_class(2, "unknown"), nearly_always_fewer()])
def test_what_no_drawn_completion_shows_the_solver_finds(
    council: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of few completions columns tell all; here almost everything is left to the solver."""
    monkeypatch.setattr(columns, "MOST_COMPLETIONS", 1)
    monkeypatch.setattr(columns, "DRAWN", 1)
    agrees_with_enumeration(council)
