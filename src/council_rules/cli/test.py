"""``council-rules test``: the examples of rule pages, and whether they cover the condition."""

from typing import TYPE_CHECKING, Annotated

import typer

from council_rules.cli.options import Config, Named, Rules, settings_of

if TYPE_CHECKING:
    from council_rules.authoring.examples import Bench
    from council_rules.authoring.tried import Tried
    from council_rules.rulebook.rule import Rule


def run(
    named: Named = None,
    rules: Rules = None,
    config: Config = None,
    examples_only: Annotated[
        bool,
        typer.Option(
            "--examples-only", help="Run the examples, and change nothing in the condition."
        ),
    ] = False,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs", "-j", metavar="N", min=1, help="Try pages in so many processes."
        ),
    ] = 1,
) -> int:
    """Run the examples of rule pages, and say what of the condition none of them covers.

    One comparison, literal or rule of the condition is changed at a time; an example should
    then come out otherwise. Exit codes: 0 all examples come out as the pages say and show each
    reason, whatever changes went unnoticed; 1 some do not; 2 a page cannot be used; 3 a page
    took too long.
    """
    from functools import partial

    from council_rules.authoring.chosen import chosen
    from council_rules.authoring.examples import bench
    from council_rules.cli import output
    from council_rules.cli.exits import INCOMPLETE, OK, VIOLATED
    from council_rules.cli.failures import told
    from council_rules.limits import LONG
    from council_rules.render import tried as render
    from council_rules.running import contained

    with told():
        settings = settings_of(None, None, rules, None, config)
    with told(settings):
        pages = chosen(named or (), settings.rules)
        with_ = bench(pages.book)
        items = [(rule, with_.beside(pages.book.files[rule.code])) for rule in pages.rules]
        work = partial(_tried, mutate=not examples_only)
        if contained.possible():
            found = contained.each(items, work, LONG, jobs)
        else:
            found = [work(item) for item in items]
    done: list[Tried] = []
    for (rule, _), one in zip(items, found, strict=True):
        if isinstance(one, contained.Stopped):
            why = {"time": "it takes too long", "memory": "it needs too much memory"}
            said = why.get(one.why, f"it broke down: {one.how}")
            output.write_error(f"error: {rule.path}: The page could not be tried: {said}\n")
        else:
            done.append(one)
            output.write(render.render(one, output.columns()))
    output.write(render.summary(done, output.columns()))
    if len(done) < len(items):
        return INCOMPLETE
    return OK if all(one.right for one in done) else VIOLATED


def _tried(item: "tuple[Rule, Bench]", mutate: bool) -> "Tried":
    from council_rules.authoring.tried import tried

    return tried(*item, mutate=mutate)
