"""The one room for files: what a check, its settings and its results read and write.

A change under judgement comes from somebody else and can hold links, devices and names of any
kind. So only regular files are read, never through a link out of the repository they lie in or
to a file of another kind, never what git keeps for itself, and never more than a caller asks
for. Files are written whole or not at all. Whatever is refused is an ``OSError`` whose
``strerror`` says why.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

GIT = ".git"
_PROPOSAL = ".council.yaml"
_DEVICES = "/dev/"
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_WHOLE_NAME = 100


class RefusedError(OSError):
    """A file that is there, and is not read or written for what it is."""

    def __init__(self, why: str, path: str) -> None:
        super().__init__(errno.EPERM, why, path)


def read(path: str | Path, most: int) -> bytes:
    """Return the bytes of a regular file, at most so many and one more.

    Raises OSError, and ValueError for a name that no file can have.
    """
    name = os.fspath(path)
    _check_links(name)
    handle = os.open(name, _FLAGS | _BINARY)
    try:
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), name)
        if not stat.S_ISREG(status.st_mode):
            raise RefusedError("it is no regular file", name)
        with os.fdopen(os.dup(handle), "rb") as file:
            return file.read(most + 1)
    finally:
        os.close(handle)


def _check_links(name: str) -> None:
    """Raise RefusedError if links lead from a name to where nothing is read."""
    plain = os.path.abspath(name)
    real = os.path.realpath(name)
    if GIT in Path(real).parts or GIT in Path(plain).parts:
        raise RefusedError("what git keeps for itself is not read", name)
    if os.path.normcase(real) == os.path.normcase(plain):
        return
    if not _is_below(real, root_of(plain)):
        raise RefusedError("a link leads out of the repository or folder", name)
    if _ending(real) not in (_ending(plain), _PROPOSAL):
        raise RefusedError("a link leads to a file with another ending", name)


def root_of(path: str) -> str:
    """Return the root of the repository that a path lies in, without following links.

    Without a repository that is the current folder for what lies below it, and for everything
    else the folder of the path.
    """
    plain = Path(os.path.abspath(path))
    for folder in plain.parents:
        if os.path.lexists(folder / GIT):
            return os.path.realpath(folder)
    current = Path.cwd()
    return os.path.realpath(current if current in plain.parents else plain.parent)


def _is_below(real: str, root: str) -> bool:
    return Path(root) in Path(real).parents


def _ending(name: str) -> str:
    """Return what says of which kind a file is: ``.council.yaml`` is more than ``.yaml``."""
    base, ending = os.path.splitext(os.path.basename(name).lower())
    return os.path.splitext(base)[1] + ending if ending in (".yaml", ".yml") else ending


def read_own(path: str | Path) -> bytes:
    """Return the bytes of a file that was installed with this package. Raises OSError."""
    with open(path, "rb") as file:
        return file.read()


def write_whole(
    path: str | Path, content: bytes, check: Callable[[], object] = lambda: None
) -> None:
    """Write a file, new or in place of an old one; half a file is never to be seen.

    An old file keeps its permissions. A link within the repository is followed and stays.
    ``check`` is called last of all, and may raise to leave the file as it is. Raises OSError;
    then everything is as it was.
    """
    name = os.fspath(path)
    real = os.path.realpath(name)
    _check_target(name, real)
    _replace(real, content, _mode_of(real), check)


def write_new(path: str | Path, content: bytes) -> None:
    """Write a file as ``write_whole`` does, but only where there is none.

    Raises OSError, FileExistsError where there is one by the time it would be written.
    """
    name = os.fspath(path)

    def check() -> None:
        if os.path.lexists(name):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), name)

    check()  # a link that leads nowhere is there as well
    write_whole(path, content, check)


def write_output(path: str | Path, content: bytes) -> None:
    """Write a file of results as ``write_whole`` does, but through no link at all.

    Devices are written to, as they cannot be replaced. Raises OSError.
    """
    name = os.fspath(path)
    if os.path.abspath(name).startswith(_DEVICES):
        with open(name, "wb") as device:
            device.write(content)
        return
    if os.path.islink(name):
        raise RefusedError("it is a link, and results go through none", name)
    real = os.path.join(os.path.realpath(os.path.dirname(name) or "."), os.path.basename(name))
    _check_target(name, real)
    _replace(real, content, _mode_of(real))


def write_kept(path: str | Path, content: bytes) -> None:
    """Write a file in a folder of our own, whole; it need not outlive a crash of the system.

    Raises OSError.
    """
    _replace(os.fspath(path), content, None, lasting=False)


def append(path: str | Path, content: bytes) -> None:
    """Add to the end of a file. Raises OSError."""
    with open(path, "ab") as file:
        file.write(content)


def _check_target(name: str, real: str) -> None:
    if GIT in Path(real).parts:
        raise RefusedError("nothing is written into what git keeps for itself", name)
    plain = os.path.abspath(name)
    if real != plain and not _is_below(real, root_of(plain)):
        raise RefusedError("a link leads out of the repository or folder", name)
    if os.path.lexists(real) and not stat.S_ISREG(os.lstat(real).st_mode):
        raise RefusedError("it is no regular file", name)


def _mode_of(real: str) -> int | None:
    with contextlib.suppress(FileNotFoundError):
        return stat.S_IMODE(os.stat(real).st_mode)
    return None


def _replace(
    real: str,
    content: bytes,
    mode: int | None,
    check: Callable[[], object] = lambda: None,
    lasting: bool = True,
) -> None:
    """Put content in the place of a file by way of another that nobody can guess."""
    folder, name = os.path.split(real)
    temporary = os.path.join(folder, f".{name[:_WHOLE_NAME]}.{os.urandom(8).hex()}.new")
    handle, named = _opened(folder, temporary, 0o666 if lasting else 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            if mode is not None:
                os.chmod(file.fileno(), mode)
            if lasting:
                os.fsync(file.fileno())
            check()
            if not named:
                handle = file.fileno()
                # the folder is not looked at, but without one links are not followed
                os.link(f"/proc/self/fd/{handle}", temporary, src_dir_fd=handle)
                named = True
        os.replace(temporary, real)
    except BaseException:
        if named:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        raise


def _opened(folder: str, temporary: str, mode: int) -> tuple[int, bool]:
    """Return a new file to write to, and whether it has its name already.

    Where the system can do that it has none, so that nothing is left of it after a kill.
    """
    if hasattr(os, "O_TMPFILE") and os.path.isdir("/proc/self/fd"):
        with contextlib.suppress(OSError):
            return os.open(folder, os.O_WRONLY | os.O_TMPFILE, mode), False
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | _BINARY
    return os.open(temporary, flags, mode), True
