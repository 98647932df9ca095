from dataclasses import replace

from council_rules.findings.people import Exempt, Exemption
from council_rules.render.concise import render as concise
from council_rules.render.exempt import counted_exempt, said
from council_rules.render.look import Look
from council_rules.render.text import render
from tests.support import file_report, report, violated

WAIVED = Exemption(Exempt.WAIVER, "the vote is in May", "the clerk", "2026-05-31")
LISTED = Exemption(Exempt.BASELINE, "known when 'b.json' was written")
BEFORE = Exemption(Exempt.BEFORE, "in the file at 1a2b3c4")


def test_all_kinds_in_words() -> None:
    assert said(WAIVED) == "waived by the clerk until 2026-05-31: the vote is in May"
    assert said(LISTED) == "in the baseline: known when 'b.json' was written"
    assert said(BEFORE) == "there before: in the file at 1a2b3c4"


def test_counts() -> None:
    findings = [replace(violated(), exempt=one) for one in (LISTED, WAIVED, LISTED, None)]
    assert counted_exempt(findings) == "1 waived, 2 in the baseline"
    assert counted_exempt([violated()]) == ""


def test_what_counts_is_not_folded_with_what_does_not() -> None:
    found = report(file_report([violated(), replace(violated(), exempt=BEFORE)]))
    text = render(found, Look(), lambda file: None)
    assert text.count("error[REP004]") == 2
    assert text.count("there before: in the file") == 1
    assert "\nnot counted: 1 there before\n" in text
    lines = concise(found, Look()).splitlines()
    assert [line.endswith(f" ({said(BEFORE)})") for line in lines if "REP004 out" in line] == [
        False,
        True,
    ]
