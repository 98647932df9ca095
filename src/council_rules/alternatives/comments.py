"""Comments that go with what they stand at, so that somebody can be told."""

import re
from collections import Counter
from collections.abc import Iterator

from council_rules.proposal import tree
from council_rules.proposal.tree import Mapping, Node, Scalar

_SIGN = re.compile(r"(?:^|(?<=\s))#")


def lost_comments(before: str, after: str) -> tuple[str, ...]:
    """Return the comments of a text that another version of it lacks, each with its line.

    Lines count from 1. A comment that is only moved is not lost. Both texts are proposals.
    """
    left = Counter(words for _, words in _comments(after))
    lost = []
    for line, words in _comments(before):
        if left[words]:
            left[words] -= 1
        else:
            lost.append(f"line {line}: {words}")
    return tuple(lost)


def _comments(text: str) -> Iterator[tuple[int, str]]:
    """Return the comments of a text, each with its line; a sign within a value begins none."""
    root, _ = tree.parse(text)
    values = list(_values(root))
    for number, line in enumerate(text.splitlines(), start=1):
        for found in _SIGN.finditer(line):
            column = found.start() + 1
            if not any(_within(number, column, one) for one in values):
                yield number, line[found.end() :].strip()
                break


def _values(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield key
            yield from _values(value)
    else:
        for item in node.items:
            yield from _values(item)


def _within(line: int, column: int, value: Scalar) -> bool:
    span = value.span
    begin, end = (span.line, span.column), (span.end_line, span.end_column)
    return begin <= (line, column) < end
