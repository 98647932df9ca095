"""``-`` stands for standard input in commands on one file; shells are offered completion."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.support import ENVIRONMENT, Shell

FILE = Path(__file__).parents[2] / "docs/first-proposal/lake.council.yaml"


def ran(*arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "council_rules", *arguments],
        env=ENVIRONMENT,
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("why", "-", "REP004", "council_vote"),
        ("power", "-", "--body", "council"),
        ("open-points", "-"),
        ("scenarios", "-"),
        ("facts", "-"),
        ("alternatives", "-", "--goal", "PAL002", "-n", "1"),
        ("picture", "-", "--kind", "ladder"),
        ("report", "-", "--format", "markdown", "--today", "2027-01-31"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_command_reads_standard_input(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FILE.read_bytes())))
    given = shell(*arguments)
    named = shell(*(str(FILE) if one == "-" else one for one in arguments))
    assert given.code == named.code == 0, given.err
    shown = given.out.replace("stdin", str(FILE))
    shown = shown.replace("report - --format", f"report {FILE} --format")  # as it was typed
    assert shown.split() == named.out.split()


def test_standard_input_is_no_one_of_several() -> None:
    found = ran("report", "-", str(FILE), "--format", "markdown")
    assert found.returncode == 2
    assert "'-' stands for standard input and cannot be mixed with paths" in found.stderr


def test_what_cannot_be_read_is_told() -> None:
    found = ran("why", "-", "REP004", text="council_rules: 2\n")
    assert found.returncode == 3
    assert found.stderr.startswith("error: stdin:1:16: SRC005")


def test_completion_can_be_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    # typer looks for the shell among the processes above, where a test need not have one
    monkeypatch.setitem(ENVIRONMENT, "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    found = ran("--show-completion", "bash")
    assert found.returncode == 0
    assert "_COUNCIL_RULES_COMPLETE=complete_bash" in found.stdout
