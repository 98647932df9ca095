"""Which files in a folder are proposals."""

import contextlib
import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from council_rules.record import Record

SUFFIX = ".council.yaml"

_SUFFIXES = (SUFFIX, ".council.yml")
# folders in folders: more are no order of anybody's files, and end what walks them
MOST_DEEP = 100
# what git keeps for itself holds no proposals of anybody
_OF_GIT = ".git"


class Why(StrEnum):
    """Why a run passed over something at its paths."""

    EXCLUDED = "excluded"
    SAME_FILE = "same_file"
    HIDDEN = "hidden_folder"
    LINK = "linked_folder"
    DEEP = "deep_folder"


class PassedOver(Record):
    """A file or a folder that a run passed over, and why.

    ``file`` is its path, ``same_as`` that of the file under which it was judged, where it is
    the same one.
    """

    file: str
    why: Why
    same_as: str = ""


def is_proposal(name: str) -> bool:
    """Return whether a file has the name of a proposal, in capitals or not."""
    return name.lower().endswith(_SUFFIXES)


def proposals_in(folder: Path) -> Iterator[Path]:
    """Yield the files in and below a folder that have the name of a proposal.

    Hidden folders and links to folders are passed over.
    """
    for path, why in walked(folder):
        if why is None:
            yield path


def walked(folder: Path) -> Iterator[tuple[Path, Why | None]]:
    """Yield the proposals in and below a folder, and the folders passed over, with why.

    Folders are not gone down into deeper than ``MOST_DEEP``.
    """
    waiting = [(folder, 0)]
    while waiting:
        place, depth = waiting.pop()
        files, folders = _listed(place)
        for name in folders:
            path = place / name
            if why := _passed_over(path, depth):
                if name != _OF_GIT:
                    yield path, why
            else:
                waiting.append((path, depth + 1))
        yield from ((place / name, None) for name in files if is_proposal(name))


def _listed(folder: Path) -> tuple[list[str], list[str]]:
    """Return the names of files and folders in a folder, none where it may not be read."""
    files: list[str] = []
    folders: list[str] = []
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for one in found:
            (folders if one.is_dir() else files).append(one.name)
    return files, folders


def _passed_over(folder: Path, depth: int) -> Why | None:
    if folder.name.startswith("."):
        return Why.HIDDEN
    if folder.is_symlink():
        return Why.LINK
    return Why.DEEP if depth >= MOST_DEEP else None
