"""Workflow commands: escaping, order, and how many."""

from dataclasses import replace

from council_rules.findings.finding import Severity
from council_rules.render import github
from tests.render.formats import moved, named, notice, report_of, run_of
from tests.support import file_report, violated


def lines_of(*levels: tuple[Severity, int]) -> list[str]:
    findings = [
        moved(violated(severity=severity), line + 1, 3, f"{severity}{line}")
        for severity, count in levels
        for line in range(count)
    ]
    return github.render(run_of(report_of(file_report(findings)))).splitlines()


def test_a_command_word_for_word() -> None:
    finding = replace(violated(), message="100% of\nit: a, b")
    report = report_of(named("a,b:c%.yaml", file_report([finding])))
    assert github.render(run_of(report)) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=11,endLine=11,col=9,endColumn=19,"
        "title=REP004 no-external-self-sufficiency::100%25 of\\u{000a}it: a, b\n"
        "::notice title=council-rules::1 error, 0 that do not count; looked at: 1 file found, "
        "1 judged; settings: none; verdicts of 5 rules: 1 violated, 0 undetermined, 0 met, "
        "1 not applicable, 0 not checked\n"
    )


def test_a_hint_of_several_lines_stays_one_command() -> None:
    file = replace(file_report(), warnings=(notice("SRC101", "warning"),))
    line, _ = github.render(run_of(report_of(file))).splitlines()
    assert line.startswith("::warning file=plans/valley.council.yaml,line=2,endLine=2,col=3,")
    assert line.endswith(
        ",title=SRC101::The word 'no' is 100%25 text, | here (write 'no: \"no\"')"
    )


def test_the_worst_come_first() -> None:
    lines = lines_of((Severity.INFO, 1), (Severity.SHOULD, 1), (Severity.MUST, 2))
    kinds = [line.split()[0] for line in lines]
    assert kinds == ["::error", "::error", "::warning", "::notice", "::notice"]


def test_ten_of_a_kind_are_all_the_account_among_them() -> None:
    assert len(lines_of((Severity.MUST, 10), (Severity.SHOULD, 10), (Severity.INFO, 9))) == 30


def test_more_are_counted_within_the_limit() -> None:
    lines = lines_of((Severity.MUST, 12), (Severity.SHOULD, 11), (Severity.INFO, 10))
    assert len(lines) == 30
    assert lines[-1].endswith(
        "; 2 more errors, 1 more warning, 1 more notice; the summary of the job and the other "
        "formats have all"
    )


def test_nothing_to_say_but_the_account() -> None:
    (line,) = github.render(run_of(report_of(file_report()))).splitlines()
    assert line.startswith("::notice title=council-rules::no violations that count, 0 that do")


def test_what_is_about_the_run_names_no_file() -> None:
    report = report_of(notices=(notice("WAI001", "error"),))
    assert github.render(run_of(report)).startswith("::error title=WAI001::The word")
