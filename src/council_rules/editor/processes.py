"""Processes that answer the server's requests, and are ended when nobody waits any more."""

import asyncio
import contextlib
import math
import pickle
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path
from typing import Any

from council_rules.editor.child import SIZE
from council_rules.limits import LIMITS, Limits
from council_rules.running.contained import ended
from council_rules.running.copy import OUT_OF_MEMORY

# one to work, and one to take over if that has to be ended
_MOST_IDLE = 2
# so long a process may go on with what nobody waits for, in seconds
_GRACE = 0.5

_START = (
    "import sys; sys.path[:] = sys.argv[2:]; from council_rules.editor import child; "
    "child.serve(int(sys.argv[1]))"
)


class Ended(Exception):  # noqa: N818  (says what it is)
    """A process ended before it answered; the text says why, without a full stop."""


class Processes:
    """Processes that are ready for requests: one more than are at work."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        """Take what each request may use."""
        self.limits, self.patience = limits, limits.patience
        self._idle: list[Process] = []
        self._all: set[Process] = set()
        self._leaving: set[asyncio.Task[None]] = set()

    async def prepare(self) -> None:
        """Start a process if none is ready, so that the next request need not wait for it."""
        # one that ended while nobody used it is none
        self._idle = [one for one in self._idle if one.returncode is None]
        if not self._idle:
            self._idle.append(await self._started())

    async def ask(self, request: Any) -> Any:
        """Return the answer to a request.

        Raises Ended if the process took too long or broke down. If this is cancelled, the
        process is ended as well, unless it is about to be ready for the next request.
        """
        await self.prepare()
        process = self._idle.pop(0)
        work = asyncio.create_task(self._answer(process, request))
        # how it ended is known here, also where nobody waits for it any more
        work.add_done_callback(lambda done: done.cancelled() or done.exception())
        try:
            answer = await asyncio.wait_for(asyncio.shield(work), self.patience)
        except TimeoutError:
            await self._end(process, work)
            raise Ended(f"it takes longer than {self.patience:g} seconds") from None
        except (asyncio.IncompleteReadError, ConnectionError):
            raise Ended(await self._why(process)) from None
        except asyncio.CancelledError:
            leaving = asyncio.create_task(self._leave(process, work))
            self._leaving.add(leaving)
            leaving.add_done_callback(self._leaving.discard)
            raise
        await self._put_back(process)
        return answer

    async def close(self) -> None:
        """End all processes."""
        self._idle.clear()
        for leaving in tuple(self._leaving):
            leaving.cancel()
        for process in tuple(self._all):
            await self._end(process)

    async def _started(self) -> Process:
        path = [*filter(None, sys.path), str(Path(__file__).resolve().parents[2])]
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-c", _START, str(self.limits.memory), *path),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
        )
        self._all.add(process)
        return process

    async def _answer(self, process: Process, request: Any) -> Any:
        assert process.stdin is not None
        assert process.stdout is not None
        data = pickle.dumps((self.limits.seconds, request))
        process.stdin.write(SIZE.pack(len(data)) + data)
        await process.stdin.drain()
        await self.prepare()
        head = await process.stdout.readexactly(SIZE.size)
        return pickle.loads(await process.stdout.readexactly(SIZE.unpack(head)[0]))

    async def _put_back(self, process: Process) -> None:
        """Keep a process for the next request; one is enough."""
        self._idle.insert(0, process)
        for spare in self._idle[_MOST_IDLE:]:
            await self._end(spare)
        del self._idle[_MOST_IDLE:]

    async def _why(self, process: Process) -> str:
        """Return in words how a process ended that was not asked to."""
        code = await process.wait()
        self._all.discard(process)
        if code == OUT_OF_MEMORY:
            return f"it takes more than {self.limits.memory_said}"
        if code == -getattr(signal, "SIGXCPU", math.inf):
            return f"it takes more than {self.limits.seconds_said}"
        return ended(code)

    async def _leave(self, process: Process, work: asyncio.Task[Any]) -> None:
        """End a process whose answer nobody wants, or keep it if it is soon ready again.

        To start another takes longer than most answers.
        """
        await asyncio.wait([work], timeout=_GRACE)
        if work.done() and not work.cancelled() and work.exception() is None:
            await self._put_back(process)
        else:
            await self._end(process, work)

    async def _end(self, process: Process, work: asyncio.Task[Any] | None = None) -> None:
        if work is not None:
            work.cancel()
        self._all.discard(process)
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await asyncio.shield(process.wait())
