"""``council-rules power``: how much power the rules give to those who vote."""

from collections.abc import Sequence
from typing import Annotated

import typer

from council_rules.cli.options import (
    InScenario,
    MemoryLimit,
    OutputFormat,
    TimeLimit,
    limits_of,
)

Limit = Annotated[
    int,
    typer.Option("--limit", min=0, help="How many kinds of minimal coalitions to list."),
]


def power(
    path: Annotated[str, typer.Argument(metavar="PATH", help="One proposal.")],
    body: Annotated[
        list[str] | None,
        typer.Option("--body", metavar="ID", help="Only the procedures of this body."),
    ] = None,
    matter: Annotated[
        list[str] | None,
        typer.Option("--matter", metavar="ID", help="Only this matter, across all bodies."),
    ] = None,
    scenario: InScenario = None,
    limit: Limit = 10,
    full: Annotated[
        bool, typer.Option("--full", help="Add tables of all members, and coalitions.")
    ] = False,
    time_limit: TimeLimit = None,
    memory_limit: MemoryLimit = None,
    output_format: OutputFormat = "text",
) -> int:
    """Show how often each vote can decide, exactly: shares of seats, votes and power.

    Procedures are taken alone, in the room; matters across all bodies, with approvals, vetoes
    and overrides. Where something is open, also the least and the most power.
    """
    from council_rules.cli.limited import limited

    limits = limits_of(time_limit, memory_limit)
    asked = (body or (), matter or (), scenario, limit)
    return limited(path, limits, lambda: _printed(path, asked, output_format, full))


def _printed(
    path: str,
    asked: tuple[Sequence[str], Sequence[str], str | None, int],
    output_format: str,
    full: bool,
) -> int:
    """Print power by bodies, matters, scenario and limit, and return the exit code."""
    from council_rules.analysis.power import NotThere, power_in
    from council_rules.analysis.scenarios import UnknownScenario
    from council_rules.cli import output
    from council_rules.cli.exits import INCOMPLETE, OK
    from council_rules.cli.failures import fail
    from council_rules.cli.one import loaded_file
    from council_rules.proposal.problems import ProposalError

    loaded = loaded_file(path)
    try:
        report = power_in(loaded, *asked)
    except (NotThere, UnknownScenario) as failure:
        raise fail(str(failure), hint=failure.hint) from None
    except ProposalError as failure:
        hint = f"council-rules check {path} shows the places"
        raise fail(*str(failure).splitlines(), hint=hint, code=INCOMPLETE) from None
    if output_format == "json":
        from council_rules.render.as_json import power as as_json

        output.write(as_json.render(report))
    else:
        from council_rules.render import power as text
        from council_rules.render.look import Look

        look = Look(output.columns(), output.colour("auto"), full=full)
        output.write(text.render(report, look))
    failed = [game for game in report.games if game.game is None]
    for game in failed:
        place = f"{report.file}:{game.place.line}:{game.place.column}"
        fail(f"{place}: '{game.name}' is no game to play: {game.problem}")
    return INCOMPLETE if failed else OK
