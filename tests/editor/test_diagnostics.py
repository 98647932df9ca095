"""How sure a mark is, in its level and its words."""

from dataclasses import replace
from functools import cache

from council_rules.editor.diagnostics import of_fault, of_report
from council_rules.findings.finding import Finding, Severity, Verdict
from council_rules.findings.people import Exempt, Exemption
from council_rules.findings.report import FileReport
from tests.editor.test_actions import _report
from tests.editor.texts import VALLEY


@cache
def report() -> FileReport:
    return _report(VALLEY)


def first(verdict: Verdict) -> Finding:
    return next(one for one in report().findings if one.verdict is verdict)


def _one(finding: Finding) -> tuple[str, str]:
    only = replace(report(), findings=(finding,), warnings=(), problems=(), coverage=())
    (mark,) = of_report(only)
    return mark.level, mark.message


def test_a_violation_is_as_grave_as_its_rule() -> None:
    for severity, level in (
        (Severity.MUST, "error"),
        (Severity.SHOULD, "warning"),
        (Severity.INFO, "note"),
    ):
        assert _one(replace(first(Verdict.VIOLATED), severity=severity))[0] == level


def test_what_is_possible_or_excused_is_information_and_says_so() -> None:
    level, message = _one(first(Verdict.UNDETERMINED))
    assert level == "note"
    assert message.startswith("open: ")
    assert "\nfails if: " in message
    assert "\nholds if: " in message
    exempt = Exemption(Exempt.WAIVER, "Interim body.", "Ada", "2026-12-31")
    level, message = _one(replace(first(Verdict.VIOLATED), exempt=exempt))
    assert level == "note"
    assert message.startswith("excused: ")
    assert "waived by Ada until 2026-12-31: Interim body." in message


def test_what_is_met_is_not_marked() -> None:
    met = [one for one in report().findings if one.verdict is Verdict.MET]
    only = replace(report(), findings=tuple(met), warnings=(), coverage=())
    assert met
    assert of_report(only) == []


def test_a_mark_names_what_makes_it_so() -> None:
    marks = of_report(report())
    related = {words.words for one in marks if one.code == "REP004" for words in one.related}
    assert any("charter#art3" in words for words in related)
    assert any("👤 خارجي" in words for words in related)


def test_a_fault_is_never_silence() -> None:
    mark = of_fault("it takes more than 30 seconds of the processor")
    assert (mark.level, mark.code) == ("error", "RUN002")
    assert mark.message == "Not judged: it takes more than 30 seconds of the processor"
