"""Long output goes to a pager where there is a screen, and nowhere else."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.support import ENVIRONMENT

FILE = Path(__file__).parents[2] / "docs/first-proposal/lake.council.yaml"
LONG = ("explain", "REP004")
MARK = f"{sys.executable} -c \"import sys; print('PAGED', len(sys.stdin.read()) > 0)\""
QUITS = f'{sys.executable} -c "pass"'
PAGERS = ("COUNCIL_RULES_PAGER", "PAGER", "LESS")


def on_screen(
    *arguments: str, rows: int = 24, keys: bytes = b"", pagers: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Return exit code and screen of a command in a pseudo-terminal of so many rows."""
    environment = {name: ENVIRONMENT[name] for name in ENVIRONMENT if name not in PAGERS}
    environment |= {"TERM": "xterm", **(pagers or {})}
    screen, inside = pty.openpty()
    fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", rows, 100, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-m", "council_rules", *arguments],
        env=environment,
        stdin=inside,
        stdout=inside,
        stderr=inside,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(1, termios.TIOCSCTTY, 0),
    ) as process:
        os.close(inside)
        os.write(screen, keys)
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
    return code, shown.decode()


@pytest.mark.parametrize(
    "pagers",
    [
        {"COUNCIL_RULES_PAGER": MARK},
        {"PAGER": MARK},
        {"COUNCIL_RULES_PAGER": MARK, "PAGER": "cat"},
    ],
    ids=["own", "usual", "own first"],
)
def test_long_output_is_paged(pagers: dict[str, str]) -> None:
    code, screen = on_screen(*LONG, pagers=pagers)
    assert code == 0
    assert screen == "PAGED True\r\n"


@pytest.mark.parametrize(
    ("arguments", "rows", "pagers"),
    [
        (LONG, 24, {"COUNCIL_RULES_PAGER": "", "PAGER": MARK}),
        (LONG, 24, {"PAGER": "cat"}),
        (LONG, 24, {"PAGER": "there-is-no-such-pager"}),
        (LONG, 24, {"PAGER": "'unclosed"}),
        (LONG, 24, {"PAGER": MARK, "TERM": "dumb"}),
        (LONG, 2000, {"PAGER": MARK}),
        (("--no-pager", *LONG), 24, {"PAGER": MARK}),
    ],
    ids=["empty", "cat", "not there", "no command", "dumb", "fits", "refused"],
)
def test_output_is_written_as_it_is(
    arguments: tuple[str, ...], rows: int, pagers: dict[str, str]
) -> None:
    code, screen = on_screen(*arguments, rows=rows, pagers=pagers)
    assert code == 0
    assert "PAGED" not in screen
    assert screen.startswith("REP004")


def test_who_leaves_the_pager_changes_no_exit_code() -> None:
    code, screen = on_screen("schema", "proposal", pagers={"PAGER": QUITS})
    assert (code, screen) == (0, "")  # although that is more than a pipe holds


def test_less_can_be_left() -> None:
    code, screen = on_screen(*LONG, keys=b"q")
    assert code == 0
    assert "REP004 no-external-self-sufficiency" in screen
    assert "Traceback" not in screen


def test_a_command_with_limits_is_paged_outside_of_them() -> None:
    code, screen = on_screen("power", str(FILE), "--full", rows=5, pagers={"PAGER": MARK})
    assert code == 0
    assert set(screen.splitlines()) == {"PAGED True"}
