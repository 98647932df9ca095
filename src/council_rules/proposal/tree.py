"""Text to a tree of nodes that know their line and column.

YAML is used as a notation for nested lists and texts, nothing more: every scalar is
text, and whatever two YAML readers would understand differently is refused. The events
of the parser are read one by one instead of letting it build nodes, because a deep
file then meets our limit and not the recursion limit of the parser.
"""

import unicodedata
from typing import Any, NamedTuple

import yaml

from council_rules.limits import MAX_BYTES as MAX_BYTES
from council_rules.proposal import syntax, traps
from council_rules.proposal.problems import (
    START,
    Problem,
    ProposalError,
    Span,
    error,
)

try:
    from yaml._yaml import CParser as _Parser
except ImportError:  # PyYAML built without libyaml: same events, slower
    from council_rules.proposal.pure import Parser as _Parser  # type: ignore[assignment]

MAX_DEPTH = 40
MAX_NODES = 200_000


class Scalar(NamedTuple):
    """A piece of text; ``style`` is empty for plain text, else ``'``, ``"``, ``|`` or ``>``."""

    text: str
    span: Span
    style: str


class Mapping(NamedTuple):
    """Keys with values, in the order of the file; keys are unique."""

    entries: "tuple[tuple[Scalar, Node], ...]"
    span: Span


class Sequence(NamedTuple):
    """A list of nodes."""

    items: "tuple[Node, ...]"
    span: Span


Node = Scalar | Mapping | Sequence


def keys(node: Mapping) -> tuple[str, ...]:
    """Return the keys of a mapping, in order."""
    return tuple(key.text for key, _ in node.entries)


# a named tuple made without its own constructor, in half the time; most of a load is this
_new = tuple.__new__


class _Open:
    """A list or mapping whose end has not been reached."""

    __slots__ = ("children", "flow", "is_mapping", "start")

    def __init__(self, is_mapping: bool, event: Any) -> None:
        self.is_mapping = is_mapping
        self.start = event.start_mark
        self.flow = bool(event.flow_style)
        self.children: list[Node] = []


def parse(text: str) -> tuple[Node, list[Problem]]:
    """Return the tree of ``text`` and the problems that reading it as YAML raised.

    The tree is whole even if problems were found, so that reading can go on and report
    the rest. Raises ``ProposalError`` where there is no tree: text that is no YAML, has
    forbidden characters, is empty or beyond the limits.
    """
    syntax.check_characters(text)
    try:
        return _Builder(text).build()
    except yaml.YAMLError as failure:
        raise ProposalError([syntax.explain(failure, text)]) from None


class _Builder:
    """Turns the events of one file into a tree."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.problems: list[Problem] = []
        self.has_comments = traps.has_glued_comment(text)

    def build(self) -> tuple[Node, list[Problem]]:
        next_event = _Parser(self.text).get_event
        stack: list[_Open] = []
        root: Node | None = None
        count = 0
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                node: Node = self.scalar(event, stack)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self.opened(event, len(stack))
                stack.append(_Open(kind is yaml.MappingStartEvent, event))
                continue
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                node = self.closed(stack.pop(), event)
            elif kind is yaml.AliasEvent:
                node = self.alias(event)
            elif kind is yaml.DocumentStartEvent and root is not None:
                self.problems.append(traps.second_document(_span(event)))
                return root, self.problems
            else:
                continue
            count += 1
            if count > MAX_NODES:
                message = f"More than {MAX_NODES} values"
                raise ProposalError([error("SRC010", node.span, message)])
            if stack:
                stack[-1].children.append(node)
            else:
                root = node
        if root is None or (isinstance(root, Scalar) and not root.text and not root.style):
            message = "The file is empty"
            hint = 'start with: council_rules: "1"'
            raise ProposalError([error("SRC001", START, message, hint=hint)])
        return root, self.problems

    def scalar(self, event: Any, stack: list[_Open]) -> Scalar:
        text: str = event.value
        span = _span(event)
        style: str = event.style or ""
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        if event.anchor is not None or event.tag is not None:
            self.problems.append(traps.decorated(event.anchor, event.tag, span))
        if not style:
            self.doubt(text, span, stack[-1] if stack else None)
            if self.has_comments:
                end = event.end_mark.index
                self.problems += traps.comment(self.text, end, text, span)
        elif style == '"' and not text.isprintable():
            self.problems += syntax.escaped_controls(text, span)
        return _new(Scalar, (text, span, style))

    def doubt(self, text: str, span: Span, place: _Open | None) -> None:
        if not text:
            self.problems += self.empty(place, span)
        elif text[0] in traps.FIRST_CHARACTERS:
            is_key = place is not None and place.is_mapping and len(place.children) % 2 == 0
            self.problems += traps.plain(text, span, is_key)

    def empty(self, place: _Open | None, span: Span) -> list[Problem]:
        if place is None:
            return []
        if not place.is_mapping:
            return [traps.empty_item(span)]
        if len(place.children) % 2 == 0:
            return [traps.empty_key(span)]
        key = place.children[-1]
        name, at = (key.text, key.span) if isinstance(key, Scalar) else ("", span)
        return [traps.no_value(name, at, place.flow)]

    def alias(self, event: Any) -> Scalar:
        span = _span(event)
        self.problems.append(traps.alias(event.anchor, span))
        return Scalar(f"*{event.anchor}", span, "'")

    def opened(self, event: Any, depth: int) -> None:
        if event.anchor is not None or event.tag is not None:
            self.problems.append(traps.decorated(event.anchor, event.tag, _span(event)))
        if depth >= MAX_DEPTH:
            message = f"Nested deeper than {MAX_DEPTH} levels"
            raise ProposalError([error("SRC010", _span(event), message)])

    def closed(self, place: _Open, event: Any) -> Node:
        children = place.children
        end = event.end_mark
        last = (end.line + 1, end.column + 1)
        if not place.flow and children:
            # the parser ends a block list where the next token begins, maybe pages below
            last = children[-1].span[2:]
        span = Span(place.start.line + 1, place.start.column + 1, *last)
        if not place.is_mapping:
            return Sequence(tuple(children), span)
        return Mapping(tuple(self.entries(children)), span)

    def entries(self, children: list[Node]) -> list[tuple[Scalar, Node]]:
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, Span] = {}
        pairs = iter(children)
        for key, value in zip(pairs, pairs, strict=True):
            if not isinstance(key, Scalar):
                self.problems.append(traps.not_a_key(key.span))
            elif key.text == "<<" and not key.style:
                self.problems.append(traps.merge_key(key.span))
            elif key.text in seen:
                self.problems.append(traps.repeated_key(key.text, key.span, seen[key.text]))
            else:
                seen[key.text] = key.span
                entries.append((key, value))
        return entries


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return _new(Span, (start.line + 1, start.column + 1, end.line + 1, end.column + 1))
