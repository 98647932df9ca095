"""Patterns of paths: which files a setting is about.

A pattern counts from the folder of the file that it is written in. ``*`` and ``?`` stand for
anything but a slash, ``**`` for any folders. A pattern without a slash is a name at any depth.
What matches a folder matches everything in it.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from itertools import takewhile
from pathlib import Path

from council_rules.findings.evidence import Place
from council_rules.proposal.files import proposals_in
from council_rules.record import Record

_MAGIC = frozenset("*?[")


class Glob(Record):
    """A pattern, the folder it counts from, and where it is written."""

    pattern: str
    folder: Path
    place: Place | None = None

    def matches(self, path: str) -> bool:
        """Return whether the pattern is about a file."""
        base, parts = self._split()
        if not self._anchored:
            parts = ["**", *parts]
        whole = _whole(path)
        start = base.rstrip("/") + "/"
        return whole.startswith(start) and _fits(parts, whole[len(start) :].split("/"))

    def leads_anywhere(self) -> bool:
        """Return whether there is a proposal, or a file of just this name, that it is about."""
        return next(self._found(), None) is not None

    def is_within(self, files: Iterable[str]) -> bool:
        """Return whether all that it leads to is among some files."""
        known = {_whole(file) for file in files}
        return all(_whole(path) in known for path in self._found())

    def _found(self) -> Iterator[str]:
        base, parts = self._split()
        fixed = list(takewhile(_MAGIC.isdisjoint, parts))
        start = Path("/".join((base, *fixed)))
        if len(fixed) == len(parts) and start.is_file():
            yield str(start)
        start = start if self._anchored else Path(base)
        yield from filter(self.matches, map(str, proposals_in(start)))

    @property
    def _anchored(self) -> bool:
        return "/" in self.pattern.rstrip("/")

    def _split(self) -> tuple[str, list[str]]:
        """Return the folder to count from, once '..' is followed, and the parts of the rest."""
        folder = _slashed(os.path.realpath(self.folder))
        parts = [part for part in self.pattern.split("/") if part not in ("", ".")]
        while parts and parts[0] == "..":
            folder, parts = folder.rpartition("/")[0], parts[1:]
        return folder, parts


def _whole(path: str) -> str:
    """Return a whole path with slashes, links in its folders followed."""
    folder, name = os.path.split(os.path.abspath(path))
    return _slashed(os.path.join(os.path.realpath(folder), name))


def _slashed(path: str) -> str:
    return path.replace(os.sep, "/")


def _fits(parts: Sequence[str], names: Sequence[str]) -> bool:
    """Return whether the parts of a pattern match a path or a folder above it.

    All ways to read the pattern are followed at once, so that none is tried again and again.
    """
    reached = {0}
    for name in names:
        reached = _with_folders(parts, reached)
        if len(parts) in reached:
            return True
        reached = {
            at if parts[at] == "**" else at + 1
            for at in reached
            if parts[at] == "**" or fnmatchcase(name, parts[at])
        }
    return len(parts) in reached


def _with_folders(parts: Sequence[str], reached: set[int]) -> set[int]:
    """Return what is reached of a pattern if '**' stands for no folder as well."""
    found = set()
    for at in reached:
        found.add(at)
        while at < len(parts) and parts[at] == "**":
            at += 1
            found.add(at)
    return found
