"""``council-rules open-points``: what a proposal leaves open, and what each answer settles."""

from typing import TYPE_CHECKING, Annotated

import typer

from council_rules.cli.options import (
    Config,
    Ignore,
    InScenario,
    Param,
    Profile,
    Rules,
    Select,
    settings_of,
)

if TYPE_CHECKING:
    from council_rules.findings.report import Report


def open_points(
    path: Annotated[str, typer.Argument(metavar="PATH", help="One proposal.")],
    select: Select = None,
    ignore: Ignore = None,
    rules: Rules = None,
    param: Param = None,
    profile: Profile = None,
    config: Config = None,
    scenario: InScenario = None,
) -> int:
    """List what a proposal leaves open, with the answers, those first that settle most.

    The words are those that a scenario in the file uses. 'check --output-format json' has
    the same for programs.
    """
    from council_rules.cli import output, stdin
    from council_rules.cli.exits import OK
    from council_rules.cli.failures import told
    from council_rules.cli.one import judged, one_file
    from council_rules.render.look import Look
    from council_rules.render.open_points import render
    from council_rules.running.runs import run, run_text

    with told():
        settings = settings_of(select, ignore, rules, param, config, profile=profile)
    text = stdin.read() if path == stdin.NAME else None
    file = None if text is not None else one_file(path)

    def judging() -> "tuple[Report, ...]":
        if file is None:
            return (run_text(text or "", stdin.SHOWN, settings, scenario),)
        return (run([file], settings, scenario),)

    (report,) = judged(judging, settings)
    look = Look(output.columns(), output.colour("auto"))
    output.write(render(report, look))
    return OK
