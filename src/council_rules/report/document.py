"""The content of a report as data: parts with paragraphs, tables and figures, in no format.

Every text is made of runs, so that no format has to read marks in it, and text of a proposal
is never more than text.
"""

from collections.abc import Iterator
from typing import ClassVar

from council_rules.record import Record
from council_rules.render.display import clean


class Run(Record):
    """Words of one look: ``strong``, ``code``, ``soft``, or none; ``target`` is an anchor."""

    words: str
    look: str = ""
    target: str = ""


Text = tuple[Run, ...]


def text(*parts: str | Run) -> Text:
    """Return a text of words and runs; invisible characters are spelled out."""
    return tuple(_run(part) for part in parts if part)


def _run(part: str | Run) -> Run:
    run = Run(part) if isinstance(part, str) else part
    return Run(clean(run.words), run.look, run.target)


def strong(words: str) -> Run:
    """Return words that stand out."""
    return Run(words, "strong")


def code(words: str) -> Run:
    """Return words as they are written in a file or typed."""
    return Run(words, "code")


def link(words: str, target: str) -> Run:
    """Return words that lead to an anchor of the document."""
    return Run(words, "", target)


def plain(parts: Text) -> str:
    """Return the words of a text alone."""
    return "".join(run.words for run in parts)


class Paragraph(Record):
    """A paragraph with a number by which it is cited; 0 until the document is numbered."""

    block: ClassVar[str] = "paragraph"
    text: Text
    number: int = 0


class Remark(Record):
    """A small text without a number, below a table or a picture."""

    block: ClassVar[str] = "remark"
    text: Text


class Heading(Record):
    """A heading within a part."""

    block: ClassVar[str] = "heading"
    words: str
    anchor: str = ""


class Listing(Record):
    """Texts one below the other; ``lettered`` ones are cited by (a), (b) and so on."""

    block: ClassVar[str] = "listing"
    items: tuple[Text, ...]
    lettered: bool = False


class Cell(Record):
    """A field of a table; ``look`` is ``number``, ``head``, or a verdict."""

    text: Text
    look: str = ""


class Row(Record):
    """A row of a table."""

    cells: tuple[Cell, ...]
    anchor: str = ""
    look: str = ""


class Table(Record):
    """A table; ``numbers`` are the columns that hold numbers, ``look`` says how wide it is."""

    block: ClassVar[str] = "table"
    caption: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    numbers: tuple[int, ...] = ()
    look: str = ""


class Quote(Record):
    """Lines of the proposal file with their numbers."""

    block: ClassVar[str] = "quote"
    lines: tuple[tuple[int, str], ...]


class Facts(Record):
    """Headed entries of a card: what each says."""

    block: ClassVar[str] = "facts"
    entries: "tuple[tuple[str, tuple[Block, ...]], ...]"


class Folded(Record):
    """What is folded away on a screen, and always open on paper."""

    block: ClassVar[str] = "folded"
    title: str
    blocks: "tuple[Block, ...]"


class Drawing(Record):
    """A finished picture: an SVG element as text, and for which width it is meant."""

    svg: str
    width: str = ""


class Rung(Record):
    """One body in a ladder: its tier, name, seats in words and as a strip, and local votes."""

    tier: str
    name: str
    says: str
    drawings: tuple[Drawing, ...]
    votes: str
    local: bool
    same: bool


class Figure(Record):
    """A picture with its caption, how to read it, and its data as a table.

    A ladder consists of ``rungs``; everything else of ``drawings``. Where there is neither,
    the table is the picture.
    """

    block: ClassVar[str] = "figure"
    caption: str
    how: str
    table: Table
    drawings: tuple[Drawing, ...] = ()
    rungs: tuple[Rung, ...] = ()
    number: int = 0
    anchor: str = ""


class Question(Record):
    """What a person has to judge, with a place to answer and sign, or with the answer given.

    ``answer``, ``reasons``, ``by`` and ``on`` are empty until somebody has answered.
    """

    block: ClassVar[str] = "question"
    text: Text
    about: Text
    quotes: tuple[str, ...] = ()
    answer: str = ""
    reasons: str = ""
    by: str = ""
    on: str = ""
    number: int = 0


Block = (
    Paragraph | Remark | Heading | Listing | Table | Quote | Facts | Folded | Figure | Question
)


class Part(Record):
    """A part of the document, cited by its letter."""

    letter: str
    anchor: str
    title: str
    blocks: tuple[Block, ...]


class CauseLine(Record):
    """A cause on the first page: how many findings of which kind go back to it."""

    id: str
    title: str
    must: int
    should: int
    weakest: str

    @property
    def findings(self) -> int:
        """How many findings go back to it."""
        return self.must + self.should


class Summary(Record):
    """The first page."""

    question: str
    answers: tuple[Text, ...]
    causes: tuple[CauseLine, ...]
    more_causes: str
    undetermined: int
    open_points: int
    rungs: tuple[Rung, ...]
    disclaimer: str


class Head(Record):
    """What the document is, for its first lines and the foot of each page.

    ``titles`` are the title in each language, with the language; ``facts`` short entries.
    """

    kind: str
    titles: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    foot: str

    @property
    def title(self) -> str:
        """The title in English, or in the first language there is."""
        return dict(self.titles).get("en") or self.titles[0][1]


class Document(Record):
    """A whole report."""

    head: Head
    summary: Summary | None
    parts: tuple[Part, ...]

    def blocks(self) -> "Iterator[Block]":
        """Return all blocks of all parts in order, those inside others after them."""
        for part in self.parts:
            yield from _all(part.blocks)


def _all(blocks: "tuple[Block, ...]") -> "Iterator[Block]":
    for block in blocks:
        yield block
        if isinstance(block, Folded):
            yield from _all(block.blocks)
        elif isinstance(block, Facts):
            for _, inner in block.entries:
                yield from _all(inner)
