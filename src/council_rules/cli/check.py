"""``council-rules check``: judge proposals by the rule book."""

from typing import TYPE_CHECKING, Annotated, Literal

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
    from council_rules.findings.report import FileReport
    from council_rules.settings import Settings


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
    from council_rules.cli.exemptions import (
        bases,
        exempting,
        settings_of_base,
        since_of,
        without_baseline,
    )
    from council_rules.cli.exits import code_of
    from council_rules.cli.failures import told
    from council_rules.cli.judging import (
        How,
        checked,
        files_read,
        refuse_unknown,
        source_of,
        whole,
    )
    from council_rules.render.look import Look
    from council_rules.rulebook.cache import bypassed

    given = paths or ["."]
    again_and_again = alternatives or evidence == "premises"
    before, base = bases(since, settings_from)
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
        settings = without_baseline(settings, baseline)
    if show_settings:
        return _show(settings)
    targets = formats.targets(output_format or (), [*given, *files_read(settings, config)])
    with bypassed(no_cache):
        settings, of_base = settings_of_base(settings, base)
        then = since_of(before, settings, scenario, given)
        excused = exempting(given, settings, then)
        entries = then.known_entries if then else None
        how = How(scenario, alternatives, not no_cache, jobs, force_exclude, entries)
        report, text = checked(given, stdin_filename, settings, how)
        report = whole(excused(report), settings, strict, of_base)
        refuse_unknown(subject or (), report)
        code = code_of(report, settings.threshold)

        def look(on_screen: bool) -> Look:
            coloured = output.colour(color) if on_screen else color == "always"
            each = full or verbose or bool(select or subject)
            return Look(output.columns(), coloured, quiet, verbose, each, tuple(subject or ()))

        def source(file: "FileReport") -> str | None:
            return source_of(file) if text is None else text

        given_with = formats.Given(settings, settings.threshold, code, source, look)
        formats.deliver(report, targets, given_with)
        return code


def _show(settings: "Settings") -> int:
    from council_rules.cli.exits import OK
    from council_rules.cli.failures import told
    from council_rules.cli.output import write
    from council_rules.gate.dates import today
    from council_rules.render.settings import render

    with told():
        write(render(settings, today(settings.today)))
    return OK
