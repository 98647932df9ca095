"""Profiles on the command line: what is judged, what is told, and what is refused."""

import json
from pathlib import Path

import pytest

from council_rules.rulebook.book import RuleBook
from tests.cli.support import Shell

SETTINGS = "version: 1\nprofile: law\n"


def of_law() -> list[str]:
    return [rule.code for rule in RuleBook.load().rules if "law" in rule.profiles]


def left_out() -> int:
    return len(RuleBook.load().codes) - len(of_law())


def test_a_check_by_a_profile_says_so(shell: Shell, folder: Path) -> None:
    ran = shell("check", "--profile", "law", "--output-format", "json", ".")
    found = json.loads(ran.out)
    assert found["rule_book"]["rules"] == of_law()
    assert found["account"]["profile"] == "law"
    assert found["account"]["left_out"] == left_out()
    last = " ".join(shell("check", "--profile", "law", ".").out.split())
    assert f"judged by {len(of_law())} rules, profile law ({left_out()} left out), " in last


def test_the_settings_name_a_profile_and_the_flag_counts_first(
    shell: Shell, folder: Path
) -> None:
    (folder / "council-rules.yaml").write_text(SETTINGS, encoding="utf-8")
    listed = json.loads(shell("rules", "--output-format", "json").out)
    assert [rule["code"] for rule in listed["rules"]] == of_law()
    assert (listed["profile"], listed["left_out"]) == ("law", left_out())
    every = json.loads(shell("rules", "--profile", "all", "--output-format", "json").out)
    assert len(every["rules"]) == len(RuleBook.load().codes)
    shown = shell("check", "--show-settings").out
    assert "council-rules.yaml:2:10" in next(
        line for line in shown.splitlines() if line.startswith("profile")
    )


@pytest.mark.parametrize(
    "command",
    [
        "check",
        "alternatives",
        "report",
        "rules",
        "baseline write",
        "open-points",
        "scenarios",
        "facts",
        "waivers",
        "judgements",
    ],
)
def test_an_unknown_profile_is_refused(shell: Shell, folder: Path, command: str) -> None:
    files = [] if command == "rules" else ["broken.council.yaml"]
    ran = shell(*command.split(), *files, "--profile", "recomended")
    assert ran.code == 2
    assert "There is no profile 'recomended'" in ran.err
    assert "did you mean 'recommended'?" in ran.err


def test_an_unknown_profile_in_the_settings_has_its_place(shell: Shell, folder: Path) -> None:
    text = SETTINGS.replace("law", "lwa")
    (folder / "council-rules.yaml").write_text(text, encoding="utf-8")
    ran = shell("rules")
    assert ran.code == 2
    assert "council-rules.yaml:2:10" in ran.err
    assert "did you mean 'law'?" in ran.err


def test_results_by_different_profiles_are_not_taken_for_alike(
    shell: Shell, folder: Path
) -> None:
    name = "broken.council.yaml"
    for profile in ("law", "all"):
        saved = shell("check", "--profile", profile, "--output-format", "json", name).out
        (folder / f"{profile}.json").write_text(saved, encoding="utf-8")
    ran = shell("diff", "law.json", "all.json", "--output-format", "json")
    found = json.loads(ran.out)
    assert "the profile was law before and is all after" in found["remarks"]
    assert [found[side]["profile"] for side in ("before", "after")] == ["law", "all"]
    assert "DEC001" in found["left_out"]


def test_a_report_says_its_profile(shell: Shell, folder: Path) -> None:
    name = "broken.council.yaml"
    ran = shell("report", name, "--profile", "law", "--format", "markdown")
    assert ran.code == 0
    assert f"profile law; {left_out()} rules left out" in ran.out
    assert "--profile law" in ran.out
