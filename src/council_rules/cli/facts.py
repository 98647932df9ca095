"""``council-rules facts``: the answer-set program that a proposal becomes."""

from typing import TYPE_CHECKING, Annotated

import typer

from council_rules.cli.options import (
    Config,
    Ignore,
    MemoryLimit,
    Param,
    Profile,
    Rules,
    Select,
    TimeLimit,
    limits_of,
    settings_of,
)

if TYPE_CHECKING:
    from council_rules.settings import Settings


def facts(
    path: Annotated[str, typer.Argument(metavar="PATH", help="One proposal.")],
    with_rules: Annotated[
        bool,
        typer.Option(
            "--with-rules",
            help="Add the vocabulary and the rules, so that clingo can run the whole.",
        ),
    ] = False,
    select: Select = None,
    ignore: Ignore = None,
    rules: Rules = None,
    param: Param = None,
    profile: Profile = None,
    config: Config = None,
    time_limit: TimeLimit = None,
    memory_limit: MemoryLimit = None,
) -> int:
    """Print the facts of a proposal as a program for clingo."""
    from council_rules.cli.failures import told
    from council_rules.cli.limited import limited

    limits = limits_of(time_limit, memory_limit)
    with told():
        settings = settings_of(select, ignore, rules, param, config, profile=profile)
    return limited(path, limits, lambda: _printed(path, with_rules, settings))


def _printed(path: str, with_rules: bool, settings: "Settings") -> int:
    """Print the program, pages that are not ours compiled, and return the exit code."""
    from council_rules.cli import output
    from council_rules.cli.exits import INCOMPLETE, OK
    from council_rules.cli.failures import fail, told
    from council_rules.cli.one import loaded_file
    from council_rules.logic.fact_base import TooLargeError
    from council_rules.render import program
    from council_rules.rulebook.book import RuleBook
    from council_rules.running.jobs import standard_by

    with told(settings):
        chosen = standard_by(settings)
        book = RuleBook.load(settings.rules) if with_rules else None
    loaded = loaded_file(path)
    try:
        text = program.render(loaded, chosen, book)
    except TooLargeError as failure:
        message = f"Votes or people at '{failure.path}' add up to {failure.total:,}, too many"
        raise fail(message, code=INCOMPLETE) from None
    output.write(text)
    return OK
