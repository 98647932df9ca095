"""``why``: what a verdict follows from, in sentences from the rule's own text."""

from pathlib import Path

import pytest

from tests.cli.support import Shell

ROOT = Path(__file__).parents[2]
SOUND = str(ROOT / "proposals/model/sound_council.council.yaml")
KOSOVO = str(ROOT / "proposals/reference/kosovo_interim_administrative_council.council.yaml")


def test_a_broken_rule_shows_the_conditions_that_hold(shell: Shell) -> None:
    ran = shell("why", KOSOVO, "REP004", "special_representative_decision")
    assert ran.code == 0
    assert "(error): broken, however the open points turn out" in ran.out
    assert "broken: in the room\n  - carried by outsiders" in ran.out
    assert "fails here" not in ran.out
    assert "not so here: 2 other ways to break it" in ran.out


def test_a_rule_that_is_met_shows_which_condition_fails(shell: Shell) -> None:
    ran = shell("why", SOUND, "no-external-self-sufficiency", "board_vote")
    assert "met\n" in ran.out
    assert "not broken: in the room\n  - fails here: nothing gives that carried by" in ran.out


def test_a_negated_condition_that_fails_is_said_so(shell: Shell) -> None:
    ran = shell("why", SOUND, "PAL006")
    text = " ".join(ran.out.split())
    assert "fails here: it must not be so that planned ('The Valley'), and it is so" in text


def test_an_open_verdict_says_what_would_tip_it(shell: Shell) -> None:
    text = " ".join(shell("why", KOSOVO, "TIER003").out.split())
    assert "open, which is not a pass" in text
    assert "it is broken if 'Decision of the Special Representative' does not state" in text
    assert "it is kept if 'Decision of the Special Representative' states grounds" in text
    assert "with open points as they usually turn out: not broken" in text


def test_the_three_depths(shell: Shell) -> None:
    given = ("why", KOSOVO, "REP004", "regulations", "--depth")
    facts, conditions, grounds = (shell(*given, depth).out for depth in "123")
    assert "broken: across bodies" not in facts
    assert "broken: across bodies" in conditions
    assert len(facts) < len(conditions) < len(grounds)
    assert "has a vote (line 133)" in grounds
    assert conditions.startswith(facts)


def test_a_rule_that_does_not_apply_says_what_is_missing(shell: Shell) -> None:
    ran = shell("why", SOUND, "REP009", "board")
    assert "does not apply to 'board'\nit would apply (way 1) if all of this held:" in ran.out
    assert "fails here" in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((SOUND, "REP01"), "error: There is no rule 'REP01'\nhelp: did you mean 'REP001'?"),
        ((SOUND, "REP001", "boad"), "help: did you mean 'board'?"),
        (("nowhere.yaml", "REP001"), "error: There is no file 'nowhere.yaml'"),
    ],
)
def test_what_is_not_there(shell: Shell, arguments: tuple[str, ...], said: str) -> None:
    ran = shell("why", *arguments)
    assert ran.code == 2
    assert said in ran.err
