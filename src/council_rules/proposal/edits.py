"""One change of a tree as edits of the text it was read from.

Most changes can be written in one way. Where there are several, the nicest comes first;
``patch`` takes the first one that is read back as it is meant.
"""

from collections.abc import Iterator

from council_rules.proposal import yaml_text
from council_rules.proposal.amend import Plain, Route, plain
from council_rules.proposal.layout import Layout, chain_of, is_folded, last_of
from council_rules.proposal.removals import (
    Edit,
    Edits,
    after_dash_out,
    lines_out,
    out_of_brackets,
    out_of_lines,
)
from council_rules.proposal.tree import Mapping, Node, Scalar, Sequence
from council_rules.proposal.yaml_text import Placed


def apply(text: str, edits: Edits) -> str:
    """Return ``text`` with the edits made, which do not overlap."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: edit.begin):
        pieces += [text[at : edit.begin], edit.text]
        at = edit.end
    return "".join(pieces) + text[at:]


def ways_to(layout: Layout, route: Route, value: Plain | None, adds: bool) -> Iterator[Edits]:
    """Yield the ways to put ``value`` at a route, take out what is there or add items."""
    place = _Place(layout, route)
    if adds:
        assert isinstance(value, list)
        yield place.with_items(value)
    elif value is None:
        yield from place.without()
    elif place.node is None:
        yield place.with_field(value)
    else:
        yield place.replaced(value)


class _Place:
    """What stands at the end of a route, and in what."""

    def __init__(self, layout: Layout, route: Route) -> None:
        chain = chain_of(layout.root, route)
        self.layout = layout
        self.style = layout.style()
        self.step = route[-1]
        self.key = next(str(step) for step in reversed(route) if isinstance(step, str))
        self.node = chain[-1] if len(chain) > len(route) else None
        self.parent = chain[len(route) - 1]
        self.route = route
        self.in_flow = any(map(layout.in_brackets, chain[: len(route)]))
        # where the keys are quoted, as in JSON, so is what is put beside and below them
        self.quoted = any(
            isinstance(node, Mapping)
            and layout.in_brackets(node)
            and {key.style for key, _ in node.entries} == {'"'}
            for node in chain
        )

    def replaced(self, value: Plain) -> Edits:
        """Return the edits that put a value in the place of another."""
        layout, node = self.layout, self.node
        assert node is not None
        if self.in_flow:
            quotes = "" if self.quoted else self.quotes(value)
            new = yaml_text.flow(value, self.key, quoted=self.quoted, quotes=quotes)
            return [Edit(layout.begin(node), layout.end(node), new)]
        if isinstance(self.parent, Sequence):
            return self.replaced_here(value)
        assert isinstance(self.parent, Mapping)
        key = next(key for key, _ in self.parent.entries if key.text == self.step)
        colon = layout.after_colon(key)
        begin = layout.begin(node)
        if self.is_in_lines(node):
            return self.lines_replaced(value, colon)
        if layout.line_begin(begin) > colon:
            return self.replaced_here(value)
        return self.replaced_beside_key(value, colon)

    def quotes(self, value: Plain) -> str:
        """Return the quotes of the old text, where they suit the new one."""
        old = self.node
        if not isinstance(old, Scalar) or not isinstance(value, str) or is_folded(old):
            return ""
        return "" if value.isdecimal() and not old.text.isdecimal() else old.style

    def is_in_lines(self, node: Node) -> bool:
        """Tell whether a node is a list or mapping with lines of its own."""
        return not isinstance(node, Scalar) and not self.layout.in_brackets(node)

    def replaced_beside_key(self, value: Plain, colon: int) -> Edits:
        """Return the edits for an old value that begins on the line of its key."""
        layout, node = self.layout, self.node
        assert node is not None
        begin = layout.begin(node)
        column = self.parent.span.column - 1
        if isinstance(value, str):
            at = begin - layout.line_begin(begin)
            indent = column + self.style.keys
            placed = yaml_text.text_after(value, self.key, indent, at, self.quotes(value))
        else:
            at = begin - layout.line_begin(begin)
            placed = yaml_text.after_key(value, self.key, column, at, self.style)
        return self.put(placed, begin if placed.head else colon, begin)

    def put(self, placed: Placed, begin: int, node_begin: int) -> Edits:
        """Return the edits that write a value over the old one, keeping a comment beside it."""
        layout, node = self.layout, self.node
        assert node is not None
        end = layout.end(node)
        kept = ""
        if isinstance(node, Scalar) and is_folded(node):
            header_end = node_begin + len(layout.header(node))
            kept = layout.text[header_end : layout.line_end(header_end)].rstrip()
        below = "".join(layout.newline + line for line in placed.lines)
        if not below:
            return [Edit(begin, end, placed.head + kept)]
        after = layout.line_end(end)
        beside = "" if kept else layout.text[end:after]
        return [Edit(begin, after, placed.head + kept + beside + below)]

    def replaced_here(self, value: Plain) -> Edits:
        """Return the edits for an old value that is an item, or on a line below its key."""
        layout, node = self.layout, self.node
        assert node is not None
        begin = layout.begin(node)
        column = begin - layout.line_begin(begin)
        if isinstance(value, str):
            indent = self.parent.span.column - 1 + self.style.keys
            placed = yaml_text.text_after(value, self.key, indent, column, self.quotes(value))
        else:
            in_braces = True if layout.in_brackets(node) else None
            if self.is_in_lines(node):
                in_braces = False
            placed = yaml_text.after_dash(value, self.key, column, self.style, in_braces)
        if self.is_in_lines(node):
            return [Edit(begin, layout.line_end(layout.end(node)), self.joined(placed))]
        return self.put(placed, begin, begin)

    def joined(self, placed: Placed) -> str:
        """Return a value as one text."""
        return self.layout.newline.join([placed.head, *placed.lines])

    def lines_replaced(self, value: Plain, colon: int) -> Edits:
        """Return the edits for an old value that has lines of its own below its key."""
        layout, node = self.layout, self.node
        assert node is not None
        begin, end = layout.begin(node), layout.line_end(layout.end(node))
        column = self.parent.span.column - 1
        at = colon + 1 - layout.line_begin(colon)
        placed = yaml_text.after_key(value, self.key, column, at, self.style)
        kind = Sequence if isinstance(value, list) else Mapping
        # a value that had lines of its own though it is small keeps them
        by_lines = placed.lines or yaml_text.is_small(plain(node))
        if by_lines and isinstance(node, kind) and value and not isinstance(value, str):
            indent = node.span.column - 1
            placed = Placed("", yaml_text.block(value, self.key, indent, self.style))
        below = layout.newline.join(placed.lines)
        head = [Edit(colon, colon, f" {placed.head}")] if placed.head else []
        if below:
            return [*head, Edit(layout.line_begin(begin), end, below)]
        top = layout.line_begin(begin) if value else layout.lead(begin, colon)
        return [*head, lines_out(layout, top, end)]

    def with_field(self, value: Plain) -> Edits:
        """Return the edits that add a field after the others of a mapping."""
        layout, parent, key = self.layout, self.parent, self.key
        assert isinstance(parent, Mapping)
        if layout.in_brackets(parent):
            new = yaml_text.flow_entry(key, value, quoted=self.quoted)
            return self.added_in_brackets(parent, [new])
        if self.in_flow:  # a pair without braces, as in [key: value]
            table = plain(parent)
            assert isinstance(table, dict)
            new = yaml_text.flow({**table, key: value}, key)
            return [Edit(layout.begin(parent), layout.end(parent), new)]
        return self.added_below(
            parent, yaml_text.entry(key, value, parent.span.column - 1, self.style)
        )

    def with_items(self, items: list[Plain]) -> Edits:
        """Return the edits that add items at the end of a list that is not empty."""
        layout, node = self.layout, self.node
        assert isinstance(node, Sequence)
        if layout.in_brackets(node):
            return self.added_in_brackets(
                node, [yaml_text.flow(item, self.key, quoted=self.quoted) for item in items]
            )
        objects = [one for one in node.items if not isinstance(one, Scalar)]
        braces = {layout.in_brackets(one) for one in objects}
        in_braces = braces.pop() if len(braces) == 1 else None
        column = node.span.column - 1
        lines = [
            line
            for item in items
            for line in [
                *([""] if layout.is_spaced(node) else []),
                *yaml_text.item(item, self.key, column, self.style, in_braces),
            ]
        ]
        return self.added_below(node, lines, spaced=True)

    def added_below(
        self, node: Mapping | Sequence, lines: list[str], spaced: bool = False
    ) -> Edits:
        """Return the edits that add lines after the last line of a node."""
        layout = self.layout
        if not spaced and layout.is_spaced(node):
            lines = ["", *lines]
        at = layout.line_end(layout.end(node))
        new = "".join(layout.newline + line for line in lines)
        return [*_closed(layout, node, at), Edit(at, at, new)]

    def added_in_brackets(self, node: Mapping | Sequence, new: list[str]) -> Edits:
        """Return the edits that add parts to a list or mapping in brackets."""
        layout = self.layout
        parts = layout.parts(node)
        if not parts:
            at = layout.begin(node) + 1
            return [Edit(at, at, ", ".join(new))]
        begin, end = parts[-1]
        if not layout.is_first_in_line(begin) or not layout.is_last_in_line(end):
            return [Edit(end, end, "".join(f", {one}" for one in new))]
        # each on a line of its own
        margin = layout.newline + layout.text[layout.line_begin(begin) : begin]
        at = layout.line_end(end)
        comma = layout.text[end:at].lstrip(" \t").startswith(",")
        lines = [margin + one + ("," if comma or one is not new[-1] else "") for one in new]
        return [*([] if comma else [Edit(end, end, ",")]), Edit(at, at, "".join(lines))]

    def without(self) -> Iterator[Edits]:
        """Yield the edits that take a field or an item out."""
        layout, parent = self.layout, self.parent
        assert not isinstance(parent, Scalar)
        parts = layout.parts(parent)
        position = self.position()
        if layout.in_brackets(parent):
            yield from out_of_brackets(layout, parent, position)
        elif len(parts) == 1:
            yield self.emptied()
        elif position == 0 and not layout.is_first_in_line(parts[0].begin):
            yield [after_dash_out(layout, parts)]
        else:
            yield from out_of_lines(layout, parts, position)

    def position(self) -> int:
        """Return the position of the node among the parts of its parent."""
        if isinstance(self.step, int):
            return self.step
        assert isinstance(self.parent, Mapping)
        return [key.text for key, _ in self.parent.entries].index(self.step)

    def emptied(self) -> Edits:
        """Return the edits that leave an empty list or mapping."""
        empty: Plain = [] if isinstance(self.parent, Sequence) else {}
        if len(self.route) > 1:
            return _Place(self.layout, self.route[:-1]).replaced(empty)
        assert isinstance(self.parent, Mapping | Sequence)
        begin, end = self.layout.parts(self.parent)[0]
        return [Edit(begin, self.layout.line_end(end), "{}")]


def _closed(layout: Layout, node: Mapping | Sequence, at: int) -> Edits:
    """Return the edit that keeps a literal text as it is when a line is put after it.

    At the end of a file without a final line break the text has no line break either.
    """
    last: Node = node
    while not isinstance(last, Scalar) and not layout.in_brackets(last):
        last = last_of(last)
    if at < len(layout.text) or not isinstance(last, Scalar) or not is_folded(last):
        return []
    begin, header = layout.begin(last), layout.header(last)
    if last.text.endswith("\n") or "-" in header:
        return []
    return [Edit(begin, begin + len(header), header.replace("+", "") + "-")]
