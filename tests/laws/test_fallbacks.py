"""Whoever makes a decision fail, however that is, decides by what it falls back on.

A consent that is refused is given by what the vote on it falls back on; so a veto is set aside.
"""

import pytest

from tests.laws.councils import council, verdict
from tests.laws.texts import Text
from tests.laws.verdicts import judged

FORM = """
bodies:
  - {id: council, name: Council, seats: [{id: member, count: 5, OWN}]}
  - {id: house, name: House, acts_by: house_vote, seats: [{id: member, count: 3, OWN}]}
  - {id: senate, name: Senate, acts_by: senate_vote, seats: [{id: elder, count: 3, OWN}]}
  - {id: office, name: Office, seats: [{id: head, holder: boss}]}
procedures:
  - id: vote
    body: council
    matters: [law]
    passes_when: {all: [MAJORITY, {any: [{approval_by: house}, {approval_by: senate}]}]}
    fallback: order
  - {id: order, body: office, passes_when: unanimity}
  - {id: house_vote, body: house, kind: advice, matters: [], passes_when: MAJORITY}
  - {id: senate_vote, body: senate, kind: advice, matters: [], passes_when: MAJORITY}
"""
ONE, OTHER = "over: [house_vote]", "over: [senate_vote]"


def vetoed(*vetoes: str, override: str = "") -> Text:
    ids = (f"{{id: stop{n}, {veto}}}" for n, veto in enumerate(vetoes))
    return council(f"{FORM}{override}vetoes: [{', '.join(ids)}]")


def decides_alone(text: Text, **answers: str) -> str:
    assume = {f"{id}.grounds.use": answer for id, answer in answers.items()}
    return judged(text, assume, rule="REP007").verdicts["REP007", "law"].value


WAYS = {
    "one of two consents": ((ONE,), "met"),
    "both": ((ONE, OTHER), "violated"),
    "both by one veto": (("over: [house_vote, senate_vote]",), "violated"),
    "both, the one for a time": ((ONE, f"{OTHER}, effect: delays, delay: 9 days"), "met"),
}


@pytest.mark.parametrize("name", WAYS)
def test_who_undoes_every_consent_that_would_do_decides_what_comes_then(name: str) -> None:
    vetoes, expected = WAYS[name]
    assert decides_alone(vetoed(*(f"holders: boss, {veto}" for veto in vetoes))) == expected


def test_one_of_them_in_other_hands_keeps_the_decision() -> None:
    two = vetoed(f"holders: boss, {ONE}", f"holders: mission, {OTHER}")
    assert decides_alone(two) == "met"


def test_grounds_that_may_not_be_there_open_nothing_for_sure() -> None:
    text = vetoed(f"holders: boss, {ONE}", f"holders: boss, {OTHER}, grounds: [a breach]")
    assert decides_alone(text) == "undetermined"
    assert decides_alone(text, stop1="at_will") == "violated"
    assert decides_alone(text, stop1="for_cause") == "met"


def test_a_consent_is_undone_by_an_override_as_by_a_veto() -> None:
    other = "  - {id: undo, body: office, kind: override, overrides: [senate_vote], "
    text = vetoed(f"holders: boss, {ONE}", override=other + "passes_when: unanimity}\n")
    assert decides_alone(text) == "violated"


KEPT = """
bodies:
  - id: board
    name: Board
    acts_by: word
    seats: [{id: state, count: 5, reserved_for: [outsiders], CHOSEN}]
  - {id: house, name: House, acts_by: consent, seats: [{id: member, count: 3, OWN}]}
procedures:
  - {id: vote, body: board, matters: [law], passes_when: ASKED}
  - {id: word, body: board, matters: none, passes_when: MAJORITY}
  - {id: consent, body: house, matters: none, passes_when: MAJORITY, fallback: THEN}
  - {id: stand_in, body: BODY, passes_when: MAJORITY}
"""
ASKS = {
    "the vote": ("{all: [MAJORITY, {approval_by: consent}]}", ""),
    "the body": ("{all: [MAJORITY, {approval_by: house}]}", ""),
    "one who puts it to the vote": ("MAJORITY, initiated_by: [house]", ""),
    "a veto": (
        "MAJORITY",
        "vetoes: [{id: stop, holders: house, over: [vote], overridable_by: consent}]",
    ),
}
LAST = "{id: last, body: board, passes_when: MAJORITY}\n  - "
KINDS = ("REP004", "REP005", "PAL001", "PAL008")


def kept(name: str, then: str, body: str) -> str:
    asked, vetoes = ASKS[name]
    form = KEPT.replace("ASKED", asked).replace("THEN", then).replace("BODY", body)
    return form + vetoes


@pytest.mark.parametrize("rule", KINDS)
@pytest.mark.parametrize("name", ASKS)
def test_a_consent_that_falls_back_on_those_who_ask_is_theirs(name: str, rule: str) -> None:
    assert verdict(council(kept(name, "stand_in", "board")), rule, "law") == "violated"
    assert verdict(council(kept(name, "stand_in", "house")), rule, "law") == "met"
    assert verdict(council(kept(name, "none", "board")), rule, "law") == "met"


def test_a_consent_falls_back_as_often_as_the_text_says() -> None:
    form = kept("the vote", "stand_in", "house").replace(
        "{id: stand_in", LAST + "{id: stand_in"
    )
    text = council(form.replace("{id: stand_in", "{id: stand_in, fallback: last"))
    assert verdict(text, "REP004", "law") == "violated"


# A consent falls back on a second vote, which somebody can override.
OVERRIDDEN = """
bodies:
  - {id: board, name: Board, seats: [{id: state, count: 5, reserved_for: [outsiders], CHOSEN}]}
  - {id: assembly, name: Assembly, seats: [{id: deputy, count: 5, OWN}]}
procedures:
  - id: vote
    body: board
    matters: [law]
    passes_when: {all: [MAJORITY, {approval_by: consent}]}
  - {id: consent, body: assembly, kind: advice, matters: none, passes_when: MAJORITY,
      fallback: again}
  - {id: again, body: assembly, passes_when: MAJORITY}
  - {id: over, body: WHO, kind: override, overrides: [again], passes_when: MAJORITY}
"""


@pytest.mark.parametrize("rule", ["REP004", "REP005", "PAL008"])
def test_whoever_overrides_what_a_consent_falls_back_on_has_the_consent(rule: str) -> None:
    taken = council(OVERRIDDEN.replace("WHO", "board"))
    own = council(OVERRIDDEN.replace("WHO", "assembly"))
    assert verdict(taken, rule, "law") == "violated"
    assert verdict(own, rule, "law") == "met"


# The veto needs both, and what locals object by falls back on another vote.
JOINT = """
bodies:
  - {id: board, name: Board, acts_by: resist, seats: [{id: state, count: 5,
      reserved_for: [outsiders], CHOSEN}]}
  - {id: assembly, name: Assembly, acts_by: object, seats: [{id: deputy, count: 5, OWN}]}
procedures:
  - {id: vote, body: VOTING, matters: [law], passes_when: MAJORITY}
  - {id: resist, body: board, kind: advice, matters: none, passes_when: MAJORITY}
  - {id: object, body: assembly, kind: advice, matters: none, passes_when: MAJORITY, THEN}
  - {id: stand_in, body: board, passes_when: MAJORITY}
  MORE
vetoes:
  - {id: objection, holders: [assembly, board], over: [vote], exercised: jointly}
"""
UNDONE = "- {id: over, body: assembly, kind: override, overrides: [BY], passes_when: MAJORITY}"


def joint(rule: str, voting: str, then: str = "", more: str = "") -> str:
    parts = JOINT.replace("VOTING", voting).replace("THEN", then).replace("MORE", more)
    return verdict(council(parts), rule, "law")


def test_a_joint_veto_is_theirs_who_have_what_each_part_of_it_falls_back_on() -> None:
    then = "fallback: stand_in"
    assert joint("PAL002", "assembly") == "met"
    assert joint("PAL002", "assembly", then) == "violated"
    over = {name: UNDONE.replace("BY", name) for name in ("resist", "object", "stand_in")}
    # one way to each part is enough, and a part without any keeps the veto from being used
    assert joint("PAL002", "assembly", then, over["object"]) == "violated"
    assert joint("PAL002", "assembly", then, over["stand_in"]) == "met"
    assert joint("PAL002", "assembly", then, over["resist"]) == "met"
