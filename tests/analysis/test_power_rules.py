"""Rules about power, where something is open: as each completion has it, one by one."""

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given

from council_rules.analysis.check import check_loaded
from council_rules.analysis.games import facts
from council_rules.analysis.games.spread import Limits
from council_rules.analysis.standard import Standard, standard
from council_rules.findings.finding import Verdict
from council_rules.findings.report import FileReport
from council_rules.logic.encode import encode
from council_rules.proposal.load import Loaded, load_text
from council_rules.running.runs import check
from tests.logic.support import valley
from tests.logic.test_open import completions, number_of_completions, open_councils
from tests.tries import tries

# the commonest numbers of random councils, so that both verdicts occur
LIMITS = {
    "DEC007": {"most_vetoes": "1", "least_act": "1/4"},
    "REP009": {"least": "9/10"},
}
RULES: Standard = standard(["REP009", "DEC007", "DEC001"], parameters=LIMITS)


def verdicts(report: FileReport) -> dict[tuple[str, str], Verdict]:
    assert not report.problems
    return {(one.code, one.subject): one.verdict for one in report.findings}


@given(open_councils().filter(lambda c: 1 < number_of_completions(c) <= 40))
@tries(12, suppress_health_check=[HealthCheck.filter_too_much])
def test_a_verdict_is_firm_only_if_all_completions_agree(council: dict[str, Any]) -> None:
    loaded = load_text(json.dumps(council), "open")
    each = [
        verdicts(check_loaded(replace(loaded, proposal=closed), RULES))
        for closed in completions(loaded.proposal)
    ]
    found = verdicts(check_loaded(loaded, RULES))
    for key in {*found, *(key for one in each for key in one)}:
        closed = {one.get(key, Verdict.NOT_APPLICABLE) is Verdict.VIOLATED for one in each}
        verdict = found.get(key, Verdict.NOT_APPLICABLE)
        assert (verdict is Verdict.UNDETERMINED) == (len(closed) == 2), key
        assert (verdict is Verdict.VIOLATED) == (closed == {True}), key


def council(rule: Any, **outsider: Any) -> Loaded:
    seats = [
        {"id": "resident", "count": 3, "reserved_for": ["residents"]},
        {"id": "outsider", "reserved_for": ["outsiders"], **outsider},
    ]
    data = valley([{"id": "board", "name": "Board", "seats": seats}])
    data["procedures"] = [
        {"id": "vote", "body": "board", "matters": ["governance"], "passes_when": rule}
    ]
    return load_text(json.dumps(data), "valley")


MAJORITY = {"more_than": "1/2", "of": "members"}


def verdict(loaded: Loaded, code: str) -> tuple[Verdict, list[str]]:
    (finding,) = (one for one in check(loaded, select=[code]).findings if one.code == code)
    return finding.verdict, [point.id for point in finding.depends_on]


def test_undetermined_names_what_the_power_depends_on() -> None:
    disputed = {"one_of": ["unanimity", MAJORITY]}
    loaded = council(disputed)
    assert verdict(loaded, "DEC007") == (Verdict.UNDETERMINED, ["vote.passes_when"])


def test_what_is_open_and_changes_nothing_leaves_a_firm_verdict() -> None:
    disputed = {"one_of": [MAJORITY, {"at_least": "3/4", "of": "members"}]}
    assert verdict(council(disputed), "DEC007") == (Verdict.MET, [])


def test_a_number_without_a_bound_is_tried_beyond_the_assumed_one() -> None:
    """With up to three outsiders one way in 64 is left, with many more next to none."""
    limits = {"DEC007": {"most_vetoes": "1000", "least_act": "1/64"}}
    loaded = council("unanimity", count={"min": 1, "assume": 3})
    (finding,) = check(loaded, select=["DEC007"], parameters=limits).findings
    assert finding.verdict is Verdict.MET
    assert len(finding.bounds) == 1
    loaded = council("unanimity", count="unknown")
    (finding,) = check(loaded, select=["DEC007"], parameters=limits).findings
    assert (finding.verdict, finding.bounds) == (Verdict.UNDETERMINED, ())
    loaded = council({"at_least": "1"}, count="unknown")
    assert verdict(loaded, "DEC007")[0] is Verdict.MET


def test_votes_known_only_as_a_sum_are_no_single_vote() -> None:
    loaded = council(MAJORITY, count=4, total_weight=9)
    assert verdict(loaded, "DEC007") == (Verdict.UNDETERMINED, [])
    assert verdict(loaded, "REP009") == (Verdict.UNDETERMINED, [])


def test_more_completions_than_are_played_leave_it_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loaded = council(MAJORITY, participation="invited")
    assert verdict(loaded, "DEC007")[0] is Verdict.MET
    monkeypatch.setattr(facts, "IN_A_CHECK", Limits(completions=1))
    assert verdict(loaded, "DEC007") == (
        Verdict.UNDETERMINED,
        ["board/outsider.participation"],
    )


def test_the_two_indices_may_differ() -> None:
    """A chair whose approval is needed: 1/2 by the orders of joining, less by Banzhaf."""
    rule = {"all": [MAJORITY, {"approval_by": "board/outsider"}]}
    loaded = council(rule)
    for index, expected in (("banzhaf", Verdict.MET), ("shapley_shubik", Verdict.VIOLATED)):
        parameters = {"REP009": {"index": index, "least": "3/4"}}
        (finding,) = check(loaded, select=["REP009"], parameters=parameters).findings
        assert finding.verdict is expected, index


def test_a_verdict_counts_what_a_scenario_assumes() -> None:
    loaded = council({"one_of": ["unanimity", MAJORITY]})
    fact_base = encode(loaded.proposal).answered({"vote.passes_when": "second"})
    facts.add_games(loaded.proposal, fact_base, RULES.rules, RULES.settings)
    assert not fact_base.contingent
    assert Fraction(5, 16) > Fraction(1, 4)
    assert not any(number.name == "act_short" for number in fact_base.numbers)
