"""Which files in a folder are proposals."""

import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from council_rules.record import Record

SUFFIX = ".council.yaml"

_SUFFIXES = (SUFFIX, ".council.yml")
# what git keeps for itself holds no proposals of anybody
_OF_GIT = ".git"


class Why(StrEnum):
    """Why a run passed over something at its paths."""

    EXCLUDED = "excluded"
    SAME_FILE = "same_file"
    HIDDEN = "hidden_folder"
    LINK = "linked_folder"


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
    """Yield the proposals in and below a folder, and the folders passed over, with why."""
    for place, folders, files in os.walk(folder):
        kept = []
        for name in folders:
            path = Path(place, name)
            if not name.startswith(".") and not path.is_symlink():
                kept.append(name)
            elif name != _OF_GIT:
                yield path, Why.HIDDEN if name.startswith(".") else Why.LINK
        folders[:] = kept
        yield from ((Path(place, name), None) for name in files if is_proposal(name))
