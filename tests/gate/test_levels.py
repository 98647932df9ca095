"""Severity and enforcement from the settings, and settings that hold for some files only."""

import json
from pathlib import Path
from typing import Any

import pytest

from council_rules.gate.overrides import resolve
from council_rules.rulebook.book import RuleBook
from council_rules.rulebook.levels import leveled, levels
from council_rules.rulebook.problems import RuleBookError
from council_rules.settings import Override
from tests.cli.support import Ran, Shell
from tests.gate.councils import BOARD, SELECT
from tests.gate.granted import DAY, VIOLATED, waived, waiver

DRAFT = "drafts/valley.council.yaml"
FINAL = "final/valley.council.yaml"


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return RuleBook.load(())


@pytest.fixture
def plans(shell: Shell) -> None:
    for name in (DRAFT, FINAL):
        Path(name).parent.mkdir()
        Path(name).write_text(BOARD, encoding="utf-8")


def settle(text: str) -> None:
    Path("council-rules.yaml").write_text("version: 1\n" + text, encoding="utf-8")


def check(shell: Shell, *arguments: str) -> tuple[int, dict[str, Any]]:
    ran = shell("check", *SELECT, "--today", DAY, "--output-format", "json", *arguments)
    return ran.code, {file["file"]: file for file in json.loads(ran.out)["files"]}


def severities(file: Any) -> dict[str, str]:
    return {one["code"]: one["severity"] for one in file["findings"]}


def test_the_pattern_nearest_to_a_rule_counts(book: RuleBook) -> None:
    given = {"REP": "should", "REP0": "info", "REP004": "must", "R": "info"}
    found = levels(book, given, "severity")
    assert found["REP004"] == "must"
    assert found["REP005"] == "info"
    assert levels(book, dict(reversed(given.items())), "severity") == found
    assert not any(code.startswith(("PAL", "DEC")) for code in found)


def test_a_name_stands_for_its_code(book: RuleBook) -> None:
    name = next(rule.name for rule in book.rules if rule.code == "REP004")
    assert levels(book, {name: "info", "REP": "should"}, "severity")["REP004"] == "info"


def test_a_code_counts_before_a_folder_of_pages(book: RuleBook) -> None:
    folder = str(book.files["REP004"].parent)
    found = levels(book, {folder: "info", "REP004": "must"}, "severity")
    assert (found["REP004"], found["REP005"]) == ("must", "info")


def test_what_nobody_sets_is_as_the_page_says(book: RuleBook) -> None:
    changed = leveled(book, book.rules, {"REP004": "info"}, {"PAL": "mandatory"})
    for before, after in zip(book.rules, changed, strict=True):
        assert after.severity == ("info" if before.code == "REP004" else before.severity)
        mandatory = before.code.startswith("PAL")
        assert after.enforcement == ("mandatory" if mandatory else before.enforcement)


@pytest.mark.parametrize(("severity", "code"), [("must", 1), ("should", 0), ("info", 0)])
def test_severity_decides_what_fails(
    plans: None, shell: Shell, severity: str, code: int
) -> None:
    settle(f"severity: {{REP: {severity}}}\n")
    exit_code, files = check(shell)
    assert exit_code == code
    assert severities(files[DRAFT]) == {"REP004": severity, "REP005": severity}
    assert check(shell, "--fail-on", severity)[0] == 1


@pytest.mark.parametrize("enforcement", ["advisory", "waivable", "mandatory"])
def test_what_is_advisory_never_fails(plans: None, shell: Shell, enforcement: str) -> None:
    settle(f"enforcement: {{REP004: {enforcement}, REP005: advisory}}\n")
    code, files = check(shell)
    assert code == (0 if enforcement == "advisory" else 1)
    assert {one["verdict"] for one in files[DRAFT]["findings"]} == {"violated"}
    assert check(shell, "--fail-on", "info")[0] == code


def test_a_folder_may_have_other_severities(plans: None, shell: Shell) -> None:
    settle("overrides:\n  - {files: [drafts], severity: {REP: should, REP005: info}}\n")
    code, files = check(shell)
    assert code == 1
    assert severities(files[DRAFT]) == {"REP004": "should", "REP005": "info"}
    assert severities(files[FINAL]) == {"REP004": "must", "REP005": "must"}
    assert check(shell, "drafts")[0] == 0


def test_a_folder_may_make_a_rule_mandatory(plans: None, shell: Shell) -> None:
    settle("overrides:\n  - {files: final/*, enforcement: {REP004: mandatory}}\n")
    for name in (DRAFT, FINAL):
        Path(name).write_text(waived(waiver()), encoding="utf-8")
    _, files = check(shell)
    told = {name: [one["code"] for one in file["warnings"]] for name, file in files.items()}
    assert told == {DRAFT: [], FINAL: ["WAI006"]}


def test_of_several_the_last_counts(plans: None, shell: Shell) -> None:
    settle(
        "overrides:\n"
        "  - {files: [drafts], severity: {REP004: info}, ignore: REP005}\n"
        "  - {files: ['**/*.yaml'], severity: {REP: should}}\n"
    )
    _, files = check(shell)
    assert severities(files[DRAFT]) == {"REP004": "should"}
    assert severities(files[FINAL]) == {"REP004": "should", "REP005": "should"}


def test_what_is_left_out_is_not_checked_and_not_met(plans: None, shell: Shell) -> None:
    settle("overrides:\n  - {files: [drafts], ignore: [REP004]}\n")
    code, files = check(shell)
    assert code == 1
    assert files[DRAFT]["not_checked"] == ["REP004"]
    assert {one["code"] for one in files[DRAFT]["findings"]} == {"REP005"}
    assert files[FINAL]["not_checked"] == []
    told = " ".join(shell("check", *SELECT, "drafts").out.split())
    assert "1 rule left out by the settings" in told


def test_an_override_selects_from_what_the_run_selects(plans: None, shell: Shell) -> None:
    settle("overrides:\n  - {files: [drafts], select: [REP005, PAL]}\n")
    _, files = check(shell)
    assert {one["code"] for one in files[DRAFT]["findings"]} == {"REP005"}
    assert {one["code"] for one in files[FINAL]["findings"]} == {"REP004", "REP005"}


def test_a_file_is_never_left_without_rules(plans: None, shell: Shell) -> None:
    settle("overrides:\n  - {files: [drafts], ignore: [REP]}\n")
    ran = shell("check", *SELECT)
    assert (ran.code, ran.out) == (2, "")
    assert f"No rule is left to check '{DRAFT}' by" in ran.err
    assert "council-rules.yaml:3:5" in ran.err


def test_other_verdicts_are_the_same(plans: None, shell: Shell) -> None:
    _, plain = check(shell)
    settle("severity: {REP: info}\noverrides:\n  - {files: drafts, severity: {REP: should}}\n")
    _, files = check(shell)
    for name in (DRAFT, FINAL):
        without = [
            [{**one, "severity": None} for one in version[name]["findings"]]
            for version in (plain, files)
        ]
        assert sorted(without[0], key=str) == sorted(without[1], key=str)
        found = sorted((one["code"], one["subject"]) for one in files[name]["findings"])
        assert found == VIOLATED


UNKNOWN = [
    ("severity: {REP999: must}\n", "2:12", "No rule matches 'REP999'"),
    ("enforcement: {XYZ: advisory}\n", "2:15", "XYZ"),
    ("select: [REP999]\n", "2:10", "REP999"),
    ("ignore: REP999\n", "2:9", "REP999"),
    ("parameters: {REP001: {nothing: 1}}\n", "2:32", "nothing"),
    ("parameters: {REP999: {minimum: 1}}\n", "2:32", "REP999"),
    ("overrides: [{files: a, select: REP999}]\n", "2:32", "REP999"),
    ("overrides: [{files: a, ignore: [REP999]}]\n", "2:33", "REP999"),
    ("overrides: [{files: a, severity: {REP999: must}}]\n", "2:35", "REP999"),
    ("overrides: [{files: a, enforcement: {REP999: advisory}}]\n", "2:38", "REP999"),
]


@pytest.mark.parametrize(("text", "place", "said"), UNKNOWN)
def test_unknown_rules_are_errors_at_their_place(
    plans: None, shell: Shell, text: str, place: str, said: str
) -> None:
    settle(text)
    ran: Ran = shell("check")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert f"council-rules.yaml:{place}" in ran.err


def test_all_unknown_rules_of_overrides_are_told_at_once(book: RuleBook) -> None:
    override = Override(
        "overrides[0]", (), ("A1",), ("B1",), {"C1": "must"}, {"D1": "advisory"}
    )
    with pytest.raises(RuleBookError) as caught:
        resolve(book, [override])
    assert len(caught.value.problems) == 4
