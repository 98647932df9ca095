"""Which files in a folder are proposals."""

import os
from collections.abc import Iterator
from pathlib import Path

SUFFIX = ".council.yaml"


def proposals_in(folder: Path) -> Iterator[Path]:
    """Yield the files in and below a folder that have the name of a proposal.

    Hidden folders are passed over.
    """
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in files if name.endswith(SUFFIX))
