"""What is asked where a text is silent, and what is not asked although it is silent."""

import pytest

from council_rules.logic.encode import encode
from council_rules.logic.fact_base import FactBase, Question
from tests.logic.silent import (
    CHAIR,
    CLOSED,
    LISTED,
    MAJORITY,
    MEMBERS,
    RESIDENT,
    Council,
    council,
)
from tests.logic.support import consequences, proposal_of


def asked(data: Council) -> dict[str, Question]:
    return {question.id: question for question in encode(proposal_of(data)).questions}


def answers(data: Council, id: str) -> list[str] | None:
    """Return the answers to a question; None if it is not asked."""
    question = asked(data).get(id)
    return [option.value for option in question.options] if question else None


# --- what a file can say is all there is ------------------------------------------------------


@pytest.mark.parametrize(
    ("listed", "question"), [("roles", "proposal.roles"), ("groups", "proposal.groups.side")]
)
def test_roles_and_groups_can_be_complete(listed: str, question: str) -> None:
    data = council(RESIDENT, MEMBERS)
    sides = [{"id": id, "name": id, "dimension": "side"} for id in ("reds", "blues")]
    data["groups"] += sides
    data["organizations"] += [{"id": "guard", "name": "Guard", "affiliations": ["outsiders"]}]
    data["vetoes"] = [{"id": "stop", "holders": "guard", "over": ["vote"]}]
    assert question in asked(data)
    data["proposal"]["complete"] = [listed]
    assert question not in asked(data)


# --- a vote that is not stated ------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "open_vote"),
    [
        (council(CHAIR, MEMBERS), True),
        (council(CHAIR | {"votes": "true"}, MEMBERS), False),
        (council(CHAIR | {"votes": "false"}, MEMBERS), False),
        (council(CHAIR, MEMBERS, body=LISTED), False),
        (council(CHAIR, MEMBERS, **CLOSED), False),
        (council(CHAIR | {"votes": "unknown"}, MEMBERS, body=LISTED), True),
        (council(CHAIR | {"votes": "unknown"}, MEMBERS, **CLOSED), True),
        (council(CHAIR), False),
        (council(CHAIR | {"role": "vice_chair"}, MEMBERS), False),
        (council(CHAIR | {"role": "observer", "votes": "unknown"}, MEMBERS), True),
    ],
)
def test_whether_a_chair_votes_is_open_only_where_nothing_says_it(
    data: Council, open_vote: bool
) -> None:
    assert answers(data, "council/chair.votes") == (["true", "false"] if open_vote else None)


def test_whoever_may_vote_is_asked_where_they_are_from_and_who_appoints_them() -> None:
    nobody = {key: value for key, value in CHAIR.items() if key != "reserved_for"}
    found = asked(council(nobody | {"votes": "unknown"}, MEMBERS, **CLOSED))
    assert {"council/chair.votes", "council/chair.locality.valley"} <= found.keys()


# --- readings of a disputed rule ----------------------------------------------------------


def test_readings_are_the_answers() -> None:
    readings = [MAJORITY, {"id": "leak", "name": "draft", "at_least": "2/3", "of": "members"}]
    data = council(MEMBERS, rule={"one_of": readings})
    question = asked(data)["vote.passes_when"]
    assert [option.value for option in question.options] == ["first", "leak"]
    assert question.sentence == "which reading of 'vote' holds"
    assert [option.says for option in question.options] == [
        "'vote' needs more than 1/2 of all members",
        "'vote' needs at least 2/3 of all members (draft)",
    ]
    assert not question.assumed
    # a text that can be read in several ways may be taken to state none
    assert answers(data, "vote.passes_when.stated") == ["stated", "absent"]


def test_a_part_of_a_condition_may_be_disputed_and_so_may_a_quorum() -> None:
    disputed = {"one_of": [MAJORITY, "unanimity"]}
    data = council(MEMBERS, rule={"all": [disputed, {"approval_by": "union"}]})
    data["procedures"][0]["quorum"] = disputed
    assert answers(data, "vote.passes_when.all[0]") == ["first", "second"]
    quorum = asked(data)["vote.quorum"]
    assert quorum.sentence == "which reading of the quorum of 'vote' holds"
    assert [option.value for option in quorum.options] == ["first", "second"]


def test_where_one_reading_lacks_a_rule_it_is_open_whether_there_is_one() -> None:
    for completeness in ("open", "closed"):
        data = council(MEMBERS, rule={"one_of": [MAJORITY, "none"]}, completeness=completeness)
        assert answers(data, "vote.passes_when.stated") == ["stated", "absent"]
        assert "majority" in (answers(data, "vote.passes_when.one_of[1]") or [])


# --- ties ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "tie_break", "is_open"),
    [
        (council(CHAIR, MEMBERS), None, True),
        (council(CHAIR, MEMBERS, rule="unknown"), None, True),
        (council(CHAIR, MEMBERS, rule={"all": [MAJORITY, {"at_least": "2"}]}), None, True),
        (council(CHAIR, MEMBERS), "unknown", True),
        (council(CHAIR, MEMBERS, **CLOSED), "unknown", True),
        (council(CHAIR, MEMBERS, **CLOSED), None, False),
        (council(CHAIR, MEMBERS), "none", False),
        (council(CHAIR, MEMBERS), "fails", False),
        (council(CHAIR, MEMBERS), "council/chair", False),
        (council(CHAIR, MEMBERS, rule={"at_least": "2/3", "of": "members"}), None, False),
        (council(MEMBERS), None, False),
    ],
)
def test_a_tie_is_open_where_a_rule_can_tie_and_somebody_presides(
    data: Council, tie_break: str | None, is_open: bool
) -> None:
    if tie_break:
        data["procedures"][0]["tie_break"] = tie_break
    found = answers(data, "vote.tie_break")
    assert found == (["fails", "council/chair"] if is_open else None)


def test_a_casting_vote_does_not_make_a_quorum() -> None:
    data = council(CHAIR, MEMBERS, **CLOSED)
    data["procedures"][0] |= {"tie_break": "council/chair", "quorum": MAJORITY}
    casts = {
        str(n.arguments[0]) for n in encode(proposal_of(data)).numbers if n.name == "casts"
    }
    assert casts == {'"vote.passes_when"'}


# --- vetoes -------------------------------------------------------------------------------


def with_warring_power(data: Council) -> Council:
    army = {"id": "army", "name": "Army", "roles": [{"role": "belligerent", "area": "valley"}]}
    return data | {"organizations": [*data["organizations"], army]}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (council(CHAIR, MEMBERS, body=LISTED), ["nobody", "council/chair"]),
        (council(MEMBERS, RESIDENT, body=LISTED), None),
        (
            with_warring_power(council(CHAIR, RESIDENT)),
            ["nobody", "council/chair", "army"],
        ),
        (council(MEMBERS, body=LISTED), None),
        (council(CHAIR, body=LISTED), None),
        (council(CHAIR, RESIDENT, **CLOSED), None),
        (council(CHAIR, RESIDENT, complete=["vetoes"]), None),
    ],
)
def test_vetoes_are_asked_for_where_a_rule_could_pass_on_silence(
    data: Council, expected: list[str] | None
) -> None:
    assert answers(data, "council.vetoes") == expected


def test_a_veto_of_whoever_presides_changes_nobodys_power() -> None:
    fact_base = encode(proposal_of(council(CHAIR, MEMBERS, RESIDENT, body=LISTED)))
    chair = fact_base.answered({"council.vetoes": "council/chair"})
    outsider = fact_base.answered({"proposal.complete.procedures": "outsider"})
    strikes = [
        {str(atom.arguments[0]) for atom in consequences(one, frozenset({"strike"}))[1]}
        for one in (chair, outsider)
    ]
    assert '"?last_veto"' in strikes[1]
    assert '"council/?veto_of_chair"' not in strikes[0]


def test_what_is_not_asked_about_vetoes_is_an_assumption() -> None:
    def assumed(fact_base: FactBase) -> bool:
        return any("veto" in one for one in fact_base.assumptions)

    assert assumed(encode(proposal_of(council(MEMBERS))))
    assert not assumed(encode(proposal_of(council(MEMBERS, complete=["procedures", "vetoes"]))))
    assert not assumed(encode(proposal_of(council(MEMBERS, **CLOSED))))


# --- appointment and removal --------------------------------------------------------------


def test_who_may_appoint_and_remove() -> None:
    data = council(RESIDENT | {"appointed_by": "union"}, {"id": "other"})
    assert answers(data, "council/resident.removable_by") == [
        "nobody",
        "union at will",
        "somebody local at will",
        "somebody from outside at will",
        "for cause",
    ]
    assert answers(data, "council/other.appointed_by") == [
        "somebody local",
        "somebody from outside",
        "union",
        "council/resident",
        "council/other",
    ]
    found = asked(data)
    assert found["council/resident.removable_by"].assumed
    assert found["council/other.appointed_by"].assumed


def test_removal_for_cause_is_by_whoever_appoints() -> None:
    data = council(RESIDENT | {"appointed_by": "union"}, RESIDENT | {"id": "other"})
    by = {
        path: str(asked(data)[f"{path}.removable_by"].options[-1].terms[0].arguments[1])
        for path in ("council/resident", "council/other")
    }
    assert by == {"council/resident": '"union"', "council/other": '"?local"'}


def test_nobody_local_removes_declared_outsiders_at_will() -> None:
    found = answers(council(MEMBERS), "council/member.removable_by")
    at_will = ["appointer at will", "somebody from outside at will"]
    assert found == ["nobody", *at_will, "for cause"]
    assumptions = encode(proposal_of(council(MEMBERS))).assumptions
    assert any("nobody local fills, or can empty" in one for one in assumptions)


def test_a_file_without_local_people_is_asked_too() -> None:
    data = council({"id": "member"})
    data |= {"areas": [], "groups": [], "organizations": []}
    data["matters"] = [{"id": "law", "name": "Law"}]
    assert answers(data, "council/member.appointed_by") == [
        "somebody else",
        "council/member",
        "nobody",
    ]
    removal = ["nobody", "appointer at will", "somebody else at will", "for cause"]
    assert answers(data, "council/member.removable_by") == removal


def test_who_appoints_a_chair_without_a_vote_matters() -> None:
    data = council(CHAIR | {"votes": "false"}, MEMBERS)
    found = ["somebody from outside", "council/chair", "nobody"]
    assert answers(data, "council/chair.appointed_by") == found
