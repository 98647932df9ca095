"""Reports on single files that are kept between runs.

The address of a report is made from everything that it depends on: the bytes of the file and
its name, the rule book, the rules chosen and their parameters, the scenario, the versions of
this package and of the solver. So a report that is found is the one that would be made.
"""

import hashlib
import importlib.util
import json
import os
from collections.abc import Iterable
from functools import cache

from council_rules import __version__
from council_rules.findings.report import FileReport
from council_rules.record import Record
from council_rules.rulebook import cache as disk

KIND = "report"
# part of the address: raise it when the same input is judged differently
EDITION = "2"
MOST_KEPT = 500


def address(name: str, sha256: str, judged_by: object) -> str:
    """Return the address of the report on a file; ``judged_by`` is all else it depends on."""
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


class Kept(Record):
    """A report that was kept; ``excuses`` says whether its file has waivers or judgements.

    These are no part of the report, so the file has to be read for them.
    """

    excuses: bool
    report: FileReport


def kept(digest: str, *, tell: bool = True) -> Kept | None:
    """Return what is kept at an address; None if there is nothing, or nothing to be read.

    If something damaged is there, that is said on ``tell``, and the report is to be made again.
    """
    from council_rules.running.codec import decoded

    data = disk.read(KIND, digest)
    if data is None:
        if tell and disk.holds(KIND, digest):
            _warn(digest)
        return None
    try:
        return decoded(Kept, data)
    except (ValueError, TypeError, KeyError):
        if tell:
            _warn(digest)
        return None


def keep(digest: str, found: Kept) -> None:
    """Keep a report; the oldest make room where there are too many."""
    from council_rules.running.codec import encoded

    disk.write(KIND, digest, encoded(found))
    disk.prune(KIND, MOST_KEPT)


def _warn(digest: str) -> None:
    import logging  # only what is damaged pays for it

    place = disk.place(KIND, digest)
    logging.getLogger("council_rules").warning(
        "warning: the result kept in '%s' is damaged; the file is judged again", place
    )
