"""What was worked out on single files, kept between runs: reports, and games of votes.

The address of a result is made from everything that it depends on: the bytes of the file and
its name, the rule book, the rules chosen and their parameters, the scenario, the versions of
this package and of the solver. So a result that is found is the one that would be made.
"""

import hashlib
import importlib.util
import json
import os
from collections.abc import Iterable
from functools import cache
from typing import TypeVar

from council_rules import __version__
from council_rules.record import Record
from council_rules.rulebook import cache as disk

Result = TypeVar("Result", bound=Record)
REPORT, GAMES = "report", "games"
# part of the address: raise it when the same input is judged differently
EDITION = "1"
MOST_KEPT = 500


def address(name: str, sha256: str, judged_by: object) -> str:
    """Return the address of a result on a file; ``judged_by`` is all else it depends on."""
    parts = [EDITION, __version__, _code(), _solver(), name, sha256, judged_by]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()


@cache
def _code() -> str:
    """Return a fingerprint of this package's own files: a version may be under work."""
    return _fingerprint(code())


@cache
def _solver() -> str:
    """Return a fingerprint of the solver's files: asking itself would load it."""
    found = importlib.util.find_spec("clingo")
    folders = found.submodule_search_locations if found else None
    return _fingerprint(
        entry.path
        for folder in folders or ()
        for entry in sorted(os.scandir(folder), key=lambda one: one.name)
        if entry.is_file()
    )


def _fingerprint(paths: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        status = os.stat(path)
        name = os.path.basename(path)
        digest.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def code() -> list[str]:
    """Return the Python files of this package, in a fixed order: a report depends on all."""
    package = os.path.dirname(os.path.dirname(__file__))
    return sorted(
        os.path.join(folder, name)
        for folder, _, files in os.walk(package)
        for name in files
        if name.endswith(".py")
    )


def kept(digest: str, kind: str, what: type[Result], *, tell: bool = True) -> Result | None:
    """Return the result of a kind at an address; None if there is none that can be read.

    One that is damaged is to be made again, and said to be damaged, on ``tell``.
    """
    from council_rules.running.codec import decoded

    data = disk.read(kind, digest)
    if data is None:
        if tell and disk.holds(kind, digest):
            _warn(digest, kind)
        return None
    try:
        return decoded(what, data)
    except (ValueError, TypeError, KeyError, ZeroDivisionError):
        if tell:
            _warn(digest, kind)
        return None


def keep(digest: str, kind: str, result: Record) -> None:
    """Keep a result; the oldest of its kind make room where there are too many."""
    from council_rules.running.codec import encoded

    disk.write(kind, digest, encoded(result))
    disk.prune(kind, MOST_KEPT)


def _warn(digest: str, kind: str) -> None:
    import logging  # only what is damaged pays for it

    place = disk.place(kind, digest)
    logging.getLogger("council_rules").warning(
        "warning: the result kept in '%s' is damaged; it is worked out again", place
    )
