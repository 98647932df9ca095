"""Several files side by side: what each is, what each breaks, who sits where."""

from collections.abc import Iterator, Sequence

from council_rules.findings.finding import JUDGED, Verdict
from council_rules.findings.report import FileReport, Report
from council_rules.report.clauses import clause_words
from council_rules.report.document import (
    Block,
    Document,
    Head,
    Heading,
    Listing,
    Paragraph,
    Part,
    Row,
    code,
    noted,
    said,
    strong,
    tell,
    tell_number,
    text,
)
from council_rules.report.gather import language_note
from council_rules.report.language import counted, say, spoken
from council_rules.report.material import Material
from council_rules.report.numbering import numbered
from council_rules.report.parts.comparison import verdict_table
from council_rules.report.parts.structure import seats_table
from council_rules.report.parts.tables import row, table
from council_rules.report.view import View
from council_rules.report.wording import findings_in_words, head_of, listed, word

_CAUSES = 4


def document(
    run: Report, materials: Sequence[Material], failed: Sequence[FileReport], day: str
) -> Document:
    """Return a document on several files; ``failed`` are those that could not be checked."""
    views = [View(one) for one in materials]
    files = [view.file for view in views]
    parts = (
        Part("", "texts", say("The texts"), tuple(_texts(views, failed))),
        Part(
            "",
            "verdicts",
            say("Verdicts side by side"),
            (verdict_table(views[0], files, [view.name for view in views]), _counts(views)),
        ),
        Part("", "seats", say("Who sits where"), tuple(_seats(views))),
        Part("", "causes", say("Causes of what is not met"), tuple(_causes(views))),
    )
    head = Head(
        kind=say("Compliance comparison"),
        titles=(
            (spoken(), counted("{n} text side by side", "{n} texts side by side", len(files))),
        ),
        facts=(
            (
                say("Rule book"),
                say(
                    "{rules}, {hash}",
                    rules=counted("{n} rule", "{n} rules", len(run.rules)),
                    hash=run.rule_book[:8],
                ),
            ),
            (say("Program"), f"council-rules {run.version}"),
            (say("Report of"), day),
        ),
        foot=say("rule book {book} · {day}", book=run.rule_book[:16], day=day),
        language=language_note(),
    )
    return Document(head, None, numbered(parts), spoken())


def _texts(views: Sequence[View], failed: Sequence[FileReport]) -> Iterator[Block]:
    yield Paragraph(
        tell(
            "The same rules were applied to every text. That they come out differently says "
            "how the texts are built; no score is formed and no text is ranked."
        )
    )
    rows = []
    for view in views:
        header = view.material.loaded.proposal.proposal
        rows.append(
            row(
                noted(view.name),
                word(header.status) if header.status else say("not stated"),
                header.as_of or say("not stated"),
                counted("{n} exhibit", "{n} exhibits", len(view.exhibits)),
                text(code(view.file.file)),
                text(code(view.file.sha256[:16])),
            )
        )
    yield table(
        say("Texts"),
        (say("Title"), say("Status"), say("As of"), say("Sources"), say("File"), "sha256"),
        rows,
        look="annex",
    )
    for one in failed:
        yield Paragraph(
            text(
                strong(say("Not checked:")),
                " ",
                code(one.file),
                tell_number(
                    ", {n} problem: {first}.",
                    ", {n} problems, the first of them: {first}.",
                    len(one.problems),
                    first=said(one.problems[0].message),
                ),
            )
        )


def _counts(views: Sequence[View]) -> "Block":
    rows: list[Row] = [
        row(noted(view.name), *(len(view.file.of(one)) for one in JUDGED)) for view in views
    ]
    head = (say("Text"), *map(head_of, JUDGED))
    return table(say("Findings by verdict"), head, rows, range(1, 1 + len(JUDGED)))


def _seats(views: Sequence[View]) -> Iterator[Block]:
    for view in views:
        yield Heading(text(noted(view.name)))
        yield seats_table(view)


def _causes(views: Sequence[View]) -> Iterator[Block]:
    for view in views:
        number = len(view.file.of(Verdict.VIOLATED))
        name = text(strong(view.name))
        if not number:
            yield Paragraph(
                tell("{text}. No rule is broken in every reading of what is open.", text=name)
            )
            continue
        yield Paragraph(
            tell(
                "{text}. {findings} not met, from {causes}.",
                text=name,
                findings=findings_in_words(number),
                causes=counted("{n} cause", "{n} causes", len(view.causes)),
            )
        )
        items = (
            tell(
                "{n} of {rules}: {cause}.",
                n=len(cause.findings),
                rules=listed(cause.codes),
                cause=clause_words(cause.clauses[0], view),
            )
            for cause in view.causes[:_CAUSES]
        )
        if found := tuple(items):
            yield Listing(found)
