"""Work on a file in a process of its own that can be ended, within limits.

Neither counting nor grounding can be interrupted from inside, and what a text makes them cost
hangs on numbers in it. So the work is done in a copy of this process: it has everything that
is loaded already, starts in a few milliseconds, and is ended from outside.
"""

import contextlib
import math
import os
import pickle
import select
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from time import monotonic
from typing import Any, Generic, TypeVar

from council_rules.limits import Limits
from council_rules.record import Record
from council_rules.running.copy import HEAD, OUT_OF_MEMORY, Passed, at_work

Item = TypeVar("Item")
Result = TypeVar("Result")
# takes what is printed, and whether it goes to standard output
Tell = Callable[[str, bool], None]

TIME, MEMORY, BROKEN, CLOCK = "time", "memory", "broken", "clock"
# what is written by what could not say so: the solver is left in the middle of its work
SIGNS_OF_MEMORY = ("bad_alloc", "MemoryError", "annot allocate memory")
_MOST_READ = 2**20
_MOST_NOISE = 4096


# So long a search may go on after it was asked to end, before it is ended.
GRACE = 2.0
_LOOK = 0.1


class Stopped(Record):
    """Work that came to no result: ``why`` is time, memory, broken or clock, ``how`` in words.

    Time is that of the processor, clock that by the clock which somebody gave a search.
    """

    why: str
    how: str = ""


def _tell(text: str, is_result: bool) -> None:
    (sys.stdout if is_result else sys.stderr).write(text)


def possible() -> bool:
    """Return whether a copy of this process can be made and limited here.

    A copy has only one of the threads, so others would be missed.
    """
    return sys.platform == "linux" and threading.active_count() == 1


def each(
    items: Sequence[Item],
    work: Callable[[Item], Result],
    limits: Limits,
    processes: int = 1,
    tell: Tell = _tell,
) -> list[Result | Stopped]:
    """Return what work on each item comes to, in their order.

    Items are shared among so many processes. Each item has its own time; what ends a process
    ends it for one item only. ``tell`` is given what is printed there. Raises what the work
    raises.
    """
    shares = [list(range(start, len(items), processes)) for start in range(processes)]
    found: dict[int, Result | Stopped] = {}
    running: list[_Copy[Item, Result]] = []
    try:
        running += [_Copy(items, work, limits, share) for share in shares if share]
        while running:
            for copy in _ready(running):
                found.update(copy.received(tell))
                if copy.over:
                    running.remove(copy)
                    if copy.left:
                        running.append(_Copy(items, work, limits, copy.left))
    finally:
        for copy in running:
            copy.end()
    return [found[at] for at in range(len(items))]


def hand_on(found: Any) -> None:
    """Hand on, from within work, what it has come to so far: see ``best_of``."""
    if isinstance(sys.stdout, Passed):
        sys.stdout.send("best", found)


def best_of(
    work: Callable[[None], Result], limits: Limits, seconds: float, tell: Tell = _tell
) -> tuple[Result | Stopped, bool]:
    """Return what work comes to, and whether Ctrl-C ended it.

    Work that takes more than so many seconds by the clock, or more than the limits, comes to
    what it handed on last, if anything. At Ctrl-C it is asked to end, and ended at the second
    or if it takes long. Raises what the work raises.
    """
    copy = _Copy([None], work, limits, [0])
    until = monotonic() + seconds
    copy.until = min(copy.until, until)
    asked = False

    def ask(*_: object) -> None:
        nonlocal asked
        with contextlib.suppress(ProcessLookupError):
            os.kill(copy.id, signal.SIGINT)
        copy.until = 0 if asked else min(copy.until, monotonic() + GRACE)
        asked = True

    before = signal.signal(signal.SIGINT, ask)
    found: dict[int, Result | Stopped] = {}
    try:
        while not copy.over:
            for one in _ready([copy], most=_LOOK):
                found.update(one.received(tell))
    except BaseException:
        copy.end()
        raise
    finally:
        signal.signal(signal.SIGINT, before)
    result = found[0]
    if isinstance(result, Stopped) and (result.why == TIME or asked) and copy.best is not None:
        result = copy.best
    elif isinstance(result, Stopped) and until <= monotonic():
        result = Stopped(CLOCK)
    return result, asked


def _ready(
    running: "list[_Copy[Item, Result]]", most: float = math.inf
) -> "list[_Copy[Item, Result]]":
    """Return the copies that have written something, were ended, or are to be ended.

    None if there is none within so many seconds at ``most``.
    """
    patience = min(max(min(copy.until for copy in running) - monotonic(), 0), most)
    waiting = select.poll()
    for copy in running:
        waiting.register(copy.answers, select.POLLIN)
    readable = {file for file, _ in waiting.poll(int(patience * 1000) + 1)}
    return [c for c in running if c.answers in readable or c.until <= monotonic()]


class _Copy(Generic[Item, Result]):
    """A copy of this process at work; ``left`` are the items it has not finished."""

    def __init__(
        self,
        items: Sequence[Item],
        work: Callable[[Item], Result],
        limits: Limits,
        share: list[int],
    ) -> None:
        self.left = share
        self.over = False
        self.best: Result | None = None
        self._limits = limits
        self._held = bytearray()
        self.until = monotonic() + limits.patience
        self.answers, answer = os.pipe()
        self._noise, noise = os.pipe()
        # what is still held back would be written twice
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        with warnings.catch_warnings():
            # threads of libraries that Python does not count are not asked for anything
            warnings.simplefilter("ignore", DeprecationWarning)
            self.id = os.fork()
        if self.id == 0:
            os.close(self.answers)
            os.close(self._noise)
            at_work(items, work, limits, share, answer, noise)
        os.close(answer)
        os.close(noise)

    def received(self, tell: Tell) -> dict[int, Result | Stopped]:
        """Return the results that came in; raise what the work raised."""
        late = self.until <= monotonic()
        if late:
            os.kill(self.id, signal.SIGKILL)
        else:
            part = os.read(self.answers, _MOST_READ)
            self._held += part
            if part:
                return dict(self._messages(tell))
        how = self._waited()
        self.over = True
        if not self.left:
            return {}
        return {self.left.pop(0): Stopped(TIME) if late else how}

    def _messages(self, tell: Tell) -> Iterator[tuple[int, Result]]:
        while len(self._held) >= HEAD.size:
            (size,) = HEAD.unpack(self._held[: HEAD.size])
            end = HEAD.size + size
            if len(self._held) < end:
                return
            kind, content = pickle.loads(self._held[HEAD.size : end])
            del self._held[:end]
            if kind == "result":
                self.until = monotonic() + self._limits.patience
                yield self.left.pop(0), content
            elif kind == "best":
                self.best = content
            elif kind == "raised":
                raise content
            else:
                tell(content, kind == "out")

    def _waited(self) -> Stopped:
        """Return how the process ended, in words."""
        _, status = os.waitpid(self.id, 0)
        noise = os.read(self._noise, _MOST_NOISE).decode("utf-8", "replace")
        self._close()
        code = os.waitstatus_to_exitcode(status)
        if code == -signal.SIGXCPU:
            return Stopped(TIME)
        # the system takes memory back by SIGKILL
        short = code in (OUT_OF_MEMORY, -signal.SIGKILL)
        if short or any(sign in noise for sign in SIGNS_OF_MEMORY):
            return Stopped(MEMORY)
        last = noise.strip().rpartition("\n")[2]
        return Stopped(BROKEN, last or ended(code))

    def end(self) -> None:
        """End the process, whatever it is doing."""
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(self.id, signal.SIGKILL)
            os.waitpid(self.id, 0)
        self._close()

    def _close(self) -> None:
        os.close(self.answers)
        os.close(self._noise)


def ended(code: int) -> str:
    """Return in words how a process ended that left no message."""
    try:
        return f"the process was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"the process ended with exit code {code}"
