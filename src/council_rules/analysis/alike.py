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
    yield from (_one(group, position) for position, group in families(sentences))


def families(sentences: Iterable[Said]) -> Iterator[tuple[int, list[Said]]]:
    """Return in order the sentences that differ in one quoted name, and which name that is.

    -1 stands for a sentence of its own, or for several that say the same on other lines.
    """
    left = dict.fromkeys(sentences)
    found: list[tuple[int, list[Said]]] = []
    order = {one: number for number, one in enumerate(left)}
    while left:
        position, group = _largest(left)
        if len(group) == 1:
            found += [(-1, [one]) for one in left]
            break
        for one in group:
            del left[one]
        found.append((position, group))
    yield from sorted(found, key=lambda one: order[one[1][0]])


def parted(words: str, position: int) -> tuple[str, str, str]:
    """Return a sentence in three: before one of its quoted names, the name, and after it."""
    name = list(_NAME.finditer(words))[position]
    return words[: name.start()], name[0], words[name.end() :]


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
