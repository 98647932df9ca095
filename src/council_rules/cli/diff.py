"""``council-rules diff``: what is different between two versions of proposals."""

from typing import TYPE_CHECKING, Annotated, Literal

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

if TYPE_CHECKING:
    from council_rules.gate.changes import Version
    from council_rules.settings import Settings

_SIDE = (
    "A proposal, a directory, a saved result of check ('--output-format json'), a commit of "
    "git ('main': the proposals below the current directory), or 'COMMIT:PATH'."
)


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help=_SIDE)],
    after: Annotated[str, typer.Argument(metavar="B", help="The same, for the later version.")],
    select: Select = None,
    ignore: Ignore = None,
    rules: Rules = None,
    param: Param = None,
    profile: Profile = None,
    config: Config = None,
    output_format: OutputFormat = "text",
    fail_on: Annotated[
        Literal["must", "should", "info"],
        typer.Option(
            "--fail-on", help="Exit with 1 for what got worse by rules at least this grave."
        ),
    ] = "info",
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show what is unchanged or met as well.")
    ] = False,
) -> int:
    """Show which verdicts, local votes and powers to decide and stop differ from A to B.

    Both sides are judged by today's rules and settings. Exit codes: 0 nothing got worse,
    1 new violations, or less is said or looked at, 2 usage, settings, rules, paths, 3 something
    could not be judged.
    """
    from council_rules.cli import output
    from council_rules.cli.exits import INCOMPLETE, OK, VIOLATED
    from council_rules.cli.failures import told
    from council_rules.gate.changes import compare
    from council_rules.gate.levels import Levels
    from council_rules.render import changes
    from council_rules.render.as_json import diff as as_json
    from council_rules.render.look import Look

    with told():
        settings = settings_of(select, ignore, rules, param, config, profile=profile)
    found = compare(_version(before, settings), _version(after, settings))
    if output_format == "json":
        output.write(as_json.render(found))
    else:
        look = Look(output.columns(), output.colour("auto"), verbose=verbose)
        output.write(changes.render(found, look))
    if not found.judged:
        return INCOMPLETE
    levels = Levels.of(found.before.report, fail_on)
    worse = any(one.severity in levels.counting for one in found.added)
    return VIOLATED if worse or found.is_worse(levels) else OK


def _version(name: str, settings: "Settings") -> "Version":
    from council_rules.cli.exemptions import history
    from council_rules.cli.failures import told
    from council_rules.comparison.versions import version_of

    with history(), told(settings):
        return version_of(name, settings)
