"""The commands beside ``check``."""

import json
import tomllib
from pathlib import Path

import clingo
import pytest
from jsonschema import Draft202012Validator

import council_rules
from council_rules.proposal.problems import TITLES
from council_rules.rulebook.book import RuleBook, rules_folder
from tests.cli.support import Shell

pytestmark = pytest.mark.usefixtures("folder")
ROOT = Path(__file__).parents[2]
CODES = RuleBook.load().codes


def test_version(shell: Shell) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert council_rules.__version__ == project["version"]
    assert shell("--version").out == f"council-rules {council_rules.__version__}\n"


@pytest.mark.parametrize(
    "command",
    [
        "check",
        "baseline",
        "diff",
        "open-points",
        "scenarios",
        "alternatives",
        "rules",
        "explain",
        "test",
        "lint",
        "new",
        "facts",
        "schema",
    ],
)
def test_help(shell: Shell, command: str) -> None:
    ran = shell(command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: council-rules {command} ")


def test_rules(shell: Shell) -> None:
    lines = shell("rules", "--select", "REP001,REP004").out.splitlines()
    assert lines == [
        "code    severity  enforcement  family          title",
        "REP001  must      waivable     representation  Somebody local votes",
        "REP004  must      waivable     representation  Outsiders alone do not decide",
        "",
        f"2 of {len(CODES)} rules; one in full: council-rules explain CODE",
    ]


def test_rules_honour_the_settings_file(shell: Shell, folder: Path) -> None:
    text = "version: 1\nselect: [REP]\nignore: [REP004]\nparameters: {REP001: {minimum: 2}}\n"
    (folder / "council-rules.yaml").write_text(text, encoding="utf-8")
    listed = json.loads(shell("rules", "--output-format", "json").out)
    codes = [rule["code"] for rule in listed["rules"]]
    held = [rule.code for rule in RuleBook.load().rules if "recommended" in rule.profiles]
    assert codes == [code for code in held if code.startswith("REP") and code != "REP004"]
    minimum = {"name": "minimum", "value": "2", "changed": True}
    assert minimum in listed["rules"][0]["parameters"]
    assert "REP001.minimum = 2 (set; the page says 1)" in shell("explain", "REP001").out


@pytest.mark.parametrize("code", [*CODES, *TITLES])
def test_every_code_is_explained(shell: Shell, code: str) -> None:
    ran = shell("explain", code)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(code)


def test_explain_takes_names_and_small_letters(shell: Shell) -> None:
    pages = {
        shell("explain", word).out
        for word in ("REP004", "rep004", "no-external-self-sufficiency")
    }
    assert len(pages) == 1


@pytest.mark.parametrize("of", ["proposal", "report"])
def test_schema(shell: Shell, of: str) -> None:
    Draft202012Validator.check_schema(json.loads(shell("schema", of).out))


def test_facts_are_commented(shell: Shell) -> None:
    ran = shell("facts", "broken.council.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert 'given(seat("board","board/stranger")).  % line 12: board/stranger\n' in ran.out
    assert "parameter_item(" in ran.out or "parameter(" in ran.out


def test_facts_name_what_is_open(shell: Shell) -> None:
    assert "\nopen(" in shell("facts", "open.council.yaml").out


def test_plain_clingo_asks_what_check_asks(shell: Shell) -> None:
    path = str(rules_folder() / "fixtures" / "a_override.council.yaml")
    told: list[str] = []
    control = clingo.Control(logger=lambda _, message: told.append(message))
    control.add("base", [], shell("facts", path, "--with-rules", "--select", "TIER005").out)
    control.ground([("base", [])])
    with control.solve(yield_=True) as models:
        (shown,) = [model.symbols(shown=True) for model in models]
    assert 'asks("TIER005","objection",grounds)' in map(str, shown)
    assert not [message for message in told if "asks" in message]


@pytest.mark.parametrize("name", ["broken", "sound"])
def test_plain_clingo_agrees_with_check(shell: Shell, name: str) -> None:
    path = f"{name}.council.yaml"
    program = shell("facts", path, "--with-rules").out
    report = json.loads(shell("check", path, "--output-format", "json").out)
    expected = {
        (finding["code"], finding["subject"])
        for finding in report["files"][0]["findings"]
        if finding["verdict"] == "violated"
    }
    control = clingo.Control(["--warn=none"])
    control.add("base", [], program)
    control.ground([("base", [])])
    with control.solve(yield_=True) as models:
        (shown,) = [model.symbols(shown=True) for model in models]
    found = {
        (atom.arguments[0].string, atom.arguments[1].string)
        for atom in shown
        if atom.name == "violated"
    }
    assert found == expected
