"""Every finding by itself."""

from collections.abc import Iterator

from council_rules.findings import Finding, Firmness
from council_rules.report.document import Paragraph, Part, Row, text
from council_rules.report.material import id_of
from council_rules.report.parts.tables import row, table
from council_rules.report.view import View
from council_rules.report.wording import VERDICTS, spaced


def annex(view: View) -> Part:
    """Return every finding in the order of the rules, with its id."""
    says = Paragraph(
        text(
            "In the order of the rules. The basis is the weakest that the derivation names. "
            "The id is the beginning of the fingerprint: the same finding has it in every "
            "run and every format."
        )
    )
    head = ("Rule", "Verdict", "Finding", "Line", "Basis", "Id")
    rows = tuple(_rows(view))
    return Part(
        "",
        "annex",
        "Every finding",
        (says, table("Every finding", head, rows, (3,), "annex findings")),
    )


def _rows(view: View) -> Iterator[Row]:
    seen: set[str] = set()
    for one in sorted(view.file.findings, key=lambda found: found.code):
        anchor = "" if one.code in seen else f"L-{one.code}"
        seen.add(one.code)
        yield row(
            one.code,
            VERDICTS[one.verdict],
            _message(one),
            str(one.place.line),
            spaced(view.weakest[one]) if one in view.weakest else "–",
            id_of(one),
            anchor=anchor,
        )


def _message(one: Finding) -> str:
    said = one.message + (f" [{one.subject}]" if one.subject not in one.message else "")
    if one.firmness is Firmness.CERTAIN and one.exempt:
        said += f" (does not count: {one.exempt.reason})"
    return said
