"""The cheapest cure for each finding by itself, against trying out every combination."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from council_rules.alternatives import case
from council_rules.alternatives.cures import cured, with_cures
from council_rules.analysis.check import check_loaded
from council_rules.findings import Cure, Verdict
from council_rules.proposal.amend import load_amended
from council_rules.proposal.load import load_text
from council_rules.proposal.problems import ProposalError
from tests.alternatives.test_open import offered
from tests.alternatives.test_search import (
    GOALS,
    admissible,
    book,
    channels,
    combinations,
    verdicts,
    violated,
)
from tests.alternatives.test_wishes import valley
from tests.logic.councils import councils


@given(councils(), st.data())
@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_cure_costs_the_least(council: dict[str, Any], data: Any) -> None:
    chosen = book(*GOALS)
    loaded = load_text(json.dumps(council), "random")
    before, was = violated(loaded, chosen), verdicts(loaded, chosen)
    assume(before)
    some = offered(loaded, data)
    least: dict[tuple[str, str], int] = {}
    for edits in combinations(some):
        try:
            amended = load_amended(loaded.text, [a for e in edits for a in e.amendments])
        except ProposalError:
            continue
        after, cost = verdicts(amended, chosen), sum(edit.cost for edit in edits)
        if admissible(was, after) and channels(loaded) <= channels(amended):
            for one in before:
                if after.get(one) is Verdict.MET:
                    least[one] = min(cost, least.get(one, cost))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(case, "levers", lambda draft: some)
        report = with_cures(check_loaded(loaded, chosen), loaded, chosen, seconds=60)
    for finding in report.of(Verdict.VIOLATED):
        cure = finding.cure
        assert cure is not None
        assert cure.searched
        assert cure.proven
        at = (finding.code, finding.subject)
        assert (bool(cure.edits), cure.cost) == (at in least, least.get(at, 0))


def test_what_the_file_says_of_pins_holds_for_cures() -> None:
    chosen = book("REP004")
    free = valley()
    (first, *_) = with_cures(check_loaded(free, chosen), free, chosen).of(Verdict.VIOLATED)
    assert first.cure is not None
    assert first.cure.edits
    fixed = valley(alternatives={"fixed": ["vote", "council"]})
    (first, *_) = with_cures(check_loaded(fixed, chosen), fixed, chosen).of(Verdict.VIOLATED)
    assert first.cure == Cure()


def test_without_time_nothing_is_said_to_have_no_cure() -> None:
    chosen, loaded = book("REP004"), valley()
    report = with_cures(check_loaded(loaded, chosen), loaded, chosen, seconds=0)
    assert {one.cure for one in report.of(Verdict.VIOLATED)} == {Cure(searched=False)}


def test_a_pin_that_the_file_does_not_have_is_a_notice() -> None:
    chosen, loaded = book("REP004"), valley(alternatives={"fixed": ["counsil"]})
    report = cured(check_loaded(loaded, chosen), loaded, chosen)
    notice = report.warnings[-1]
    assert (notice.code, notice.severity) == ("ALT001", "error")
    assert (notice.message, notice.hint) == (
        "The file has no 'counsil'",
        "did you mean 'council'?",
    )
