"""The cheapest cure for each finding by itself, against trying out every combination."""

from council_rules.alternatives.cures import cured, with_cures
from council_rules.analysis.check import check_loaded
from council_rules.findings.finding import Cure, Verdict
from tests.alternatives.test_request import valley
from tests.alternatives.test_search import (
    book,
)


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
