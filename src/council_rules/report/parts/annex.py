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
from council_rules.report.language import SOURCE, say
from council_rules.report.material import id_of
from council_rules.report.parts.tables import row, table
from council_rules.report.view import View, lines_in_words
from council_rules.report.wording import findings_in_words, verdict_word, word


def annex(view: View) -> Part:
    """Return every finding in the order of the rules, with its id."""
    says = Paragraph(
        tell(
            "In the order of the rules, under each rule and verdict. Where a row says 'the "
            "same of' a name, the last whole sentence above it holds with that name in the "
            "place of the one in bold. In brackets stand the line of the file and, where the "
            "rule is not met, the weakest basis that the derivation names. The id is the "
            "beginning of the fingerprint: the same finding has it in every run and every "
            "format."
        )
    )
    title = say("Every finding")
    rows = table(title, (say("Id"), say("Finding")), _rows(view), look="annex findings")
    return Part("", "annex", title, (says, rows))


def _rows(view: View) -> Iterator[Row]:
    seen: set[str] = set()
    for (code, verdict), group in _grouped(view.file.findings).items():
        anchor = "" if code in seen else f"L-{code}"
        seen.add(code)
        yield row(code, _says(view, code, verdict, len(group)), anchor=anchor, look="group")
        for one, message in _told(group):
            yield row(id_of(one), text(message, _where(view, one)))


def _says(view: View, code: str, verdict: Verdict, number: int) -> Text:
    return tell(
        "{rule}: {verdict}, {findings}",
        rule=said(view.title(code)),
        verdict=Run(verdict_word(verdict), verdict.value),
        findings=findings_in_words(number),
    )


def _where(view: View, one: Finding) -> Text:
    """Return where a finding is written, and its weakest basis if it has one."""
    line = lines_in_words([one.place.line])
    if one not in view.weakest:
        return tell(" ({lines})", lines=line)
    return tell(" ({lines}, {basis})", lines=line, basis=word(view.weakest[one]))


def _grouped(findings: Iterable[Finding]) -> dict[tuple[str, Verdict], list[Finding]]:
    groups: dict[tuple[str, Verdict], list[Finding]] = {}
    for one in sorted(findings, key=lambda found: found.code):
        groups.setdefault((one.code, one.verdict), []).append(one)
    return groups


def _told(group: Iterable[Finding]) -> Iterator[tuple[Finding, Text]]:
    """Return findings of one verdict, those that differ in one name one after another."""
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
    if one.subject not in one.message and not one.subject.startswith("?"):
        words += text(said(f" [{one.subject}]"))
    if one.firmness is Firmness.CERTAIN and one.exempt:
        why = noted(one.exempt.reason)
        return tell("{finding} (excused: {why})", finding=words, why=why)
    return words
