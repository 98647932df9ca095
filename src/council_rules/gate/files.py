"""Files that are written in full or not at all."""

import os
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file, new or in place of an old one; half a file is never to be seen.

    Symbolic links are followed and stay, and an old file keeps its permissions. Raises
    OSError; then everything is as it was.
    """
    real = Path(os.path.realpath(path))
    temporary = real.with_name(f".{real.name[:100]}.{os.getpid()}.new")
    with open(temporary, "xb") as file:
        try:
            file.write(content)
            file.flush()
            if real.exists():
                os.chmod(temporary, real.stat().st_mode & 0o7777)
            os.fsync(file.fileno())
        except BaseException:
            file.close()
            temporary.unlink()
            raise
    try:
        os.replace(temporary, real)
    except BaseException:
        temporary.unlink()
        raise
