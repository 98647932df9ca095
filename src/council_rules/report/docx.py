"""A document as DOCX: headings, numbered paragraphs, tables; pictures as their tables."""

import io
import unicodedata
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from council_rules.report.document import (
    Block,
    Document,
    Facts,
    Figure,
    Folded,
    Heading,
    Listing,
    Paragraph,
    Question,
    Quote,
    Remark,
    Summary,
    Table,
    Text,
    text,
)
from council_rules.report.first_page import causes_head, ladder_head, open_in_words
from council_rules.report.language import from_right, say, speaking, spoken
from council_rules.report.parts.tables import row, table

if TYPE_CHECKING:
    from docx.document import Document as Word


def render(document: Document, day: str) -> bytes:
    """Return the document as DOCX, dated by ``day``. Raises ImportError without python-docx."""
    with speaking(document.language):
        return _rendered(document, day)


def _rendered(document: Document, day: str) -> bytes:
    import docx

    word = docx.Document()
    if from_right(spoken()):
        _all_from_right(word)
    _properties(word, document, day)
    writer = _Writer(word)
    writer.head(document)
    if document.summary:
        writer.summary(document.summary)
    for part in document.parts:
        word.add_heading(f"{part.letter}  {part.title}", 1)
        for block in part.blocks:
            writer.block(block)
    return _packed(word)


def _properties(word: "Word", document: Document, day: str) -> None:
    """Set what would otherwise differ from run to run."""
    about = word.core_properties
    about.title, about.author, about.language = document.head.title, "council-rules", spoken()
    about.comments = document.head.foot
    made = datetime.fromisoformat(day).replace(tzinfo=UTC)
    about.created = about.modified = made
    about.last_modified_by, about.revision = "council-rules", 1


def _packed(word: "Word") -> bytes:
    """Return the file with one date for all its members, so that it is the same every time."""
    import zipfile

    held, packed = io.BytesIO(), io.BytesIO()
    word.save(held)
    with (
        zipfile.ZipFile(held) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return packed.getvalue()


class _Writer:
    def __init__(self, word: "Word") -> None:
        self._word = word

    def head(self, document: Document) -> None:
        head = document.head
        self._word.add_heading(_clean(head.title), 0)
        for language, title in head.titles:
            if title != head.title:
                made = self._word.add_paragraph(_clean(title))
                if from_right(language) and not from_right(spoken()):
                    _from_right(made)
        rows = (row(name, value) for name, value in ((say("Kind"), head.kind), *head.facts))
        self._table(table(say("About this document"), (say("Entry"), say("Value")), rows))
        if head.language:
            self._plain(head.language)

    def summary(self, summary: Summary) -> None:
        self._word.add_heading(say("Summary"), 1)
        self._text(summary.question)
        for number, one in enumerate(summary.answers, start=1):
            self._text(one, f"{number}.  ")
        if summary.causes:
            head = causes_head()
            rows = (
                row(c.id, c.title, c.must, c.should, c.findings, c.weakest)
                for c in summary.causes
            )
            self._table(table(say("Causes, and what each produces"), head, rows))
        if summary.more_causes:
            self._plain(f"{summary.more_causes}.")
        if summary.undetermined:
            self._plain(open_in_words(summary))
        if summary.rungs:
            rows = (row(one.tier, one.name, one.says, one.votes) for one in summary.rungs)
            self._table(table(say("Who sits where"), ladder_head(), rows))
        self._plain(summary.disclaimer)

    def block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._text(block.text, f"{block.number}.  ")
            case Remark():
                self._text(block.text)
            case Heading():
                _runs(self._word.add_heading("", 2), block.words)
            case Listing():
                for number, one in enumerate(block.items):
                    mark = f"({chr(97 + number)})  " if block.lettered and number < 26 else ""
                    self._text(
                        one, mark, "List Bullet" if not block.lettered else "List Continue"
                    )
            case Table():
                self._table(block)
            case Quote():
                for line, said in block.lines:
                    self._plain(f"{line}  {said}", "No Spacing", "Consolas")
            case Facts():
                for name, inner in block.entries:
                    self._word.add_heading(_clean(name), 3)
                    self._all(inner)
            case Folded():
                self._all(block.blocks)
            case Figure():
                self._word.add_heading(
                    f"{say('Figure {number}', number=block.number)}. {_clean(block.caption)}", 3
                )
                self._plain(block.how)
                self._table(block.table)
            case Question():
                self._question(block)

    def _all(self, blocks: tuple[Block, ...]) -> None:
        for one in blocks:
            self.block(one)

    def _question(self, block: Question) -> None:
        self._text(block.text, say("Question {number}.", number=block.number) + "  ")
        for quote in block.quotes:
            self._plain(quote, "Quote")
        self._text(block.about)
        if block.answer:
            answer = say("Answer: {answer}.", answer=block.answer)
            self._plain(f"{answer} {block.reasons} ({block.by}, {block.on})")
            return
        self._plain(f"☐ {say('yes')}   ☐ {say('no')}   ☐ {say('cannot say')}")
        for line in (say("Reasons"), say("Name and office"), say("Date"), say("Signature")):
            self._plain(f"{line}: ______________________________")

    def _table(self, one: Table) -> None:
        self._plain(one.caption, "Caption")
        wide = len(one.head)
        made = self._word.add_table(rows=1, cols=wide, style="Table Grid")
        if from_right(spoken()):
            _columns_from_right(made)
        _repeated(made.rows[0])
        for cell, name in zip(made.rows[0].cells, one.head, strict=True):
            cell.paragraphs[0].add_run(_clean(name)).bold = True
        for found in one.rows:
            for cell, field in zip(made.add_row().cells, found.cells, strict=True):
                _runs(cell.paragraphs[0], field.text)
        self._word.add_paragraph()

    def _text(self, runs: Text, before: str = "", style: str | None = None) -> None:
        made = self._word.add_paragraph(before, style)
        _runs(made, runs)

    def _plain(self, words: str, style: str | None = None, font: str = "") -> None:
        run = self._word.add_paragraph(style=style).add_run(_clean(words))
        run.font.rtl = _is_from_right(words) or None
        if font:
            run.font.name = font


def _runs(paragraph: Any, runs: Text) -> None:
    for one in runs:
        run = paragraph.add_run(_clean(one.words))
        run.bold = one.look == "strong" or None
        run.font.rtl = _is_from_right(one.words) or None
        if one.look == "code":
            run.font.name = "Consolas"


def _clean(words: str) -> str:
    """Return words without what no XML can hold."""
    return text(words)[0].words if words else ""


def _repeated(first: Any) -> None:
    """Let the head of a table stand on each of its pages."""
    from docx.oxml import OxmlElement

    mark = OxmlElement("w:tblHeader")
    first._tr.get_or_add_trPr().append(mark)


def _from_right(paragraph: Any) -> None:
    """Let a paragraph run from the right to the left."""
    from docx.oxml import OxmlElement

    paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))


def _is_from_right(words: str) -> bool:
    """Return whether words hold letters that are written from the right to the left."""
    return any(unicodedata.bidirectional(one) in ("R", "AL") for one in words)


def _all_from_right(word: "Word") -> None:
    """Let all paragraphs run from the right to the left, unless they say otherwise."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    usual = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}")
    about = usual.find(qn("w:pPr"))
    if about is None:
        about = OxmlElement("w:pPr")
        usual.append(about)
    about.insert(0, OxmlElement("w:bidi"))


def _columns_from_right(made: Any) -> None:
    """Let the first column of a table stand at the right."""
    from docx.enum.table import WD_TABLE_DIRECTION

    made.table_direction = WD_TABLE_DIRECTION.RTL
