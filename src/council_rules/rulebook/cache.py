"""A cache on disk for what was read from pages, addressed by what it was read from.

The directory is ``COUNCIL_RULES_CACHE`` or the user's cache directory; an empty
``COUNCIL_RULES_CACHE`` switches the cache off. A cache that cannot be read or written, or into
which others can write, costs time and nothing else, so nothing here raises. The wheel brings
what the rule book that ships with it is read to; it is as trusted as the package it lies in.
"""

import contextlib
import json
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from council_rules import files

VARIABLE = "COUNCIL_RULES_CACHE"
SHIPPED = Path(__file__).resolve().parents[1] / "compiled"
_bypassed = False
# what was read from pages while the cache on disk is bypassed
_in_memory: dict[tuple[str, str], Any] = {}
# what this process made of it: compiling once is enough, and so is unpacking what lies on disk
_made: dict[tuple[str, str], Any] = {}
MOST_MADE = 256


def directory() -> Path | None:
    """Return the directory of the cache, or None if there is none."""
    chosen = os.environ.get(VARIABLE)
    if chosen is not None:
        return Path(chosen) if chosen else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    path = Path(base) / "council-rules"
    return path if path.is_absolute() else None


def read(kind: str, digest: str) -> Any:
    """Return what was written under ``kind`` and ``digest``, or None."""
    if _bypassed and (kind, digest) in _in_memory:
        return _in_memory[kind, digest]
    place = _trusted()
    found = None if place is None else _held(place, kind, digest)
    return _held(SHIPPED, kind, digest) if found is None else found


def _held(place: Path, kind: str, digest: str) -> Any:
    try:
        held = json.loads(files.read_own(place / _name(kind, digest)))
        return held["data"] if held["digest"] == digest else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def write(kind: str, digest: str, data: Any) -> None:
    """Keep ``data`` (anything JSON can hold) under ``kind`` and ``digest``."""
    if _bypassed:
        _in_memory[kind, digest] = data
        return
    if (place := directory()) is None:
        return
    text = json.dumps({"digest": digest, "data": data}, ensure_ascii=False)
    with contextlib.suppress(OSError):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _trusted():
            # another process may read at any moment: it sees the old file or the new one
            files.write_kept(place / _name(kind, digest), text.encode("utf-8", "surrogatepass"))


def made(kind: str, digest: str) -> Any:
    """Return what this process has made of what has this digest, or None."""
    return _made.get((kind, digest))


def keep_made(kind: str, digest: str, what: Any) -> None:
    """Keep in memory what was made of what has this digest; the oldest make room for it."""
    _made[kind, digest] = what
    while len(_made) > MOST_MADE:
        del _made[next(iter(_made))]


@contextlib.contextmanager
def bypassed(wanted: bool) -> Iterator[None]:
    """Neither read nor write anything on disk meanwhile, if that is ``wanted``."""
    global _bypassed
    before, _bypassed = _bypassed, _bypassed or wanted
    try:
        yield
    finally:
        _bypassed = before


def _trusted() -> Path | None:
    """Return the directory of the cache if nobody else can write into it.

    What is kept there is judged by without being read again, so whoever writes there writes
    rules.
    """
    place = None if _bypassed else directory()
    if place is None or not hasattr(os, "getuid"):
        return place
    try:
        status = os.lstat(place)
    except OSError:
        return None
    own = stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid()
    return place if own and not status.st_mode & 0o022 else None


def place(kind: str, digest: str) -> Path | None:
    """Return where something is kept, whether or not it is there; None without a cache."""
    own = _trusted()
    return None if own is None else own / _name(kind, digest)


def holds(kind: str, digest: str) -> bool:
    """Return whether there is a file for ``kind`` and ``digest``, readable or not."""
    at = place(kind, digest)
    return at is not None and at.exists()


def prune(kind: str, most: int) -> None:
    """Take out the oldest of a kind where there are more than ``most``."""
    own = _trusted()
    if own is None:
        return
    with contextlib.suppress(OSError):
        found = list(own.glob(f"{kind}-*.json"))
        if len(found) > most:
            found.sort(key=lambda path: path.stat().st_mtime)
            for path in found[: len(found) - most // 2]:
                _discard(str(path))


def _discard(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)


def _name(kind: str, digest: str) -> str:
    return f"{kind}-{digest[:32]}.json"
