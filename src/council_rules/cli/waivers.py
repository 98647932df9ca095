"""``council-rules waivers``: every exception that somebody granted, and what became of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from council_rules.cli.options import (
    Config,
    OutputFormat,
    Param,
    Profile,
    Rules,
    Today,
    settings_of,
)

if TYPE_CHECKING:
    from council_rules.gate.waivers import Audited
    from council_rules.settings import Settings


def waivers(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Proposals, or directories with files named '*.council.yaml'.",
            show_default="the current directory",
        ),
    ] = None,
    expiring: Annotated[
        int | None,
        typer.Option(
            "--expiring",
            metavar="DAYS",
            min=0,
            help="Only those that end within so many days, or have ended.",
        ),
    ] = None,
    today: Today = None,
    rules: Rules = None,
    param: Param = None,
    profile: Profile = None,
    config: Config = None,
    output_format: OutputFormat = "text",
) -> int:
    """List all waivers: rule, subject, reason, who granted it, until when, and its state.

    Exit codes: 0 whatever the waivers are good for ('check' fails for those that are wrong),
    2 nothing could be checked, 3 some input could not be read or judged.
    """
    from council_rules.cli import output
    from council_rules.cli.failures import told, told_unchecked
    from council_rules.render import waivers as listed
    from council_rules.render.look import Look
    from council_rules.running.runs import run_waivers

    with told():
        settings = settings_of(None, None, rules, param, config, today=today, profile=profile)
    with told(settings):
        report, audited = run_waivers([Path(path) for path in paths or ["."]], settings)
    chosen = [one for one in audited if expiring is None or _ends(one, expiring, settings)]
    if output_format == "json":
        from council_rules.render.as_json import waivers as as_json

        output.write(as_json.render(chosen))
    else:
        look = Look(output.columns(), output.colour("auto"))
        output.write(listed.render(chosen, len(audited), look))
    return told_unchecked(report)


def _ends(one: "Audited", days: int, settings: "Settings") -> bool:
    from council_rules.gate.dates import today

    return one.until is not None and (one.until - today(settings.today)).days <= days
