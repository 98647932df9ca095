"""Whoever outsiders have chosen, for however long, is no local choice."""

import pytest

from tests.laws.councils import council, questions, verdict
from tests.laws.texts import Text

FORM = """
bodies:
  - id: council
    name: Council
    seats: [{id: member, count: 3, reserved_for: [residents], HOLD}]
  - id: board
    name: Board
    seats: [{id: state, count: 5, reserved_for: [outsiders]}]
  - id: senate
    name: Senate
    acts_by: senate_vote
    seats: [{id: elder, count: 3, reserved_for: [residents], ELDERS}]
  - id: college
    name: College
    seats: [{id: elector, count: 3, reserved_for: [residents], appointed_by: senate}]
procedures:
  - {id: vote, body: council, matters: [law], passes_when: MAJORITY}
  - {id: board_vote, body: board, matters: [law], passes_when: BOARD}
  - {id: senate_vote, body: senate, kind: advice, matters: [], passes_when: MAJORITY}
  - {id: choice, body: college, kind: appointment, passes_when: MAJORITY}
"""
FOR_LIFE = "appointed_by: boss, removable_by: none"


def filled(hold: str, elders: str = FOR_LIFE, board: str = "MAJORITY") -> Text:
    return council(FORM.replace("HOLD", hold).replace("ELDERS", elders).replace("BOARD", board))


CHOOSERS = {
    "a body": "appointed_by: senate, removable_by: none",
    "its vote": "appointed_by: {by: senate, procedure: senate_vote}, removable_by: none",
    "a seat of it": "appointed_by: senate/elder, removable_by: none",
    "a proposal that binds": (
        "appointed_by: {by: boss, on_proposal_of: senate, binding: true}, removable_by: none"
    ),
    "those whom it chooses": "appointed_by: college, removable_by: none",
}


@pytest.mark.parametrize("hold", CHOOSERS.values(), ids=CHOOSERS.keys())
def test_who_is_chosen_for_life_by_outsiders_makes_no_local_choice(hold: str) -> None:
    assert verdict(filled(hold), "PAL003", "council") == "violated"
    assert verdict(filled(hold, "CHOSEN"), "PAL003", "council") == "met"


def test_half_of_the_choosers_may_not_be_those_of_outsiders() -> None:
    hold = CHOOSERS["a body"]
    more = FOR_LIFE + "}, {id: own, count: NUMBER, OWN"
    half = filled(hold, more.replace("NUMBER", "3"))
    fewer = filled(hold, more.replace("NUMBER", "4"))
    assert verdict(half, "PAL003", "council") == "violated"
    assert verdict(fewer, "PAL003", "council") == "met"


def test_whether_those_chosen_by_outsiders_confirm_for_them_is_asked() -> None:
    hold = (
        "appointed_by: {by: voters, confirmed_by: senate}, "
        "removable_by: {by: boss, manner: at_will, confirmed_by: senate}"
    )
    for rule, subject in (("PAL003", "council"), ("PAL004", "council/member")):
        assert verdict(filled(hold), rule, subject) == "needs_judgement"
        assert verdict(filled(hold, "CHOSEN"), rule, subject) == "met"


def test_whether_those_chosen_by_outsiders_undo_a_dismissal_is_asked() -> None:
    hold = (
        "appointed_by: voters, "
        "removable_by: {by: boss, manner: at_will, countermanded_by: senate_vote}"
    )
    assert verdict(filled(hold), "PAL004", "council/member") == "needs_judgement"
    assert verdict(filled(hold, "CHOSEN"), "PAL004", "council/member") == "met"


def test_who_only_approves_or_vetoes_is_chosen_like_who_decides() -> None:
    approves = filled("CHOSEN", board="{all: [MAJORITY, {approval_by: senate}]}")
    assert verdict(approves, "PAL003", "senate") == "violated"
    vetoes = filled("CHOSEN")
    assert verdict(vetoes, "PAL003", "senate") == "not_applicable"
    vetoes["vetoes"] = [{"id": "stop", "holders": ["senate"], "over": ["board_vote"]}]
    assert verdict(vetoes, "PAL003", "senate") == "violated"


def test_members_of_a_body_that_only_approves_are_not_dismissed_at_will() -> None:
    at_pleasure = "appointed_by: voters, removable_by: {by: boss, manner: at_will}"
    text = filled("CHOSEN", at_pleasure, "{all: [MAJORITY, {approval_by: senate}]}")
    assert verdict(text, "PAL004", "senate/elder") == "violated"


VETTED = {
    "without grounds": ("[boss]", "violated"),
    "without grounds, and heard by nobody": ("{by: [boss], contest_before: none}", "violated"),
    "without grounds, and heard outside": (
        "{by: [boss], contest_before: mission}",
        "violated",
    ),
    "without grounds, and heard by locals": ("{by: [boss], contest_before: elder}", "met"),
    "on grounds": ("{by: [boss], grounds: [a crime]}", "met"),
    "by locals": ("[elder]", "met"),
}


@pytest.mark.parametrize("name", VETTED)
def test_who_may_refuse_anybody_has_to_agree_to_everybody(name: str) -> None:
    by, expected = VETTED[name]
    text = filled(f"CHOSEN, vetted_by: {by}")
    assert verdict(text, "PAL003", "council") == expected


VETTED_BY_THE_CHOSEN = {
    "they refuse anybody": "[senate]",
    "they hear objections": "{by: [boss], contest_before: senate}",
}


@pytest.mark.parametrize("by", VETTED_BY_THE_CHOSEN.values(), ids=VETTED_BY_THE_CHOSEN.keys())
def test_whether_those_chosen_by_outsiders_vet_for_them_is_asked(by: str) -> None:
    hold = f"CHOSEN, vetted_by: {by}"
    assert verdict(filled(hold), "PAL003", "council") == "needs_judgement"
    assert verdict(filled(hold, "CHOSEN"), "PAL003", "council") == "met"


HEARD_BY_OWN = "CHOSEN, vetted_by: {by: [senate], contest_before: elder}"


def test_those_whom_somebody_of_their_own_hears_are_not_kept_out() -> None:
    assert verdict(filled(HEARD_BY_OWN), "PAL003", "council") == "met"


SAYS_ON_COUNCILLORS = {
    "choose": "appointed_by: senate, removable_by: none",
    "propose": (
        "appointed_by: {by: voters, on_proposal_of: senate, binding: true}, removable_by: none"
    ),
    "confirm": "appointed_by: {by: voters, confirmed_by: senate}, removable_by: none",
    "vet": "CHOSEN, vetted_by: {by: [senate], grounds: [a crime], contest_before: elder}",
    "hear": "CHOSEN, vetted_by: {by: [elder], grounds: [a crime], contest_before: senate}",
}
AT_PLEASURE = "appointed_by: voters, removable_by: {by: boss, manner: at_will}"


@pytest.mark.parametrize("hold", SAYS_ON_COUNCILLORS.values(), ids=SAYS_ON_COUNCILLORS.keys())
def test_who_has_a_say_on_local_members_is_not_dismissed_at_will(hold: str) -> None:
    assert verdict(filled(hold, AT_PLEASURE), "PAL004", "senate/elder") == "violated"
    assert verdict(filled(hold, "CHOSEN"), "PAL004", "senate/elder") == "met"
    none = filled("CHOSEN", AT_PLEASURE)
    assert verdict(none, "PAL004", "senate/elder") == "not_applicable"


def acute(elders: str, hand: str) -> Text:
    """Return a council that has emergency powers, and police, beside a senate."""
    text = filled("CHOSEN", elders)
    frame = {"area": "valley", "name": "Matter"}
    text["matters"] += [
        {"id": "unrest", "kinds": ["emergency"], **frame},
        {"id": "beat", "kinds": ["policing"], **frame},
    ]
    text["procedures"][0]["matters"] = ["law", "unrest"]
    text["bodies"][2]["seats"][0] |= {"count": "1", "holder": "elder"}
    end = {"id": "end", "kind": "emergency_rules", "of": ["council"], "within": "30 days"}
    text["provisions"] = [end | {"by": hand}]
    order = {"id": "order", "holder": hand, "kind": "command", "matters": ["beat"]}
    text["powers"] = [order]
    return text


@pytest.mark.parametrize("hand", ["senate", "senate/elder", "elder"])
def test_whether_those_chosen_by_outsiders_act_for_them_is_asked(hand: str) -> None:
    for rule, subject, free in (("DEC011", "vote", 1), ("PAL010", "beat", 0)):
        asked = questions(acute(FOR_LIFE, hand), rule, subject)
        assert len(asked) == free + 1
        assert len(questions(acute("CHOSEN", hand), rule, subject)) == free


def test_who_holds_a_seat_of_another_choice_as_well_is_not_only_of_outsiders() -> None:
    text = acute(FOR_LIFE, "elder")
    own = {"id": "own", "reserved_for": ["residents"], "appointed_by": "voters"}
    text["bodies"][0]["seats"].append(own | {"holder": "elder", "removable_by": "none"})
    assert questions(text, "PAL010", "beat") == frozenset()


@pytest.mark.parametrize(
    ("years", "by", "expected"),
    [
        ("1", "boss", "violated"),
        ("2", "boss", "needs_judgement"),
        ("6", "senate", "needs_judgement"),
        ("2", "elder", "met"),
    ],
)
def test_whether_a_term_that_outsiders_renew_is_at_pleasure_is_asked(
    years: str, by: str, expected: str
) -> None:
    text = filled(f"CHOSEN, term: {{years: {years}, renewable: true, renewed_by: {by}}}")
    assert verdict(text, "PAL004", "council/member") == expected


def test_who_appoints_renews_a_term_where_nobody_else_is_named() -> None:
    hold = "appointed_by: boss, removable_by: none, term: {years: 2, RENEWABLE}"
    for renewable, expected in (("renewable: true", "needs_judgement"), ("", "met")):
        text = filled(hold.replace("RENEWABLE", renewable))
        assert verdict(text, "PAL004", "council/member") == expected
