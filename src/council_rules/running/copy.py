"""What the copy of a process does that works on a file within limits: see ``contained``."""

import contextlib
import os
import pickle
import struct
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from council_rules.limits import Limits

Item = TypeVar("Item")
Result = TypeVar("Result")

# exit code of a process that ran out of memory and could still say so
OUT_OF_MEMORY = 77
# each message begins with its length
HEAD = struct.Struct("!Q")
# where Linux tells the memory of a process, in pages
_HELD = Path("/proc/self/statm")


def at_work(
    items: Sequence[Item],
    work: Callable[[Item], Result],
    limits: Limits,
    share: list[int],
    answer: int,
    noise: int,
) -> None:
    """Be the copy: work, answer, and end without anything that is left to do here."""
    code = 1
    try:
        # what the solver says before it is ended must not wait for a reader
        os.set_blocking(noise, False)
        os.dup2(noise, 2)
        with open(answer, "wb", buffering=0) as stream:
            sys.stdout = Passed(sys.stdout, "out", stream)
            sys.stderr = Passed(sys.stderr, "err", stream)
            code = _worked(items, work, limits, share, stream)
    except MemoryError:
        code = OUT_OF_MEMORY  # nothing else is sure to work
    finally:
        os._exit(code)


def _worked(
    items: Sequence[Item],
    work: Callable[[Item], Result],
    limits: Limits,
    share: list[int],
    stream: Any,
) -> int:
    limit_memory(limits.memory)
    for at in share:
        limit_time(limits.seconds)
        try:
            result = work(items[at])
        except MemoryError:
            return OUT_OF_MEMORY
        except Exception as failure:
            _send(stream, "raised", _told(failure))
            return 0
        _send(stream, "result", result)
    return 0


def _told(failure: Exception) -> Exception:
    """Return a failure as it can be handed on, with the place where it was raised."""
    import traceback

    failure.add_note("".join(traceback.format_tb(failure.__traceback__)).rstrip())
    try:
        pickle.loads(pickle.dumps(failure))
    except Exception:
        return RuntimeError(f"{type(failure).__name__}: {failure}")
    return failure


def _send(stream: Any, kind: str, content: Any) -> None:
    data = pickle.dumps((kind, content), pickle.HIGHEST_PROTOCOL)
    rest = memoryview(HEAD.pack(len(data)) + data)
    while rest:
        rest = rest[stream.write(rest) :]


class Passed:
    """A stream whose text is handed to the process that this one is a copy of."""

    def __init__(self, original: Any, kind: str, stream: Any) -> None:
        self._original, self._kind, self._stream = original, kind, stream

    def write(self, text: str) -> int:
        """Hand text on; return its length."""
        self.send(self._kind, text)
        return len(text)

    def send(self, kind: str, content: Any) -> None:
        """Hand on something else than text."""
        _send(self._stream, kind, content)

    def flush(self) -> None:
        """Do nothing: nothing is held back."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._original, name)


def limit_time(seconds: float) -> None:
    """Let this process use so many more seconds of the processor; then it is ended."""
    import resource

    spent = resource.getrusage(resource.RUSAGE_SELF)
    used = spent.ru_utime + spent.ru_stime
    _limited(resource.RLIMIT_CPU, int(used + seconds) + 1, for_good=False)


def limit_memory(memory: int) -> None:
    """Let this process use so many more bytes of memory, and write no image of it to disk.

    More than it has now: what a caller holds has nothing to do with the file that is judged.
    """
    import resource

    _limited(resource.RLIMIT_AS, _memory_held() + memory)
    _limited(resource.RLIMIT_CORE, 0)


def _memory_held() -> int:
    """Return how many bytes of addresses this process has taken; 0 where it is not told."""
    try:
        pages = int(_HELD.read_bytes().split()[0])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _limited(kind: int, most: int, for_good: bool = True) -> None:
    import resource

    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    # macOS refuses some limits on memory; the others hold all the same
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(kind, (most, most if for_good else hard))
