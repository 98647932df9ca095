"""``init`` in a pseudo-terminal and without one."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from council_rules.cli import init
from council_rules.cli.exits import CommandError
from council_rules.proposal.descriptions import DESCRIPTIONS
from council_rules.proposal.load import load
from council_rules.proposal.schema import json_schema
from tests.cli.support import ENVIRONMENT
from tests.proposal.schema_file import FILE as SCHEMA
from tests.proposal.schema_file import generated

COMMAND = [sys.executable, "-m", "council_rules", "init"]
NAME = "lake.council.yaml"
# 2026-03-21, so that what is printed and what is written is of one day
DAY = ENVIRONMENT | {"SOURCE_DATE_EPOCH": "1774051200"}
ANSWERS = """\
The Lake, Lakelanders
Board, Assembly
Lakelanders 3, Donors 4
Lakelanders 11
foreign
external
security by majorty
security by majority
legislation by two thirds
Assembly
nobody
each group its own / each group its own for cause
the people
2029-12-31, then Assembly
for good
Assembly
unknown
"""


def without_terminal(
    folder: Path, *arguments: str, environment: dict[str, str] = DAY
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def in_terminal(folder: Path, typed: str) -> tuple[int, str]:
    """Return the exit code and the screen of ``init`` in a pseudo-terminal."""
    screen, inside = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, NAME],
        cwd=folder,
        env=ENVIRONMENT,
        stdin=inside,
        stdout=inside,
        stderr=inside,
    ) as process:
        os.close(inside)
        os.write(screen, typed.encode())
        shown = b""
        while True:
            try:
                part = os.read(screen, 4096)
            except OSError:  # the other side is closed
                break
            if not part:
                break
            shown += part
        code = process.wait(timeout=60)
    os.close(screen)
    return code, shown.decode().replace("\r\n", "\n")


def test_eight_questions_make_a_file(tmp_path: Path) -> None:
    code, screen = in_terminal(tmp_path, ANSWERS)
    assert code == 0, screen
    assert "8. To whom does each answer?" in screen
    assert "'foreign' is not one of the answers" in screen
    assert "did you mean 'majority'?" in screen
    assert "  - to whom 'Assembly' answers\n" in screen
    assert f"next: council-rules check {NAME}" in screen
    proposal = load(tmp_path / NAME).proposal
    assert [body.id for body in proposal.bodies] == ["board", "assembly"]
    assert [seat.count for seat in proposal.bodies[0].seats] == [3, 4]
    assert proposal.vetoes[0].over == ("board_vote",)


def test_the_end_of_input_writes_nothing(tmp_path: Path) -> None:
    code, screen = in_terminal(tmp_path, "The Lake, Lakelanders\n\x04")
    assert code == 130
    assert "Traceback" not in screen
    assert not list(tmp_path.iterdir())


def test_without_a_terminal_there_is_a_template(tmp_path: Path) -> None:
    ran = without_terminal(tmp_path)
    assert ran.returncode == 0, ran.stderr
    text = (tmp_path / "my_council.council.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=./council-rules.schema.json\n")
    assert (tmp_path / "council-rules.schema.json").read_text("utf-8") == generated()
    assert without_terminal(tmp_path, "-").stdout == text


def test_the_file_says_of_which_day_it_speaks(tmp_path: Path) -> None:
    assert without_terminal(tmp_path, NAME).returncode == 0
    assert load(tmp_path / NAME).proposal.proposal.as_of == "2026-03-21"


def test_a_day_that_is_none_writes_nothing(tmp_path: Path) -> None:
    odd = ENVIRONMENT | {"SOURCE_DATE_EPOCH": "soon"}
    ran = without_terminal(tmp_path, NAME, environment=odd)
    assert ran.returncode == 2
    assert "'soon' is not a number of seconds since 1970" in ran.stderr
    assert not list(tmp_path.iterdir())


def test_no_file_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("mine")
    (tmp_path / "council-rules.schema.json").write_text("mine as well")
    ran = without_terminal(tmp_path, NAME, "--from", "assembly")
    assert ran.returncode == 2
    assert f"error: '{NAME}' exists and is not overwritten" in ran.stderr
    assert without_terminal(tmp_path, "other.council.yaml").returncode == 0
    assert (tmp_path / NAME).read_text() == "mine"
    assert (tmp_path / "council-rules.schema.json").read_text() == "mine as well"


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / ".git"  # what git keeps for itself
    folder.mkdir()
    ran = without_terminal(folder, NAME)
    assert ran.returncode == 2
    assert "nothing is written into what git keeps for itself" in ran.stderr
    assert not list(folder.iterdir())


def test_a_file_that_comes_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(NAME).write_text("mine")
    with pytest.raises(CommandError):
        init._write(Path(NAME), "theirs")
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
    assert Path(NAME).read_text() == "mine"


def test_a_name_that_check_would_not_find_is_refused(tmp_path: Path) -> None:
    ran = without_terminal(tmp_path, "lake.yaml")
    assert ran.returncode == 2
    assert "help: council-rules init lake.council.yaml" in ran.stderr
    assert without_terminal(tmp_path, "nowhere/lake.council.yaml").returncode == 2
    assert not list(tmp_path.iterdir())


def test_the_schema_that_ships_is_current() -> None:
    assert SCHEMA.read_text("utf-8") == generated(), "python -m tests.proposal.schema_file"


def test_the_schema_says_in_words_what_every_key_holds() -> None:
    schema = json_schema()
    parts = {"Proposal": schema, **schema["$defs"]}
    keys = {
        f"{name}.{key}": one
        for name, part in parts.items()
        for key, one in part["properties"].items()
    }
    assert [key for key, one in keys.items() if not one.get("description")] == []
    needed = {key.partition(".")[2] for key in keys} | set(keys)
    assert set(DESCRIPTIONS) <= needed
