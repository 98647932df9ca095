"""Every finding by itself."""

from collections.abc import Iterable, Iterator

from council_rules.analysis.alike import Said, families, parted
from council_rules.findings.finding import Finding, Firmness, Verdict
from council_rules.report.document import (
    Paragraph,
    Part,
    Row,
    Run,
    Text,
    noted,
    said,
    tell,
    text,
)
from council_rules.report.language import SOURCE, mark, say
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
            "In the order of the rules. Where a row says 'the same of' a name, the last whole "
            "sentence above it holds with that name in the place of the one in bold. The basis "
            "is the weakest that the derivation names. The id is the beginning of the "
            "fingerprint: the same finding has it in every run and every format."
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
    for one, message in _told(view.file.findings):
        anchor = "" if one.code in seen else f"L-{one.code}"
        seen.add(one.code)
        yield row(
            one.code,
            verdict_word(one.verdict),
            message,
            str(one.place.line),
            word(view.weakest[one]) if one in view.weakest else "–",
            id_of(one),
            anchor=anchor,
        )


def _told(findings: Iterable[Finding]) -> Iterator[tuple[Finding, Text]]:
    """Return findings by rule and verdict, those that differ in one name one after another."""
    groups: dict[tuple[str, Verdict], list[Finding]] = {}
    for one in sorted(findings, key=lambda found: found.code):
        groups.setdefault((one.code, one.verdict), []).append(one)
    for group in groups.values():
        said_by = {Said(one.message, (number,)): one for number, one in enumerate(group)}
        for position, alike in families(said_by):
            for number, words in enumerate(alike):
                one = said_by[words]
                yield one, _message(one, position, follows=number > 0)


def _message(one: Finding, position: int, follows: bool) -> Text:
    """Return what a finding says; only the name, where it ``follows`` one that is alike."""
    words: Text = text(said(one.message))
    if position >= 0:
        before, name, after = parted(one.message, position)
        whole = text(said(before), Run(name, "strong", lang=SOURCE), said(after))
        words = tell("the same of {name}", name=said(name)) if follows else whole
    if one.subject not in one.message:
        words += text(said(f" [{one.subject}]"))
    if one.firmness is Firmness.CERTAIN and one.exempt:
        why = noted(one.exempt.reason)
        return tell("{finding} (does not count: {why})", finding=words, why=why)
    return words
