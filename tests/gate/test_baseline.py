"""Baselines: what is known does not count, what is new does, and nothing is lost."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from council_rules.findings.people import Exempt
from council_rules.findings.report import Report
from council_rules.gate.baseline import Baseline, entries_of, seen_in
from council_rules.gate.identity import counts, is_violation
from council_rules.gate.levels import Levels
from council_rules.gate.matching import Matched
from council_rules.gate.matching import match as match_by_levels
from council_rules.running.jobs import Text
from council_rules.running.runs import run_texts
from council_rules.settings import Settings
from tests.cli.support import Shell
from tests.gate.councils import (
    BOARD,
    SELECT,
    SOUND,
    commented,
    reordered,
    with_senate,
    written,
)
from tests.logic.councils import councils
from tests.tries import some, tries

ROOT = Path(__file__).parents[2]
PROPOSALS = sorted((ROOT / "proposals").glob("*/*.council.yaml"))
FILE = ".council-baseline.json"
CHECK = ("check", *SELECT, "--baseline", FILE)
VALLEY = "plans/valley.council.yaml"


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("COLUMNS", "200")
    return Shell(capsys)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: Shell) -> Path:
    """Return the current folder, with a proposal that breaks rules and its baseline."""
    monkeypatch.chdir(tmp_path)
    put(VALLEY, BOARD)
    assert shell("baseline", "write", *SELECT).code == 0
    return tmp_path


def put(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def listed(path: str = FILE) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(Path(path).read_text("utf-8"))["entries"]
    return found


def new(shell: Shell, *arguments: str) -> list[tuple[str, str, str]]:
    """Return the violations that count, by file, rule and subject."""
    ran = shell(*CHECK, "--output-format", "json", *arguments)
    files = json.loads(ran.out)["files"]
    found = [
        (file["file"], finding["code"], finding["subject"])
        for file in files
        for finding in file["findings"]
        if finding["verdict"] == "violated" and finding["exempt"] is None
    ]
    assert ran.code == (1 if found else 0), ran
    return found


def test_what_is_written(folder: Path, shell: Shell) -> None:
    data = json.loads((folder / FILE).read_text("utf-8"))
    assert list(data) == ["version", "entries", "seen"]
    assert data["version"] == 2
    assert {entry["proposal"] for entry in data["entries"]} == {"valley"}
    assert data["entries"][0]["measures"] == {"all_votes": 5, "outside_votes": 3}
    assert data["seen"][0] == {
        "file": VALLEY,
        "proposal": "valley",
        "code": "REP004",
        "verdict": "violated",
        "subjects": ["board_vote", "governance"],
    }
    assert [(e["file"], e["code"], e["subject"], e["reason"]) for e in data["entries"]] == [
        (VALLEY, "REP004", "board_vote", "in_the_room"),
        (VALLEY, "REP004", "governance", "across_bodies"),
        (VALLEY, "REP005", "board_vote", "in_the_room"),
        (VALLEY, "REP005", "governance", "across_bodies"),
    ]
    first = data["entries"][0]
    assert len(first["fingerprint"]) == 32
    assert first["message"].startswith("outsiders to 'Valley' can carry 'board vote'")


def test_the_same_bytes_again_and_no_file_left_behind(folder: Path, shell: Shell) -> None:
    before = (folder / FILE).read_bytes()
    ran = shell("baseline", "write", *SELECT)
    assert ran.out == f"4 violations in 1 proposal written to '{FILE}'\n"
    assert (folder / FILE).read_bytes() == before
    assert sorted(os.listdir(folder)) == [FILE, "plans"]


def test_a_new_file_has_usual_permissions_and_an_old_one_keeps_its_own(
    folder: Path, shell: Shell
) -> None:
    assert (folder / FILE).stat().st_mode & 0o777 == 0o666 & ~_umask()
    (folder / FILE).chmod(0o640)
    shell("baseline", "write", *SELECT)
    assert (folder / FILE).stat().st_mode & 0o777 == 0o640


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_what_is_known_does_not_count_and_is_shown(folder: Path, shell: Shell) -> None:
    assert shell("check", *SELECT).code == 1
    ran = shell(*CHECK)
    assert ran.code == 0
    assert f"= exempt:   in the baseline: known when '{FILE}' was written" in ran.out
    assert "4 violated (4 must) of which 4 in the baseline, " in ran.out
    assert "\nnot counted: 4 in the baseline\n" in ran.out
    line = shell(*CHECK, "--output-format", "concise").out.splitlines()[0]
    assert line.endswith(f" (in the baseline: known when '{FILE}' was written)")


def test_json_says_what_exempts(folder: Path, shell: Shell) -> None:
    ran = shell(*CHECK, "--output-format", "json")
    findings = json.loads(ran.out)["files"][0]["findings"]
    kinds = {f["exempt"]["kind"] for f in findings if f["verdict"] == "violated"}
    assert kinds == {"baseline"}


def test_paths_count_from_the_folder_of_the_baseline(
    folder: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "plans")
    ran = shell("check", *SELECT, "--baseline", f"../{FILE}", "valley.council.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert shell("check", *SELECT, "--baseline", str(folder / FILE)).code == 0


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("change", [commented, reordered], ids=["lines", "order"])
def test_another_layout_is_nothing_new(
    folder: Path, shell: Shell, change: Callable[[str, int], str], seed: int
) -> None:
    put(VALLEY, change(BOARD, seed))
    assert (folder / VALLEY).read_text("utf-8") != BOARD
    assert new(shell) == []


def test_a_renamed_file_is_nothing_new(folder: Path, shell: Shell) -> None:
    (folder / VALLEY).rename(folder / "plans" / "a place, renamed.council.yaml")
    assert new(shell) == []
    assert "BAS101" not in shell(*CHECK).out
    # though nobody said that the folder of the old name was checked
    assert new(shell, "plans/a place, renamed.council.yaml") == []


def test_a_file_that_was_renamed_and_mended_in_part(folder: Path, shell: Shell) -> None:
    (folder / VALLEY).unlink()
    put("b.council.yaml", with_senate(SOUND))
    put("c.council.yaml", with_senate(BOARD))
    # the one that is most alike is the renamed one
    subjects = {(file, subject) for file, _, subject in new(shell)}
    assert subjects == {
        ("b.council.yaml", "governance"),
        ("b.council.yaml", "senate_vote"),
        ("c.council.yaml", "senate_vote"),
    }


def test_a_copy_is_new(folder: Path, shell: Shell) -> None:
    put("plans/copy.council.yaml", BOARD)
    expected = [(e["code"], e["subject"]) for e in listed()]
    found = new(shell)
    assert sorted(one[1:] for one in found) == expected
    assert {one[0] for one in found} == {"plans/copy.council.yaml"}
    # whatever else is checked: the original is still there
    assert len(new(shell, "plans/copy.council.yaml")) == len(expected)


def test_of_a_renamed_file_and_its_copy_one_is_new(folder: Path, shell: Shell) -> None:
    (folder / VALLEY).rename("one.council.yaml")
    put("two.council.yaml", BOARD)
    assert {one[0] for one in new(shell)} == {"two.council.yaml"}
    assert len(new(shell)) == 4


def test_a_second_body_is_new_and_nothing_else(folder: Path, shell: Shell) -> None:
    put(VALLEY, with_senate(BOARD))
    assert {subject for _, _, subject in new(shell)} == {"senate_vote"}


def test_what_is_cured_is_said_and_pruned(folder: Path, shell: Shell) -> None:
    put(VALLEY, SOUND)
    ran = shell(*CHECK)
    assert ran.code == 0
    assert (
        f"warning[BAS101]: 4 entries of '{FILE}' no longer occur: REP004 board_vote" in ran.out
    )
    assert f"\nhelp: council-rules baseline prune --file {FILE}\n" in ran.out
    said = " ".join(ran.out.split())
    assert "REP005 board_vote in plans/valley.council.yaml; 1 more" in said
    concise = shell(*CHECK, "--output-format", "concise").out
    assert "\nwarning BAS101 4 entries" in concise
    (notice,) = json.loads(shell(*CHECK, "--output-format", "json").out)["notices"]
    assert (notice["code"], notice["severity"]) == ("BAS101", "warning")
    ran = shell("baseline", "prune", *SELECT)
    assert ran.out.endswith(f"4 entries taken out of '{FILE}', 0 left\n")
    assert listed() == []
    assert "BAS101" not in shell(*CHECK).out
    # and if it comes back, it is new
    put(VALLEY, BOARD)
    assert len(new(shell)) == 4


def test_only_what_was_checked_is_called_stale(folder: Path, shell: Shell) -> None:
    put("other.council.yaml", SOUND)
    put(VALLEY, SOUND)
    for arguments in (["other.council.yaml"], [VALLEY, "--ignore", "REP004,REP005"]):
        given = ["check", "--select", "REP", "--baseline", FILE, *arguments]
        assert "BAS101" not in shell(*given).out
        shell("baseline", "prune", "--select", "REP", *arguments)
        assert len(listed()) == 4
    shell("baseline", "prune", "--select", "REP004", VALLEY)
    assert {entry["code"] for entry in listed()} == {"REP005"}


def test_nothing_to_prune(folder: Path, shell: Shell) -> None:
    before = (folder / FILE).stat()
    ran = shell("baseline", "prune", *SELECT)
    assert (ran.code, ran.out) == (0, f"nothing to prune: 4 entries in '{FILE}'\n")
    assert (folder / FILE).stat().st_mtime_ns == before.st_mtime_ns


def test_entries_of_a_deleted_file_are_stale_where_its_folder_was_checked(
    folder: Path, shell: Shell
) -> None:
    sound = SOUND.replace("id: valley,", "id: sound,")
    put("sound.council.yaml", sound)
    put("other/sound.council.yaml", sound)
    (folder / VALLEY).unlink()
    shell("baseline", "prune", *SELECT, "other")
    assert len(listed()) == 4
    shell("baseline", "prune", *SELECT, "sound.council.yaml")
    assert len(listed()) == 4
    shell("baseline", "prune", *SELECT)
    assert listed() == []


def test_writing_keeps_what_was_not_checked(folder: Path, shell: Shell) -> None:
    put("other.council.yaml", BOARD)
    ran = shell("baseline", "write", "--select", "REP004", "other.council.yaml")
    assert ran.out.endswith("4 entries of files and rules not checked here kept\n")
    assert len(listed()) == 6
    put(VALLEY, SOUND)
    shell("baseline", "write", *SELECT, "plans")
    assert {entry["file"] for entry in listed()} == {"other.council.yaml"}


@pytest.mark.parametrize("action", ["write", "prune"])
@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["empty"], 2), (["missing"], 2), ([".", "bad"], 3), (["--select", "NONE001"], 2)],
)
def test_a_run_that_is_not_whole_changes_nothing(
    folder: Path, shell: Shell, action: str, arguments: list[str], code: int
) -> None:
    put(VALLEY, SOUND)
    (folder / "empty").mkdir()
    put("bad/bad.council.yaml", BOARD + "bodys: []\n")
    before = (folder / FILE).read_bytes()
    ran = shell("baseline", action, *arguments)
    assert ran.code == code, ran
    assert ran.err.startswith("error: ")
    assert (folder / FILE).read_bytes() == before


def test_a_file_that_cannot_be_read_is_not_judged(folder: Path, shell: Shell) -> None:
    put(VALLEY, BOARD + "bodys: []\n")
    ran = shell(*CHECK)
    assert ran.code == 3
    assert "BAS101" not in ran.out


def test_show(folder: Path, shell: Shell) -> None:
    ran = shell("baseline", "show")
    assert ran.code == 0
    assert ran.out.startswith(f"{VALLEY}\n  REP004 board_vote: outsiders to 'Valley' can carry")
    assert ran.out.endswith(f"\n4 entries in '{FILE}'\n")
    assert shell("baseline", "show", "plans").out == ran.out
    assert shell("baseline", "show", "other").out == f"0 entries in '{FILE}'\n"
    shown = shell("baseline", "show", "--output-format", "json").out
    assert shown == (folder / FILE).read_text("utf-8")


ENTRY = {
    "file": "a",
    "proposal": "p",
    "measures": {},
    "code": "REP004",
    "subject": "b",
    "reason": "",
    "fingerprint": "0" * 32,
    "message": "",
}


def _text(**changes: Any) -> str:
    return json.dumps({"version": 2, "entries": [{**ENTRY, **changes}], "seen": []})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", f"error: The baseline is not JSON: expecting value\n  --> {FILE}:1:1\n"),
        ('{"version": 1,\n oops}', f" --> {FILE}:2:2\n"),
        ("[]", "error: The file is not a baseline\n"),
        ("{}", "  expected version 2\n"),
        ('{"version": true, "entries": []}', f" --> {FILE}:1:13\n"),
        ('{"version": 2}', "error: 'entries' is missing\n"),
        ('{"version": 2, "entries": []}', "error: 'seen' is missing\n"),
        (
            '{"version": 1, "entries": []}',
            "error: A baseline of version 1 names neither proposals nor numbers\n",
        ),
        (
            '{"version": 1, "entries": []}',
            f"help: remove it and write it again: council-rules baseline write --file {FILE}\n",
        ),
        ('{"version": 3, "entries": []}', "help: it was written by a later council-rules\n"),
        (_text(file=3), f"error: 'entries[0].file' is not a text\n  --> {FILE}:1:"),
        (_text().replace('"code"', '"cod"'), "error: 'entries[0].code' is missing\n"),
        ("[" * 100_000, "error: The baseline is not JSON: "),
    ],
)
def test_a_baseline_that_cannot_be_used(
    folder: Path, shell: Shell, text: str, told: str
) -> None:
    put(FILE, text)
    for command in (CHECK, ("baseline", "prune"), ("baseline", "write"), ("baseline", "show")):
        ran = shell(*command)
        assert ran.code == 2
        assert told in ran.err
        assert ran.out == ""
    assert Path(FILE).read_text("utf-8") == text


def test_a_baseline_that_is_not_text_or_not_there(folder: Path, shell: Shell) -> None:
    Path(FILE).write_bytes(b"\xff\xfe{")
    assert shell(*CHECK).err.startswith("error: The baseline is not UTF-8 text\n")
    Path(FILE).unlink()
    ran = shell(*CHECK)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error: There is no baseline '{FILE}'\n")
    assert f"help: council-rules baseline write --file {FILE}\n" in ran.err
    assert shell("check", "--baseline", "plans").code == 2
    assert shell("baseline", "write", *SELECT, "--file", "nowhere/b.json").code == 2


def test_a_violation_of_a_mandatory_rule_is_listed_and_that_is_said(
    folder: Path, shell: Shell
) -> None:
    page = (ROOT / "rules" / "representation" / "REP004.md").read_text("utf-8")
    page = page.replace("REP004", "XMP001").replace("name: no-external", "name: my-external")
    page = page.replace("enforcement: waivable", "enforcement: mandatory")
    put("pages/XMP001.md", page)
    mine = ("--rules", "pages", "--select", "XMP001", VALLEY)
    ran = shell("baseline", "write", *mine, "--file", "b.json")
    assert (ran.code, ran.err) == (0, "")
    assert "\n2 of them by mandatory rules: listing them is no waiver, " in ran.out
    assert shell("check", *mine).code == 1
    assert shell("check", *mine, "--baseline", "b.json").code == 0


# --- for any council ---------------------------------------------------------------

RULES = Settings(select=("REP001", "REP004", "REP005", "DEC009", "TIER005"))
TIMES = tries(20, suppress_health_check=list(HealthCheck))


def judged(*texts: tuple[str, str]) -> Report:
    return run_texts([Text(name, text) for name, text in texts], RULES)


def known(report: Report, folder: Path) -> Baseline:
    empty = Baseline(folder / "known.json")
    seen = tuple(seen_in(empty, report))
    return Baseline(empty.path, tuple(entries_of(empty, report)), seen)


def match(baseline: Baseline, report: Report, folders: tuple[Path, ...]) -> Matched:
    return match_by_levels(baseline, report, folders, Levels.of(report, "must"))


def left(report: Report) -> int:
    return sum(map(counts, report.findings))


@given(councils(), st.integers(0, 99))
@TIMES
def test_layout_order_and_name_are_nothing_new(council: dict[str, Any], seed: int) -> None:
    text = written(council)
    folder = Path.cwd() / "nowhere"
    path = str(folder / "a.council.yaml")
    baseline = known(judged((path, text)), folder)
    for name, other in (
        (path, commented(text, seed)),
        (path, reordered(text, seed)),
        (str(folder / "b.council.yaml"), commented(reordered(text, seed), seed)),
    ):
        matched = match(baseline, judged((name, other)), ())
        assert left(matched.report) == 0
        assert (matched.stale, matched.unjudged) == ((), ())


@pytest.mark.sampled
@pytest.mark.parametrize(
    "path", some(PROPOSALS[::-1]), ids=lambda path: path.name.split(".")[0]
)
def test_real_proposals_in_another_order_under_another_name(path: Path) -> None:
    text = path.read_text("utf-8")
    folder = Path.cwd() / "nowhere"
    texts = [
        Text(str(folder / "a.council.yaml"), text),
        Text(str(folder / "b.council.yaml"), commented(reordered(text, 1), 1)),
    ]
    first, second = (run_texts([one], Settings()) for one in texts)
    matched = match(known(first, folder), second, ())
    assert second.files[0].problems == ()
    assert left(matched.report) == 0
    assert (matched.stale, matched.unjudged) == ((), ())


@given(councils(), st.integers(0, 99))
@TIMES
def test_a_copy_is_exactly_its_violations(council: dict[str, Any], seed: int) -> None:
    text = written(council)
    folder = Path.cwd() / "nowhere"
    original = (str(folder / "b.council.yaml"), text)
    baseline = known(judged(original), folder)
    copy = (str(folder / "a.council.yaml"), reordered(text, seed))
    report = match(baseline, judged(copy, original), ()).report
    first, second = report.files
    assert [f for f in first.findings if f.exempt] == []
    violations = [f for f in second.findings if is_violation(f)]
    assert {f.exempt.kind for f in violations if f.exempt} <= {Exempt.BASELINE}
    assert left(report) == len(violations) == len(baseline.entries)
