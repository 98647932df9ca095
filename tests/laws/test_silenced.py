"""Who can keep a reviewer from finding against him, or undo what is found, has no reviewer."""

import pytest

from tests.laws.councils import council, verdict
from tests.laws.texts import Text

FORM = """
matters: [{id: money, name: Money, kinds: [budget], area: valley}]
bodies:
  - id: board
    name: Board
    acts_by: word
    seats: [{id: state, count: 5, reserved_for: [outsiders], CHOSEN}]
  - id: council
    name: Council
    acts_by: will
    seats:
      - id: member
        count: 5
        reserved_for: [residents]
        appointed_by: {by: voters, method: elects}
        removable_by: {by: voters, manner: for_cause}
        vetted_by: {by: [board], grounds: [crime], contest_before: court}
  - id: court
    name: Court
    function: adjudicates
    acts_by: ruling
    seats: [{id: judge, count: 3, OWN}]
procedures:
  - {id: vote, body: council, matters: all, passes_when: MAJORITY}
  - {id: will, body: council, matters: none, passes_when: MAJORITY}
  - {id: word, body: board, matters: none, passes_when: MAJORITY}
  - {id: repeat, body: court, matters: none, passes_when: unanimity}
  - {id: ruling, body: court, matters: none, RULING}
PROCEDURE
vetoes:
  - id: objection
    holders: board
    over: [vote]
    grounds: [breach]
    deadline: 14 days
    reasons: written
    contest_before: court
VETO
powers:
  - {id: prison, kind: detain, holder: board, grounds: [crime], contest_before: court}
  - {id: waiver, kind: waive_immunity, holder: court}
provisions:
  - {id: apart, kind: separate_account}
  - {id: immune, kind: immunity}
accountability:
  - {id: one, duty_of: council, to: court, means: [judicial_review, audit, report]}
  - {id: other, duty_of: board, to: court, means: [judicial_review, audit]}
"""
# Rules and subjects that look at the court; X is whoever is judged.
OF_COUNCIL = [("ACC001", "council"), ("ACC002", "council"), ("ACC004", "council")]
OF_BOARD = [("TIER005", "objection"), ("ACC012", "prison"), ("PAL005", "council/member")]
RULE = "passes_when: MAJORITY"
HOW = {
    "a consent": ("passes_when: {all: [MAJORITY, {approval_by: X}]}", "", ""),
    "the initiative": ("initiated_by: [X], passes_when: MAJORITY", "", ""),
    "a veto": (RULE, "", "  - {id: undo, holders: X, over: [ruling]}"),
    "an override": (
        RULE,
        "  - {id: undo, body: X, kind: override, overrides: [ruling], passes_when: MAJORITY}",
        "",
    ),
}
LIMITED = {
    "one of two consents": (
        "passes_when: {all: [MAJORITY, {any: [{approval_by: X}, {approval_by: elder}]}]}",
        "",
        "",
    ),
    "a veto that is set aside": (
        RULE,
        "",
        "  - {id: undo, holders: X, over: [ruling], overridable_by: repeat}",
    ),
    "a delay": (
        RULE,
        "",
        "  - {id: undo, holders: X, over: [ruling], effect: delays, delay: 9 days}",
    ),
    "nothing": (RULE, "", ""),
}


def text(how: tuple[str, str, str], who: str) -> Text:
    """Return a text in which somebody has a hold on what the court finds."""
    form = FORM
    for word, meaning in zip(("RULING", "PROCEDURE", "VETO"), how, strict=True):
        form = form.replace(word, meaning.replace("X", who))
    return council(form)


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize(("rule", "subject"), [*OF_COUNCIL, *OF_BOARD])
def test_nobody_is_judged_by_whom_he_can_silence(how: str, rule: str, subject: str) -> None:
    ours, theirs = ("council", "board")
    if (rule, subject) in OF_BOARD:
        ours, theirs = theirs, ours
    assert verdict(text(HOW[how], ours), rule, subject) == "violated"
    assert verdict(text(HOW[how], theirs), rule, subject) != "violated"


@pytest.mark.parametrize("how", LIMITED)
@pytest.mark.parametrize(("rule", "subject"), OF_COUNCIL)
def test_what_silences_nobody_takes_no_judge_away(how: str, rule: str, subject: str) -> None:
    assert verdict(text(LIMITED[how], "council"), rule, subject) == "met"


def test_a_report_needs_no_finding() -> None:
    silenced = verdict(text(HOW["a veto"], "board"), "ACC003", "board")
    assert silenced == verdict(text(HOW["a veto"], "council"), "ACC003", "board")
