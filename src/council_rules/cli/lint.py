"""``council-rules lint``: what is wrong in rule pages, and what to look at."""

from council_rules.cli.options import Config, Named, Rules, settings_of


def lint(named: Named = None, rules: Rules = None, config: Config = None) -> int:
    """Say what is wrong in rule pages, and what an author should look at.

    Exit codes: 0 nothing, 1 something to look at, 2 a page cannot be used.
    """
    from council_rules.authoring.chosen import chosen
    from council_rules.authoring.lint import lint as look_at
    from council_rules.cli import output
    from council_rules.cli.exits import OK, VIOLATED
    from council_rules.cli.failures import told
    from council_rules.logic.compile import compiled_rules
    from council_rules.logic.vocabulary import vocabulary
    from council_rules.render.display import clean
    from council_rules.render.look import counted

    with told():
        settings = settings_of(None, None, rules, None, config)
    with told(settings):
        pages = chosen(named or (), settings.rules)
        compiled_rules(pages.book)
        words = vocabulary(text for _, text in pages.book.core)
        found = [problem for rule in pages.rules for problem in look_at(rule, words)]
    for problem in found:
        output.write(f"{clean(str(problem))}\n")
    what = f"{len(found)} to look at" if found else "nothing to look at"
    output.write(f"{counted(len(pages.rules), 'page')}: {what}\n")
    return VIOLATED if found else OK
