"""Several files side by side: what each is, what each breaks, who sits where."""

from collections.abc import Iterator, Sequence

from council_rules.findings import JUDGED, FileReport, Report, Verdict
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
    strong,
    text,
)
from council_rules.report.material import Material
from council_rules.report.numbering import numbered
from council_rules.report.parts.comparison import verdict_table
from council_rules.report.parts.structure import seats_table
from council_rules.report.parts.tables import row, table
from council_rules.report.view import View
from council_rules.report.wording import VERDICTS, capital, spaced
from council_rules.words import some

_CAUSES = 4


def document(
    run: Report, materials: Sequence[Material], failed: Sequence[FileReport], day: str
) -> Document:
    """Return a document on several files; ``failed`` are those that could not be checked."""
    views = [View(one) for one in materials]
    files = [view.file for view in views]
    parts = (
        Part("", "texts", "The texts", tuple(_texts(views, failed))),
        Part(
            "",
            "verdicts",
            "Verdicts side by side",
            (verdict_table(run.rules, files), _counts(files)),
        ),
        Part("", "seats", "Who sits where", tuple(_seats(views))),
        Part("", "causes", "Causes of what is not met", tuple(_causes(views))),
    )
    head = Head(
        kind="Compliance comparison",
        titles=(("en", f"{some(len(files), 'text')} side by side"),),
        facts=(
            ("Rule book", f"{len(run.rules)} rules, {run.rule_book[:8]}"),
            ("Program", f"council-rules {run.version}"),
            ("Report of", day),
        ),
        foot=f"rule book {run.rule_book[:16]} · {day}",
    )
    return Document(head, None, numbered(parts))


def _texts(views: Sequence[View], failed: Sequence[FileReport]) -> Iterator[Block]:
    yield Paragraph(
        text(
            "The same rules were applied to every text. That they come out differently says "
            "how the texts are built; no score is formed and no text is ranked."
        )
    )
    rows = []
    for view in views:
        header = view.material.loaded.proposal.proposal
        rows.append(
            row(
                view.file.title,
                spaced(header.status or "not stated"),
                header.as_of or "not stated",
                some(len(view.exhibits), "exhibit"),
                text(code(view.file.file)),
                text(code(view.file.sha256[:16])),
            )
        )
    yield table(
        "Texts", ("Title", "Status", "As of", "Sources", "File", "sha256"), rows, look="annex"
    )
    for one in failed:
        yield Paragraph(
            text(
                strong("Not checked: "),
                code(one.file),
                f", {some(len(one.problems), 'problem')}: {one.problems[0].message}.",
            )
        )


def _counts(files: Sequence[FileReport]) -> "Block":
    rows: list[Row] = [
        row(file.title, *(len(file.of(one)) for one in JUDGED)) for file in files
    ]
    head = ("Text", *(VERDICTS[one].capitalize() for one in JUDGED))
    return table("Findings by verdict", head, rows, range(1, 1 + len(JUDGED)))


def _seats(views: Sequence[View]) -> Iterator[Block]:
    for view in views:
        yield Heading(view.file.title)
        yield seats_table(view)


def _causes(views: Sequence[View]) -> Iterator[Block]:
    for view in views:
        number = len(view.file.of(Verdict.VIOLATED))
        yield Paragraph(
            text(
                strong(f"{view.file.title}. "),
                f"{some(number, 'finding')} not met, from {some(len(view.causes), 'cause')}.",
            )
        )
        items = (
            text(f"{len(cause.findings)} of {', '.join(cause.codes)}: {capital(cause.title)}.")
            for cause in view.causes[:_CAUSES]
        )
        if found := tuple(items):
            yield Listing(found)
