"""Writing to the screen: results to standard output, everything else to standard error."""

import contextlib
import os
import sys
from typing import TextIO

from council_rules.cli.commands_of_ci import spelled_out
from council_rules.cli.pager import paged

_WIDTH = 100
_LEAST, _MOST = 60, 160
# what asks for colour although the output is no terminal, unless it is 0
_FORCED = ("FORCE_COLOR", "CLICOLOR_FORCE")


class OutputError(Exception):
    """Results that cannot be written to standard output; the message says why."""


def write(text: str, commands: bool = False) -> None:
    """Write results, by a pager if they are long and there is a screen.

    A reader that went away (``| head``, or out of the pager) changes no exit code.
    Where a CI system reads commands from what is printed, only ``commands`` are some. Raises
    OutputError if the results cannot be written.
    """
    shown = text if commands else spelled_out(text)
    # a process with limits passes its output on, to one that has the screen
    stream = sys.stdout
    passed_on = stream is not sys.__stdout__
    if stream is None or passed_on or not paged(shown, stream):
        _write(shown, stream)


def write_error(text: str) -> None:
    """Write what is not a result: what kept a command from its work."""
    # where else could it be told?
    with contextlib.suppress(OutputError):
        _write(spelled_out(text), sys.stderr)


def flush() -> None:
    """Write out what is still held back, to a reader that may have gone away."""
    _write("", sys.stdout)


def _write(text: str, stream: TextIO | None) -> None:
    if stream is None:  # closed before the command began
        if text:
            raise OutputError("standard output is closed")
        return
    try:
        encoding = stream.encoding or "utf-8"
        # what the terminal cannot show is spelled out instead of stopping the run
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except BrokenPipeError:
        # else the interpreter would try again, and fail, when it ends
        _drop(stream)
    except OSError as failure:
        _drop(stream)
        raise OutputError(failure.strerror or str(failure)) from None


def _drop(stream: TextIO) -> None:
    """Send what a stream still holds nowhere."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def columns() -> int:
    """Return the width to write for: that of the terminal, within what reads well."""
    if given := os.environ.get("COLUMNS", ""):
        wide = int(given) if given.isdecimal() and given.isascii() else 0
    else:
        try:
            wide = os.get_terminal_size(sys.stdout.fileno()).columns
        except (OSError, ValueError, AttributeError):  # no screen, or no output at all
            wide = 0
    return min(max(wide, _LEAST), _MOST) if wide else _WIDTH


def colour(choice: str) -> bool:
    """Return whether to use colours; ``choice`` is ``auto``, ``always`` or ``never``."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name, "0") not in ("", "0") for name in _FORCED):
        return True
    shown = sys.stdout is not None and sys.stdout.isatty()
    return shown and os.environ.get("TERM") != "dumb"
