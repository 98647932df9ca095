"""The file among other bodies: who met the rules that this one breaks, with which figures."""

from collections.abc import Iterator, Sequence

from council_rules.findings.finding import Finding, Verdict
from council_rules.findings.report import FileReport
from council_rules.report.document import (
    Block,
    Listing,
    Paragraph,
    Part,
    Row,
    Run,
    Table,
    Text,
    code,
    enumerated,
    noted,
    said,
    strong,
    tell,
    tell_number,
    text,
)
from council_rules.report.language import SOURCE, say
from council_rules.report.material import WORST_FIRST
from council_rules.report.parts.tables import row, rule, table, verdict
from council_rules.report.view import View
from council_rules.report.wording import capital

_MOST = 4


def comparison(view: View, others: Sequence[FileReport]) -> Part:
    """Return the part that sets a file among others that were judged by the same rules."""
    blocks = tuple(_blocks(view, others))
    return Part("", "comparison", say("Among other bodies"), blocks)


def _blocks(view: View, others: Sequence[FileReport]) -> Iterator[Block]:
    codes = view.material.rules_that_are(Verdict.VIOLATED)
    yield Paragraph(
        tell_number(
            "{n} other text judged by the same rules. That another body meets a rule shows "
            "that it can be met; it does not show that this one has to.",
            "{n} other texts judged by the same rules. That another body meets a rule shows "
            "that it can be met; it does not show that this one has to.",
            len(others),
        )
    )
    for code_ in codes:
        yield Paragraph(_who_met(code_, view, others))
        if examples := tuple(_examples(code_, others)):
            yield Listing(examples)
    names = [view.name, *(file.title for file in others)]
    yield verdict_table(view, (view.file, *others), names)


def _who_met(code_: str, view: View, others: Sequence[FileReport]) -> Text:
    by = {one: [file.title for file in others if worst(code_, file) is one] for one in Verdict}
    met = by[Verdict.MET]
    names = tell(": {names}", names=enumerated(map(noted, met))) if met else ()
    figures = {verdict: len(found) for verdict, found in by.items()}
    return text(
        rule(code_),
        " ",
        Run(view.title(code_), "strong", lang=SOURCE),
        tell(" is met by {number} of {all}", number=len(met), all=len(others)),
        names,
        tell(". Not met by {number}", number=figures[Verdict.VIOLATED]),
        tell(", open for {number}", number=figures[Verdict.UNDETERMINED])
        if by[Verdict.UNDETERMINED]
        else (),
        tell(", without application to {number}.", number=figures[Verdict.NOT_APPLICABLE]),
    )


def _examples(code_: str, others: Sequence[FileReport]) -> Iterator[Text]:
    """Return what is said of those that met a rule, with the figures behind it."""
    shown = 0
    for file in others:
        if worst(code_, file) is not Verdict.MET or shown == _MOST:
            continue
        shown += 1
        first = next(one for one in file.of(Verdict.MET) if one.code == code_)
        yield text(
            strong(f"{file.title}: "), said(capital(first.message) + _figures(first)), "."
        )


def _figures(one: Finding) -> str:
    words = ", ".join(f"{name.replace('_', ' ')} {number}" for name, number in one.measures)
    return f" ({words})" if words else ""


def worst(code_: str, file: FileReport) -> Verdict:
    """Return the verdict of a rule on a file as a whole."""
    if code_ in file.not_checked:
        return Verdict.NOT_CHECKED
    found = {one.verdict for one in file.findings if one.code == code_}
    return next((one for one in WORST_FIRST if one in found), Verdict.NOT_APPLICABLE)


def verdict_table(view: View, files: Sequence[FileReport], names: Sequence[str]) -> Table:
    """Return rules in rows, files by their names in columns, the worst verdict in each.

    ``view`` is of one of the files; all were judged by the same rules.
    """
    rows: list[Row] = [
        row(
            text(code(one), " ", said(view.title(one))),
            *(verdict(worst(one, file)) for file in files),
        )
        for one in view.material.run.rules
    ]
    return table(
        say("Verdict of each rule as a whole"),
        (say("Rule"), *names),
        rows,
        look="wide",
    )
