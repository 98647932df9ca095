"""Runs the command in this process, as the shell would see it."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from time import sleep

import pytest

import council_rules
from council_rules.cli import run

# for commands in another process and folder: the package under test, wherever it lies
_PATH = [os.environ.get("PYTHONPATH", ""), str(Path(council_rules.__file__).parents[1])]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, _PATH))}


@dataclass(frozen=True)
class Ran:
    """What a run came to."""

    code: int
    out: str
    err: str


class Shell:
    """Runs ``council-rules`` with arguments given as one text or one by one."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Ran:
        self._capsys.readouterr()
        code = run(list(arguments))
        captured = self._capsys.readouterr()
        assert "Traceback" not in captured.err
        return Ran(code, captured.out, captured.err)


def wait_until_at_work(process: subprocess.Popen[bytes]) -> None:
    """Return as soon as a command has made a copy of itself to judge a file; Linux only."""
    copies = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while process.poll() is None and not copies.read_text():
        sleep(0.02)
