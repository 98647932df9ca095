"""Sentences that differ in one name only, said at once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from council_rules.record import Record

_NAME = re.compile(r"'[^']*'")


class Said(Record):
    """A sentence with the lines that it comes from.

    It also holds with each of ``others`` in the place of the name ``own``.
    """

    words: str
    lines: tuple[int, ...]
    own: str = ""
    others: tuple[str, ...] = ()


def joined(sentences: Iterable[Said]) -> Iterator[Said]:
    """Return sentences in order; those that differ in one quoted name are one sentence.

    'a' votes in 'b' and 'c' votes in 'b' come to: 'a' votes in 'b'; the same with 'c' in the
    place of 'a'. Nothing is lost: each of the sentences can be read off.
    """
    left = dict.fromkeys(sentences)
    found: list[tuple[int, Said]] = []
    order = {one: number for number, one in enumerate(left)}
    while left:
        position, group = _largest(left)
        for one in group:
            del left[one]
        found.append((order[group[0]], _one(group, position)))
    yield from (said for _, said in sorted(found, key=lambda one: one[0]))


def _largest(sentences: Iterable[Said]) -> tuple[int, list[Said]]:
    """Return the most sentences that differ in one name only, and which name that is."""
    groups: dict[tuple[int, str], list[Said]] = defaultdict(list)
    for one in sentences:
        groups[-1, one.words].append(one)
        for position, name in enumerate(_NAME.finditer(one.words)):
            frame = f"{one.words[: name.start()]}\0{one.words[name.end() :]}"
            groups[position, frame].append(one)
    (position, _), group = max(groups.items(), key=lambda one: len(one[1]))
    return position, group


def _one(group: list[Said], position: int) -> Said:
    lines = tuple(sorted({line for one in group for line in one.lines}))
    first = group[0].words
    if len(group) == 1 or position < 0:
        return Said(first, lines)
    own, *others = dict.fromkeys(_NAME.findall(one.words)[position] for one in group)
    return Said(first, lines, own, tuple(others))
