"""What has become of each violation, on councils on which a search once went wrong."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from council_rules.alternatives import quotas as quotas_of
from council_rules.alternatives.comments import lost_comments
from council_rules.alternatives.draft import Draft
from council_rules.alternatives.outcome import Alternatives, Outcome
from council_rules.alternatives.quotas import quotas
from council_rules.alternatives.request import Permit, Request
from council_rules.alternatives.search import alternatives
from council_rules.analysis.standard import Standard, standard
from council_rules.analysis.verdicts import verdicts_on
from council_rules.findings.finding import Verdict
from council_rules.proposal.amend import load_amended
from council_rules.proposal.load import Loaded, load

CASES = Path(__file__).parent / "cases"
FRONT = ("REP001", "REP004", "REP005", "DEC009", "TIER005")


@cache
def book(*select: str) -> Standard:
    return standard(select=select)


def case(name: str) -> Loaded:
    return load(CASES / f"{name}.council.yaml")


def found(name: str, *goals: str, rules: tuple[str, ...] = (), **request: Any) -> Alternatives:
    return alternatives(case(name), book(*rules), Request(goals, seconds=60, **request))


def keeps_its_promise(name: str, result: Alternatives, *rules: str) -> None:
    """Every outcome is the verdict of a check on the amended file."""
    loaded = case(name)
    for one in result.found:
        amended = load_amended(loaded.text, one.amendments)
        after = verdicts_on(amended.proposal, book(*rules))
        as_told = {
            Outcome.MET: (Verdict.MET,),
            Outcome.OPEN: (Verdict.UNDETERMINED, Verdict.NEEDS_JUDGEMENT),
            Outcome.VIOLATED: (Verdict.VIOLATED,),
            Outcome.NOT_APPLICABLE: (None,),
        }
        for goal, outcome in one.outcomes:
            assert after.get(goal) in as_told[outcome]


@pytest.mark.parametrize("front", [False, True])
def test_one_edit_that_takes_all_outsiders_out_is_found(front: bool) -> None:
    permits = (Permit(kinds=("re_reserve_seat",)),)
    result = found("front_misses", "REP004", rules=FRONT, permits=permits, front=front)
    (one,) = result.found
    assert (one.cost, one.remaining) == (4, ())
    assert {outcome for _, outcome in one.outcomes} == {Outcome.NOT_APPLICABLE}
    keeps_its_promise("front_misses", result, *FRONT)


def test_a_rule_about_games_is_a_goal_as_any_other() -> None:
    result = found("dummy_quota")
    (one,) = result.found
    assert one.cures == (("REP008", "council/f"),)
    assert (one.cost, one.proven) == (1, True)
    assert result.scope.singly
    keeps_its_promise("dummy_quota", result)


def test_nothing_is_proven_of_quotas_that_were_not_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # what else there is costs less
    costs = {"change_quota": 2}
    (one,) = found("dummy_quota", costs=costs).found
    assert (one.cost, one.proven) == (2, True)
    monkeypatch.setattr(quotas_of, "MOST_QUOTAS", 1)
    (again,) = found("dummy_quota", costs=costs).found
    assert (again.cost, again.proven) == (2, False)


def test_every_number_of_votes_is_offered_as_a_quota() -> None:
    draft = Draft(case("dummy_quota"))
    (lever,) = quotas(draft)
    numbers = {int(edit.value.removeprefix("at_least_")) for edit in lever.edits}
    # over half of 17, which is what some votes come to, and not the 12 that there is
    assert numbers == {9, 10, 11, 13, 14, 15, 16, 17}


@pytest.mark.parametrize("goals", [("DEC001",), ("DEC001", "REP004")])
def test_one_answer_whatever_else_is_asked_for(goals: tuple[str, ...]) -> None:
    result = found("mixed_goals", *goals)
    (one,) = result.found
    assert (one.cost, one.proven) == (1, True)
    assert ("DEC001", "p") in one.cures
    keeps_its_promise("mixed_goals", result)


def test_what_refuses_a_cure_is_named_with_its_price() -> None:
    seats = (Permit(kinds=("add_seat",)),)
    refused = found("nine_outsiders", "REP004", permits=seats)
    assert not refused.found
    for conflict in refused.conflicts:
        assert conflict.outcome is Outcome.IMPOSSIBLE
        assert conflict.refusal is not None
        assert (conflict.refusal.cost, conflict.refusal.breaks) == (8, (("DEC007", "vote"),))
    allowed = found("nine_outsiders", "REP004", permits=seats, may_break=("should",))
    (one,) = allowed.found
    assert (one.cost, one.broken) == (8, (("DEC007", "vote"),))
    assert {goal for goal, _ in one.outcomes} == set(one.cures)


def test_one_people_in_two_areas_is_one_people() -> None:
    result = found("two_areas")
    (one,) = result.found
    assert {("REP004", "roads"), ("REP004", "schools"), ("REP004", "vote")} <= set(one.cures)
    assert not result.scope.dropped
    assert any("'day'" in text for text in result.missing)
    assert any("electorate" in text for text in result.missing)
    keeps_its_promise("two_areas", result)


def test_what_is_only_open_is_not_called_met() -> None:
    result = found("cure_by_opening", rules=("REP001", "REP004"))
    for one in result.found:
        assert not set(one.cures) & set(one.opened)
        assert set(one.with_outcome(Outcome.OPEN)) <= set(one.opened)
    keeps_its_promise("cure_by_opening", result, "REP001", "REP004")


def test_a_comment_that_goes_is_told() -> None:
    seats = (Permit(kinds=("re_reserve_seat",)),)
    (one,) = found("comment_lost", permits=seats).found
    assert one.lost == ("line 18: Annex II, kept at the request of the donors",)


def test_a_sign_in_a_value_begins_no_comment() -> None:
    before = 'a: "x # y"  # gone\nb: 1 # kept\n'
    assert lost_comments(before, 'a: "z"\nb: 1 # kept\n') == ("line 1: gone",)
