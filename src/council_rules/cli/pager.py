"""A program that shows long output a screen at a time, as git chooses and starts it."""

import contextlib
import os
from collections.abc import Iterator
from typing import TextIO

# the first that is set counts; cat or nothing switches it off
_NAMED = ("COUNCIL_RULES_PAGER", "PAGER")
_USUAL = "less"
_OFF: tuple[list[str], ...] = ([], ["cat"])
# quit where one screen is enough, show colours, leave what was shown on the screen
_LESS = "FRX"

_refused = False


def refuse(refused: bool) -> None:
    """Take whether the command line asked for no pager."""
    global _refused
    _refused = refused


def paged(text: str, stream: TextIO) -> bool:
    """Show a text by the pager; return False if it has to be written as usual.

    That is so for a text that fits the screen, without a screen or a pager, and where none
    is wanted. A reader who leaves the pager early has read enough.
    """
    if _refused or not _is_long(text, stream):
        return False
    words = _words()
    if words in _OFF:
        return False
    import subprocess  # most runs show less than a screen

    try:
        process = subprocess.Popen(
            words, stdin=subprocess.PIPE, env={"LESS": _LESS, "LV": "-c", **os.environ}
        )
    except OSError:
        return False
    with _uninterrupted(), contextlib.suppress(BrokenPipeError), process:
        assert process.stdin is not None
        process.stdin.write(text.encode(stream.encoding or "utf-8", "backslashreplace"))
    return True


def _is_long(text: str, stream: TextIO) -> bool:
    if not stream.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        return False
    try:
        return text.count("\n") >= os.get_terminal_size(stream.fileno()).lines > 0
    except (OSError, ValueError):
        return False


def _words() -> list[str]:
    """Return the command of the pager; nothing if what is set is no command."""
    import shlex

    said = next((os.environ[name] for name in _NAMED if name in os.environ), _USUAL)
    try:
        return shlex.split(said)
    except ValueError:
        return []


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Leave Ctrl-C to the pager, for which it ends a search and not the reading."""
    import signal

    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
