"""Ctrl-C in every phase of a search: what is known by then is printed, and nothing is written.

The signal comes from within the phase, which then hangs: so it comes at the same place however
fast the machine is.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from council_rules.alternatives import agreements, case
from council_rules.alternatives.case import Case
from council_rules.alternatives.conflicts import Conflicts
from council_rules.alternatives.encodings import Encodings
from council_rules.alternatives.verification import Verification
from council_rules.cli import one
from council_rules.logic.repair import RepairProgram
from council_rules.running import contained
from tests.cli.support import Shell
from tests.cli.test_alternatives import BOARD, GOAL

pytestmark = [
    pytest.mark.copies,
    pytest.mark.skipif(
        sys.platform != "linux", reason="a search is ended from outside on Linux"
    ),
]
OPEN = BOARD.replace("completeness: closed", "completeness: open")
ENDED = "The search was ended by Ctrl-C; what is shown need not be all there is"
CUT_SHORT = "REP004 ferry, vote: not known, as the search was cut short"
NONE_YET = "None was found before the search was ended by Ctrl-C"
IN_BRIEF = "not worked out in time: what each edit does by itself, and who can decide"

# the phase, where it is, the call at which the signal comes, and what is told by then
PHASES = (
    ("judging", case, "verdicts_on", 1, "ended by Ctrl-C before it was known which of these"),
    ("effects of edits", Encodings, "given", 2, CUT_SHORT),
    ("search", RepairProgram, "cheapest", 1, CUT_SHORT),
    ("verification", Verification, "holds", 1, "searched: combinations of "),
    ("report on the edits", Case, "checked", 1, IN_BRIEF),
    ("proof", Conflicts, "of", 1, "alternative 1 of 1: cost 1, proven least"),
    ("another alternative", RepairProgram, "cheapest", 2, "alternative 1 of 1: cost 1"),
)


@pytest.fixture
def interrupted_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any, str, int], None]:
    """Return what lets Ctrl-C come at a call of a function, which hangs from then on."""
    monkeypatch.setattr(contained, "GRACE", 0.1)

    def patch(owner: Any, name: str, call: int) -> None:
        original, calls = getattr(owner, name), [0]

        def interrupted(*asked: Any, **named: Any) -> Any:
            calls[0] += 1
            if calls[0] < call:
                return original(*asked, **named)
            os.kill(os.getppid(), signal.SIGINT)
            sleep(60)

        monkeypatch.setattr(owner, name, interrupted)

    return patch


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "board.council.yaml"
    file.write_text(BOARD, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("owner", "name", "call", "told"),
    [one[1:] for one in PHASES],
    ids=[one[0] for one in PHASES],
)
def test_ctrl_c_tells_what_is_known_by_then(
    shell: Shell,
    board: Path,
    interrupted_at: Callable[[Any, str, int], None],
    owner: Any,
    name: str,
    call: int,
    told: str,
) -> None:
    interrupted_at(owner, name, call)
    ran = shell("alternatives", *GOAL, "-n", "2", "--apply", "1", board.name)
    assert (ran.code, ran.err) == (130, "")
    said = " ".join(ran.out.split())
    assert told in said
    assert ENDED in said or "ended by Ctrl-C before" in said
    assert board.read_text("utf-8") == BOARD


def test_ctrl_c_while_the_file_is_read(
    shell: Shell, board: Path, interrupted_at: Callable[[Any, str, int], None]
) -> None:
    interrupted_at(one, "loaded_file", 1)
    ran = shell("alternatives", *GOAL, board.name)
    assert (ran.code, ran.out) == (130, "")
    assert "Interrupted before the file was judged, so nothing is found" in ran.err


def test_ctrl_c_in_a_robust_search(
    shell: Shell, board: Path, interrupted_at: Callable[[Any, str, int], None]
) -> None:
    """What is open is aimed at as well, and told."""
    board.write_text(OPEN, "utf-8")
    interrupted_at(Verification, "_secured", 1)
    ran = shell("alternatives", *GOAL, "--robust", board.name)
    said = " ".join(ran.out.split())
    assert (ran.code, ran.err) == (130, "")
    assert IN_BRIEF in said
    assert ENDED in said


@pytest.mark.parametrize(
    ("name", "call", "told"),
    [
        ("_front", 1, NONE_YET),
        ("_clash", 1, NONE_YET),
        ("_openings", 1, "'isle' asks that 'vote' does not change"),
    ],
)
def test_ctrl_c_in_a_negotiation(
    shell: Shell,
    board: Path,
    interrupted_at: Callable[[Any, str, int], None],
    name: str,
    call: int,
    told: str,
) -> None:
    head = 'council_rules: "1"\n'
    Path("isle.goals.yaml").write_text(f"{head}goals: [REP004]\nfixed: [vote]\n")
    Path("main.goals.yaml").write_text(f"{head}fixed: [board]\n")
    parties = ("--party", "isle=isle.goals.yaml", "--party", "main=main.goals.yaml")
    interrupted_at(agreements._Search, name, call)
    ran = shell("alternatives", "--select", "REP004", *parties, board.name)
    assert (ran.code, ran.err) == (130, "")
    assert told in " ".join(ran.out.split())
