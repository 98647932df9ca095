"""What one file may use: the others of the run are judged, and nothing takes the machine."""

import json
import mmap
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from council_rules.cli import options
from council_rules.cli.exits import INCOMPLETE, UNUSABLE
from council_rules.limits import LIMITS, LONG, MEBIBYTE, Limits
from council_rules.running import contained, copy, jobs, results, within
from council_rules.running.contained import BROKEN, MEMORY, TIME, Stopped
from tests.cli.support import Shell

pytestmark = [
    pytest.mark.copies,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be copied"),
]
FEW = Limits(seconds=0, memory=1024 * MEBIBYTE)


def endless(item: int) -> int:
    while item == 1:
        pass
    return item


def greedy(item: int) -> int:
    if item == 1:
        held = [bytes(2**27) for _ in range(99)]
        return len(held)
    return item


def killed(item: int) -> int:
    if item == 1:
        os._exit(9)
    return item


@pytest.mark.parametrize(("work", "why"), [(endless, TIME), (greedy, MEMORY), (killed, BROKEN)])
@pytest.mark.parametrize("processes", [1, 2])
def test_what_is_ended_is_ended_for_one_item_only(
    work: object, why: str, processes: int
) -> None:
    assert callable(work)
    found = contained.each([0, 1, 2, 3], work, FEW, processes)
    assert isinstance(found[1], Stopped)
    assert found[1].why == why
    assert [found[0], *found[2:]] == [0, 2, 3]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited for certain on Linux")
@pytest.mark.parametrize(("needed", "result"), [(2**27, 2**27), (2**29, Stopped(MEMORY))])
def test_what_the_caller_holds_is_not_counted(needed: int, result: object) -> None:
    with mmap.mmap(-1, 2**31):
        found = contained.each([needed], lambda size: len(bytes(size)), Limits(1, 2**28))
    assert found == [result]


def test_what_waits_is_ended_by_the_clock() -> None:
    class Impatient(Limits):
        @property
        def patience(self) -> float:
            return 0.3

    begun = time.monotonic()
    found = contained.each([9], time.sleep, Impatient(1, 2**30))
    assert found == [Stopped(TIME)]
    assert time.monotonic() - begun < 8


def test_failures_and_prints_come_back(capsys: pytest.CaptureFixture[str]) -> None:
    def work(item: int) -> int:
        print("said")
        print("complained", file=sys.stderr)
        return 1 // item

    with pytest.raises(ZeroDivisionError) as failure:
        contained.each([1, 0], work, FEW)
    assert "in work" in failure.value.__notes__[0]
    assert capsys.readouterr() == ("said\nsaid\n", "complained\ncomplained\n")


def test_a_failure_that_cannot_be_handed_on_is_told() -> None:
    class OddError(Exception):
        def __init__(self, one: object, other: object) -> None:
            super().__init__("odd")

    def work(item: int) -> int:
        raise OddError(item, item)

    with pytest.raises(RuntimeError, match="OddError: odd"):
        contained.each([1], work, FEW)


def test_nothing_is_left_behind() -> None:
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    with pytest.raises(ZeroDivisionError):
        contained.each(range(9), lambda item: 1 // item, FEW, 3)
    contained.each(range(3), endless, FEW)
    if before:
        assert len(os.listdir("/proc/self/fd")) == before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_no_copies_beside_other_threads() -> None:
    assert contained.possible()
    go = threading.Event()
    thread = threading.Thread(target=go.wait)
    thread.start()
    try:
        assert not contained.possible()
    finally:
        go.set()
        thread.join()


def test_the_limits_are_those_of_the_options(shell: Shell, folder: Path) -> None:
    ran = shell("check", "sound.council.yaml", "--memory-limit", "1")
    assert "--memory-limit" in ran.err
    assert ran.code == UNUSABLE
    limits = options.limits_of(2.5, 200)
    assert (limits.seconds, limits.memory) == (2.5, 200 * MEBIBYTE)
    assert options.limits_of(None, None) == LIMITS
    assert options.limits_of(None, None, long=True) == LONG


def forgotten(*_: object, **__: object) -> None:
    """Find no report of an earlier run, for which nothing would have to be done."""


@pytest.mark.parametrize("command", ["check", "facts", "power", "alternatives"])
@pytest.mark.parametrize(
    ("in_time", "most", "option"),
    [
        (True, " MiB", "--memory-limit"),
        (False, " seconds of the processor", "--time-limit"),
    ],
)
def test_a_limit_in_every_command(
    shell: Shell,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    in_time: bool,
    most: str,
    option: str,
) -> None:
    def stopped(*_: object) -> int:
        if not in_time:
            os.kill(os.getpid(), signal.SIGXCPU)
        return copy.OUT_OF_MEMORY

    monkeypatch.setattr(copy, "_worked", stopped)
    monkeypatch.setattr(results, "kept", forgotten)
    ran = shell(command, "sound.council.yaml")
    assert ran.code == INCOMPLETE
    said = " ".join((ran.out + ran.err).split())
    assert "Not judged: too large" in said
    assert most in said
    assert option in said


def test_the_other_files_are_judged(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged_file = jobs.judged_file

    def judging(source: Path, *more: object) -> object:
        if source.name == "broken.council.yaml":
            raise MemoryError
        return judged_file(source, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(within, "judged_file", judging)
    monkeypatch.setattr(results, "kept", forgotten)
    ran = shell("check", "broken.council.yaml", "sound.council.yaml", "--output-format", "json")
    assert ran.code == INCOMPLETE
    first, second = json.loads(ran.out)["files"]
    assert not first["checked"]
    assert first["problems"][0]["code"] == "RUN002"
    assert second["checked"]
