"""The report on a file that could not be checked: its problems are what there is to say."""

from collections.abc import Iterator, Sequence

from council_rules.findings import FileReport, Notice, Report
from council_rules.report.document import (
    Block,
    Document,
    Head,
    Paragraph,
    Part,
    Row,
    strong,
    text,
)
from council_rules.report.numbering import numbered
from council_rules.report.parts.tables import row, table
from council_rules.report.wording import sentence
from council_rules.words import some


def document(run: Report, file: FileReport, command: str, day: str) -> Document:
    """Return a document that lists what is wrong with a file."""
    head = Head(
        kind="Compliance report: not checked",
        titles=(("en", file.title or file.file),),
        facts=(
            ("Input file", file.file),
            ("Program", f"council-rules {run.version}"),
            ("Report of", day),
        ),
        foot=f"{file.file} · {day}",
    )
    part = Part("", "problems", "Why the file was not checked", tuple(_blocks(file, command)))
    return Document(head, None, numbered((part,)))


def _blocks(file: FileReport, command: str) -> Iterator[Block]:
    number = some(len(file.problems), "problem")
    yield Paragraph(
        text(
            strong("No rule was checked. "),
            f"{number} {'keeps' if len(file.problems) == 1 else 'keep'} the file from being "
            f"read or judged; {some(len(file.not_checked), 'rule')} could not be run on it. "
            "That is neither a success nor a failure.",
        )
    )
    yield Paragraph(text(strong("Command. "), command))
    head = ("Line", "Column", "Code", "Problem", "What to do")
    yield table("Problems", head, _rows(file.problems), (0, 1))


def _rows(problems: Sequence[Notice]) -> Iterator[Row]:
    for one in problems:
        at = one.place
        where = (str(at.line), str(at.column)) if at else ("–", "–")
        yield row(*where, one.code, sentence(one.message), one.hint or "–")
