"""Which proposal of a commit a file is the later version of: the one with its id."""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from council_rules import files
from council_rules.findings.report import FileReport
from council_rules.gate.base import Base
from council_rules.proposal.files import is_proposal
from council_rules.proposal.load import load_text
from council_rules.proposal.problems import ProposalError
from council_rules.proposal.tree import MAX_BYTES
from council_rules.record import Record
from council_rules.settings import Settings


class Predecessors(Record):
    """What became of the proposals of a commit.

    ``old`` gives the path of a file at the commit, by the names of files now; ``moved`` are
    the names of those that had another path. ``gone`` are the paths, with ids, of proposals
    of which there is no later version in the run.
    """

    old: dict[str, str]
    moved: tuple[str, ...]
    gone: tuple[tuple[str, str], ...]


def predecessors(
    base: Base, files: Sequence[FileReport], folders: Sequence[Path], settings: Settings
) -> Predecessors:
    """Return the proposals of a commit that files are later versions of.

    A file keeps its path as long as the proposal in it keeps its id; else the one with this id
    is looked for. What was in the folders, or is named, and has no later version is gone.
    """
    search = _Search(base)
    found = ((file, base.repository.path_of(file.file)) for file in files)
    paths = {file.file: path for file, path in found if path is not None}
    old: dict[str, str] = {}
    for file in files:
        path = paths.get(file.file, "")
        if path in base.files and (not file.checked or search.id(path) in ("", file.proposal)):
            old[file.file] = path
    moved = []
    for file in files:
        if file.checked and file.file not in old and file.file in paths:
            was = search.with_id(file.proposal, {*old.values()})
            if was:
                old[file.file] = was
                moved.append(file.file)
    near = {path for path in paths.values() if path in base.files}
    near |= {*_within(base, folders, settings)}
    gone = tuple((path, search.id(path)) for path in sorted(near - {*old.values()}))
    return Predecessors(old, tuple(moved), gone)


def _within(base: Base, folders: Sequence[Path], settings: Settings) -> Iterator[str]:
    """Yield the proposals that were in folders, as a check of the folders finds them."""
    for folder in folders:
        root = base.repository.path_of(str(folder))
        for path in base.files if root is not None else ():
            start = "" if root == "." else f"{root}/"
            if not (path.startswith(start) and is_proposal(path)):
                continue
            inner = PurePosixPath(path.removeprefix(start)).parts
            hidden = any(part.startswith(".") for part in inner[:-1])
            if not hidden and not settings.excludes(base.repository.root / path):
                yield path


class _Search:
    """The ids of the proposals of a commit, read once."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self.ids: dict[str, str] = {}

    def id(self, path: str) -> str:
        """Return the id of the proposal at a path; empty if it could not be read."""
        if path not in self.ids:
            blob = self.base.files[path]
            content = self.base.repository.blobs([blob]).get(blob, b"")
            self.ids[path] = _id(content)
        return self.ids[path]

    def with_id(self, id: str, used: set[str]) -> str | None:
        """Return the path of the first proposal with an id that is no partner yet.

        One that is still where it was has not moved: whatever has its id besides is a copy.
        """
        for path in sorted(filter(is_proposal, {*self.base.files} - used)):
            if self.id(path) == id and _id_on_disk(self.base.repository.root / path) != id:
                return path
        return None


def _id(content: bytes) -> str:
    try:
        return load_text(content).proposal.proposal.id
    except ProposalError:
        return ""


def _id_on_disk(path: Path) -> str:
    try:
        return _id(files.read(path, MAX_BYTES)) if not path.is_symlink() else ""
    except OSError:
        return ""
