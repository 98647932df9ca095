"""``check --since``: what was there at the merge base does not count, what is new does."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from council_rules.gate.history import Repository
from tests.cli.support import ENVIRONMENT, Ran, Shell
from tests.gate.councils import BOARD, SELECT, SOUND, commented, reordered, with_senate
from tests.gate.git import Git

CHECK = ("check", *SELECT, "--since")
VALLEY = "plans/valley.council.yaml"


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("COLUMNS", "160")
    return Shell(capsys)


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Return a repository with one commit, in which a proposal breaks rules."""
    git = Git(tmp_path / "work", monkeypatch)
    git.write(VALLEY, BOARD)
    git.commit("the first")
    return git


def new(shell: Shell, *arguments: str, ref: str = "main") -> list[tuple[str, str, str]]:
    """Return the violations that count, by file, rule and subject."""
    ran = shell(*CHECK, ref, "--output-format", "json", *arguments)
    assert ran.err == ""
    found = [
        (file["file"], finding["code"], finding["subject"])
        for file in json.loads(ran.out)["files"]
        for finding in file["findings"]
        if finding["verdict"] == "violated" and finding["exempt"] is None
    ]
    assert ran.code == (1 if found else 0), ran
    return found


def test_what_was_there_does_not_count_and_is_shown(git: Git, shell: Shell) -> None:
    short = git("rev-parse", "--short", "HEAD")
    git.write(VALLEY, commented(BOARD))
    assert shell("check", *SELECT).code == 1
    ran = shell(*CHECK, "main")
    assert (ran.code, ran.err) == (0, "")
    assert f"= exempt:   there before: in the file at {short}\n" in ran.out
    assert "\nnot counted: 4 there before\n" in ran.out
    findings = json.loads(shell(*CHECK, "main", "--output-format", "json").out)["files"][0][
        "findings"
    ]
    assert {(f["exempt"] or {}).get("kind") for f in findings} == {"before"}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("change", [commented, reordered], ids=["lines", "order"])
def test_another_layout_is_nothing_new(
    git: Git, shell: Shell, change: Callable[[str, int], str], seed: int
) -> None:
    git.write(VALLEY, change(BOARD, seed))
    assert new(shell) == []


def test_an_unchanged_file_is_nothing_new(git: Git, shell: Shell) -> None:
    assert new(shell) == []
    assert new(shell, ref="HEAD") == []


def test_a_renamed_file_is_nothing_new(git: Git, shell: Shell) -> None:
    git("mv", VALLEY, "plans/wide valley, über.council.yaml")
    assert new(shell) == []
    git.write("plans/wide valley, über.council.yaml", commented(BOARD))
    assert new(shell) == []
    git("checkout", "--quiet", "-b", "change")
    git.commit()
    assert new(shell) == []


def test_a_file_that_moved_to_another_folder_and_broke_more(git: Git, shell: Shell) -> None:
    (git.folder / "new place").mkdir()
    git("mv", VALLEY, "new place/b.council.yaml")
    git.write("new place/b.council.yaml", with_senate(BOARD))
    assert {subject for *_, subject in new(shell)} == {"senate_vote"}


def test_a_copy_is_new(git: Git, shell: Shell) -> None:
    git.write("plans/copy.council.yaml", BOARD)
    for _ in ("untracked", "added"):
        found = new(shell)
        assert {one[0] for one in found} == {"plans/copy.council.yaml"}
        assert len(found) == 4
        git("add", "--all")


def test_a_proposal_is_known_by_its_id_and_not_by_its_file(git: Git, shell: Shell) -> None:
    (git.folder / VALLEY).rename(git.folder / "moved by hand.council.yaml")
    assert new(shell) == []
    # under another id it is new as a whole
    git.write("moved by hand.council.yaml", BOARD.replace("id: valley,", "id: hills,"))
    assert len(new(shell)) == 4


def test_a_second_body_is_new_and_nothing_else(git: Git, shell: Shell) -> None:
    git.write(VALLEY, with_senate(BOARD))
    assert {subject for *_, subject in new(shell)} == {"senate_vote"}


def test_what_came_back_is_new(git: Git, shell: Shell) -> None:
    git.write(VALLEY, SOUND)
    git.commit("mended")
    git.write(VALLEY, BOARD)
    assert len(new(shell)) == 4
    assert new(shell, ref="HEAD~1") == []


def test_the_merge_base_counts_and_not_the_branch(git: Git, shell: Shell) -> None:
    git("checkout", "--quiet", "-b", "change")
    git("checkout", "--quiet", "main")
    git.write(VALLEY, SOUND)
    git.commit("mended on main only")
    git("checkout", "--quiet", "change")
    assert new(shell) == []
    # what main broke later is not what this branch started from
    git("checkout", "--quiet", "main")
    git.write(VALLEY, with_senate(BOARD))
    git.commit("broken on main only")
    git("checkout", "--quiet", "change")
    git.write(VALLEY, with_senate(BOARD))
    assert {subject for *_, subject in new(shell)} == {"senate_vote"}


def test_what_was_open_before_and_is_broken_now_is_new(git: Git, shell: Shell) -> None:
    text = BOARD.replace("closed", "open").replace('{more_than: "1/2", of: members}', "unknown")
    git.write(VALLEY, text)
    git.commit("open")
    git.write(VALLEY, BOARD)
    assert len(new(shell)) > 0


def test_from_a_folder_below_and_with_absolute_paths(
    git: Git, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(git.folder / "plans")
    assert new(shell) == []
    assert new(shell, "valley.council.yaml") == []
    assert new(shell, "../plans/valley.council.yaml") == []
    assert new(shell, str(git.folder / VALLEY)) == []


def test_in_another_work_tree(
    git: Git, shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    git("worktree", "add", "--quiet", "-b", "side", str(tmp_path / "other tree"))
    monkeypatch.chdir(tmp_path / "other tree")
    git.write("../other tree/" + VALLEY, with_senate(BOARD))
    assert {subject for *_, subject in new(shell)} == {"senate_vote"}


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_through_symbolic_links(
    git: Git, shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "linked").symlink_to(git.folder)
    monkeypatch.chdir(tmp_path / "linked")
    assert new(shell, "plans") == []
    (git.folder / "alias.council.yaml").symlink_to(VALLEY)
    assert new(shell, "alias.council.yaml") == []


def test_standard_input(git: Git, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    for name, code in ((VALLEY, 0), ("other.council.yaml", 1)):
        stream = io.TextIOWrapper(io.BytesIO(commented(BOARD).encode()))
        monkeypatch.setattr(sys, "stdin", stream)
        assert shell(*CHECK, "main", "-", "--stdin-filename", name).code == code


@pytest.mark.parametrize(
    "old", [b"bodys: []\n", b"", b"\xff\xfe", BOARD.encode() + b"# \xe4\n"], ids=range(4)
)
def test_a_file_that_could_not_be_read_before_excuses_nothing(
    git: Git, shell: Shell, old: bytes
) -> None:
    git.write(VALLEY, old)
    short = git.commit("unreadable")
    git.write(VALLEY, BOARD)
    ran = shell(*CHECK, "main")
    assert ran.code == 1
    said = " ".join(ran.out.split())
    told = (
        f"warning[HIS101]: All violations count: the file cannot be judged as it was at {short}"
    )
    assert told in said
    assert len(new(shell)) == 4


def test_a_file_outside_of_the_repository(git: Git, shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "outside.council.yaml").write_text(BOARD, encoding="utf-8")
    ran = shell(*CHECK, "main", "../outside.council.yaml", VALLEY)
    assert ran.code == 1
    assert "the file lies outside of the repository" in ran.out
    assert "4 there before" in ran.out


def test_files_that_are_unreadable_now(git: Git, shell: Shell) -> None:
    git.write(VALLEY, BOARD + "bodys: []\n")
    assert shell(*CHECK, "main").code == 3


SCENARIO = """\
scenarios: [{id: simple, name: Simple, assume: {board_vote.passes_when: majority}}]
"""


def test_with_a_scenario_that_was_not_there_before(git: Git, shell: Shell) -> None:
    text = BOARD.replace('{more_than: "1/2", of: members}', "unknown")
    git.write(VALLEY, text)
    git.commit()
    git.write(VALLEY, text + SCENARIO)
    assert len(new(shell, "--scenario", "simple")) > 0
    git.commit()
    assert new(shell, "--scenario", "simple") == []


def test_with_pages_of_ones_own(git: Git, shell: Shell) -> None:
    root = Path(__file__).parents[2]
    page = (root / "rules" / "representation" / "REP004.md").read_text("utf-8")
    page = page.replace("REP004", "XMP001").replace("name: no-external", "name: my-external")
    git.write("pages/XMP001.md", page)
    git.commit("a page")
    git.write(VALLEY, commented(BOARD))
    given = ("check", "--rules", "pages", "--select", "XMP001")
    assert shell(*given).code == 1
    assert shell(*given, "--since", "main").code == 0


def test_with_a_baseline_too(git: Git, shell: Shell) -> None:
    git.write("other.council.yaml", BOARD.replace("id: valley,", "id: other,"))
    shell("baseline", "write", *SELECT, "other.council.yaml")
    git.commit("a baseline")
    ran = shell(*CHECK, "main", "--baseline", ".council-baseline.json")
    assert ran.code == 0
    assert "\nnot counted: 4 in the baseline, 4 there before\n" in ran.out


def test_the_repository_is_left_as_it_is(git: Git, shell: Shell) -> None:
    git.write(VALLEY, with_senate(BOARD))
    git.write("untracked.txt", "")

    def state() -> dict[str, str]:
        return {
            str(path.relative_to(git.folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(git.folder.rglob("*"))
            if path.is_file()
        }

    before = state()
    shell(*CHECK, "main")
    shell("diff", "main", "plans")
    assert state() == before


def test_programs_that_a_repository_names_are_not_run(git: Git, shell: Shell) -> None:
    git("config", "core.fsmonitor", "touch ran.txt; true")
    git("config", "diff.external", "touch ran.txt; true")
    git("mv", VALLEY, "renamed.council.yaml")
    (git.folder / "ran.txt").unlink(missing_ok=True)
    assert new(shell) == []
    assert not (git.folder / "ran.txt").exists()


# --- what cannot be done -----------------------------------------------------------


def refused(ran: Ran) -> str:
    assert (ran.code, ran.out) == (2, ""), ran
    assert ran.err.startswith("error: ")
    return ran.err


@pytest.mark.parametrize(
    ("ref", "told"),
    [
        (
            "mian",
            "error: There is no branch, tag or commit 'mian'\nhelp: did you mean 'main'?\n",
        ),
        ("v1.O", "help: did you mean 'v1.0'?\n"),
        ("feature", "help: did you mean 'origin/feature'?\n"),
        ("0123456789abcdef", "help: fetch it first if it is on the server only"),
        ("--all", "error: There is no branch, tag or commit '--all'\n"),
        ("", "error: There is no branch, tag or commit ''\n"),
        ("main..HEAD", "error: There is no branch, tag or commit 'main..HEAD'\n"),
        (f"HEAD:{VALLEY}", "error: There is no branch, tag or commit 'HEAD:"),
    ],
)
def test_an_unknown_ref(git: Git, shell: Shell, ref: str, told: str) -> None:
    git("tag", "v1.0")
    git("update-ref", "refs/remotes/origin/feature", "HEAD")
    assert told in refused(shell("check", f"--since={ref}"))


def test_tags_and_ids_are_refs(git: Git, shell: Shell) -> None:
    git("tag", "--annotate", "v1.0", "--message", "the first")
    for ref in ("v1.0", git("rev-parse", "HEAD"), git("rev-parse", "--short", "HEAD"), "@"):
        assert new(shell, ref=ref) == []


def test_no_commits_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: Shell) -> None:
    git = Git(tmp_path / "empty", monkeypatch)
    git.write(VALLEY, BOARD)
    assert "The repository has no commits yet" in refused(shell(*CHECK, "HEAD"))
    assert "There is no branch, tag or commit 'main'" in refused(shell(*CHECK, "main"))


def test_no_repository(git: Git, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    outside = git.folder.parent / "outside"
    outside.mkdir()
    monkeypatch.chdir(outside)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(outside.parent))
    said = refused(shell(*CHECK, "main", str(git.folder)))
    assert f"error: '{outside}' does not lie in a git repository\n" in said


def test_git_is_not_installed(git: Git, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(git.folder))
    assert refused(shell(*CHECK, "main")).startswith("error: git is not installed")


def test_no_commit_in_common(git: Git, shell: Shell) -> None:
    git("checkout", "--quiet", "--orphan", "other")
    git.commit("another beginning")
    said = refused(shell(*CHECK, "main"))
    assert "error: 'main' and what is checked out have no commit in common\n" in said


def test_a_shallow_clone(
    git: Git, shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    git("checkout", "--quiet", "-b", "change")
    git.commit("on the branch")
    git("checkout", "--quiet", "main")
    git.commit("on main")
    clone = tmp_path / "clone"
    source = git.folder.as_uri()
    subprocess.run(
        ["git", "clone", "--quiet", "--depth=1", "--no-single-branch", source, str(clone)],
        check=True,
        env=os.environ,
    )
    monkeypatch.chdir(clone)
    said = refused(shell(*CHECK, "origin/change"))
    assert "the history of this clone is cut short\n" in said
    assert "help: fetch all of it: 'git fetch --unshallow', in CI 'fetch-depth: 0'\n" in said


def test_a_damaged_repository(git: Git, shell: Shell) -> None:
    (git.folder / ".git" / "HEAD").write_text("nonsense", encoding="utf-8")
    assert "git" in refused(shell(*CHECK, "main"))


def test_names_that_git_would_quote(git: Git, shell: Shell) -> None:
    names = ["a b/ü.council.yaml", 'quo"te.council.yaml', "日本.council.yaml"]
    if sys.platform != "win32":
        names.append("tab\tnew\nline.council.yaml")
    for name in names:
        git.write(name, BOARD)
    git.commit()
    repository = Repository.at(git.folder)
    known = repository.files(repository.commit("HEAD"))
    assert {*names} <= {*known}
    contents = repository.blobs(known.values())
    assert {contents[known[name]] for name in names} == {BOARD.encode()}
    for name in names:
        git.write(name, commented(BOARD))
    assert new(shell) == []


def test_blobs_that_are_not_there_are_left_out(git: Git) -> None:
    known = Repository.at(git.folder)
    (id,) = known.files(known.commit("HEAD")).values()
    assert [*known.blobs(["0" * 40, id])] == [id]


def test_a_check_without_it_starts_no_git(git: Git) -> None:
    run = f"from council_rules.cli import run; run(['check', {VALLEY!r}])"
    modules = ["comparison.since", "gate.history", "gate.baseline"]
    heavy = str([f"council_rules.{module}" for module in modules])
    told = f"import sys; print([n for n in {heavy} if n in sys.modules], file=sys.stderr)"
    # the first run fills the cache of pages
    for _ in range(2):
        ran = subprocess.run(
            [sys.executable, "-c", f"{run}\n{told}"],
            env=ENVIRONMENT,
            capture_output=True,
            text=True,
            check=False,
        )
    assert ran.stderr.strip() == "[]"
