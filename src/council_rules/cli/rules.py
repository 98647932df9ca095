"""``council-rules rules``: the rules that a check would use."""

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


def rules(
    select: Select = None,
    ignore: Ignore = None,
    rules: Rules = None,
    param: Param = None,
    profile: Profile = None,
    config: Config = None,
    output_format: OutputFormat = "text",
) -> int:
    """List the rules that a check would use here."""
    from council_rules.cli import output
    from council_rules.cli.exits import OK
    from council_rules.cli.failures import told
    from council_rules.render import rule_list
    from council_rules.rulebook.book import RuleBook
    from council_rules.rulebook.levels import leveled
    from council_rules.rulebook.parameters import resolve

    with told():
        settings = settings_of(select, ignore, rules, param, config, profile=profile)
    with told(settings):
        book = RuleBook.load(settings.rules)
        values = resolve(book.rules, settings.parameters)
        codes = book.select(settings.select, settings.ignore, settings.judged_by)
        left_out = len(book.select(settings.select, settings.ignore)) - len(codes)
        pages = (book[code] for code in codes)
        chosen = leveled(book, pages, settings.severity, settings.enforcement)
    by = settings.judged_by, left_out
    if output_format == "json":
        from council_rules.render.as_json import rules as as_json

        output.write(as_json.render(chosen, values, book.digest, *by))
    else:
        output.write(rule_list.as_text(chosen, len(book.codes), *by, output.columns()))
    return OK
