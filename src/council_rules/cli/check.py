"""``council-rules check``: judge proposals by the rule book."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from council_rules.cli.options import (
    Config,
    Ignore,
    InScenario,
    MemoryLimit,
    Param,
    Profile,
    ReportOutput,
    Rules,
    Select,
    TimeLimit,
    Today,
    limits_of,
    settings_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from council_rules.comparison.since import Since
    from council_rules.findings.evidence import Notice
    from council_rules.findings.report import FileReport, Report
    from council_rules.gate.base import Base
    from council_rules.settings import Settings

ADVICE = "name proposals, or a directory with files named '*.council.yaml'"


class _How(NamedTuple):
    """How to judge: under a scenario, with cures, from the cache, in how many processes.

    ``force_exclude`` passes over what the settings exclude though it is named. ``entries``
    takes out waivers and answers that a change brings for itself.
    """

    scenario: str | None
    cures: bool
    cached: bool
    jobs: int | None
    force_exclude: bool
    entries: "Callable[[Report], Report] | None"


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Proposals, or directories with files named '*.council.yaml'; '-' reads "
            "standard input.",
            show_default="the current directory",
        ),
    ] = None,
    select: Select = None,
    ignore: Ignore = None,
    rules: Rules = None,
    param: Param = None,
    profile: Profile = None,
    config: Config = None,
    scenario: InScenario = None,
    baseline: Annotated[
        str | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="Let violations not count that this baseline lists.",
            show_default="that of the settings",
        ),
    ] = None,
    no_baseline: Annotated[
        bool, typer.Option("--no-baseline", help="Use no baseline, whatever the settings say.")
    ] = False,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="REF",
            help="Let violations not count that were there where this branch, tag or commit "
            "and what is checked out went different ways; what says less than there counts.",
        ),
    ] = None,
    settings_from: Annotated[
        str | None,
        typer.Option(
            "--settings-from",
            metavar="REF",
            help="Take settings, baseline, waivers and judgements as they were in this commit.",
            show_default="that of --since",
        ),
    ] = None,
    alternatives: Annotated[
        bool,
        typer.Option("--alternatives", help="Say what would cure each violation by itself."),
    ] = False,
    output_format: ReportOutput = None,
    fail_on: Annotated[
        Literal["must", "should", "info"] | None,
        typer.Option(
            "--fail-on",
            help="Exit with 1 for violations at least this grave.",
            show_default="must",
        ),
    ] = None,
    evidence: Annotated[
        Literal["levels", "premises"] | None,
        typer.Option(
            "--evidence",
            help="Say on what level of evidence each verdict stands, and for premises on which "
            "claims each violation does. Takes longer than the check itself.",
        ),
    ] = None,
    min_basis: Annotated[
        Literal[
            "official_text", "official_statement", "reported", "disputed", "inferred", "assumed"
        ]
        | None,
        typer.Option(
            "--min-basis",
            metavar="LEVEL",
            help="Let violations not count that stand on weaker evidence: official_text, "
            "official_statement, reported, disputed, inferred or assumed.",
        ),
    ] = None,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="Exit with 1 for what is no pass as well: verdicts that are undetermined or "
            "for a person to judge, rules that were not checked or look at nothing of a part.",
        ),
    ] = False,
    force_exclude: Annotated[
        bool,
        typer.Option(
            "--force-exclude", help="Pass over what the settings exclude though it is named."
        ),
    ] = False,
    today: Today = None,
    show_settings: Annotated[
        bool,
        typer.Option("--show-settings", help="Print what is set and where, and check nothing."),
    ] = False,
    stdin_filename: Annotated[
        str, typer.Option("--stdin-filename", metavar="NAME", help="A name for standard input.")
    ] = "stdin",
    full: Annotated[
        bool,
        typer.Option(
            "--full",
            help="Show each finding with its facts and sources; so do --select and --verbose.",
        ),
    ] = False,
    subject: Annotated[
        list[str] | None,
        typer.Option(
            "--subject",
            metavar="ID",
            help="Show the findings on this part of the file, each in full; all are counted.",
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Leave out all but violations.")
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            "-v",
            help="Show all evidence, what is met, and who can decide and stop.",
        ),
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            metavar="N",
            min=1,
            help="Judge files in so many processes; default: as many as pay.",
        ),
    ] = None,
    no_cache: Annotated[
        bool,
        typer.Option("--no-cache", help="Take nothing from earlier runs, not even read rules."),
    ] = False,
    time_limit: TimeLimit = None,
    memory_limit: MemoryLimit = None,
    color: Annotated[
        Literal["auto", "always", "never"],
        typer.Option("--color", help="Use of colour."),
    ] = "auto",
) -> int:
    """Check proposals against the rule book.

    Exit codes: 0 nothing at or above --fail-on, 1 violations, 2 nothing could be checked
    (usage, settings, rules, paths), 3 some input could not be read or judged.
    """
    from council_rules.cli import formats, output
    from council_rules.cli.exits import code_of
    from council_rules.cli.failures import told
    from council_rules.render.look import Look
    from council_rules.rulebook.cache import bypassed

    given = paths or ["."]
    again_and_again = alternatives or evidence == "premises"
    before, base = _bases(since, settings_from)
    with told():
        settings = settings_of(
            select,
            ignore,
            rules,
            param,
            config,
            fail_on,
            today,
            baseline,
            evidence,
            min_basis,
            limits_of(time_limit, memory_limit, long=again_and_again),
            base,
            profile,
        )
    if no_baseline:
        settings = _without_baseline(settings, baseline)
    if show_settings:
        return _show(settings)
    targets = formats.targets(output_format or (), [*given, *_read(settings, config)])
    with bypassed(no_cache):
        settings, of_base = _excusing(settings, base)
        then = _since(before, settings, scenario, given)
        excused = _excuses(given, settings, then)
        entries = then.known_entries if then else None
        how = _How(scenario, alternatives, not no_cache, jobs, force_exclude, entries)
        report, text = _checked(given, stdin_filename, settings, how)
        report = _whole(excused(report), settings, strict, of_base)
        _known(subject or (), report)
        code = code_of(report, settings.threshold)

        def look(on_screen: bool) -> Look:
            coloured = output.colour(color) if on_screen else color == "always"
            each = full or verbose or bool(select or subject)
            return Look(output.columns(), coloured, quiet, verbose, each, tuple(subject or ()))

        def source(file: "FileReport") -> str | None:
            return _source(file) if text is None else text

        given_with = formats.Given(settings, settings.threshold, code, source, look)
        formats.deliver(report, targets, given_with)
        return code


def _bases(since: str | None, settings_from: str | None) -> "tuple[Base | None, Base | None]":
    """Return the commit to compare with, and that from which settings and excuses come."""
    if since is None and settings_from is None:
        return None, None
    from council_rules.cli.excuses import base_of

    before = base_of(since, branched=True) if since is not None else None
    # what a branch began at is for its author to choose, the commit that is named is not
    named = settings_from if settings_from is not None else since
    return before, base_of(named or "", branched=False)


def _excusing(
    settings: "Settings", base: "Base | None"
) -> "tuple[Settings, tuple[Notice, ...]]":
    """Return settings with excuses from a commit, if there is one, and what is told of them."""
    if base is None:
        return settings, ()
    from council_rules.cli.excuses import history

    with history():
        settings, notices = base.excuses(settings)
        return settings, (*base.of_settings(settings.file, Path.cwd()), *notices)


def _since(
    before: "Base | None", settings: "Settings", scenario: str | None, paths: list[str]
) -> "Since | None":
    if before is None:
        return None
    from council_rules.cli.excuses import folders_in
    from council_rules.comparison.since import Since

    return Since(before, settings, scenario, folders_in(paths))


def _whole(
    report: "Report", settings: "Settings", strict: bool, notices: "Sequence[Notice]"
) -> "Report":
    """Return the report with what is told beside its verdicts, what counts first."""
    from dataclasses import replace

    from council_rules.findings.finding import in_report_order
    from council_rules.gate import beside
    from council_rules.gate.strict import strict as no_pass

    report = beside.told(replace(report, notices=(*notices, *report.notices)))
    if strict:
        report = no_pass(report, settings.threshold)
    files = (replace(one, findings=in_report_order(one.findings)) for one in report.files)
    return replace(report, files=tuple(files))


def _without_baseline(settings: "Settings", baseline: str | None) -> "Settings":
    from dataclasses import replace

    if baseline is not None:
        from council_rules.cli.failures import fail

        raise fail("--baseline and --no-baseline cannot be combined")
    return replace(
        settings, baseline=None, origins={**settings.origins, "baseline": "--no-baseline"}
    )


def _known(subjects: "Sequence[str]", report: "Report") -> None:
    """Raise CommandError, told, for a subject that no finding is about."""
    found = {finding.subject for finding in report.findings}
    if unknown := [subject for subject in subjects if subject not in found]:
        from council_rules.cli.failures import fail
        from council_rules.words import listed, meant

        message = f"No rule was applied to {listed(unknown)}"
        raise fail(message, hint=meant(unknown[0], found) or "--full shows all subjects")


def _read(settings: "Settings", config: str | None) -> "Iterator[str]":
    """Return the files besides proposals that a run reads."""
    for path in (
        config,
        settings.baseline,
        settings.waivers,
        settings.judgements,
        *settings.rules,
    ):
        if path is not None:
            yield str(path)


def _show(settings: "Settings") -> int:
    from council_rules.cli.exits import OK
    from council_rules.cli.failures import told
    from council_rules.cli.output import write
    from council_rules.gate.dates import today
    from council_rules.render.settings import render

    with told():
        write(render(settings, today(settings.today)))
    return OK


def _excuses(
    paths: list[str], settings: "Settings", since: "Since | None"
) -> "Callable[[Report], Report]":
    """Return what exempts the violations that were known before; told if it cannot be used."""
    baseline = settings.baseline
    if baseline is None and since is None:
        return lambda report: report
    from council_rules.cli import excuses
    from council_rules.cli.failures import told

    known = excuses.of_baseline(settings, baseline, paths) if baseline is not None else None

    def excused(report: "Report") -> "Report":
        report = known(report) if known else report
        if since is None:
            return report
        with excuses.history(), told(settings):
            return since.excusing(report)

    return excused


def _checked(
    paths: list[str], stdin_name: str, settings: "Settings", how: _How
) -> "tuple[Report, str | None]":
    """Return the report, and the text of standard input if that was checked."""
    from council_rules.cli import stdin
    from council_rules.cli.failures import fail, told
    from council_rules.running.runs import NothingToCheck, run, run_text

    try:
        with told(settings):
            if paths == [stdin.NAME]:
                text = stdin.read()
                judged = run_text(
                    text, stdin_name, settings, how.scenario, how.cures, how.entries
                )
                return judged, text
            if stdin.NAME in paths:
                raise fail("'-' stands for standard input and cannot be mixed with paths")
            return run([Path(path) for path in paths], settings, *how), None
    except NothingToCheck as nothing:
        raise fail(*nothing.messages, hint=ADVICE) from None


def _source(file: "FileReport") -> str | None:
    """Return the text of a file, None if it is no longer the text that was checked."""
    from council_rules import files
    from council_rules.proposal.tree import MAX_BYTES

    try:
        content = files.read(file.file, MAX_BYTES)
    except (OSError, ValueError):
        return None
    if file.sha256:
        import hashlib

        if hashlib.sha256(content).hexdigest() != file.sha256:
            return None
    return content.decode("utf-8-sig", "replace")
