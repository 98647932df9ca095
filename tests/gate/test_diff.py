"""``council-rules diff``: what is new, gone, changed and unchanged between two versions."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.support import Ran, Shell
from tests.gate.councils import BOARD, SELECT, SOUND, commented, reordered, with_senate
from tests.gate.git import Git

VALLEY = "plans/valley.council.yaml"
OPEN = BOARD.replace('{more_than: "1/2", of: members}', "unknown")
BAD = BOARD + "bodys: []\n"


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("COLUMNS", "160")
    return Shell(capsys)


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Return a repository with one commit of a sound proposal, which is broken by now."""
    git = Git(tmp_path / "work", monkeypatch)
    git.write(VALLEY, SOUND)
    git.commit("the first")
    git.write(VALLEY, BOARD)
    return git


def data(ran: Ran) -> Any:
    assert ran.err == ""
    return json.loads(ran.out)


def kinds(ran: Ran) -> dict[str, int]:
    found: dict[str, int] = data(ran)["summary"]["verdicts"]
    return {kind: number for kind, number in found.items() if number}


def saved(git: Git, shell: Shell, name: str, *arguments: str) -> str:
    """Save the result of a check in a file and return its name."""
    ran = shell("check", "--output-format", "json", *arguments)
    git.write(name, ran.out)
    return name


def test_what_got_worse(git: Git, shell: Shell) -> None:
    ran = shell("diff", *SELECT, f"main:{VALLEY}", VALLEY)
    assert (ran.code, ran.err) == (1, "")
    lines = ran.out.splitlines()
    assert lines[0] == f"main:{VALLEY} -> {VALLEY}"
    assert "  changed: REP004 board_vote: met before, violated now" in lines
    assert "  local votes in 'Board': 5 of 8 before, 2 of 5 after" in lines
    who = "  outsiders to 'Valley' on governance (across bodies): "
    assert f"{who}can decide no before, yes after; can stop no before, yes after" in lines
    end = "4 new violations (4 errors), 0 verdicts unchanged in 1 proposal, from main:plans/"
    assert lines[-1].startswith(end)


def test_what_got_better(git: Git, shell: Shell) -> None:
    ran = shell("diff", *SELECT, VALLEY, f"main:{VALLEY}")
    assert (ran.code, ran.err) == (0, "")
    assert "changed: REP004 board_vote: violated before, met now\n" in ran.out
    assert "no new violations, 4 violations no longer there, 0 verdicts unchanged" in ran.out


def test_nothing_changed(git: Git, shell: Shell) -> None:
    for text in (commented(BOARD), reordered(BOARD)):
        git.write("other.council.yaml", text)
        ran = shell("diff", *SELECT, VALLEY, "other.council.yaml")
        assert ran.code == 0
        assert ran.out == (
            "no new violations, 4 verdicts unchanged in 1 proposal, from "
            f"{VALLEY} to other.council.yaml\n"
        )
    ran = shell("diff", *SELECT, "-v", VALLEY, "other.council.yaml")
    assert "  unchanged: REP004 board_vote: violated as before\n" in ran.out


def test_everything_for_programs(git: Git, shell: Shell) -> None:
    ran = shell("diff", *SELECT, "--output-format", "json", f"main:{VALLEY}", VALLEY)
    assert ran.code == 1
    found = data(ran)
    assert found["version"] == 1
    assert found["summary"] == {
        "new_violations": {"must": 4, "should": 0, "info": 0},
        "not_compared": 0,
        "verdicts": {"new": 0, "gone": 0, "changed": 4, "unchanged": 0},
    }
    (file,) = found["files"]
    assert file["local_votes"][0] == {
        "body": "board",
        "before": {"local": 5, "total": 8, "least": None, "most": None},
        "after": {"local": 2, "total": 5, "least": None, "most": None},
    }
    first = file["verdicts"][0]
    assert (first["kind"], first["code"], first["subject"]) == (
        "changed",
        "REP004",
        "board_vote",
    )
    assert [one["verdict"] for one in first["before"]] == ["met"]
    assert [(one["verdict"], one["new"]) for one in first["after"]] == [("violated", True)]
    again = shell("diff", *SELECT, "--output-format", "json", f"main:{VALLEY}", VALLEY)
    assert again.out == ran.out


def test_from_open_to_violated_is_changed_and_new(git: Git, shell: Shell) -> None:
    git.write("a.council.yaml", OPEN)
    ran = shell("diff", *SELECT, "a.council.yaml", VALLEY)
    assert ran.code == 1
    assert "changed: REP004 board_vote: undetermined before, violated now\n" in ran.out
    ran = shell("diff", *SELECT, VALLEY, "a.council.yaml")
    assert ran.code == 1, "nobody cures by leaving out"
    assert "changed: REP004 board_vote: violated before, undetermined now\n" in ran.out


def test_another_reason_is_changed_and_new(git: Git, shell: Shell) -> None:
    git.write("a.council.yaml", BOARD.replace("valley_area", "west"))
    ran = shell("diff", *SELECT, VALLEY, "a.council.yaml")
    assert ran.code == 1
    told = "changed: REP004 board_vote: violated, for another reason than before\n"
    assert told in ran.out
    assert "4 new violations (4 errors), 4 violations no longer there, " in ran.out


def test_a_second_body_is_new(git: Git, shell: Shell) -> None:
    git.write("a.council.yaml", with_senate(BOARD))
    ran = shell("diff", *SELECT, VALLEY, "a.council.yaml")
    assert ran.code == 1
    assert "  new: REP004 senate_vote: violated\n" in ran.out
    assert "  local votes in 'Senate': no such body before, 0 of 4 after\n" in ran.out
    assert "on senate_vote (in the room): not there before\n" in ran.out
    back = shell("diff", *SELECT, "a.council.yaml", VALLEY)
    assert back.code == 1, "nobody looks at the senate any more"
    assert "  gone: REP004 senate_vote: was violated\n" in back.out


def test_only_as_grave_as_asked_for(git: Git, shell: Shell) -> None:
    arguments = ("diff", "--select", "REP006", f"main:{VALLEY}", VALLEY)
    assert "1 new violation (1 warning)" in shell(*arguments).out
    assert shell(*arguments).code == 1
    assert shell(*arguments, "--fail-on", "must").code == 0


# --- what can be compared ----------------------------------------------------------


def test_refs(git: Git, shell: Shell) -> None:
    git.commit("broken")
    assert shell("diff", *SELECT, "main~1", "main").code == 1
    assert shell("diff", *SELECT, "main", "main~1").code == 0
    assert shell("diff", *SELECT, "main:plans", "plans").code == 0
    assert shell("diff", *SELECT, "main~1:plans", "plans").code == 1
    assert shell("diff", *SELECT, "main~1:", ".").code == 1
    assert shell("diff", *SELECT, "main~1", ".").code == 1


def test_refs_from_a_folder_below(
    git: Git, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    git.write("other/more.council.yaml", BOARD)
    git.write(".hidden/more.council.yaml", BOARD)
    git.commit("broken")
    monkeypatch.chdir(git.folder / "plans")
    found = data(shell("diff", "--output-format", "json", "main~1", "main"))
    assert [file["after"]["file"] for file in found["files"]] == [f"main:{VALLEY}"]
    for name in (f"main:{VALLEY}", "main:./valley.council.yaml", "main:../plans", "main:."):
        assert shell("diff", *SELECT, name, "valley.council.yaml").code == 0, name
    ran = shell("diff", "main:valley.council.yaml", ".")
    assert ran.code == 2
    assert "help: did you mean './valley.council.yaml'?\n" in ran.err
    monkeypatch.chdir(git.folder)
    found = data(shell("diff", "--output-format", "json", "main", "main"))
    names = [file["after"]["file"] for file in found["files"]]
    assert names == ["main:other/more.council.yaml", f"main:{VALLEY}"]


def test_saved_results(git: Git, shell: Shell) -> None:
    after = saved(git, shell, "after.json", *SELECT, "plans")
    git.write(VALLEY, SOUND)
    before = saved(git, shell, "before.json", *SELECT, "plans")
    live = kinds(shell("diff", *SELECT, "--output-format", "json", "main:plans", "after.json"))
    for left, right in ((before, after), (before, "after.json")):
        ran = shell("diff", "--output-format", "json", left, right)
        assert ran.code == 1
        assert kinds(ran) == live == {"changed": 4}
        (file,) = data(ran)["files"]
        assert file["local_votes"][0]["after"]["local"] == 2
        assert file["powers"]
    assert shell("diff", *SELECT, after, "plans").code == 0
    assert shell("diff", *SELECT, "plans", before).code == 0
    text = shell("diff", *SELECT, before, after).out
    assert "local votes in 'Board': 5 of 8 before, 2 of 5 after" in text


def test_saved_results_without_votes(git: Git, shell: Shell) -> None:
    name = saved(git, shell, "after.json", *SELECT, "plans")
    found = json.loads(Path(name).read_text("utf-8"))
    for file in found["files"]:
        del file["local_votes"]
    git.write(name, json.dumps(found))
    ran = shell("diff", *SELECT, f"main:{VALLEY}", name)
    assert ran.code == 1
    assert "local votes" not in ran.out


def test_rules_that_only_one_side_was_judged_by_are_left_out(git: Git, shell: Shell) -> None:
    name = saved(git, shell, "after.json", "--select", "REP", "plans")
    ran = shell("diff", "--select", "REP004,TIER", name, "plans")
    assert ran.code == 0
    assert "left out: " in ran.out
    found = data(
        shell("diff", "--select", "REP004,TIER", "--output-format", "json", name, "plans")
    )
    assert {one["code"] for file in found["files"] for one in file["verdicts"]} == {"REP004"}
    assert "REP005" in found["left_out"]
    assert "TIER001" in found["left_out"]


def test_parameters_that_differ_are_said(git: Git, shell: Shell) -> None:
    name = saved(git, shell, "after.json", "--select", "REP001", "plans")
    ran = shell("diff", "--select", "REP001", "--param", "REP001.minimum=3", name, "plans")
    assert "\nREP001.minimum was 1 before and is 3 after\n" in ran.out


def test_files_are_paired_by_path_and_then_by_proposal(git: Git, shell: Shell) -> None:
    other = BOARD.replace("id: valley,", "id: hills,")
    git.write("old/a.council.yaml", BOARD)
    git.write("old/b.council.yaml", other)
    git.write("old/c.council.yaml", BOARD.replace("id: valley,", "id: coast,"))
    git.write("new/b.council.yaml", other)
    git.write("new/renamed.council.yaml", with_senate(BOARD))
    git.write("new/d.council.yaml", BOARD.replace("id: valley,", "id: shore,"))
    ran = shell("diff", *SELECT, "--output-format", "json", "old", "new")
    pairs = [
        tuple(side and side["file"] for side in (file["before"], file["after"]))
        for file in data(ran)["files"]
    ]
    assert pairs == [
        ("old/a.council.yaml", "new/renamed.council.yaml"),
        ("old/b.council.yaml", "new/b.council.yaml"),
        ("old/c.council.yaml", None),
        (None, "new/d.council.yaml"),
    ]
    text = shell("diff", *SELECT, "old", "new").out
    assert "old/a.council.yaml -> new/renamed.council.yaml\n" in text
    assert "old/c.council.yaml (gone)\n  in all: 4 violated\n" in text
    assert "new/d.council.yaml (new)\n  new: REP004 board_vote: violated\n" in text


def test_a_proposal_that_is_gone_is_no_longer_judged(git: Git, shell: Shell) -> None:
    git.write("old/a.council.yaml", BOARD)
    git.write("old/b.council.yaml", BOARD.replace("id: valley,", "id: hills,"))
    git.write("new/b.council.yaml", BOARD.replace("id: valley,", "id: hills,"))
    ran = shell("diff", *SELECT, "old", "new")
    assert ran.code == 1
    assert "4 violations not looked at any more, 1 proposal no longer there, " in ran.out
    assert shell("diff", *SELECT, "new", "old").code == 1


@pytest.mark.parametrize("sides", [("bad.council.yaml", VALLEY), (VALLEY, "bad.council.yaml")])
def test_what_cannot_be_judged_is_not_compared(
    git: Git, shell: Shell, sides: tuple[str, str]
) -> None:
    git.write("bad.council.yaml", BAD)
    ran = shell("diff", *SELECT, *sides)
    assert ran.code == 3
    assert "  not compared: bad.council.yaml could not be judged: " in ran.out
    assert "no new violations, 0 verdicts unchanged, 1 proposal not compared" in ran.out
    found = data(shell("diff", "--output-format", "json", *sides))
    assert found["summary"]["not_compared"] == 1


def test_an_unreadable_version_in_git(git: Git, shell: Shell) -> None:
    git.write(VALLEY, b"\xff\xfe")
    git.commit()
    git.write(VALLEY, BOARD)
    ran = shell("diff", *SELECT, "main", "plans")
    assert ran.code == 3
    assert f"not compared: main:{VALLEY} could not be judged: The file is UTF-16" in ran.out


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("mian", "error: There is no file, directory, branch, tag or commit 'mian'\nhelp: did"),
        ("main:plants", "error: There is no 'plants' at "),
        ("main:plans/valey.council.yaml", "help: did you mean 'plans/valley.council.yaml'?\n"),
        ("main:../..", "error: There is no '../..' at "),
        ("empty", "error: The directory 'empty' holds no file named '*.council.yaml'\n"),
        ("main:other", "error: The directory 'main:other' holds no file named"),
        ("cut.json", "error: The saved result is not JSON: "),
        ("later.json", "error: The version of the saved result is not known\n"),
        ("wrong.json", "error: 'files[0].findings[0].verdict' is missing\n"),
        ("word.json", "error: There is no verdict 'passed'\n"),
    ],
)
def test_what_cannot_be_compared(git: Git, shell: Shell, name: str, told: str) -> None:
    git.write("other/notes.txt", "")
    git.commit()
    (git.folder / "empty").mkdir()
    text = Path(saved(git, shell, "good.json", *SELECT, "plans")).read_text("utf-8")
    git.write("cut.json", text[:5000])
    git.write("later.json", text.replace('"version": 1', '"version": 9', 1))
    git.write("wrong.json", text.replace('"verdict": "violated"', '"verdct": "violated"', 1))
    git.write("word.json", text.replace('"verdict": "violated"', '"verdict": "passed"', 1))
    for sides in ((name, VALLEY), (VALLEY, name)):
        ran = shell("diff", *sides)
        assert (ran.code, ran.out) == (2, ""), ran
        assert told in ran.err


def test_without_a_repository(git: Git, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    outside = git.folder.parent / "outside"
    outside.mkdir()
    monkeypatch.chdir(outside)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(outside.parent))
    ran = shell("diff", "main", "main")
    told = "error: There is no file or directory 'main', and no git repository here\n"
    assert (ran.code, ran.err) == (2, told)
    # files need none
    assert shell("diff", str(git.folder), str(git.folder)).code == 0


def test_a_name_of_a_file_and_of_a_branch_is_refused(git: Git, shell: Shell) -> None:
    git.write("main", BOARD)
    ran = shell("diff", *SELECT, "main", VALLEY)
    assert ran.code == 2
    assert "'main' is both a file and a branch, tag or commit" in ran.err
    assert shell("diff", *SELECT, "./main", VALLEY).code == 0
    assert shell("diff", *SELECT, f"main:{VALLEY}", VALLEY).code == 1
