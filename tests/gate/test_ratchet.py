"""A change cannot be talked through the gate: saying less, moving and excusing itself count."""

import json
import os
import sys
from pathlib import Path

import pytest

from tests.cli.support import Ran, Shell
from tests.gate.councils import BOARD, SELECT, SOUND, with_senate
from tests.gate.git import Git

VALLEY = "plans/valley.council.yaml"
SEE = ("--select", "PAL001,REP004,REP005")
SINCE = ("check", *SEE, "--since", "main")
VOTE = '{more_than: "1/2", of: members}'
OTHER = BOARD.replace("id: valley,", "id: other,")
WAIVER = """\
waivers:
  - rule: REP004
    on: board_vote
    reason: Agreed with all parties for the first year
    by: the assembly
    expires: 2999-01-01
"""


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("COLUMNS", "300")
    for name in ("SOURCE_DATE_EPOCH", "COUNCIL_RULES_CONFIG", "COUNCIL_RULES_FAIL_ON"):
        monkeypatch.delenv(name, raising=False)
    return Shell(capsys)


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Return a repository with one commit of a sound proposal and of one that breaks rules."""
    git = Git(tmp_path / "work", monkeypatch)
    git.write(VALLEY, BOARD)
    git.write("plans/sound.council.yaml", SOUND.replace("id: valley,", "id: sound,"))
    git.commit("the first")
    return git


def failing(ran: Ran, code: str) -> None:
    """Hold that a run fails, by an error of this code."""
    assert (ran.code, ran.err) == (1, ""), ran
    assert f"error[{code}]: " in ran.out, ran.out


def test_nothing_changed(git: Git, shell: Shell) -> None:
    assert shell(*SINCE).code == 0


@pytest.mark.parametrize("file", [VALLEY, "plans/sound.council.yaml"])
def test_saying_less(git: Git, shell: Shell, file: str) -> None:
    text = (git.folder / file).read_text("utf-8")
    git.write(file, text.replace(", area: valley_area}]", "}]"))
    failing(shell(*SINCE), "HIS102")
    git.write(file, text.replace(VOTE, "unknown"))
    ran = shell("check", *SELECT, "--since", "main")
    failing(ran, "HIS106")
    was = "violated" if file == VALLEY else "met"
    quiet = " ".join(ran.out.split())
    assert f"Less is said than before: 4 verdicts were '{was}' at " in quiet
    assert " and are 'undetermined' now: REP004 " in quiet


def test_an_open_file_says_less(git: Git, shell: Shell) -> None:
    sound = SOUND.replace("id: valley,", "id: sound,")
    git.write("plans/sound.council.yaml", sound.replace("closed", "open"))
    ran = shell("check", "--since", "main", "plans/sound.council.yaml")
    failing(ran, "HIS106")


def test_less_grave_rules_do_not_fail_the_run(git: Git, shell: Shell) -> None:
    sound = SOUND.replace("id: valley,", "id: sound,").replace(VOTE, "unknown")
    git.write("plans/sound.council.yaml", sound)
    given = ("check", "--select", "REP006", "--since", "main")
    ran = shell(*given)
    assert ran.code == 0
    assert "warning[HIS106]: " in ran.out
    assert shell(*given, "--fail-on", "should").code == 1


def test_a_violation_that_grows_is_new(git: Git, shell: Shell) -> None:
    shell("baseline", "write", *SELECT)
    git.write(VALLEY, BOARD.replace("count: 3", "count: 800"))
    for given, code in ((SINCE, "HIS107"), (("check", *SELECT, "--baseline"), "BAS104")):
        more = (".council-baseline.json",) if "--baseline" in given else ()
        ran = shell(*given, *more)
        assert ran.code == 1
        assert f"warning[{code}]: A violation " in ran.out
        assert "outside votes 3 of 5 before, 800 of 802 now" in ran.out
    ran = shell("diff", *SELECT, f"main:{VALLEY}", VALLEY)
    assert ran.code == 1
    assert "(outside votes 3 of 5 before, 800 of 802 now)" in " ".join(ran.out.split())
    assert "changed: REP004 board_vote: violated, and it has grown\n" in ran.out
    # more locals beside the same outsiders are no growth
    git.write(VALLEY, BOARD.replace("count: 3", "count: 5").replace("count: 2", "count: 4"))
    assert shell(*SINCE).code == 0


def test_an_excuse_belongs_to_a_proposal(git: Git, shell: Shell) -> None:
    shell("baseline", "write", *SELECT)
    known = ("check", *SELECT, "--baseline", ".council-baseline.json")
    (git.folder / VALLEY).unlink()
    git.write("plans/other.council.yaml", OTHER)
    for given, code in ((SINCE, "HIS109"), (known, "BAS106")):
        ran = shell(*given)
        failing(ran, code)
        assert ran.out.count("\nerror[REP004]: ") + ran.out.startswith("error[REP004]: ") >= 1
    # in the place of the old one
    git.write(VALLEY, OTHER)
    (git.folder / "plans/other.council.yaml").unlink()
    for given, code in ((SINCE, "HIS109"), (known, "BAS106")):
        failing(shell(*given), code)


def test_a_proposal_that_moved_keeps_its_excuses_and_that_is_told(
    git: Git, shell: Shell
) -> None:
    shell("baseline", "write", *SELECT)
    (git.folder / VALLEY).rename(git.folder / "moved by hand.council.yaml")
    ran = shell(*SINCE)
    assert ran.code == 0
    assert f"note[HIS108]: The proposal 'valley' was at '{VALLEY}' at " in ran.out
    ran = shell("check", *SELECT, "--baseline", ".council-baseline.json")
    assert ran.code == 0
    assert f"note[BAS105]: The proposal 'valley' is in '{VALLEY}' in the baseline" in ran.out


@pytest.mark.parametrize("name", ["plans/valley.yaml", "plans/.hidden/valley.council.yaml", ""])
def test_a_proposal_that_is_no_longer_found(git: Git, shell: Shell, name: str) -> None:
    old = git.folder / VALLEY
    if name:
        (git.folder / name).parent.mkdir(exist_ok=True)
        old.rename(git.folder / name)
    else:
        old.unlink()
    failing(shell(*SINCE), "HIS109")
    assert shell(*SINCE, "plans/sound.council.yaml").code == 0, "its folder was not checked"


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_a_proposal_that_became_a_link(git: Git, shell: Shell) -> None:
    (git.folder / VALLEY).unlink()
    (git.folder / VALLEY).symlink_to("sound.council.yaml")
    failing(shell(*SINCE), "HIS109")


def test_ids_that_change_places(git: Git, shell: Shell) -> None:
    git.write(VALLEY, BOARD.replace("id: valley,", "id: sound,"))
    git.write("plans/sound.council.yaml", SOUND)
    ran = shell(*SINCE, "--output-format", "json")
    assert ran.code == 1
    counted = json.loads(ran.out)["account"]["violations"]
    assert counted["counting"]["must"] >= 4
    assert counted["excused"]["before"] == 0


def test_a_body_under_another_id(git: Git, shell: Shell) -> None:
    sound = SOUND.replace("id: valley,", "id: sound,")
    git.write("plans/sound.council.yaml", sound.replace("board_vote", "vote_of_the_board"))
    failing(shell(*SINCE), "HIS102")


def test_settings_come_from_the_commit(git: Git, shell: Shell) -> None:
    git.write(VALLEY, SOUND)
    git.write("council-rules.yaml", "version: 1\nselect: [REP004, REP005]\n")
    git.commit("sound")
    git.write(VALLEY, BOARD)
    for text in (
        "version: 1\nselect: [REP009]\n",
        "version: 1\nselect: [REP004, REP005]\nexclude: [valley.council.yaml]\n",
        "version: 1\nselect: [REP004]\nenforcement: {REP: advisory}\n",
        "version: 1\nselect: [REP004]\nseverity: {REP: info}\n",
    ):
        git.write("council-rules.yaml", text)
        ran = shell("check", "--since", "main")
        assert ran.code == 1, text
        assert "warning[HIS103]: 'council-rules.yaml' is not what it was at " in ran.out
    assert shell("check", "--since", "main~1", "--settings-from", "main").code == 0
    (git.folder / "council-rules.yaml").unlink()
    assert shell("check", "--since", "main").code == 1
    assert shell("check", "--settings-from", "main").code == 1


def test_settings_that_are_new_do_not_apply(
    git: Git, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    git.write(VALLEY, SOUND)
    git.commit("sound")
    git.write(VALLEY, BOARD)
    git.write("plans/council-rules.yaml", "version: 1\nselect: [REP009]\n")
    monkeypatch.chdir(git.folder / "plans")
    ran = shell("check", "--since", "main")
    assert ran.code == 1
    assert "warning[HIS104]: 'council-rules.yaml' was not there at " in ran.out
    ran = shell("check", "--since", "main", "--config", "council-rules.yaml")
    assert ran.code == 2
    assert ran.err.startswith("error: There was no such file at ")


def test_a_change_cannot_bring_its_own_waiver(git: Git, shell: Shell) -> None:
    git.write(VALLEY, SOUND)
    git.commit("sound")
    git.write(VALLEY, BOARD + WAIVER)
    given = ("check", "--select", "REP004", "--since", "main")
    ran = shell(*given)
    assert ran.code == 1
    assert (
        "What this change brings for itself has no effect yet: waiver of REP004 on" in ran.out
    )
    assert "WAI" not in ran.out
    git.write("plans/new.council.yaml", OTHER + WAIVER)
    assert "'plans/new.council.yaml'" not in ran.out
    # once it is there, it holds, until somebody makes it longer
    git.write(
        VALLEY,
        BOARD + WAIVER + WAIVER.replace("waivers:\n", "").replace("board_vote", "governance"),
    )
    (git.folder / "plans/new.council.yaml").unlink()
    git.commit("waived")
    assert shell(*given).code == 0
    git.write(VALLEY, (git.folder / VALLEY).read_text().replace("2999", "3999"))
    ran = shell("check", "--select", "REP004", "--since", "main", "--no-baseline")
    assert "waiver of REP004 on board_vote, waiver of REP004 on governance" in ran.out


def test_files_of_excuses_come_from_the_commit(git: Git, shell: Shell) -> None:
    git.write(VALLEY, SOUND)
    git.write("council-rules.yaml", "version: 1\nselect: [REP004]\nwaivers: waivers.yaml\n")
    git.write("waivers.yaml", 'council_rules: "1"\nwaivers: []\n')
    git.commit("sound")
    git.write(VALLEY, BOARD)
    more = WAIVER.replace("  - rule", f"  - file: {VALLEY}\n    rule")
    git.write("waivers.yaml", f'council_rules: "1"\n{more}')
    ran = shell("check", "--since", "main")
    assert ran.code == 1
    assert "warning[HIS103]: 'waivers.yaml' is not what it was at " in ran.out
    shell("baseline", "write")
    ran = shell("check", "--since", "main", "--baseline", ".council-baseline.json")
    assert ran.code == 1
    assert "warning[HIS104]: '.council-baseline.json' was not there at " in ran.out
    git.commit("all of it")
    assert shell("check", "--baseline", ".council-baseline.json").code == 0


def test_pages_that_the_change_brings(git: Git, shell: Shell) -> None:
    root = Path(__file__).parents[2]
    page = (root / "rules" / "representation" / "REP004.md").read_text("utf-8")
    page = page.replace("REP004", "XMP001").replace("name: no-external", "name: my-external")
    git.write("pages/XMP001.md", page)
    git.write("council-rules.yaml", "version: 1\nrules: [pages]\nselect: [XMP001]\n")
    git.commit("a page")
    assert shell("check", "--since", "main").code == 0
    git.write("pages/XMP001.md", page.replace("severity: must", "severity: info"))
    ran = shell("check", "--since", "main")
    failing(ran, "HIS105")
    assert "Rule pages are not what they were at " in ran.out


SCENARIO = """\
scenarios: [{id: simple, name: Simple, assume: {board_vote.passes_when: majority}}]
"""


def test_a_scenario_that_assumes_otherwise(git: Git, shell: Shell) -> None:
    text = BOARD.replace(VOTE, "unknown") + SCENARIO
    git.write(VALLEY, text)
    git.commit("a scenario")
    given = ("check", *SELECT, "--since", "main", "--scenario", "simple", VALLEY)
    assert shell(*given).code == 0
    git.write(VALLEY, text.replace(": majority", ": unanimity"))
    failing(shell(*given), "HIS111")


def test_the_baseline_tells_what_says_less(git: Git, shell: Shell) -> None:
    shell("baseline", "write", *SELECT)
    known = ("check", *SELECT, "--baseline", ".council-baseline.json")
    assert shell(*known).code == 0
    sound = SOUND.replace("id: valley,", "id: sound,")
    git.write("plans/sound.council.yaml", sound.replace(VOTE, "unknown"))
    failing(shell(*known), "BAS102")
    git.write("plans/sound.council.yaml", sound.replace("board_vote", "vote_of_the_board"))
    failing(shell(*known), "BAS103")
    (git.folder / "plans/sound.council.yaml").unlink()
    failing(shell(*known), "BAS106")
    assert shell(*known, VALLEY).code == 0
    shell("baseline", "prune", *SELECT)
    shell("baseline", "write", *SELECT)
    assert shell(*known).code == 0


def test_a_comparison_counts_what_says_less(git: Git, shell: Shell) -> None:
    git.write(VALLEY, SOUND)
    git.write("less.council.yaml", SOUND.replace(VOTE, "unknown"))
    given = ("diff", *SELECT, VALLEY)
    ran = shell(*given, "less.council.yaml")
    assert ran.code == 1
    assert "says less: 4 verdicts were 'met' before and are 'undetermined' now: " in ran.out
    assert ", 4 verdicts that say less, " in ran.out
    git.write("less.council.yaml", SOUND.replace(", area: valley_area}]", "}]"))
    assert shell(*given, "less.council.yaml").code == 1
    os.mkdir("empty")
    git.write("empty/sound.council.yaml", SOUND.replace("id: valley,", "id: sound,"))
    assert shell("diff", *SELECT, "plans", "empty").code == 1, "a proposal is gone"


def test_a_body_that_moves_to_a_file_of_its_own(git: Git, shell: Shell) -> None:
    git.write(VALLEY, with_senate(BOARD))
    git.commit("a senate")
    git.write(VALLEY, BOARD)
    git.write("plans/senate.council.yaml", with_senate(SOUND).replace("id: valley,", "id: up,"))
    ran = shell(*SINCE, "--output-format", "concise")
    assert ran.code == 1
    assert ": error HIS102 Looked at less than at " in ran.out
    assert "plans/senate.council.yaml:" in ran.out.split(": error REP004 ")[0]


def test_a_proposal_that_moves_to_where_rules_count_less(git: Git, shell: Shell) -> None:
    shell("baseline", "write", *SELECT)
    less = "[{files: [drafts], ignore: [REP004]}, {files: [old], severity: {REP: info}}]"
    git.write(
        "council-rules.yaml", f"version: 1\nselect: [REP004, REP005]\noverrides: {less}\n"
    )
    git.commit("settings")
    for folder, code in (("drafts", "HIS102"), ("old", "HIS108")):
        git("mv", "plans", folder)
        failing(shell("check", "--since", "main"), code)
        if folder == "drafts":
            failing(shell("check", "--baseline", ".council-baseline.json"), "BAS103")
        git("mv", folder, "plans")


def test_a_branch_that_begins_before_the_settings(git: Git, shell: Shell) -> None:
    git.write("council-rules.yaml", "version: 1\nselect: [REP009]\n")
    git.write(VALLEY, SOUND)
    git.commit("lax")
    git("branch", "enemy")
    git.write("council-rules.yaml", "version: 1\nselect: [REP004]\n")
    git.commit("strict")
    git("checkout", "--quiet", "enemy")
    git.write(VALLEY, BOARD)
    ran = shell("check", "--since", "main", "--output-format", "concise")
    assert ran.code == 1
    assert ": error REP004 " in ran.out


def test_claims_that_are_said_to_be_weaker(git: Git, shell: Shell) -> None:
    text = BOARD.replace("completeness: closed", "completeness: closed, default_basis: %s")
    git.write(VALLEY, text % "official_text")
    git.commit("firm")
    git.write(VALLEY, text % "assumed")
    ran = shell("check", *SELECT, "--since", "main", "--min-basis", "reported", VALLEY)
    failing(ran, "HIS112")
