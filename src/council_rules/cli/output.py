"""Writing to the screen: results to standard output, everything else to standard error."""

import os
import sys
from typing import TextIO

_WIDTH = 100
_LEAST, _MOST = 60, 160
# what asks for colour although the output is no terminal, unless it is 0
_FORCED = ("FORCE_COLOR", "CLICOLOR_FORCE")


def write(text: str) -> None:
    """Write results. A reader that went away (``| head``) changes no exit code."""
    _write(text, sys.stdout)


def write_error(text: str) -> None:
    """Write what is not a result: what kept a command from its work."""
    _write(text, sys.stderr)


def flush() -> None:
    """Write out what is still held back, to a reader that may have gone away."""
    _write("", sys.stdout)


def _write(text: str, stream: TextIO) -> None:
    try:
        encoding = stream.encoding or "utf-8"
        # what the terminal cannot show is spelled out instead of stopping the run
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except BrokenPipeError:
        # else the interpreter would try again, and fail, when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def columns() -> int:
    """Return the width to write for: that of the terminal, within what reads well."""
    if given := os.environ.get("COLUMNS", ""):
        wide = int(given) if given.isdecimal() and given.isascii() else 0
    else:
        try:
            wide = os.get_terminal_size(sys.stdout.fileno()).columns
        except (OSError, ValueError):
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
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
