"""A command on one file, as a whole within limits: what it prints, and its exit code."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from council_rules.cli.exits import CommandError
    from council_rules.limits import Limits
    from council_rules.running.contained import Stopped


def limited(path: str, limits: "Limits", command: Callable[[], int]) -> int:
    """Return the exit code of a command on the file at ``path``.

    The command runs in a process that can be ended, where the system has such processes. Raises
    CommandError, told, if the limits do not suffice, and what the command raises.
    """
    from council_rules.cli import output
    from council_rules.running import contained

    if not contained.possible():
        return command()

    def tell(text: str, is_result: bool) -> None:
        # the copy has spelled out already what a CI system might take for a command
        output.write(text, commands=True) if is_result else output.write_error(text)

    (found,) = contained.each([command], _called, limits, tell=tell)
    if isinstance(found, contained.Stopped):
        raise not_ended(path, limits, found)
    return found


def _called(command: Callable[[], int]) -> int:
    return command()


def not_ended(path: str, limits: "Limits", stopped: "Stopped") -> "CommandError":
    """Tell why what was to be done with a file came to no result."""
    from council_rules.cli.exits import INCOMPLETE
    from council_rules.cli.failures import fail
    from council_rules.running.contained import TIME
    from council_rules.running.within import ALLOW

    if stopped.why not in ALLOW:
        return fail(f"{path}: The process broke down: {stopped.how}", code=INCOMPLETE)
    most = limits.seconds_said if stopped.why == TIME else limits.memory_said
    message = f"{path}: Not judged: too large. This takes more than {most}"
    return fail(message, hint=ALLOW[stopped.why], code=INCOMPLETE)
