"""``council-rules judgements``: what a person is asked, what was answered, and what holds."""

import os
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
    from council_rules.settings import Settings


def judgements(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Proposals, or directories with files named '*.council.yaml'.",
            show_default="the current directory",
        ),
    ] = None,
    today: Today = None,
    rules: Rules = None,
    param: Param = None,
    profile: Profile = None,
    config: Config = None,
    output_format: OutputFormat = "text",
) -> int:
    """List what rules ask a person and what was answered, by whom, when and why.

    Each open question has a block to be filled in, for the proposal or for the file of
    judgements that the settings name. Exit codes: 0 whatever was answered ('check' fails for
    what is judged to be violated, and for judgements that do not hold), 2 nothing could be
    checked, 3 some input could not be read or judged.
    """
    from council_rules.cli import output
    from council_rules.cli.failures import told, told_unchecked
    from council_rules.render import judgements as listed
    from council_rules.render.look import Look
    from council_rules.running.runs import run_judgements

    with told():
        settings = settings_of(None, None, rules, param, config, today=today, profile=profile)
    with told(settings):
        report, audited = run_judgements([Path(path) for path in paths or ["."]], settings)
    asked = [
        one
        for file in report.files
        for one in listed.asked_in(file, _beside(file.file, settings))
    ]
    if output_format == "json":
        from council_rules.render.as_json import judgements as as_json

        output.write(as_json.render(asked, audited))
    else:
        look = Look(output.columns(), output.colour("auto"))
        output.write(listed.render(asked, audited, look))
    return told_unchecked(report)


def _beside(file: str, settings: "Settings") -> str:
    """Return the path of a proposal from the file of judgements; empty if there is none."""
    if settings.judgements is None:
        return ""
    return Path(os.path.relpath(file, settings.judgements.parent)).as_posix()
