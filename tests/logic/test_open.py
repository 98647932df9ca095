"""Verdicts over what is open agree with trying out every answer, one by one."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from math import prod
from typing import Any

from clingo import Symbol
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from council_rules.logic.encode import encode
from council_rules.logic.judge import JUDGED, Texts, judge
from council_rules.logic.scene import Scene
from council_rules.logic.slicing import clauses
from council_rules.logic.standard_rules import standard_rules
from council_rules.proposal.model import (
    Body,
    Condition,
    Participation,
    Procedure,
    Proposal,
    Range,
    Seat,
)
from tests.logic.councils import councils
from tests.logic.support import core, proposal_of

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
    search=(),
    witnesses=frozenset(),
)
MOST = 120
STATUS = {"accepted": "accepted", "observer": "observer", "declined": "declined"}


@st.composite
def open_councils(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a council in which some seats, sizes and majorities are left open."""
    council = draw(councils())
    for body in council["bodies"]:
        for seat in body["seats"]:
            kind = draw(st.sampled_from(("stated", "stated", "invited", "size")))
            if kind == "invited":
                outcomes = st.sets(st.sampled_from(sorted(STATUS)), min_size=2)
                seat["participation"] = {
                    "status": "invited",
                    "outcomes": sorted(draw(outcomes)),
                }
            elif kind == "size":
                least = draw(st.integers(0, 2))
                seat["count"] = {"min": least, "max": least + draw(st.integers(1, 2))}
    for procedure in council["procedures"]:
        # a casting vote needs a body of named seats, and the others stay as drawn
        if draw(st.integers(0, 3)) == 0 and procedure.get("kind") != "escalation":
            procedure["passes_when"] = "unknown"
    return council


def seats_closed(seat: Seat) -> Iterator[Seat]:
    """Return a seat with every answer about it: how many sit there, and whether they do."""
    if isinstance(seat.count, Range):
        assert seat.count.max is not None
        sizes = range(seat.count.min, seat.count.max + 1)
    else:
        assert isinstance(seat.count, int)
        sizes = range(seat.count, seat.count + 1)
    outcomes = seat.participation.outcomes if seat.participation else None
    for size, status in product(sizes, outcomes or ("accepted",)):
        yield replace(seat, count=size, participation=Participation(status=status))


def bodies_closed(body: Body) -> Iterator[Body]:
    for seats in product(*map(list, map(seats_closed, body.seats))):
        yield replace(body, seats=seats)


def procedures_closed(scene: Scene, procedure: Procedure) -> Iterator[Procedure]:
    if procedure.passes_when != Condition(rule="unknown"):
        yield procedure
        return
    for _, _, condition in standard_rules(scene, procedure.body):
        yield replace(procedure, passes_when=condition)


def completions(proposal: Proposal) -> list[Proposal]:
    """Return every proposal that answers all that this one leaves open."""
    scene = Scene(proposal)
    return [
        replace(proposal, bodies=bodies, procedures=procedures)
        for bodies in product(*(list(bodies_closed(body)) for body in proposal.bodies))
        for procedures in product(
            *(list(procedures_closed(scene, one)) for one in proposal.procedures)
        )
    ]


def shown(atoms: frozenset[Symbol]) -> set[str]:
    """Return verdicts and powers as text."""
    return {str(atom) for atom in atoms if atom.name in JUDGED}


def number_of_completions(council: dict[str, Any]) -> int:
    """Return a bound on the number of completions, so that none need be written down."""
    seats = [seat for body in council["bodies"] for seat in body["seats"]]
    unknown = sum(p["passes_when"] == "unknown" for p in council["procedures"])
    sizes = [s["count"]["max"] - s["count"]["min"] + 1 for s in seats if "count" in s]
    outcomes = [len(s["participation"]["outcomes"]) for s in seats if "participation" in s]
    return prod([*sizes, *outcomes, 10**unknown])


def agrees_with_enumeration(council: dict[str, Any]) -> None:
    proposal = proposal_of(council)
    found = judge(encode(proposal), TEXTS, [])
    each = [shown(judge(encode(one), TEXTS, []).certain) for one in completions(proposal)]
    assert shown(found.certain) == set.intersection(*each)
    assert shown(found.possible) == set.union(*each)


@given(open_councils().filter(lambda c: 1 < number_of_completions(c) <= MOST))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
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
