"""``why``: what a verdict follows from, in sentences from the rule's own text."""

from pathlib import Path
from typing import Any

import pytest
from clingo import Symbol, parse_term
from clingo.ast import AST, parse_string

from council_rules.analysis.condition_words import in_words, words_of
from council_rules.analysis.conditions import literals_of
from council_rules.analysis.sentences import sentence
from tests.cli.support import Shell

ROOT = Path(__file__).parents[2]
SOUND = str(ROOT / "proposals/model/sound_council.council.yaml")
KOSOVO = str(ROOT / "proposals/reference/kosovo_interim_administrative_council.council.yaml")
IRAQ = str(ROOT / "proposals/reference/iraq_governing_council.council.yaml")
LAKE = str(ROOT / "docs/first-proposal/lake.council.yaml")


def test_a_broken_rule_shows_the_conditions_that_hold(shell: Shell) -> None:
    ran = shell("why", KOSOVO, "REP004", "special_representative_decision")
    assert ran.code == 0
    assert "(error): broken, however the open points turn out" in ran.out
    assert "broken: in the room\n  - outsiders to 'Kosovo' can carry 'Decision" in ran.out
    assert "fails here" not in ran.out
    assert "not so here: 3 other ways to break it" in ran.out


def test_a_rule_that_is_met_shows_which_condition_fails(shell: Shell) -> None:
    ran = shell("why", SOUND, "no-external-self-sufficiency", "board_vote")
    assert "met\n" in ran.out
    text = " ".join(ran.out.split())
    assert "not broken: in the room - fails here: nothing gives that outsiders to" in text


def test_a_negated_condition_that_fails_is_said_so(shell: Shell) -> None:
    ran = shell("why", SOUND, "PAL006")
    text = " ".join(ran.out.split())
    assert "fails here: it must not be so that somebody is named to whom authority in" in text
    assert "'The Valley' is handed over, and it is so" in text


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


def test_what_a_fact_follows_from_is_told_once(shell: Shell) -> None:
    ran = shell("why", LAKE, "PAL004", "council/lake_people", "--depth", "3")
    grounds = [line for line in ran.out.splitlines() if line.startswith("    - ")]
    assert grounds
    assert len(set(grounds)) == len(grounds)


def test_a_share_is_told_with_both_its_numbers(shell: Shell) -> None:
    ran = shell("why", IRAQ, "REP002")
    assert ran.code == 0
    assert "the parameter 'top' of REP002 is 1/3" in ran.out


def test_a_number_that_is_worked_out_is_followed_to_what_it_comes_from(shell: Shell) -> None:
    ran = shell("why", SOUND, "MAN001", "--depth", "3")
    assert ran.code == 0
    assert "the parameter 'years' of MAN001 is 15\n    - the text speaks of" in ran.out


def test_a_rule_that_does_not_apply_says_what_is_missing(shell: Shell) -> None:
    ran = shell("why", SOUND, "REP009", "board")
    assert "does not apply to 'board'\nit would apply (way 1) if all of this held:" in ran.out
    assert "fails here" in ran.out
    assert "  - not looked at: 3 more conditions\n" in shell("why", SOUND, "PAL011").out


def test_other_subjects_are_named_unless_one_is_asked_for(shell: Shell) -> None:
    given = ("why", SOUND, "REP009")
    assert "\nother subjects of REP009: board_amends, " in shell(*given).out
    assert "other subjects" not in shell(*given, "board_vote").out


def test_a_rule_that_applies_to_nothing_says_so(shell: Shell) -> None:
    ran = shell("why", SOUND, "PAL011")
    assert ran.code == 0
    assert ran.out.startswith("PAL011 does not apply\nit would apply (way 1) if all")


def test_a_day_and_a_number_that_are_not_known_are_said_so() -> None:
    for fact, said in (
        ('handover_on("transfer",anything)', "'transfer' is due on some day"),
        ('votes("seat",anything)', "'seat' casts some number of votes"),
    ):
        assert sentence(parse_term(fact), lambda name: f"'{name}'") == said


class Silent:
    """Words of a page that says nothing of its own facts."""

    def statement(self, fact: Symbol) -> str:
        return str(fact)

    def helper(self, fact: Symbol) -> str:
        return ""

    def plain(self, symbol: Symbol) -> str:
        return str(symbol)


def test_a_fact_without_a_sentence_is_named_in_english() -> None:
    wording: Any = Silent()
    for fact, said in (
        ("xmp001_shares_land(a,b,c)", "'shares land' holds of a, b and c"),
        ("xmp001_shares_land(a)", "'shares land' holds of a"),
        ("xmp001_shares_land", "'shares land' holds"),
    ):
        assert in_words(parse_term(fact), wording) == said


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("N < 5", "3 is less than 5"),
        ("A != N", "a is not 3"),
        ("1 < N < 5", "1 is less than 3, which is less than 5"),
        ("N >= M*2", "3 is at least (anything*2)"),
        (
            "1 > #sum { K,S: has(S,A,K), not gone(S) }",
            "1 is more than the sum, each with its weight, of the cases in which 'has' holds "
            "of s, a and k and it is not so that 'gone' holds of s",
        ),
        (
            "N = #count { S: in(S); S: near(S) } ",
            "3 is the number of cases in which 'in' holds of s; or in which 'near' holds of s",
        ),
        (
            "0 < #count { S: in(S,_) }",
            "0 is less than the number of cases in which 'in' holds of s and anything",
        ),
        (
            "2 <= { p(X): q(X) }",
            "2 is at most the number of cases in which 'p' holds of x and 'q' holds of x",
        ),
        (
            "#max { K: has(S,K) } > N",
            "3 is less than the greatest of the cases in which 'has' holds of s and k",
        ),
        ("p(X): q(X)", "in every case in which 'q' holds of x, 'p' holds of x"),
        ("in_force(p(A))", "'p' holds of a"),
        ('parameter_item("X1",kinds,A)', "the parameter 'kinds' of X1 lists a"),
    ],
)
def test_comparisons_and_counts_are_told_in_words(condition: str, said: str) -> None:
    found: list[AST] = []
    parse_string(f"a :- {condition}.", found.append)
    (literal,) = literals_of(found[-1])
    values = {"N": parse_term("3"), "A": parse_term("a"), "Any0_0": parse_term("other")}
    wording: Any = Silent()
    assert words_of(literal, values, wording) == said


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
