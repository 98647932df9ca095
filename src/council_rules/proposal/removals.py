"""A field or an item taken out of a text, as edits of it."""

from collections.abc import Iterator
from typing import NamedTuple

from council_rules.proposal.layout import Layout, Part
from council_rules.proposal.tree import Mapping, Sequence


class Edit(NamedTuple):
    """``text`` in the place of what stands between two offsets."""

    begin: int
    end: int
    text: str


Edits = list[Edit]


def lines_out(layout: Layout, begin: int, end: int) -> Edit:
    """Return the edit that takes whole lines out, up to the line end at ``end``."""
    after = layout.next_line(end)
    if after > layout.line_end(end) or begin == 0:
        return Edit(begin, after, "")
    # the last line has no line break: that of the line above it goes instead
    return Edit(layout.line_end(layout.line_begin(begin - 1)), end, "")


def out_of_lines(layout: Layout, parts: list[Part], position: int) -> Iterator[Edits]:
    """Yield the ways to take out a part that begins a line, with its comment."""
    text = layout.text
    begin, end = parts[position]
    end = layout.line_end(end)
    top = layout.lead(begin, parts[position - 1].end if position else 0)
    blank = layout.blank_above(top)
    after = end  # that of the blank lines below
    while (below := layout.next_line(after)) < len(text) and is_blank(layout, below):
        after = layout.line_end(below)
    if blank < top and (after > end or below == len(text)):
        yield [lines_out(layout, blank, end)]  # else two blank lines would meet
    elif position == 0 and after > end:
        yield [lines_out(layout, top, after)]  # else a blank line would come first
    yield [lines_out(layout, top, end)]
    # blank lines below would become part of a text above that keeps its blank lines
    yield [lines_out(layout, top, after)]


def is_blank(layout: Layout, offset: int) -> bool:
    """Tell whether nothing stands on the line from ``offset`` on."""
    return not layout.text[offset : layout.line_end(offset)].strip()


def after_dash_out(layout: Layout, parts: list[Part]) -> Edit:
    """Return the edit that takes out the first part where it stands after a dash."""
    (begin, end), following = parts[0], parts[1].begin
    if layout.text[layout.line_end(end) : following].strip():  # a comment stands between
        return Edit(len(layout.text[:begin].rstrip(" \t")), layout.line_end(end), "")
    return Edit(begin, following, "")


def out_of_brackets(layout: Layout, node: Mapping | Sequence, position: int) -> Iterator[Edits]:
    """Yield the ways to take a part out of brackets or braces, with its comma."""
    text, parts = layout.text, layout.parts(node)
    begin, end = parts[position]
    if len(parts) == 1:
        yield [Edit(layout.begin(node) + 1, layout.end(node) - 1, "")]
        return
    if position + 1 < len(parts):
        if layout.is_first_in_line(begin) and layout.is_last_in_line(end):
            yield [Edit(layout.lead(begin, layout.begin(node)), layout.next_line(end), "")]
        yield [Edit(begin, parts[position + 1].begin, "")]
        return
    before = parts[position - 1].end
    gap = text[before:begin]
    if "#" not in gap:
        yield [Edit(before, end, "")]
        return
    # a comment stands beside the part above: only the comma goes
    comma = before + gap.index(",")
    yield [Edit(comma, comma + 1, ""), Edit(len(text[:begin].rstrip()), end, "")]
    yield [Edit(len(text[:begin].rstrip()), end, "")]
