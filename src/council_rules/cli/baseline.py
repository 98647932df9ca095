"""``council-rules baseline``: list known violations, so that new ones stand out."""

from pathlib import Path
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
    from council_rules.findings.report import Report
    from council_rules.gate.baseline import Baseline
    from council_rules.gate.matching import Matched
    from council_rules.settings import Settings

FILE = ".council-baseline.json"


def baseline(
    action: Annotated[
        Literal["write", "show", "prune"],
        typer.Argument(
            help="write: list what is violated now; show: print what is listed; prune: take "
            "out what no longer occurs."
        ),
    ],
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Proposals, or directories with files named '*.council.yaml'.",
            show_default="the current directory",
        ),
    ] = None,
    file: Annotated[
        str | None,
        typer.Option(
            "--file",
            metavar="FILE",
            help="The baseline.",
            show_default=f"that of the settings, else {FILE}",
        ),
    ] = None,
    select: Select = None,
    ignore: Ignore = None,
    rules: Rules = None,
    param: Param = None,
    profile: Profile = None,
    config: Config = None,
    output_format: OutputFormat = "text",
) -> int:
    """Write, show or prune a baseline, the list of known violations.

    'check --baseline FILE' does not fail for them. Entries of files and rules that a run
    does not check are kept.
    """
    from council_rules.cli.exemptions import folders_in
    from council_rules.cli.exits import OK
    from council_rules.cli.failures import told
    from council_rules.gate.baseline import Baseline, read
    from council_rules.gate.levels import Levels
    from council_rules.gate.matching import match

    with told():
        settings = settings_of(
            select, ignore, rules, param, config, baseline=file, profile=profile
        )
        place = settings.baseline or Path(FILE)
        # an old baseline that cannot be used is never written over
        is_there = action != "write" or place.exists()
        known = read(place) if is_there else Baseline(place)
    if action == "show":
        _show(known, paths or [], output_format)
        return OK
    given = paths or ["."]
    report = _checked(known, given, settings)
    matched = match(known, report, folders_in(given), Levels.of(report, settings.threshold))
    if action == "prune":
        _prune(known, matched)
    else:
        _write(known, report, matched)
    return OK


def _checked(known: "Baseline", paths: list[str], settings: "Settings") -> "Report":
    """Return the report on the proposals at paths; told if it is not whole."""
    from council_rules.cli.exits import INCOMPLETE
    from council_rules.cli.failures import fail, told
    from council_rules.running.runs import run

    with told(settings):
        report = run([Path(path) for path in paths], settings)
    if bad := [file for file in report.files if not file.checked]:
        said = [f"'{one.file}' could not be checked: {one.problems[0].message}" for one in bad]
        hint = f"nothing was written to '{known.path}'; council-rules check shows the places"
        raise fail(*said, hint=hint, code=INCOMPLETE)
    return report


def _write(known: "Baseline", report: "Report", matched: "Matched") -> None:
    from council_rules.cli.output import write
    from council_rules.gate.baseline import Baseline, entries_of, seen_in
    from council_rules.gate.identity import counts
    from council_rules.render.baseline import written

    new = tuple(entries_of(known, report))
    seen = (*seen_in(known, report), *matched.seen_elsewhere)
    _save(Baseline(known.path, (*new, *matched.unjudged), seen))
    mandatory = sum(
        counts(finding) and finding.enforcement == "mandatory" for finding in report.findings
    )
    write(written(known, new, len(matched.unjudged), mandatory))


def _prune(known: "Baseline", matched: "Matched") -> None:
    from council_rules.cli.output import write
    from council_rules.gate.baseline import Baseline
    from council_rules.render.baseline import pruned

    left = (*matched.found, *matched.unjudged)
    if matched.stale:
        seen = (*matched.seen, *matched.seen_elsewhere)
        _save(Baseline(known.path, left, tuple(dict.fromkeys(seen))))
    write(pruned(known, matched.stale, len(left)))


def _save(baseline: "Baseline") -> None:
    from council_rules.cli.failures import fail
    from council_rules.gate.baseline import write

    try:
        write(baseline)
    except OSError as failure:
        raise fail(f"'{baseline.path}' cannot be written: {failure.strerror}") from None


def _show(known: "Baseline", paths: list[str], output_format: str) -> None:
    from council_rules.cli.output import write
    from council_rules.gate.baseline import as_json, of_paths
    from council_rules.render.baseline import shown

    chosen = of_paths(known, paths)
    write(as_json(chosen) if output_format == "json" else shown(known, chosen.entries))
