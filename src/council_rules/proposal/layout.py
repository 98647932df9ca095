"""Where the parts of a YAML text begin and end, as offsets into the text.

A tree says where its values stand. To change the text one has to know more: whether a list
is in brackets or has a line for each item, where the dash of an item is, which comment
belongs to it, and where a folded text really ends.
"""

import re
from bisect import bisect_right
from typing import NamedTuple, TypeGuard

from council_rules.proposal.amend import Route
from council_rules.proposal.tree import Mapping, Node, Scalar, Sequence
from council_rules.proposal.yaml_text import Style

_BREAK = re.compile(r"\r\n|\n|\r")
_LAST_BREAK = re.compile(r"(?:\r\n|\n|\r)?\Z")
_HEADER = re.compile(r"[|>][-+0-9]*")
_BLANK = " \t"


class Part(NamedTuple):
    """The stretch of a field, from its key, or of an item, from its dash if it has one."""

    begin: int
    end: int


class Layout:
    """A text with its tree; ``root`` is the tree of ``text``, without problems."""

    def __init__(self, text: str, root: Node) -> None:
        self.text = text
        self.root = root
        self.starts = [0, *(found.end() for found in _BREAK.finditer(text))]
        found = _BREAK.search(text)
        self.newline = found[0] if found else "\n"

    def begin(self, node: Node) -> int:
        """Return the offset of the first character of a node."""
        return self.starts[node.span.line - 1] + node.span.column - 1

    def end(self, node: Node) -> int:
        """Return the offset after a node, for text in lines that of its last line's end."""
        if not isinstance(node, Scalar) and not self.in_brackets(node):
            return self.end(last_of(node))
        end = self.starts[node.span.end_line - 1] + node.span.end_column - 1
        if not is_folded(node):
            return end
        begin = self.begin(node)
        written = self.text[begin:end]
        if "+" in self.header(node):  # its blank lines are part of the text
            return begin + len(_LAST_BREAK.sub("", written))
        return begin + len(written.rstrip())

    def header(self, node: Scalar) -> str:
        """Return the signs that begin a folded or literal text, such as ``>-``."""
        found = _HEADER.match(self.text, self.begin(node))
        assert found is not None
        return found[0]

    def in_brackets(self, node: Node) -> bool:
        """Tell whether a list or mapping is written between brackets or braces."""
        return not isinstance(node, Scalar) and self.text[self.begin(node)] in "[{"

    def line_begin(self, offset: int) -> int:
        """Return where the line of ``offset`` begins."""
        return self.starts[bisect_right(self.starts, offset) - 1]

    def line_end(self, offset: int) -> int:
        """Return where the line of ``offset`` ends, before its line break."""
        found = _BREAK.search(self.text, offset)
        return found.start() if found else len(self.text)

    def next_line(self, offset: int) -> int:
        """Return where the line after that of ``offset`` begins, or the end of the text."""
        found = _BREAK.search(self.text, offset)
        return found.end() if found else len(self.text)

    def after_colon(self, key: Scalar) -> int:
        """Return the offset after the colon of a key."""
        return self.text.index(":", self.end(key)) + 1

    def is_first_in_line(self, offset: int) -> bool:
        """Tell whether only blanks stand before ``offset`` on its line."""
        return not self.text[self.line_begin(offset) : offset].strip(_BLANK)

    def is_last_in_line(self, offset: int) -> bool:
        """Tell whether at most a comma and a comment follow ``offset`` on its line."""
        rest = self.text[offset : self.line_end(offset)].lstrip(_BLANK)
        rest = rest.removeprefix(",").lstrip(_BLANK)
        return not rest or rest.startswith("#")

    def parts(self, node: Mapping | Sequence) -> list[Part]:
        """Return the fields of a mapping or the items of a list."""
        if isinstance(node, Mapping):
            return [Part(self.begin(key), self.end(value)) for key, value in node.entries]
        if self.in_brackets(node):
            return [Part(self.begin(item), self.end(item)) for item in node.items]
        return [
            Part(self._dash(node, item, position == 0), self.end(item))
            for position, item in enumerate(node.items)
        ]

    def _dash(self, node: Sequence, item: Node, is_first: bool) -> int:
        if is_first:
            return self.begin(node)
        column = node.span.column - 1
        begin = self.line_begin(self.begin(item))
        while self.text[begin : begin + column + 1] != " " * column + "-":
            begin = self.line_begin(begin - 1)
        return begin + column

    def lead(self, offset: int, floor: int) -> int:
        """Return where the comment lines begin that stand directly above a part.

        They have the indentation of the part at ``offset`` and begin after ``floor``;
        without such comments it is the beginning of the line of ``offset``.
        """
        begin = self.line_begin(offset)
        mark = self.text[begin:offset] + "#"
        while begin > floor:
            above = self.line_begin(begin - 1)
            if above < floor or not self.text.startswith(mark, above):
                break
            begin = above
        return begin

    def blank_above(self, offset: int) -> int:
        """Return where the blank lines above the line that begins at ``offset`` begin."""
        while offset > 0:
            above = self.line_begin(offset - 1)
            if self.text[above:offset].strip():
                break
            offset = above
        return offset

    def is_spaced(self, node: Mapping | Sequence) -> bool:
        """Tell whether a blank line stands between the last two parts of a node."""
        parts = self.parts(node)
        if len(parts) < 2:
            return False
        top = self.lead(parts[-1].begin, parts[-2].end)
        return self.blank_above(top) < top

    def style(self) -> Style:
        """Return the indentation that the text uses, as far as it shows any."""
        return _Seen(self).style()


class _Seen:
    """The first indentation of each kind that is met in a tree."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.columns: dict[str, int] = {}
        self.visit(layout.root)

    def visit(self, node: Node) -> None:
        if isinstance(node, Scalar) or self.layout.in_brackets(node):
            return
        for child in children(node):
            in_lines = not isinstance(child, Scalar) and not self.layout.in_brackets(child)
            if isinstance(node, Sequence) and child.span.line == node.span.line:
                self.note("items", node, child)
            elif isinstance(node, Mapping) and in_lines:
                self.note("keys" if isinstance(child, Mapping) else "dashes", node, child)
            self.visit(child)

    def note(self, kind: str, node: Node, child: Node) -> None:
        self.columns.setdefault(kind, child.span.column - node.span.column)

    def style(self) -> Style:
        return Style()._replace(**self.columns)


def children(node: Mapping | Sequence) -> list[Node]:
    """Return the values of a mapping or the items of a list."""
    if isinstance(node, Mapping):
        return [value for _, value in node.entries]
    return list(node.items)


def last_of(node: Mapping | Sequence) -> Node:
    """Return the last value of a mapping or list that has one."""
    return children(node)[-1]


def is_folded(node: Node) -> TypeGuard[Scalar]:
    """Tell whether a node is text that begins on the line below, after ``|`` or ``>``."""
    return isinstance(node, Scalar) and node.style in ("|", ">")


def chain_of(root: Node, route: Route) -> list[Node]:
    """Return the nodes on a route, from the root on, as far as they are there."""
    chain = [root]
    for step in route:
        node = chain[-1]
        if isinstance(node, Sequence) and isinstance(step, int):
            chain.append(node.items[step])
        elif isinstance(node, Mapping):
            chain += [value for key, value in node.entries if key.text == step]
    return chain
