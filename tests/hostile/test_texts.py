"""Texts and patterns that cost more the longer they are, or say more than they should."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from council_rules.cli import commands_of_ci
from council_rules.cli.exits import INCOMPLETE, OK, UNUSABLE, VIOLATED
from council_rules.logic.scan import scan
from council_rules.proposal.load import MOST_PROBLEMS, load_text
from council_rules.proposal.problems import ProposalError
from council_rules.proposal.traps import _CUT, _SEPARATED
from council_rules.render.display import Paint
from council_rules.render.frames import Mark, frame
from council_rules.render.markdown import escaped
from council_rules.settings.globs import _fits
from tests.cli.support import ENVIRONMENT, Shell
from tests.hostile.cost import cost

LONG = 200_000


@pytest.mark.parametrize(
    ("work", "size"),
    [
        (lambda n: _SEPARATED.fullmatch("1" + "_" * n + "x"), LONG),
        (lambda n: _CUT.search(" " * n + "x"), LONG),
        (lambda n: commands_of_ci._LINE.sub("", "\n" * n + "x"), LONG),
        (lambda n: commands_of_ci._ANYWHERE.sub("", "#" * n + "x"), LONG),
        (lambda n: _fits(["**"] * 30 + ["x"], ["a"] * n), 400),
        (lambda n: frame(["x" * n], [Mark(1, n // 2, 1, n)] * 20, 100, Paint(False), ""), LONG),
    ],
)
def test_ten_times_as_long_takes_no_more_than_forty_times(work: object, size: int) -> None:
    assert callable(work)
    work(10)
    assert cost(lambda: work(size * 10)) < 40 * max(cost(lambda: work(size)), 0.002)


def test_patterns_match_as_before() -> None:
    for pattern, path, matches in [
        ("a/**/b", "a/b", True),
        ("a/**/b", "a/x/y/b", True),
        ("a/**/b", "a/x/y/b/c", True),
        ("a/**", "a", False),
        ("a/**", "a/b", True),
        ("**", "a", True),
        ("a/*", "a", False),
        ("a", "a/b/c", True),
        ("**/x/**/y", "x/x/y/y", True),
        ("**/x/**/y", "x/z", False),
    ]:
        assert _fits(pattern.split("/"), path.split("/")) is matches, (pattern, path)


@pytest.mark.parametrize("letter", ["é", "ä", "Ω", "٣", "\uff1b", "\u00a0"])
def test_other_letters_in_a_condition_have_a_place(letter: str) -> None:
    (problem,) = scan(f'p("é") :- q. % é\np :- q{letter}.', "TST001.md")
    assert (problem.line, problem.column) == (2, 7)
    assert f"'{letter}'" in problem.message


def test_a_file_is_no_flood() -> None:
    many = "".join(f"  - {{id: m{n}, nam: x}}\n" for n in range(5000))
    with pytest.raises(ProposalError) as failure:
        load_text(f'council_rules: "1"\nproposal: {{id: x, title: X}}\nmatters:\n{many}')
    problems = failure.value.problems
    assert len(problems) == MOST_PROBLEMS + 1
    assert any("more of the file are not listed" in one.message for one in problems)


TITLES = [
    "# h",
    "- x",
    "1. x",
    "===",
    "@org/team",
    "#12",
    "https://x.y",
    "www.x.y",
    "> q",
    "| c",
]


@pytest.mark.parametrize("title", TITLES)
def test_titles_are_data_in_markdown(title: str) -> None:
    reader = pytest.importorskip("markdown_it")
    shown = reader.MarkdownIt("commonmark").render(f"{escaped(title)}: 1 violated")
    assert shown.startswith("<p>")
    assert shown.count("<") == 2
    for call in ("@o", "#1", "://", "www."):
        assert call not in shown


@pytest.mark.parametrize(
    "form", ["text", "concise", "json", "sarif", "junit", "gitlab", "markdown"]
)
def test_a_title_is_no_command(
    shell: Shell, folder: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("COLUMNS", "60")
    text = (folder / "broken.council.yaml").read_text("utf-8")
    evil = "x ::error::gone " * 9 + "##[error]gone ##vso[task.complete]"
    for old in ("title: Valley", "name: Board", "name: Residents", "name: Governance"):
        text = text.replace(old, f"{old[:-1]} {evil}'".replace(": ", ": '", 1))
    (folder / "broken.council.yaml").write_text(text, "utf-8")
    ran = shell("check", "-v", "broken.council.yaml", "--output-format", form)
    assert ran.code == VIOLATED
    for line in (ran.out + ran.err).splitlines():
        assert not line.lstrip().startswith("::"), line
        assert "##[" not in line
        assert "##vso[" not in line


COMMAND = [sys.executable, "-m", "council_rules", "check", "--select", "REP004"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full disk")
def test_a_full_disk_and_a_closed_output_are_told(folder: Path) -> None:
    def ran(redirected: str, *more: str) -> tuple[int, str]:
        words = " ".join([*COMMAND, "sound.council.yaml", *more])
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", f"{words} {redirected}"],
            cwd=folder,
            env=ENVIRONMENT,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stderr

    said = "error: The results cannot be written: "
    assert ran("> /dev/full") == (UNUSABLE, f"{said}No space left on device\n")
    assert ran(">&-") == (UNUSABLE, f"{said}standard output is closed\n")
    assert ran("| head -c 1 > /dev/null") == (OK, "")
    assert ran("2>&-") == (OK, "")
    full = ran("", "--output-format", "json:/dev/full")
    assert full == (UNUSABLE, "error: '/dev/full' cannot be written: No space left on device\n")


def test_an_option_that_is_a_file_is_refused(shell: Shell, folder: Path) -> None:
    (folder / "-q").write_text("", "utf-8")
    ran = shell("check", "-q", "sound.council.yaml")
    assert ran.code == UNUSABLE
    assert "'-q' is an option and the name of a file" in ran.err
    assert shell("check", "--select", "REP004", "--", "sound.council.yaml").code == OK


def test_deep_folders_are_walked(folder: Path) -> None:
    here = os.getcwd()
    try:
        os.mkdir("deep")
        os.chdir("deep")
        for _ in range(1500):
            os.mkdir("d")
            os.chdir("d")
    finally:
        os.chdir(here)
    ran = subprocess.run(
        [*COMMAND, "deep", "drafts"],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        check=False,
    )
    subprocess.run(["rm", "-rf", str(folder / "deep")], check=True)
    assert ran.returncode in (UNUSABLE, INCOMPLETE), ran.stderr
    assert b"internal error" not in ran.stderr
