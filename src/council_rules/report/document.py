"""The content of a report as data: parts with paragraphs, tables and figures, in no format.

Every text is made of runs, so that no format has to read marks in it, and text of a proposal
is never more than text.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from string import Formatter, ascii_lowercase
from typing import ClassVar

from council_rules.record import Record
from council_rules.render.display import clean
from council_rules.report.language import SOURCE, translated, translated_number

# what a file says is in a language that nobody names
UNKNOWN_LANGUAGE = "und"


class Run(Record):
    """Words of one look: ``strong``, ``code``, ``soft``, or none; ``target`` is an anchor.

    ``lang`` is empty for words of the report's own, otherwise the language of what is quoted.
    """

    words: str
    look: str = ""
    target: str = ""
    lang: str = ""


Text = tuple[Run, ...]


def text(*parts: str | Run | Text) -> Text:
    """Return a text of words, runs and texts; invisible characters are spelled out."""
    return tuple(run for part in parts if part for run in _runs(part))


def _runs(part: str | Run | Text) -> Iterator[Run]:
    for run in part if isinstance(part, tuple) else (part,):
        found = Run(run) if isinstance(run, str) else run
        words = clean(found.words)
        yield found if words == found.words else replace(found, words=words)


def tell(words: str, /, **values: str | int | Run | Text) -> Text:
    """Return words of the report as ``say`` does; what stands in them keeps its look."""
    return _told(translated(words), values)


def tell_number(one: str, many: str, number: int, /, **values: str | int | Run | Text) -> Text:
    """Return words about a number as ``counted`` does; what they hold keeps its look."""
    return _told(translated_number(one, many, number), {**values, "n": f"{number:,}"})


def _told(words: str, values: Mapping[str, str | int | Run | Text]) -> Text:
    parts: list[str | Run | Text] = []
    for own, name, _, _ in Formatter().parse(words):
        parts.append(own)
        if name is not None:
            value = values[name]
            parts.append(str(value) if isinstance(value, int) else value)
    return text(*parts)


def enumerated(items: Iterable[Run | Text]) -> Text:
    """Return runs and texts as an enumeration: 'a, b and c'."""
    all_ = list(items)
    if len(all_) < 2:
        return text(*all_)
    first = text(all_[0])
    for one in all_[1:-1]:
        first += text(translated(", "), one)
    return tell("{first} and {last}", first=first, last=all_[-1])


def said(words: str) -> Run:
    """Return words of a rule or of what the check found, which are English."""
    return Run(words, lang=SOURCE)


def noted(words: str) -> Run:
    """Return words of the file, in whatever language they are."""
    return Run(words, lang=UNKNOWN_LANGUAGE)


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
    words: Text
    anchor: str = ""


class Listing(Record):
    """Texts one below the other; ``lettered`` ones are cited by (a), (b) and so on."""

    block: ClassVar[str] = "listing"
    items: tuple[Text, ...]
    lettered: bool = False

    def marks(self) -> tuple[str, ...]:
        """Return the mark of each item, (a) to (z) and then (aa), or nothing where none is."""
        if not self.lettered:
            return ("",) * len(self.items)
        return tuple(f"({_letters(number)})" for number in range(len(self.items)))


def _letters(number: int) -> str:
    before, last = divmod(number, len(ascii_lowercase))
    return (_letters(before - 1) if before else "") + ascii_lowercase[last]


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
    """Lines of the proposal file with their numbers; so many of the statement are ``left``."""

    block: ClassVar[str] = "quote"
    lines: tuple[tuple[int, str], ...]
    left: int = 0


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
    name: Text
    says: str
    drawings: tuple[Drawing, ...]
    votes: str
    local: bool
    same: bool


class Sign(Record):
    """A mark of a picture and what it means."""

    svg: str
    words: str


class Figure(Record):
    """A picture with its caption, how to read it, and its data as a table.

    A ladder consists of ``rungs``, with a ``key`` to its marks; everything else of
    ``drawings``. Where there is neither, the table is the picture.
    """

    block: ClassVar[str] = "figure"
    caption: str
    how: str
    table: Table
    drawings: tuple[Drawing, ...] = ()
    rungs: tuple[Rung, ...] = ()
    key: tuple[Sign, ...] = ()
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
    """A cause on the first page: how many findings of which kind go back to it.

    ``broken`` says which rules they are found under.
    """

    id: str
    title: Text
    broken: Text
    must: int
    should: int
    weakest: str

    @property
    def findings(self) -> int:
        """How many findings go back to it."""
        return self.must + self.should


class Summary(Record):
    """The first page."""

    question: Text
    answers: tuple[Text, ...]
    causes: tuple[CauseLine, ...]
    more_causes: Text
    undetermined: int
    not_known: Text
    open_points: int
    rungs: tuple[Rung, ...]
    key: tuple[Sign, ...]
    disclaimer: str
    more_bodies: str = ""


class Head(Record):
    """What the document is, for its first lines and the foot of each page.

    ``titles`` are the title in each language, with the language, the first of them that by
    which the document goes; ``facts`` are short entries, ``language`` says what is not in the
    language of the report, if anything.
    """

    kind: str
    titles: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    foot: str
    language: str = ""

    @property
    def title(self) -> str:
        """The title by which the document goes."""
        return self.titles[0][1]


class Document(Record):
    """A whole report, in a language that ``language.languages`` names."""

    head: Head
    summary: Summary | None
    parts: tuple[Part, ...]
    language: str = SOURCE

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
