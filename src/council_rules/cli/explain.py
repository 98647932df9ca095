"""``council-rules explain``: what a code stands for, in full and offline."""

from typing import TYPE_CHECKING, Annotated

import typer

from council_rules.cli.options import Config, Param, Rules, settings_of

if TYPE_CHECKING:
    from council_rules.rulebook.book import RuleBook
    from council_rules.rulebook.parameters import Setting


def explain(
    codes: Annotated[
        list[str], typer.Argument(metavar="CODE...", help="Codes like REP004 or SRC004.")
    ],
    rules: Rules = None,
    param: Param = None,
    config: Config = None,
) -> int:
    """Explain rules, and codes of problems in files."""
    from council_rules.cli import output
    from council_rules.cli.exits import OK
    from council_rules.cli.failures import told
    from council_rules.rulebook.book import RuleBook
    from council_rules.rulebook.parameters import resolve

    with told():
        settings = settings_of(None, None, rules, param, config)
    with told(settings):
        book = RuleBook.load(settings.rules)
        values = resolve(book.rules, settings.parameters)
    pages = [_page(code.strip(), book, values, output.columns()) for code in codes]
    output.write(f"\n{'-' * 40}\n\n".join(pages))
    return OK


def _page(code: str, book: "RuleBook", values: "tuple[Setting, ...]", columns: int) -> str:
    from council_rules.cli.failures import fail
    from council_rules.proposal.problems import TITLES
    from council_rules.render import problem_page, rule_page
    from council_rules.words import meant

    if code.upper() in TITLES:
        return problem_page.render(code.upper(), columns)
    names = {rule.name: rule.code for rule in book.rules}
    found = names.get(code, code.upper())
    if found not in book.codes:
        known = [*book.codes, *names, *TITLES]
        hint = meant(code, known) or "council-rules rules lists all codes"
        raise fail(f"There is no code '{code}'", hint=hint)
    pack = book.pack_of(found)
    return rule_page.render(book[found], values, columns, pack.says if pack else "")
