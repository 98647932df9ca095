"""Every finding by itself."""

from collections.abc import Iterator

from council_rules.findings import Finding, Firmness
from council_rules.report.document import Paragraph, Part, Row, Text, noted, said, tell, text
from council_rules.report.language import mark, say
from council_rules.report.material import id_of
from council_rules.report.parts.tables import row, table
from council_rules.report.view import View
from council_rules.report.wording import verdict_word, word

_HEAD = (
    mark("Rule"),
    mark("Verdict"),
    mark("Finding"),
    mark("Line"),
    mark("Basis"),
    mark("Id"),
)


def annex(view: View) -> Part:
    """Return every finding in the order of the rules, with its id."""
    says = Paragraph(
        tell(
            "In the order of the rules. The basis is the weakest that the derivation names. "
            "The id is the beginning of the fingerprint: the same finding has it in every "
            "run and every format."
        )
    )
    head = tuple(map(say, _HEAD))
    rows = tuple(_rows(view))
    return Part(
        "",
        "annex",
        say("Every finding"),
        (says, table(say("Every finding"), head, rows, (3,), "annex findings")),
    )


def _rows(view: View) -> Iterator[Row]:
    seen: set[str] = set()
    for one in sorted(view.file.findings, key=lambda found: found.code):
        anchor = "" if one.code in seen else f"L-{one.code}"
        seen.add(one.code)
        yield row(
            one.code,
            verdict_word(one.verdict),
            _message(one),
            str(one.place.line),
            word(view.weakest[one]) if one in view.weakest else "–",
            id_of(one),
            anchor=anchor,
        )


def _message(one: Finding) -> Text:
    words = one.message + (f" [{one.subject}]" if one.subject not in one.message else "")
    if one.firmness is Firmness.CERTAIN and one.exempt:
        why = noted(one.exempt.reason)
        return tell("{finding} (does not count: {why})", finding=said(words), why=why)
    return text(said(words))
