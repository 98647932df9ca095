"""The YAML parts of a page, as nodes that know their line and column.

Every scalar is text. Anchors, aliases and tags are refused: a page is read by people,
and an alias can blow a small file up. Events are read one by one, so that a deep file
meets our limit and not the recursion limit of a parser.
"""

from typing import Any, NamedTuple

import yaml

from council_rules.rulebook.problems import PageProblem

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_MAX_DEPTH = 20


class Text(NamedTuple):
    """A scalar."""

    text: str
    line: int
    column: int


class Table(NamedTuple):
    """Keys with values, in the order of the page."""

    entries: "tuple[tuple[Text, Node], ...]"
    line: int
    column: int

    def get(self, key: str) -> "Node | None":
        """Return the value of ``key``, or None."""
        return next((value for name, value in self.entries if name.text == key), None)


class Items(NamedTuple):
    """A list."""

    items: "tuple[Node, ...]"
    line: int
    column: int


Node = Text | Table | Items


def read(text: str, file: str, first_line: int) -> tuple[Node | None, list[PageProblem]]:
    """Return the nodes of a YAML text and what is wrong with it.

    ``first_line`` is the line of the page on which ``text`` starts. The node is None for
    empty text and for text that is no YAML.
    """
    try:
        return _Builder(file, first_line).build(text)
    except yaml.MarkedYAMLError as failure:
        mark = failure.problem_mark or failure.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        message = f"This is not YAML: {failure.problem or failure.context}"
    except yaml.YAMLError as failure:
        line, column, message = 0, 0, f"This is not YAML: {failure}"
    return None, [PageProblem(file, first_line + line, column + 1, message)]


class _Builder:
    """Turns the events of one YAML text into nodes."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.problems: list[PageProblem] = []

    def build(self, text: str) -> tuple[Node | None, list[PageProblem]]:
        root: Node | None = None
        open_nodes: list[tuple[Any, list[Node]]] = []
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.NodeEvent) and self.refused(event, len(open_nodes)):
                return None, self.problems
            if isinstance(event, yaml.ScalarEvent):
                node: Node = Text(event.value, *self.place(event))
            elif isinstance(event, yaml.CollectionStartEvent):
                open_nodes.append((event, []))
                continue
            elif isinstance(event, yaml.CollectionEndEvent):
                node = self.closed(*open_nodes.pop())
            elif isinstance(event, yaml.DocumentStartEvent) and root is not None:
                self.add(event, "A second YAML document begins here", "use one block for each")
                break
            else:
                continue
            if open_nodes:
                open_nodes[-1][1].append(node)
            else:
                root = node
        return root, self.problems

    def place(self, event: Any) -> tuple[int, int]:
        return self.first_line + event.start_mark.line, event.start_mark.column + 1

    def add(self, event: Any, message: str, hint: str) -> None:
        self.problems.append(PageProblem(self.file, *self.place(event), message, "", hint))

    def refused(self, event: Any, depth: int) -> bool:
        if event.anchor is not None or getattr(event, "tag", None) is not None:
            hint = "write the value out, and quote text that starts with &, * or !"
            self.add(event, "Anchors, aliases and tags are not used in rule pages", hint)
            return True
        if depth > _MAX_DEPTH:
            self.add(event, f"Nested deeper than {_MAX_DEPTH} levels", "")
            return True
        return False

    def closed(self, event: Any, children: list[Node]) -> Node:
        line, column = self.place(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(tuple(children), line, column)
        entries: dict[str, tuple[Text, Node]] = {}
        pairs = iter(children)
        for key, value in zip(pairs, pairs, strict=True):
            if not isinstance(key, Text):
                message = "A key is a word, not a list or a table"
                self.problems.append(PageProblem(self.file, key.line, key.column, message))
            elif key.text in entries:
                message = f"The key '{key.text}' is given twice"
                first = f"the first is on line {entries[key.text][0].line}"
                place = (key.line, key.column)
                self.problems.append(PageProblem(self.file, *place, message, "", first))
            else:
                entries[key.text] = (key, value)
        return Table(tuple(entries.values()), line, column)
