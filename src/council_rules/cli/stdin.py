"""A proposal on standard input, which ``-`` stands for."""

import sys

NAME = "-"
SHOWN = "stdin"


def read() -> str:
    """Return the text of standard input. Raises CommandError, told, if it is no text."""
    from council_rules.cli.exits import INCOMPLETE
    from council_rules.cli.failures import fail

    content = sys.stdin.buffer.read()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as failure:
        message = f"Standard input is not UTF-8 text: byte 0x{content[failure.start]:02X}"
        raise fail(f"{message} at position {failure.start + 1}", code=INCOMPLETE) from None
