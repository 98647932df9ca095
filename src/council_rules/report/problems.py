"""The report on a file that could not be checked: its problems are what there is to say."""

from collections.abc import Iterator, Sequence

from council_rules.findings.evidence import Notice
from council_rules.findings.report import FileReport, Report
from council_rules.report.document import (
    Block,
    Document,
    Head,
    Paragraph,
    Part,
    Row,
    code,
    said,
    strong,
    tell_number,
    text,
)
from council_rules.report.language import counted, say, spoken
from council_rules.report.numbering import numbered
from council_rules.report.parts.tables import row, table
from council_rules.report.wording import sentence


def document(run: Report, file: FileReport, command: str, day: str) -> Document:
    """Return a document that lists what is wrong with a file."""
    head = Head(
        kind=say("Compliance report: not checked"),
        titles=((spoken(), file.title or file.file),),
        facts=(
            (say("Input file"), file.file),
            (say("Program"), f"council-rules {run.version}"),
            (say("Report of"), day),
        ),
        foot=f"{file.file} · {day}",
    )
    part = Part(
        "", "problems", say("Why the file was not checked"), tuple(_blocks(file, command))
    )
    return Document(head, None, numbered((part,)), spoken())


def _blocks(file: FileReport, command: str) -> Iterator[Block]:
    rules = counted("{n} rule", "{n} rules", len(file.not_checked))
    yield Paragraph(
        text(
            strong(say("No rule was checked.")),
            " ",
            tell_number(
                "{n} problem keeps the file from being read or judged; {rules} could not be "
                "run on it. That is neither a success nor a failure.",
                "{n} problems keep the file from being read or judged; {rules} could not be "
                "run on it. That is neither a success nor a failure.",
                len(file.problems),
                rules=rules,
            ),
        )
    )
    yield Paragraph(text(strong(say("Command.")), " ", code(command)))
    head = (say("Line"), say("Column"), say("Code"), say("Problem"), say("What to do"))
    yield table(say("Problems"), head, _rows(file.problems), (0, 1))


def _rows(problems: Sequence[Notice]) -> Iterator[Row]:
    for one in problems:
        at = one.place
        where = (str(at.line), str(at.column)) if at else ("–", "–")
        yield row(*where, one.code, said(sentence(one.message)), said(one.hint or "–"))
