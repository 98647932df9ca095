"""The two sides of a comparison: files, folders, saved results, and what git remembers."""

import os
import posixpath
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from council_rules import files
from council_rules.gate import saved
from council_rules.gate.changes import Version
from council_rules.gate.history import (
    Commit,
    HistoryError,
    NoRepository,
    Repository,
    UnknownRef,
)
from council_rules.gate.json_text import MOST
from council_rules.proposal.files import is_proposal
from council_rules.running.jobs import Text
from council_rules.running.runs import NothingToCheck, run, run_texts
from council_rules.settings import Settings
from council_rules.words import meant


def version_of(name: str, settings: Settings) -> Version:
    """Return the report on what a name stands for.

    That is a proposal, a saved result, or a folder; else a commit as ``REF``, for all
    proposals in and below the current folder, or ``REF:PATH`` for a file or folder as
    they were in it. As for git, the path counts from the root of the repository unless it
    begins with ``./`` or ``../``.

    Raises HistoryError if there is no such thing, NothingToCheck for a folder or commit
    without proposals, SettingsError for a saved result that cannot be used, and RuleBookError
    as a check does.
    """
    path = Path(name)
    if os.path.lexists(name):
        _check_ambiguous(name)
    if path.is_dir():
        return _folder(path, settings)
    if path.exists():
        return _file(path, settings)
    return _remembered(name, settings)


def _check_ambiguous(name: str) -> None:
    """Raise HistoryError if a name is that of a file and of a commit: git does not guess."""
    if name.startswith((".", "/")) or os.path.isabs(name):
        return
    ref = name.partition(":")[0]
    try:
        Repository.at(Path.cwd()).commit(ref)
    except HistoryError:
        return
    message = f"'{name}' is both a file and a branch, tag or commit"
    raise HistoryError(message, f"write './{name}' for the file, '{ref}:./' for the commit")


def _folder(path: Path, settings: Settings) -> Version:
    report = run([path], settings)
    inner = tuple(_slashed(os.path.relpath(file.file, path)) for file in report.files)
    return Version(str(path), report, tuple(_here(file.file) for file in report.files), inner)


def _file(path: Path, settings: Settings) -> Version:
    try:
        content = files.read(path, MOST).decode("utf-8-sig", "replace")
    except OSError:
        content = ""  # the check says what is wrong with it
    is_saved = saved.is_saved(content)
    report = saved.read(path, content) if is_saved else run([path], settings)
    paths = tuple(_here(file.file) for file in report.files)
    return Version(str(path), report, paths, paths)


def _here(file: str) -> str:
    return _slashed(os.path.normpath(file))


def _slashed(path: str) -> str:
    return path.replace(os.sep, "/")


def _remembered(name: str, settings: Settings) -> Version:
    ref, colon, wanted = name.partition(":")
    try:
        repository = Repository.at(Path.cwd())
        commit = repository.commit(ref)
    except NoRepository:
        message = f"There is no file or directory '{name}', and no git repository here"
        raise HistoryError(message) from None
    except UnknownRef as unknown:
        message = f"There is no file, directory, branch, tag or commit '{ref}'"
        raise HistoryError(message, unknown.hint) from None
    files = repository.files(commit)
    folder, paths = _chosen(repository, commit, files, wanted if colon else "./", settings)
    if not paths:
        raise NothingToCheck((), (f"{ref}:{folder or '.'}",))
    contents = repository.blobs(files[path] for path in paths)
    here = tuple(_from_here(path, repository) for path in paths)
    texts = [
        Text(f"{ref}:{path}", contents.get(files[path], b""), lies)
        for path, lies in zip(paths, here, strict=True)
    ]
    inner = tuple(path.removeprefix(f"{folder}/") for path in paths)
    return Version(name, run_texts(texts, settings), here, inner)


def _chosen(
    repository: Repository,
    commit: Commit,
    files: Iterable[str],
    wanted: str,
    settings: Settings,
) -> tuple[str, list[str]]:
    """Return the folder that was asked for in a commit, and the proposals in it.

    If a file was asked for, that is the one; in a folder, what the settings exclude is left
    out. Raises HistoryError if there is neither.
    """
    start = repository.prefix if wanted.startswith(("./", "../")) or wanted == "." else ""
    path = posixpath.normpath(posixpath.join(start, wanted))
    path = "" if path == "." else path
    if path in files:
        return posixpath.dirname(path), [path]
    below = [name for name in files if not path or name.startswith(f"{path}/")]
    if path and not below:
        hint = meant(path, files)
        if repository.prefix + wanted in files:
            hint = f"did you mean './{wanted}'?"
        raise HistoryError(f"There is no '{path}' at {commit.short}", hint)
    found = [name for name in below if _is_proposal(name.removeprefix(f"{path}/"))]
    return path, [
        name for name in found if not settings.excludes(Path(_from_here(name, repository)))
    ]


def _from_here(path: str, repository: Repository) -> str:
    """Return the path from the current folder of a path from the root of the repository."""
    return posixpath.relpath(path, repository.prefix or ".")


def _is_proposal(path: str) -> bool:
    """Return whether a path in a folder is found when the folder is checked."""
    parts = PurePosixPath(path).parts
    return is_proposal(path) and not any(part.startswith(".") for part in parts[:-1])
