"""The command ``council-rules``: options in, one call, text and an exit code out."""

import gc
import os
import signal
import sys

from council_rules.cli.exits import INTERNAL, INTERRUPTED, UNUSABLE

TRACEBACK = "COUNCIL_RULES_TRACEBACK"


def main() -> None:
    """Run the command with the arguments of the process, and end the process."""
    # a start makes many objects that live until the end: looking through them for cycles
    # again and again costs some 5 % of the time of a check
    gc.set_threshold(100_000)
    # plug-ins of pydantic are looked for among all installed packages; none is of use here
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # an exception would wait for the solver to return, or end it with a misleading
        # exit code; this ends the process at once, which shells report as 130
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    _open_standard_streams()
    sys.exit(run(sys.argv[1:]))


def _open_standard_streams() -> None:
    """Let nothing that is opened later be taken for a standard stream that is closed."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def run(arguments: list[str]) -> int:
    """Run the command and return its exit code; no exception leaves it."""
    from council_rules.cli import output, started

    started.begin()
    try:
        from council_rules.cli.app import execute

        code = execute(arguments)
        output.flush()
        return code
    except output.OutputError as failure:
        output.write_error(f"error: The results cannot be written: {failure}\n")
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as failure:
        if os.environ.get(TRACEBACK):
            import traceback

            traceback.print_exc()
        said = " ".join(str(failure).split())
        output.write_error(
            f"internal error: {type(failure).__name__}: {said} "
            f"(this is a fault of council-rules; {TRACEBACK}=1 shows where)\n"
        )
        return INTERNAL
