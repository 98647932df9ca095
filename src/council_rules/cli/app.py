"""The commands together, and what happens when they are called wrongly."""

import os
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from itertools import takewhile
from typing import Annotated, Any

import typer
from typer.main import get_command

from council_rules.cli.exits import INTERRUPTED, OK, UNUSABLE, CommandError
from council_rules.cli.failures import fail
from council_rules.cli.output import write, write_error
from council_rules.cli.pager import refuse
from council_rules.render.display import clean

NAME = "council-rules"
# the function of each in the module of its name: that of no other command is loaded
COMMANDS = {
    "init": "init",
    "check": "check",
    "baseline": "baseline",
    "diff": "diff",
    "waivers": "waivers",
    "judgements": "judgements",
    "why": "why",
    "open-points": "open_points",
    "scenarios": "scenarios",
    "alternatives": "alternatives",
    "power": "power",
    "report": "report",
    "picture": "picture",
    "rules": "rules",
    "explain": "explain",
    "test": "run",
    "lint": "lint",
    "new": "new",
    "facts": "facts",
    "schema": "schema",
    "lsp": "lsp",
}


def execute(arguments: list[str]) -> int:
    """Run the command that the arguments name and return its exit code."""
    try:
        _check_names(arguments)
        named = arguments[0] if arguments and arguments[0] in COMMANDS else ""
        code = _command(named).main(args=arguments, prog_name=NAME, standalone_mode=False)
    except typer.Abort:
        return INTERRUPTED
    except Exception as failure:
        return _code(failure, arguments)
    return code if isinstance(code, int) else OK


def _check_names(arguments: list[str]) -> None:
    """Raise CommandError, told, for an option that is the name of a file as well.

    Who lists files for a command may have been given a file that is named like an option.
    """
    options = takewhile(lambda argument: argument != "--", arguments)
    for name in options:
        if len(name) > 1 and name.startswith("-") and os.path.lexists(name):
            raise fail(
                f"'{name}' is an option and the name of a file",
                hint=f"write './{name}' for the file, and '--' before paths",
            )


@cache
def _command(name: str) -> Any:
    """Return the command of a name within the whole, or all commands as one without a name.

    Made once for all calls in a process: reading the options of one takes a while.
    """
    return get_command(_app([name] if name else COMMANDS))


def _app(names: Iterable[str]) -> typer.Typer:
    app = typer.Typer(
        no_args_is_help=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    for name in names:
        module = import_module(f"council_rules.cli.{name.replace('-', '_')}")
        app.command(name)(getattr(module, COMMANDS[name]))
    return app


def _show_version(wanted: bool) -> None:
    if wanted:
        from council_rules import __version__

        write(f"{NAME} {__version__}\n")
        raise typer.Exit()


def _root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Print the version."
        ),
    ] = False,
    no_pager: Annotated[
        bool,
        typer.Option(
            "--no-pager",
            help="Write long output to the screen as it is; stands before the command.",
        ),
    ] = False,
) -> None:
    """Check how a council is built against a rule book."""
    refuse(no_pager)


def _code(failure: Exception, arguments: list[str]) -> int:
    """Return the exit code of a failure that has a place in the design; raise others."""
    if isinstance(failure, CommandError):
        return failure.code
    said = getattr(failure, "format_message", None)
    if said is None:
        raise failure
    # the words of the library, on one line and without its own guesses and names
    message = " ".join(said().replace("Value error, ", "").split())
    message = clean(message.split("Did you mean")[0].rstrip(" (."))
    hint = _hint(arguments)
    write_error(f"error: {message[:1].upper()}{message[1:]}\nhelp: {hint}\n")
    return UNUSABLE


def _hint(arguments: list[str]) -> str:
    from council_rules.words import nearest

    first = arguments[0] if arguments else ""
    if first in COMMANDS:
        return f"{NAME} {first} --help"
    meant = nearest(first, COMMANDS) if first and not first.startswith("-") else None
    return f"did you mean '{NAME} {meant}'?" if meant else f"{NAME} --help"
