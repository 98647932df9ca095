"""``council-rules lint``: what is wrong in rule pages, and what to look at."""

from typing import TYPE_CHECKING, Annotated

import typer

from council_rules.cli.options import Config, Named, Rules, settings_of

if TYPE_CHECKING:
    from council_rules.authoring.chosen import Chosen
    from council_rules.authoring.deep import Analysis


def lint(
    named: Named = None,
    rules: Rules = None,
    config: Config = None,
    deep: Annotated[
        bool,
        typer.Option(
            "--deep",
            help="Say which rules never come out some way, follow from another or exclude one, "
            "in free proposals of a bounded size. Takes minutes.",
        ),
    ] = False,
) -> int:
    """Say what is wrong in rule pages, and what an author should look at.

    Exit codes: 0 nothing, 1 something to look at, 2 a page cannot be used, 3 --deep took too
    long.
    """
    from council_rules.authoring.chosen import chosen
    from council_rules.authoring.examples import bench
    from council_rules.authoring.lint import lint as look_at
    from council_rules.authoring.lint import lint_pack
    from council_rules.cli import output
    from council_rules.cli.exits import OK, VIOLATED
    from council_rules.cli.failures import told
    from council_rules.logic.compile import compiled_rules
    from council_rules.render.display import clean
    from council_rules.render.look import counted

    with told():
        settings = settings_of(None, None, rules, None, config)
    with told(settings):
        pages = chosen(named or (), settings.rules)
        compiled_rules(pages.book)
        with_ = bench(pages.book)
        found = [
            problem
            for rule in pages.rules
            for problem in look_at(rule, with_.beside(pages.book.files[rule.code]))
        ]
        for pack in dict.fromkeys(pages.book.pack_of(rule.code) for rule in pages.rules):
            found += lint_pack(pack) if pack else ()
    for problem in found:
        output.write(f"{clean(str(problem))}\n")
    what = f"{len(found)} to look at" if found else "nothing to look at"
    output.write(f"{counted(len(pages.rules), 'page')}: {what}\n")
    never = _deep(pages) if deep else False
    return VIOLATED if found or never else OK


def _deep(pages: "Chosen") -> bool:
    """Print what rules say together; return whether no page explains some of it."""
    from council_rules.cli import output
    from council_rules.cli.exits import INCOMPLETE
    from council_rules.cli.failures import fail
    from council_rules.limits import MEBIBYTE, Limits
    from council_rules.render import deep as render
    from council_rules.running import contained

    found: Analysis | contained.Stopped
    if contained.possible():
        (found,) = contained.each([pages], _analysed, Limits(3600, 4096 * MEBIBYTE))
    else:
        found = _analysed(pages)
    if isinstance(found, contained.Stopped):
        raise fail("The analysis took too much time or memory", code=INCOMPLETE)
    output.write(render.render(found, output.columns()))
    return found.unexplained


def _analysed(pages: "Chosen") -> "Analysis":
    from council_rules.analysis.standard import standard
    from council_rules.authoring.deep import analysed
    from council_rules.authoring.examples import bench
    from council_rules.authoring.worlds import Free

    with_ = bench(pages.book)
    for rule in pages.rules:
        with_ = with_.beside(pages.book.files[rule.code])
    shipped = pages.book.folder.resolve()
    own = {file for file in pages.book.files.values() if shipped not in file.resolve().parents}
    every = standard(rules=sorted(own))
    named = [rule.code for rule in pages.rules]
    return analysed(named, Free(pages.book.rules, with_), every)
