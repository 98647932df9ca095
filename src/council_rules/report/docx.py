"""A document as DOCX: headings, numbered paragraphs, tables; pictures as their tables."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from council_rules.report.document import (
    Block,
    Cell,
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
    Row,
    Summary,
    Table,
    Text,
    noted,
    text,
)
from council_rules.report.docx_styles import (
    CELL,
    CELL_SIZE,
    ENTRY,
    FILE,
    MONO,
    NUMBERED,
    SMALL_CELL,
    SMALL_SIZE,
    TEXT_WIDTH,
    prepare,
)
from council_rules.report.docx_tables import widths
from council_rules.report.first_page import (
    cause_in_words,
    causes_head,
    ladder_head,
    open_in_words,
)
from council_rules.report.language import from_right, held, is_from_right, say, speaking, spoken
from council_rules.report.parts.tables import row, table

if TYPE_CHECKING:
    from docx.document import Document as Word

# a table with so many columns has small letters, and rows of these looks stand out
_MANY = 8
_STRONG = ("head", "group", "total")


def render(document: Document, day: str) -> bytes:
    """Return the document as DOCX, dated by ``day``. Raises ImportError without python-docx."""
    with speaking(document.language):
        return _rendered(document, day)


def _rendered(document: Document, day: str) -> bytes:
    import docx

    word = docx.Document()
    prepare(word, document.head.foot)
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
        self._entries((say("Kind"), head.kind), *head.facts)
        if head.language:
            self._plain(head.language)

    def summary(self, summary: Summary) -> None:
        self._word.add_heading(say("Summary"), 1)
        self._text(summary.question)
        for number, one in enumerate(summary.answers, start=1):
            self._text(one, f"{number}.\t", ENTRY)
        if summary.causes:
            head = causes_head()
            rows = (
                row(c.id, cause_in_words(c), c.must, c.should, c.findings, c.weakest)
                for c in summary.causes
            )
            numbers = range(2, 5)
            self._table(table(say("Causes, and what each produces"), head, rows, numbers))
        if summary.more_causes:
            self._text(summary.more_causes)
        if summary.undetermined:
            self._text(open_in_words(summary))
        if summary.rungs:
            rows = (row(one.tier, one.name, one.says, one.votes) for one in summary.rungs)
            self._table(table(say("Who sits where"), ladder_head(), rows))
        if summary.more_bodies:
            self._plain(f"{summary.more_bodies}.")
        self._plain(summary.disclaimer)

    def block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._text(block.text, f"{block.number}.\t", NUMBERED)
            case Remark():
                self._text(block.text)
            case Heading():
                _runs(self._word.add_heading("", 2), block.words)
            case Listing():
                for mark, one in zip(block.marks(), block.items, strict=True):
                    self._text(
                        one, f"{mark}\t" if mark else "", ENTRY if mark else "List Bullet"
                    )
            case Table():
                self._table(block)
            case Quote():
                for line, said in block.lines:
                    self._text(text(noted(said)), f"{line}\t", FILE)
            case Facts():
                self._facts(block)
            case Folded():
                self._all(block.blocks)
            case Figure():
                self._figure(block)
            case Question():
                self._question(block)

    def _all(self, blocks: tuple[Block, ...]) -> None:
        for one in blocks:
            self.block(one)

    def _facts(self, block: Facts) -> None:
        """Write short entries as a table, and each of others under a heading of its own."""
        lines = [(name, _lines(inner)) for name, inner in block.entries]
        if all(found is not None for _, found in lines):
            self._entries(*((name, *(found or ())) for name, found in lines))
            return
        for name, inner in block.entries:
            self._word.add_heading(_clean(name), 3)
            self._all(inner)

    def _entries(self, *entries: tuple[str | Text, ...]) -> None:
        rows = (
            row("" if place else name, line)
            for name, *lines in entries
            for place, line in enumerate(lines)
        )
        self._table(table("", (say("Entry"), say("Value")), rows))

    def _figure(self, block: Figure) -> None:
        number = say("Figure {number}", number=block.number)
        self._plain(f"{number}. {block.caption}", "Caption")
        made = self._plain(block.how)
        made.paragraph_format.keep_with_next = True
        self._table(block.table)

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
        if one.caption:
            self._plain(one.caption, "Caption")
        small = len(one.head) >= _MANY
        size, style = (SMALL_SIZE, SMALL_CELL) if small else (CELL_SIZE, CELL)
        made = self._word.add_table(1 + len(one.rows), len(one.head), "Table Grid")
        if from_right(spoken()):
            _columns_from_right(made)
        _fixed(made, widths(one, TEXT_WIDTH, size))
        _repeated(made.rows[0])
        head = Row(tuple(Cell(text(name)) for name in one.head), look="head")
        for element, found in zip(made._tbl.tr_lst, (head, *one.rows), strict=True):
            _whole(element)
            for number, (cell, field) in enumerate(
                zip(element.tc_lst, found.cells, strict=True)
            ):
                paragraph = _first(cell, made)
                _runs(paragraph, field.text, found.look in _STRONG)
                _styled(paragraph, style)
                if number in one.numbers:
                    _to_the_end(paragraph)
        _styled(self._word.add_paragraph(), CELL)

    def _text(self, runs: Text, before: str = "", style: str = "") -> None:
        made = self._word.add_paragraph(before)
        _runs(made, runs)
        _styled(made, style)

    def _plain(self, words: str, style: str = "") -> Any:
        made = self._word.add_paragraph()
        _runs(made, text(words))
        _styled(made, style)
        return made


def _lines(blocks: tuple[Block, ...]) -> list[Text] | None:
    """Return the texts of remarks and lists, or nothing where there is something else."""
    found: list[Text] = []
    for one in blocks:
        if isinstance(one, Remark):
            found.append(one.text)
        elif isinstance(one, Listing):
            found += one.items
        else:
            return None
    return found


def _runs(paragraph: Any, runs: Text, bold: bool = False) -> None:
    for one in runs:
        words = _clean(one.words)
        run = paragraph.add_run(held(words) if _is_island(words) else words)
        run.bold = bold or one.look == "strong" or None
        if is_from_right(one.words):
            run.font.rtl, run.font.cs_bold = True, run.bold
        if one.look == "code":
            run.font.name = MONO


def _is_island(words: str) -> bool:
    """Return whether words from the left stand in a text from the right."""
    return from_right(spoken()) and not is_from_right(words) and any(map(str.isalpha, words))


def _styled(paragraph: Any, style: str) -> None:
    """Give a paragraph a style; python-docx itself looks at all styles each time."""
    if style:
        paragraph._p.style = style.replace(" ", "")


def _clean(words: str) -> str:
    """Return words without what no XML can hold."""
    return text(words)[0].words if words else ""


def _repeated(first: Any) -> None:
    """Let the head of a table stand on each of its pages."""
    from docx.oxml import OxmlElement

    first._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _whole(row: Any) -> None:
    """Let no page end within a row."""
    from docx.oxml import OxmlElement

    row.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def _fixed(made: Any, columns: Sequence[int]) -> None:
    """Let columns be as wide as they are told to be, in twentieths of a point."""
    from docx.shared import Twips

    made.autofit = False
    for column, width in zip(made._tbl.tblGrid.gridCol_lst, columns, strict=True):
        column.w = Twips(width)
    for line in made._tbl.tr_lst:
        for cell, width in zip(line.tc_lst, columns, strict=True):
            cell.width = Twips(width)


def _first(cell: Any, made: Any) -> Any:
    """Return the paragraph of a field that is new."""
    from docx.text.paragraph import Paragraph as WordParagraph

    return WordParagraph(cell.p_lst[0], made)


def _to_the_end(paragraph: Any) -> None:
    """Let numbers stand below each other by their last digit."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    left = from_right(spoken())
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if left else WD_ALIGN_PARAGRAPH.RIGHT


def _from_right(paragraph: Any) -> None:
    """Let a paragraph run from the right to the left."""
    from docx.oxml import OxmlElement

    paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))


def _columns_from_right(made: Any) -> None:
    """Let the first column of a table stand at the right."""
    from docx.enum.table import WD_TABLE_DIRECTION

    made.table_direction = WD_TABLE_DIRECTION.RTL
