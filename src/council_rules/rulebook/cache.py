"""A cache on disk for what was read from pages, addressed by what it was read from.

The directory is ``COUNCIL_RULES_CACHE`` or the user's cache directory; an empty
``COUNCIL_RULES_CACHE`` switches the cache off. A cache that cannot be read or written
costs time and nothing else, so nothing here raises.
"""

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import Any

VARIABLE = "COUNCIL_RULES_CACHE"


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
    place = directory()
    if place is None:
        return None
    try:
        with open(place / _name(kind, digest), "rb") as file:
            held = json.loads(file.read())
        return held["data"] if held["digest"] == digest else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def write(kind: str, digest: str, data: Any) -> None:
    """Keep ``data`` (anything JSON can hold) under ``kind`` and ``digest``."""
    place = directory()
    if place is None:
        return
    import tempfile  # only the first run with new pages pays for it

    text = json.dumps({"digest": digest, "data": data}, ensure_ascii=False)
    temporary = ""
    try:
        place.mkdir(parents=True, exist_ok=True)
        # another process may read at any moment: it sees the old file or the new one
        handle, temporary = tempfile.mkstemp(dir=place, suffix=".part")
        with open(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(temporary, place / _name(kind, digest))
    except OSError:
        if temporary:
            _discard(temporary)


def place(kind: str, digest: str) -> Path | None:
    """Return where something is kept, whether or not it is there; None without a cache."""
    own = directory()
    return None if own is None else own / _name(kind, digest)


def holds(kind: str, digest: str) -> bool:
    """Return whether there is a file for ``kind`` and ``digest``, readable or not."""
    at = place(kind, digest)
    return at is not None and at.exists()


def prune(kind: str, most: int) -> None:
    """Take out the oldest of a kind where there are more than ``most``."""
    own = directory()
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
