"""On which evidence the findings stand: verdicts of each rule, and the weakest basis named."""

from collections import Counter

from council_rules.findings.finding import JUDGED, Verdict
from council_rules.report.document import Block, Figure, Paragraph, Part, Row, Table, said, tell
from council_rules.report.language import mark, say
from council_rules.report.parts.tables import row, rule, table, verdict
from council_rules.report.view import View
from council_rules.report.wording import (
    BASES,
    capital,
    findings_in_words,
    head_of,
    listed,
    word,
)


def evidence(view: View) -> Part:
    """Return the part on evidence."""
    blocks: list[Block] = [evidence_figure(view), by_rule(view)]
    if not view.material.violated:
        blocks[0] = Paragraph(tell(_NONE))
    return Part("", "evidence", say("On which evidence it stands"), tuple(blocks))


# verdicts that have a column whether or not there are findings of them
_ALWAYS = (Verdict.VIOLATED, Verdict.UNDETERMINED, Verdict.MET)
_NONE = mark("No finding is certain, so that none is counted by what it stands on.")
_STAND = mark("{findings} by the level on which they stand: {bases}.")
_NAME = mark("{findings} by the weakest basis named: {bases}.")
_TESTED = mark(
    "A finding stands in the column of the firmest level on which it is the same whatever "
    "becomes of all weaker claims."
)
_NAMED = mark(
    "A finding stands in the column of the weakest statement that its derivation names. This "
    "is no test by withdrawal: other statements may carry it too, and assumptions that hold "
    "for the whole file come on top."
)


def evidence_figure(view: View) -> Figure:
    """Return the violations of each rule by the weakest basis that they name."""
    by = view.by_weakest(view.material.violated)
    caption = say(_NONE)
    if by:
        caption = say(
            _STAND if view.grounded else _NAME,
            findings=findings_in_words(len(view.material.violated)),
            bases=listed(
                say("{number} {basis}", number=number, basis=word(basis))
                for basis, number in by.items()
            ),
        )
    return Figure(
        caption=caption,
        how=say(_TESTED if view.grounded else _NAMED) if by else "",
        table=evidence_table(view),
        anchor="evidence-grid",
    )


def evidence_table(view: View) -> Table:
    """Return the same as a table: rules in rows, bases in columns."""
    codes = view.material.rules_that_are(Verdict.VIOLATED)
    rows: list[Row] = []
    for code in codes:
        by = view.by_weakest(one for one in view.material.violated if one.code == code)
        rows.append(
            row(
                rule(code),
                said(view.title(code)),
                *(by.get(basis, 0) for basis in BASES),
                sum(by.values()),
            )
        )
    by = view.by_weakest(view.material.violated)
    rows.append(
        row(
            say("All"),
            "",
            *(by.get(basis, 0) for basis in BASES),
            sum(by.values()),
            look="total",
        )
    )
    bases = (capital(word(one)) for one in BASES)
    head = (say("Rule"), say("Title"), *bases, say("All"))
    title = say("Findings that are certain, by rule and weakest basis")
    if view.grounded:
        title = say("Findings that are certain, by rule and the level on which they stand")
    return table(title, head, rows, range(2, len(head)), "rules")


def by_rule(view: View) -> Table:
    """Return the verdict of every rule, with how many findings come out how."""
    number = Counter((one.code, one.verdict) for one in view.file.findings)
    found = {one.verdict for one in view.file.findings}
    columns = [one for one in JUDGED if one in _ALWAYS or one in found]
    rows = (
        row(
            rule(code, verdict_ in JUDGED),
            said(view.title(code)),
            verdict(verdict_),
            *(number[code, one] for one in columns),
        )
        for code, verdict_ in view.material.by_rule.items()
    )
    head = (say("Rule"), say("Title"), say("As a whole"), *map(head_of, columns))
    return table(
        say("The verdict of every rule, and its findings"),
        head,
        rows,
        range(3, len(head)),
        "rules verdicts",
    )
