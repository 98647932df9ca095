"""On which evidence the findings stand: verdicts of each rule, and the weakest basis named."""

from collections import Counter

from council_rules.findings import JUDGED, Verdict
from council_rules.report.document import Block, Figure, Part, Row, Table
from council_rules.report.parts.tables import row, rule, table, verdict
from council_rules.report.view import View
from council_rules.report.wording import BASES, VERDICTS, spaced
from council_rules.words import some


def evidence(view: View) -> Part:
    """Return the part on evidence."""
    blocks: list[Block] = [evidence_figure(view), by_rule(view)]
    return Part("", "evidence", "On which evidence it stands", tuple(blocks))


_TESTED = (
    "A finding stands in the column of the firmest level on which it is the same whatever "
    "becomes of all weaker claims."
)
_NAMED = (
    "A finding stands in the column of the weakest statement that its derivation names. This "
    "is no test by withdrawal: other statements may carry it too, and assumptions that hold "
    "for the whole file come on top."
)


def evidence_figure(view: View) -> Figure:
    """Return the violations of each rule by the weakest basis that they name."""
    by = view.by_weakest(view.material.violated)
    said = ", ".join(f"{number} {spaced(basis)}" for basis, number in by.items())
    caption = (
        f"{some(len(view.material.violated), 'finding')} by the weakest basis named: {said}."
    )
    return Figure(
        caption=caption if by else "No finding is certain, so none stands on evidence.",
        how=_TESTED if view.grounded else _NAMED,
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
                view.title(code),
                *(by.get(basis, 0) for basis in BASES),
                sum(by.values()),
            )
        )
    by = view.by_weakest(view.material.violated)
    rows.append(
        row("All", "", *(by.get(basis, 0) for basis in BASES), sum(by.values()), look="total")
    )
    head = ("Rule", "Title", *(spaced(one).capitalize() for one in BASES), "All")
    return table(
        "Findings that are certain, by rule and weakest basis", head, rows, range(2, len(head))
    )


def by_rule(view: View) -> Table:
    """Return the verdict of every rule, with how many findings come out how."""
    number = Counter((one.code, one.verdict) for one in view.file.findings)
    rows = (
        row(
            rule(code, found in JUDGED),
            view.title(code),
            verdict(found),
            *(number[code, one] for one in JUDGED),
        )
        for code, found in view.material.by_rule.items()
    )
    head = ("Rule", "Title", "As a whole", *(VERDICTS[one].capitalize() for one in JUDGED))
    return table(
        "The verdict of every rule, and its findings", head, rows, range(3, 3 + len(JUDGED))
    )
