"""``council-rules alternatives``: the least that would have to change."""

from typing import Annotated, Literal

import typer

from council_rules.cli.options import Config, Ignore, Param, Select, settings_of

AlternativesFormat = Literal["text", "json", "patch"]


def alternatives(
    path: Annotated[str, typer.Argument(metavar="PATH", help="One proposal.")],
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
    number: Annotated[
        int, typer.Option("-n", "--number", min=1, max=20, help="So many alternatives at most.")
    ] = 1,
    timeout: Annotated[
        float, typer.Option("--timeout", min=0.1, help="Seconds to search.")
    ] = 20.0,
    apply: Annotated[
        int | None,
        typer.Option("--apply", metavar="N", min=1, help="Write alternative N into the file."),
    ] = None,
    select: Select = None,
    ignore: Ignore = None,
    param: Param = None,
    config: Config = None,
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
    written into a copy of the file and checked again before it is shown.
    """
    from council_rules.alternatives.outcome import UnknownPath, Wishes
    from council_rules.alternatives.search import alternatives as search
    from council_rules.analysis.standard import standard
    from council_rules.cli import output
    from council_rules.cli.exits import OK, VIOLATED
    from council_rules.cli.failures import fail, told
    from council_rules.cli.one import loaded_file
    from council_rules.proposal.diffs import FileChanged, replace_file, unified
    from council_rules.proposal.patch import amended_text
    from council_rules.render import alternatives as shown
    from council_rules.render.display import clean
    from council_rules.render.look import Look

    with told():
        settings = settings_of(select, ignore, None, param, config)
    if settings.rules:
        raise fail(
            "Alternatives are searched with the shipped rule book only",
            hint="use settings without 'rules'",
        )
    with told(settings):
        chosen = standard(settings.select, settings.ignore, (), settings.parameters)
        goals = standard(goal, (), (), {}).rules if goal else ()
    judged = {rule.code for rule in chosen.rules}
    if strange := [rule.code for rule in goals if rule.code not in judged]:
        raise fail(
            f"'{strange[0]}' is a goal, but not among the rules that are selected",
            hint="select it as well, or leave out --select and --ignore",
        )
    loaded = loaded_file(path)
    wishes = Wishes(
        tuple(rule.code for rule in goals), tuple(fix or ()), max(number, apply or 1), timeout
    )
    try:
        found = search(loaded, chosen, wishes)
    except UnknownPath as unknown:
        hint = f"did you mean '{unknown.close}'?" if unknown.close else ""
        raise fail(str(unknown), hint=hint) from None
    texts = [amended_text(loaded.text, one.amendments) for one in found.found]
    patches = [unified(loaded.name, loaded.text, text) for text in texts]
    if apply is not None:
        if apply > len(texts):
            raise fail(f"There is no alternative {apply}; the search found {len(texts)}")
        try:
            replace_file(path, texts[apply - 1], loaded.sha256)
        except (FileChanged, OSError) as failure:
            raise fail(str(failure)) from None
    if output_format == "json":
        output.write(shown.as_json(found, patches))
    elif output_format == "patch":
        output.write(patches[0] if patches else "")
    else:
        look = Look(output.columns(), output.colour("auto"), verbose=verbose)
        output.write(shown.render(found, patches, look))
        if apply is not None:
            output.write(f"\nalternative {apply} is written to {clean(path)}\n")
    return OK if found.found or not found.wanted else VIOLATED
