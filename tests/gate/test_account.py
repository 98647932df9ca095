"""One account of a run: what was looked at and what counts, the same in every format."""

import json
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.cli.support import Shell
from tests.gate.councils import BOARD, SELECT, SOUND

WAIVED = (
    BOARD
    + """\
waivers:
  - rule: REP004
    on: board_vote
    reason: Agreed with all parties for the first year
    by: the assembly
    expires: 2999-01-01
"""
)
EMPTY = """\
council_rules: "1"
proposal: {id: nothing, title: Nothing, completeness: closed}
bodies: []
"""


def put(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def account(shell: Shell, *arguments: str) -> Any:
    ran = shell("check", *SELECT, "--output-format", "json", *arguments)
    assert ran.err == ""
    return json.loads(ran.out)["account"]


def test_one_waiver_in_every_format(shell: Shell) -> None:
    put("valley.council.yaml", WAIVED)
    found = account(shell)
    assert found["violations"]["counting"] == {"must": 3, "should": 0, "info": 0}
    assert found["violations"]["excused"]["waiver"] == 1
    out = {
        name: shell("check", *SELECT, "--output-format", name).out
        for name in ("text", "concise", "github", "markdown", "sarif", "junit", "gitlab")
    }
    for name in ("text", "concise"):
        assert "\n3 errors in 1 of 1 proposal\n" in out[name], name
        assert "\nnot counted: 1 waived\n" in out[name], name
    for name in ("github", "markdown"):
        assert "3 errors, 1 that do not count (1 waived); " in out[name].replace(".  \n", "; ")
    assert out["github"].count("::error ") == 3
    (run,) = json.loads(out["sarif"])["runs"]
    assert run["properties"]["account"] == found
    assert len(run["results"]) == 3
    properties = {
        one.attrib["name"]: one.attrib["value"]
        for one in ElementTree.fromstring(out["junit"]).iter("property")
    }
    assert properties["violations.counting.must"] == "3"
    assert properties["violations.excused.waiver"] == "1"
    assert sum(one["severity"] == "critical" for one in json.loads(out["gitlab"])) == 3


def test_what_counts_comes_first(shell: Shell) -> None:
    put("valley.council.yaml", WAIVED)
    ran = shell("check", *SELECT, "--output-format", "json")
    (file,) = json.loads(ran.out)["files"]
    assert [one["exempt"] is None for one in file["findings"]] == [True, True, True, False]


@pytest.mark.parametrize("name", ["bad.council.yml", "V.Council.YAML", "w.COUNCIL.yml"])
def test_another_ending_does_not_hide_a_file(shell: Shell, name: str) -> None:
    put("sound.council.yaml", SOUND)
    assert shell("check", *SELECT, ".").code == 0
    put(name, BOARD)
    assert shell("check", *SELECT, ".").code == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_a_file_is_judged_once_whatever_its_names(shell: Shell) -> None:
    put("plans/c.council.yaml", BOARD)
    Path("plans/b.council.yaml").symlink_to("c.council.yaml")
    Path("linked").symlink_to("plans")
    for paths in ((".",), ("plans/b.council.yaml", "./plans/c.council.yaml", "linked", ".")):
        ran = shell("check", *SELECT, "--output-format", "json", *paths)
        (file,) = json.loads(ran.out)["files"]
        assert file["file"].endswith("c.council.yaml")
        (passed, *_) = json.loads(ran.out)["account"]["files"]["passed_over"]
        assert passed["file"].endswith("b.council.yaml")
        assert passed["why"] == "same_file"
    assert "(the same file as 'plans/c.council.yaml')" in shell("check", *SELECT, ".").out


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_folders_that_were_not_looked_into_are_counted(shell: Shell) -> None:
    for name in ("plans/c", ".old/a", ".older/b"):
        put(f"{name}.council.yaml", SOUND)
    Path("linked").symlink_to("plans")
    ran = shell("check", *SELECT, ".")
    assert ran.code == 0
    what = "1 file found, 1 judged; not looked into: 3 folders (2 hidden, 1 by a symbolic link)"
    assert f"looked at: {what}; settings: none" in " ".join(ran.out.split())


def test_an_error_that_is_no_violation_is_told_by_every_format(shell: Shell) -> None:
    put("sound.council.yaml", SOUND.replace("completeness: closed", "completeness: open"))
    strict = ("check", *SELECT, "--strict")
    told = "1 error that is no violation (STR001 1)"
    for name in ("text", "concise"):
        ran = shell(*strict, "--output-format", name)
        assert ran.code == 1
        assert f"; {told}\n" in ran.out
    for name in ("github", "markdown"):
        assert told in shell(*strict, "--output-format", name).out
    out = {name: shell(*strict, "--output-format", name).out for name in ("json", "junit")}
    assert json.loads(out["json"])["account"]["errors"] == {"STR001": 1}
    assert 'name="errors.STR001" value="1"' in out["junit"]
    assert "that is no violation" not in shell("check", *SELECT).out


def test_a_file_without_bodies_is_nothing_checked(shell: Shell) -> None:
    put("nothing.council.yaml", EMPTY)
    ran = shell("check")
    assert ran.code == 3
    assert "warning[COV008]: Nothing was checked: the file has neither a body nor" in ran.out
    assert "\nnothing was judged: 1 in which there is nothing to check\n" in ran.out
    put("sound.council.yaml", SOUND)
    assert shell("check", *SELECT).code == 3
    found = account(shell)["files"]
    assert (found["found"], found["judged"], found["nothing_to_check"]) == (2, 1, 1)


def test_settings_that_do_not_apply_are_told(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("work/valley.council.yaml", BOARD)
    put("work/council-rules.yaml", "version: 1\nselect: [REP009]\n")
    ran = shell("check", *SELECT)
    told = "warning[CFG002]: The settings in 'work/council-rules.yaml' do not apply to 'work/"
    assert told in ran.out
    assert account(shell)["settings"] == ""
    monkeypatch.chdir("work")
    assert "CFG002" not in shell("check", *SELECT).out
    assert account(shell)["settings"] == "council-rules.yaml"
    ran = shell("check", "--config", "../other.yaml")
    assert ran.code == 2


def test_strict_lets_only_what_is_met_pass(shell: Shell) -> None:
    put("sound.council.yaml", SOUND)
    given = ("check", *SELECT, "--strict")
    assert shell(*given).code == 0
    put("sound.council.yaml", SOUND.replace('{more_than: "1/2", of: members}', "unknown"))
    assert shell("check", *SELECT).code == 0
    ran = shell(*given)
    assert ran.code == 1
    assert "error[STR001]: No pass by --strict: 4 verdicts are undetermined (REP" in ran.out
    assert shell("check", "--select", "REP006", "--strict").code == 0, "not grave enough"


def test_strict_and_what_rules_do_not_look_at(shell: Shell) -> None:
    put("a/sound.council.yaml", SOUND.replace(", area: valley_area}]", "}]"))
    given = ("check", "--select", "PAL001,REP004", "--strict")
    ran = shell(*given)
    assert ran.code == 1
    assert "No pass by --strict: 1 matter names no area: 2 rules do not look at it" in ran.out
    put("a/sound.council.yaml", SOUND)
    put("council-rules.yaml", "version: 1\noverrides: [{files: a, ignore: [REP004]}]\n")
    assert "1 rule was not checked (REP004)" in shell(*given).out
