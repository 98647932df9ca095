"""``council-rules why``: what a verdict follows from, or which condition fails."""

from typing import TYPE_CHECKING, Annotated

import typer

from council_rules.cli.options import Config, InScenario, Param, Rules, settings_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from council_rules.analysis.derivation import Derivation
    from council_rules.findings.report import FileReport


def why(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The proposal.")],
    rule: Annotated[str, typer.Argument(metavar="RULE", help="The rule: its code or name.")],
    subject: Annotated[
        str | None,
        typer.Argument(
            metavar="SUBJECT", help="The part of the file; default: the first that is broken."
        ),
    ] = None,
    depth: Annotated[
        int,
        typer.Option(
            "--depth",
            min=1,
            max=3,
            help="1: verdict and facts; 2: conditions of the rule; 3: what they follow from.",
        ),
    ] = 2,
    rules: Rules = None,
    param: Param = None,
    config: Config = None,
    scenario: InScenario = None,
) -> int:
    """Say why a rule is broken, open or met, in sentences from its own text."""
    from council_rules.analysis.check import check_derived
    from council_rules.analysis.standard import standard
    from council_rules.cli import output
    from council_rules.cli.exits import OK
    from council_rules.cli.failures import told
    from council_rules.cli.one import loaded_file

    loaded = loaded_file(file)
    with told():
        settings = settings_of(None, None, rules, param, config)
    code = _code(rule, settings.rules)
    with told(settings):
        asked = standard([code], (), settings.rules, settings.parameters)
        report, derivation = check_derived(loaded, asked, scenario)
    if subject is not None:
        _known(subject, loaded.places)
    output.write(_told(code, subject, depth, report, derivation))
    return OK


def _known(subject: str, ids: "Collection[str]") -> None:
    """Raise CommandError, told, for a subject that the file does not have."""
    if subject not in ids:
        from council_rules.cli.failures import fail
        from council_rules.words import meant

        hint = meant(subject, ids) or "name an id, or 'body/seat', of the file"
        raise fail(f"There is nothing called '{subject}' in the file", hint=hint)


def _code(rule: str, pages: "Sequence[Path]") -> str:
    from council_rules.cli.failures import fail
    from council_rules.rulebook.book import RuleBook
    from council_rules.words import meant

    book = RuleBook.load(pages)
    names = {one.name: one.code for one in book.rules}
    code = names.get(rule, rule.upper())
    if code not in book.codes:
        hint = meant(rule, [*book.codes, *names]) or "council-rules rules lists all codes"
        raise fail(f"There is no rule '{rule}'", hint=hint)
    return code


def _told(
    code: str, subject: str | None, depth: int, report: "FileReport", derivation: "Derivation"
) -> str:
    from council_rules.cli import output
    from council_rules.render import why as render
    from council_rules.render.look import Look

    look = Look(output.columns(), output.colour("auto"))
    subjects = list(dict.fromkeys(one.subject for one in report.findings))
    if not subjects:
        return render.of_none(code, subject or "", derivation, depth, look)
    about = subject if subject is not None else subjects[0]
    found = [one for one in report.findings if one.subject == about]
    if not found:
        return render.of_none(code, about, derivation, depth, look)
    terms = [f'"{about}"']
    text = render.of_findings(found, report, derivation, terms, depth, look)
    others = [one for one in subjects if one != about]
    if subject is None and others:
        text += f"other subjects of {code}: {', '.join(others)}\n"
    return text
