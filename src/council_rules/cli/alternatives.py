"""``council-rules alternatives``: the least that would have to change."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from council_rules.cli.options import (
    Config,
    Ignore,
    InScenario,
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
    from collections.abc import Callable

    from council_rules.alternatives.outcome import Alternatives
    from council_rules.alternatives.request import Request
    from council_rules.analysis.standard import Standard
    from council_rules.findings.report import FileReport
    from council_rules.logic.optimisation import Deadline
    from council_rules.proposal.load import Loaded

    Searched = tuple[Loaded, Alternatives]
    Keep = Callable[[Searched], None]

AlternativesFormat = Literal["text", "json", "patch"]


def alternatives(
    path: Annotated[
        str | None,
        typer.Argument(metavar="PATH", help="One proposal.", show_default=False),
    ] = None,
    goal: Annotated[
        list[str] | None,
        typer.Option(
            "--goal",
            metavar="RULE",
            help="Cure these rules; default: all of severity must. Repeat it for more.",
        ),
    ] = None,
    fix: Annotated[
        list[str] | None,
        typer.Option(
            "--fix", metavar="ID", help="Change nothing at or below this id or path; repeat it."
        ),
    ] = None,
    allow: Annotated[
        list[str] | None,
        typer.Option(
            "--allow",
            metavar="WHAT",
            help="Change nothing but this: a kind of edit, an id or path, or KIND@PATH; "
            "repeat it.",
        ),
    ] = None,
    goals: Annotated[
        str | None,
        typer.Option("--goals", metavar="FILE", help="Take goals, pins and costs from here."),
    ] = None,
    party: Annotated[
        list[str] | None,
        typer.Option(
            "--party",
            metavar="NAME=FILE",
            help="A party with a goals file; repeat it. Shows texts that all accept, or "
            "which of their demands clash.",
        ),
    ] = None,
    list_edits: Annotated[
        bool,
        typer.Option("--list-edits", help="Print every kind of edit with its cost, and end."),
    ] = False,
    number: Annotated[
        int | None,
        typer.Option("-n", "--number", min=1, max=20, help="So many alternatives at most."),
    ] = None,
    max_changes: Annotated[
        int | None, typer.Option("--max-changes", min=1, help="So many edits at most in each.")
    ] = None,
    max_cost: Annotated[
        int | None, typer.Option("--max-cost", min=1, help="Each costs so much at most.")
    ] = None,
    robust: Annotated[
        bool,
        typer.Option("--robust", help="Meet the goals however what is open turns out."),
    ] = False,
    pareto: Annotated[
        bool,
        typer.Option(
            "--pareto",
            help="Show each choice between cost, what stays violated and seats moved that "
            "none is better than in all three.",
        ),
    ] = False,
    timeout: Annotated[
        float, typer.Option("--timeout", min=0.1, help="Seconds to search.")
    ] = 30.0,
    apply: Annotated[
        int | None,
        typer.Option("--apply", metavar="N", min=1, help="Write alternative N into the file."),
    ] = None,
    allow_new: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-new",
            metavar="WHAT",
            help="Let rules be broken anew: all of a severity (should, info), or codes; "
            "repeat it.",
        ),
    ] = None,
    scenario: InScenario = None,
    select: Select = None,
    ignore: Ignore = None,
    rules: Rules = None,
    param: Param = None,
    profile: Profile = None,
    config: Config = None,
    time_limit: TimeLimit = None,
    memory_limit: MemoryLimit = None,
    output_format: Annotated[
        AlternativesFormat,
        typer.Option(
            "--output-format",
            help="text: edits, costs and what they cure; patch: a unified diff of the first; "
            "json: everything.",
        ),
    ] = "text",
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show the diff of each alternative.")
    ] = False,
) -> int:
    """Search for the cheapest changes that cure what a proposal violates.

    Each alternative is proven to cost least, or the search says what it could prove. It is
    written into a copy of the file and checked again before it is shown. Ctrl-C ends the
    search with the best found so far.
    """
    from dataclasses import replace

    from council_rules.alternatives.request import Request
    from council_rules.alternatives.so_far import unjudged
    from council_rules.cli import output
    from council_rules.cli.exits import OK
    from council_rules.cli.failures import fail, told
    from council_rules.cli.one import loaded_file
    from council_rules.cli.parties import negotiated
    from council_rules.cli.request import allowed_anew, flags, request_of
    from council_rules.cli.searching import judged_before, searched, told_of
    from council_rules.render.edit_kinds import listing
    from council_rules.running.jobs import standard_by

    if list_edits:
        output.write(listing(output.columns()))
        return OK
    if path is None:
        raise fail("Name a proposal", hint="council-rules alternatives FILE")
    with told():
        settings = settings_of(select, ignore, rules, param, config, profile=profile)
    asked = flags(goal, fix, allow, max_changes, max_cost, number)

    limits = (number, max_changes, max_cost)
    if party and (goal or fix or allow or goals or robust or pareto or any(limits)):
        raise fail(
            "--party cannot be combined with --goal, --fix, --allow, --goals, --robust, "
            "--pareto, --max-changes, --max-cost and -n",
            hint="what a party asks for stands in its goals file",
        )

    limits_of_file = limits_of(time_limit, memory_limit, long=True)

    def common() -> "tuple[Standard, Request]":
        with told(settings):
            chosen = standard_by(settings)
        may_break = allowed_anew(allow_new, chosen)
        return chosen, Request(seconds=timeout, may_break=may_break, scenario=scenario)

    if party:
        return negotiated(
            path, limits_of_file, party, common, settings, timeout, output_format, apply
        )

    def search(deadline: "Deadline", keep: "Keep") -> "Searched":
        chosen, of_all = common()
        loaded = loaded_file(path)
        request = replace(
            request_of(asked, goals, loaded, chosen, timeout),
            robust=robust,
            front=pareto,
            may_break=of_all.may_break,
            scenario=scenario,
        )
        if apply is not None:
            request = replace(request, number=max(request.number, apply))

        def handed_on(found: "Alternatives") -> None:
            keep((loaded, found))

        handed_on(unjudged(loaded, request, chosen))
        before = judged_before(loaded, chosen, settings, scenario)
        with told_of(loaded, chosen, settings):
            return loaded, _searched(loaded, chosen, request, before, deadline, handed_on)

    (loaded, found), interrupted = searched(path, limits_of_file, timeout, search)
    found = replace(found, interrupted=interrupted or found.interrupted)
    return _answer(loaded, found, apply, output_format, verbose)


def _answer(
    loaded: "Loaded",
    found: "Alternatives",
    apply: int | None,
    output_format: AlternativesFormat,
    verbose: bool,
) -> int:
    """Write what is to be written, and print; a search that was ended writes nothing."""
    from council_rules.cli import output
    from council_rules.cli.exits import INCOMPLETE, INTERRUPTED, OK, VIOLATED
    from council_rules.cli.paths import patched
    from council_rules.cli.writing import written
    from council_rules.proposal.diffs import unified
    from council_rules.render import alternatives as shown
    from council_rules.render.as_json import alternatives as data
    from council_rules.render.display import clean
    from council_rules.render.look import Look

    texts = [one.text for one in found.found]
    name = patched(loaded.name)
    patches = [unified(name, loaded.text, text) for text in texts]
    apply = None if found.interrupted or not texts else apply
    if apply is not None:
        written(loaded, texts, apply)
    if output_format == "json":
        output.write(data.render(found, patches))
    elif output_format == "patch":
        output.write(patches[0] if patches else "")
    else:
        look = Look(output.columns(), output.colour("auto"), verbose=verbose)
        output.write(shown.render(found, patches, look))
        if apply is not None:
            output.write(f"\nalternative {apply} is written to {clean(loaded.name)}\n")
    if found.interrupted:
        return INTERRUPTED
    if not found.judged:
        return INCOMPLETE
    return OK if found.found or not found.wanted else VIOLATED


def _searched(
    loaded: "Loaded",
    chosen: "Standard",
    request: "Request",
    before: "FileReport | None",
    deadline: "Deadline",
    keep: "Callable[[Alternatives], None]",
) -> "Alternatives":
    from council_rules.alternatives.outcome import UnknownPath
    from council_rules.alternatives.search import alternatives as search
    from council_rules.cli.failures import fail
    from council_rules.cli.progress import ProgressLine

    progress = ProgressLine()
    try:
        return search(
            loaded, chosen, request, progress, deadline=deadline, keep=keep, before=before
        )
    except UnknownPath as unknown:
        hint = f"did you mean '{unknown.close}'?" if unknown.close else ""
        raise fail(f"{unknown.origin}: {unknown}", hint=hint) from None
    finally:
        progress.end()
