"""``council-rules scenarios``: the scenarios of a proposal side by side."""

from typing import Annotated

import typer

from council_rules.cli.options import (
    Config,
    Ignore,
    OutputFormat,
    Param,
    Profile,
    Rules,
    Select,
    settings_of,
)


def scenarios(
    path: Annotated[str, typer.Argument(metavar="PATH", help="One proposal.")],
    select: Select = None,
    ignore: Ignore = None,
    rules: Rules = None,
    param: Param = None,
    profile: Profile = None,
    config: Config = None,
    output_format: OutputFormat = "text",
    verbose: Annotated[
        bool,
        typer.Option("--verbose", "-v", help="Show rules that come out alike as well."),
    ] = False,
) -> int:
    """Show how each rule comes out as the file stands, and in each scenario it names."""
    from council_rules.cli import output
    from council_rules.cli.exits import OK
    from council_rules.cli.failures import told
    from council_rules.cli.one import file_or_text, judged
    from council_rules.render import scenarios as table
    from council_rules.render.look import Look
    from council_rules.running.runs import run_scenarios

    with told():
        settings = settings_of(select, ignore, rules, param, config, profile=profile)
    file = file_or_text(path)
    reports = judged(lambda: run_scenarios(file, settings), settings)
    if output_format == "json":
        from council_rules.render.as_json import scenarios as as_json

        output.write(as_json.render(reports))
    else:
        look = Look(output.columns(), output.colour("auto"), verbose=verbose)
        output.write(table.render(reports, look))
    return OK
