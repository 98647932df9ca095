"""A document as Markdown: headings, numbered paragraphs, tables; pictures as their tables."""

import re
from collections.abc import Iterator
from itertools import groupby

from council_rules.render.display import clean
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
    Rung,
    Summary,
    Table,
    Text,
)
from council_rules.report.first_page import (
    cause_in_words,
    causes_head,
    ladder_head,
    open_in_words,
)
from council_rules.report.language import say, speaking
from council_rules.report.parts.tables import row, table

# what begins a link, an emphasis, a piece of code, a formula, markup of a page or another cell
_SIGNS = re.compile(r"([\\`*_\[\]|~#$])")
_START = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[-+=]))")


def render(document: Document) -> str:
    """Return the document as Markdown."""
    with speaking(document.language):
        return _rendered(document)


def _rendered(document: Document) -> str:
    blocks = [*_head(document)]
    if document.summary:
        blocks += _summary(document.summary)
    for part in document.parts:
        blocks.append(f"## {part.letter} {_plain(part.title)}")
        for block in part.blocks:
            blocks += _block(block)
    return "\n\n".join(blocks) + "\n"


def _head(document: Document) -> Iterator[str]:
    head = document.head
    yield f"# {_plain(head.title)}"
    for _, title in head.titles:
        if title != head.title:
            yield f"**{_plain(title)}**"
    yield "\n".join(
        f"- {_plain(name)}: {_plain(value)}"
        for name, value in ((say("Kind"), head.kind), *head.facts)
    )
    if head.language:
        yield _plain(head.language)


def _summary(summary: Summary) -> Iterator[str]:
    yield f"## {say('Summary')}"
    yield _text(summary.question)
    yield "\n".join(f"{n}. {_text(one)}" for n, one in enumerate(summary.answers, start=1))
    if summary.causes:
        rows = (
            row(c.id, cause_in_words(c), c.must, c.should, c.findings, c.weakest)
            for c in summary.causes
        )
        head = causes_head()
        yield _table(table(say("Causes, and what each produces"), head, rows))
    if summary.more_causes:
        yield _text(summary.more_causes)
    if summary.undetermined:
        yield _text(open_in_words(summary))
    if summary.rungs:
        yield _table(_ladder(summary.rungs))
    if summary.more_bodies:
        yield _plain(f"{summary.more_bodies}.")
    yield _plain(summary.disclaimer)


def _ladder(rungs: tuple[Rung, ...]) -> Table:
    rows = (row(one.tier, one.name, one.says, one.votes) for one in rungs)
    return table(say("Who sits where"), ladder_head(), rows)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield f"**{block.number}.** {_text(block.text)}"
        case Remark():
            yield _text(block.text)
        case Heading():
            yield f"### {_text(block.words)}"
        case Listing():
            yield from _listing(block)
        case Table():
            yield _table(block)
        case Quote():
            # a line that begins with its number cannot end the block
            lines = (f"{number}  {clean(line)}" for number, line in block.lines)
            yield "\n".join(["~~~~", *lines, "~~~~"])
        case Facts():
            for name, inner in block.entries:
                yield f"**{_plain(name)}**"
                for one in inner:
                    yield from _block(one)
        case Folded():
            for one in block.blocks:
                yield from _block(one)
        case Figure():
            number = say("Figure {number}", number=block.number)
            yield f"**{number}. {_plain(block.caption)}** {_plain(block.how)}"
            yield _table(block.table)
        case Question():
            yield from _question(block)


def _listing(block: Listing) -> Iterator[str]:
    lines = [
        f"- {mark} {_text(one)}".replace("-  ", "- ")
        for mark, one in zip(block.marks(), block.items, strict=True)
    ]
    if lines:
        yield "\n".join(lines)


def _question(block: Question) -> Iterator[str]:
    yield f"**{say('Question {number}.', number=block.number)}** {_text(block.text)}"
    for quote in block.quotes:
        yield "\n".join(f"> {_plain(line)}" for line in quote.splitlines())
    yield _text(block.about)
    if block.answer:
        answer = say("Answer: {answer}.", answer=block.answer)
        yield (
            f"{_plain(answer)} {_plain(block.reasons)} ({_plain(block.by)}, {_plain(block.on)})"
        )
    else:
        asked = say("Answer (yes, no, cannot say), reasons, name and office, date, signature:")
        yield f"{asked} \\_\\_\\_\\_\\_\\_"


def _table(one: Table) -> str:
    rule = ["---:" if n in one.numbers else "---" for n in range(len(one.head))]
    lines = [_line(map(_plain, one.head)), _line(rule)]
    lines += [_line(map(_cell, found.cells)) for found in one.rows]
    return f"{_plain(one.caption)}:\n\n" + "\n".join(lines)


def _line(cells: "object") -> str:
    return f"| {' | '.join(cells)} |"  # type: ignore[arg-type]


def _cell(cell: Cell) -> str:
    return _text(cell.text)


def _text(runs: Text) -> str:
    """Return a text; whatever it says, Markdown shows it as it is.

    Words that stand out together have one pair of marks: more of them in a row are not read
    as marks beside a sign such as a quotation mark, and neither is one with a space inside.
    """
    found = ""
    for is_strong, alike in groupby(runs, lambda one: one.look == "strong"):
        words = "".join(_plain(one.words) for one in alike)
        inner = words.strip()
        marked = is_strong and inner
        found += words.replace(inner, f"**{inner}**", 1) if marked else words
    return found


def _plain(words: str) -> str:
    safe = clean(" ".join(words.split("\n"))).replace("&", "&amp;")
    safe = safe.replace("<", "&lt;").replace(">", "&gt;")
    return _START.sub(r"\1\\", _SIGNS.sub(r"\\\1", safe))
