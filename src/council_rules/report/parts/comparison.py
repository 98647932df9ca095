"""The file among other bodies: who met the rules that this one breaks, with which figures."""

from collections.abc import Iterator, Sequence

from council_rules.findings import FileReport, Finding, Verdict
from council_rules.report.document import (
    Block,
    Listing,
    Paragraph,
    Part,
    Row,
    Table,
    Text,
    code,
    strong,
    text,
)
from council_rules.report.material import WORST_FIRST
from council_rules.report.parts.tables import row, rule, table, verdict
from council_rules.report.view import View
from council_rules.report.wording import capital
from council_rules.words import series, some

_MOST = 4


def comparison(view: View, others: Sequence[FileReport]) -> Part:
    """Return the part that sets a file among others that were judged by the same rules."""
    blocks = tuple(_blocks(view, others))
    return Part("", "comparison", "Among other bodies", blocks)


def _blocks(view: View, others: Sequence[FileReport]) -> Iterator[Block]:
    codes = view.material.rules_that_are(Verdict.VIOLATED)
    yield Paragraph(
        text(
            f"{some(len(others), 'other text')} judged by the same rules. That another body "
            "meets a rule shows that it can be met; it does not show that this one has to."
        )
    )
    for code_ in codes:
        yield Paragraph(_who_met(code_, view, others))
        if examples := tuple(_examples(code_, others)):
            yield Listing(examples)
    yield verdict_table(view.material.run.rules, (view.file, *others))


def _who_met(code_: str, view: View, others: Sequence[FileReport]) -> Text:
    by = {one: [file.title for file in others if worst(code_, file) is one] for one in Verdict}
    met = by[Verdict.MET]
    said = f" is met by {len(met)} of {len(others)}" + (f": {series(met)}." if met else ".")
    said += f" Not met by {len(by[Verdict.VIOLATED])}"
    said += f", open for {len(by[Verdict.UNDETERMINED])}" if by[Verdict.UNDETERMINED] else ""
    said += f", without application to {len(by[Verdict.NOT_APPLICABLE])}."
    return text(rule(code_), " ", strong(view.title(code_)), said)


def _examples(code_: str, others: Sequence[FileReport]) -> Iterator[Text]:
    """Return what is said of those that met a rule, with the figures behind it."""
    shown = 0
    for file in others:
        if worst(code_, file) is not Verdict.MET or shown == _MOST:
            continue
        shown += 1
        first = next(one for one in file.of(Verdict.MET) if one.code == code_)
        yield text(strong(f"{file.title}: "), capital(first.message), _figures(first), ".")


def _figures(one: Finding) -> str:
    said = ", ".join(f"{name.replace('_', ' ')} {number}" for name, number in one.measures)
    return f" ({said})" if said else ""


def worst(code_: str, file: FileReport) -> Verdict:
    """Return the verdict of a rule on a file as a whole."""
    if code_ in file.not_checked:
        return Verdict.NOT_CHECKED
    found = {one.verdict for one in file.findings if one.code == code_}
    return next((one for one in WORST_FIRST if one in found), Verdict.NOT_APPLICABLE)


def verdict_table(codes: Sequence[str], files: Sequence[FileReport]) -> Table:
    """Return rules in rows, files in columns, the worst verdict in each field."""
    rows: list[Row] = [
        row(code(one), *(verdict(worst(one, file)) for file in files)) for one in codes
    ]
    return table(
        "Verdict of each rule as a whole",
        ("Rule", *(file.title for file in files)),
        rows,
        look="wide",
    )
