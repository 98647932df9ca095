"""Procedures and matters as games agree with what the answer-set vocabulary derives."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from council_rules.analysis.games.numbers import Numbers
from council_rules.analysis.games.played import Played
from council_rules.analysis.games.spread import Games, Limits
from council_rules.logic.encode import encode
from council_rules.proposal.load import load
from council_rules.proposal.model.bodies import Participation
from council_rules.proposal.model.file import Proposal
from tests.logic.councils import councils
from tests.logic.games import Completed, disagreements, enumerated, witnesses
from tests.logic.support import proposal_of, valley
from tests.logic.test_open import completions, number_of_completions, open_councils
from tests.tries import tries

PROPOSALS = sorted((Path(__file__).parents[2] / "proposals").glob("*/*.council.yaml"))
# councils on which a random run once found a difference
FOUND = json.loads((Path(__file__).parent / "found.json").read_text(encoding="utf-8"))
# counting groups of which only the sum is known has no meaning for one of them
SUMS = {"imf"}


@pytest.mark.parametrize("path", PROPOSALS, ids=lambda path: path.name.partition(".")[0])
def test_the_vocabulary_agrees_on_every_proposal(path: Path) -> None:
    one = Completed(load(path).proposal)
    assert one.pairs("wins") | one.pairs("blocks") or not one.proposal.groups
    assert disagreements(one) == []


@given(councils())
@tries(150)
def test_they_agree_on_random_councils(council: dict[str, Any]) -> None:
    one = Completed(proposal_of(council))
    assert disagreements(one) == []
    assert witnesses(one) == enumerated(one)


@st.composite
def commanded(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a council in which seats are filled and emptied at will, by whom it may be."""
    council = draw(councils())
    council["persons"] = [{"id": id, "name": id} for id in ("ann", "bob")]
    bodies = [body["id"] for body in council["bodies"]]
    paths = [f"{b['id']}/{s['id']}" for b in council["bodies"] for s in b["seats"]]
    for body in council["bodies"]:
        for seat in body["seats"]:
            by = draw(st.sampled_from([None, None, "ann", *bodies, *paths]))
            other = draw(st.sampled_from([by, by, by, "bob", *bodies]))
            if by and by != f"{body['id']}/{seat['id']}":
                seat["appointed_by"] = by
                seat["removable_by"] = {"by": other, "manner": "at_will"}
            if draw(st.integers(0, 3)) == 0:
                seat["holder"] = draw(st.sampled_from(["ann", "bob"]))
    return council


@pytest.mark.parametrize("number", range(len(FOUND["commanded"])))
def test_they_agree_on_what_was_found(number: int) -> None:
    assert disagreements(Completed(proposal_of(FOUND["commanded"][number]))) == []


@given(commanded())
@tries(50)
def test_they_agree_where_seats_are_commanded(council: dict[str, Any]) -> None:
    assert disagreements(Completed(proposal_of(council))) == []


# --- what is open ------------------------------------------------------------------------


def fingerprint(played: Played) -> object:
    """Return what does not depend on which of several alike seats is which.

    Whoever has no vote and never matters, such as who casts a vote in a tie that cannot be,
    may be named or not.
    """
    held = dict(played.holdings)
    seats = sorted((one.number, one.votes) for one in held.values() if one.number)
    if isinstance(played.form, bool):
        return played.form, tuple(seats)
    numbers = Numbers(played)
    shares = ((held[one].votes, share) for one, share in numbers.banzhaf.items())
    members = sorted(one for one in shares if any(one))
    groups = sorted(
        (group, numbers.seat_share(inside), numbers.of_group(numbers.banzhaf, group))
        for group, inside in numbers.groups.items()
    )
    return numbers.act, tuple(members), tuple(one for one in groups if any(one[1:]))


def room(proposal: Proposal, procedure: str) -> set[object]:
    found = Games(proposal, encode(proposal)).of_procedure(procedure, Limits())
    assert found.games is not None
    return {fingerprint(one) for one in found.games}


@given(open_councils().filter(lambda c: 1 < number_of_completions(c) <= 100))
@tries(15, suppress_health_check=[HealthCheck.filter_too_much])
def test_the_games_are_those_of_all_completions(council: dict[str, Any]) -> None:
    proposal = proposal_of(council)
    closed = completions(proposal)
    for procedure in proposal.procedures:
        each = set().union(*(room(one, procedure.id) for one in closed))
        assert room(proposal, procedure.id) == each


@given(open_councils().filter(lambda c: 1 < number_of_completions(c) <= 60))
@tries(25, suppress_health_check=[HealthCheck.filter_too_much])
def test_so_are_those_across_bodies(council: dict[str, Any]) -> None:
    same_across(council)


@pytest.mark.parametrize("number", range(len(FOUND["open"])))
def test_so_are_those_of_what_was_found(number: int) -> None:
    same_across(FOUND["open"][number])


def same_across(council: dict[str, Any]) -> None:
    def across(one: Proposal) -> set[object]:
        found = Games(one, encode(one)).of_matter("governance", Limits())
        assert found.games is not None
        return {fingerprint(game) for game in found.games}

    proposal = proposal_of(council)
    assert across(proposal) == set().union(*map(across, completions(proposal)))


def invited(number: int) -> Proposal:
    seats = [
        {"id": f"s{n}", "reserved_for": ["residents"], "participation": "invited"}
        for n in range(number)
    ]
    first = {"id": "first", "reserved_for": ["residents"]}
    data = valley([{"id": "board", "name": "Board", "seats": [first, *seats]}])
    data["procedures"] = [
        {
            "id": "vote",
            "body": "board",
            "matters": ["governance"],
            "passes_when": {"more_than": "1/2", "of": "members"},
        }
    ]
    return proposal_of(data)


def test_of_alike_seats_only_their_number_counts() -> None:
    proposal = invited(40)
    found = Games(proposal, encode(proposal)).of_procedure("vote", Limits())
    assert found.shapes.number == 41
    assert found.games is not None
    assert len(found.games) == 41


def test_too_many_completions_are_not_played() -> None:
    proposal = invited(40)
    found = Games(proposal, encode(proposal)).of_procedure("vote", Limits(completions=40))
    assert found.games is None
    assert len(found.typical.members) == 41


def test_a_seat_that_may_be_vacant_still_counts_among_the_members() -> None:
    proposal = invited(1)
    (body,) = proposal.bodies
    outcomes: tuple[Any, ...] = ("accepted", "observer", "declined")
    part = Participation(status="vacant", outcomes=outcomes)
    seats = (body.seats[0], replace(body.seats[1], participation=part))
    proposal = replace(proposal, bodies=(replace(body, seats=seats),))
    found = Games(proposal, encode(proposal)).of_procedure("vote", Limits())
    # both vote, one alone does, or one of two members is in favour, which is no majority
    assert found.games is not None
    forms = [one.form for one in found.games]
    assert forms.count(False) == 1
    assert len(forms) == 3


def test_a_casting_vote_breaks_a_tie() -> None:
    """The chair then decides six of the eight ways in which three others vote."""
    proposal = invited(0)
    (body,) = proposal.bodies
    seats = tuple(replace(body.seats[0], id=f"s{number}") for number in range(4))
    (vote,) = proposal.procedures
    proposal = replace(
        proposal,
        bodies=(replace(body, seats=seats),),
        procedures=(replace(vote, tie_break="board/s0"),),
    )
    (game,) = Games(proposal, encode(proposal)).of_procedure("vote", Limits()).games or ()
    numbers = Numbers(game)
    assert numbers.absolute == {
        "board/s0": Fraction(3, 4),
        **dict.fromkeys(("board/s1", "board/s2", "board/s3"), Fraction(1, 4)),
    }
