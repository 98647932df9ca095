"""Paths of files as other programs want them: from the root of the repository."""

import os
from pathlib import Path


def root_of(folder: Path) -> str:
    """Return the root of the repository around a folder, or the folder itself."""
    for place in (folder, *folder.parents):
        if (place / ".git").exists():
            return os.path.realpath(place)
    return os.path.realpath(folder)


def path_from(name: str, root: str) -> str:
    """Return the path of a file from the root, or its whole path if it lies elsewhere."""
    place = os.path.realpath(name)
    try:
        path = Path(place).relative_to(root)
    except ValueError:
        path = Path(place)
    return path.as_posix()


def patched(name: str) -> str:
    """Return the path of a file in a patch: from the root, its mere name if outside of it."""
    path = path_from(name, root_of(Path.cwd()))
    return os.path.basename(path) if os.path.isabs(path) else path
