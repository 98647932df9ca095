"""Earlier versions of files, read from the objects of git; the work tree is not touched."""

import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from council_rules.record import Record
from council_rules.words import nearest

_LINK = "120000"
# neither programs that a repository names nor the network, and words that can be recognized
_OPTIONS = ("-c", "core.quotepath=off", "-c", "core.fsmonitor=false")
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
}


class HistoryError(Exception):
    """History that cannot be read; ``hint`` says how to go on and may be empty."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class NoRepository(HistoryError):  # noqa: N818  (says what it is)
    """There is no repository of git at a folder."""


class UnknownRef(HistoryError):  # noqa: N818  (says what it is)
    """A name that stands for no commit."""


class Commit(Record):
    """A commit: its full id, and the short one that people use."""

    id: str
    short: str


class Repository(Record):
    """A repository of git: its root, and the folder in it that relative paths count from."""

    root: Path
    folder: Path

    @classmethod
    def at(cls, folder: Path) -> "Repository":
        """Return the repository that a folder lies in.

        Raises HistoryError if there is none, or git is not installed.
        """
        ran = _git(folder, "rev-parse", "--show-toplevel")
        if ran.returncode:
            said = _said(ran)
            if "not a git repository" in said:
                message = f"'{folder}' does not lie in a git repository"
                raise NoRepository(message, "run the command in the repository of the files")
            raise HistoryError(f"git cannot use the repository of '{folder}': {said}")
        root = os.fsdecode(ran.stdout).removesuffix("\n")
        return cls(Path(os.path.realpath(root)), Path(os.path.realpath(folder)))

    @property
    def prefix(self) -> str:
        """The path of the folder from the root: empty, or with a slash at its end."""
        inner = self.folder.relative_to(self.root).as_posix()
        return "" if inner == "." else f"{inner}/"

    def path_of(self, file: str) -> str | None:
        """Return the path of a file from the root; None if it lies outside."""
        real = Path(os.path.realpath(os.path.join(self.folder, file)))
        try:
            return real.relative_to(self.root).as_posix()
        except ValueError:
            return None

    def commit(self, ref: str) -> Commit:
        """Return the commit that a name stands for. Raises UnknownRef."""
        id = self._id(ref)
        if id is None:
            if ref == "HEAD":
                raise UnknownRef("The repository has no commits yet")
            message = f"There is no branch, tag or commit '{ref}'"
            raise UnknownRef(message, self._meant(ref))
        return Commit(id, self._text("rev-parse", "--short", id).strip())

    def merge_base(self, ref: str) -> Commit:
        """Return the commit at which a name and what is checked out went different ways.

        Raises HistoryError if there is none, and UnknownRef.
        """
        other, head = self.commit(ref), self.commit("HEAD")
        ran = _git(self.root, "merge-base", other.id, head.id)
        if ran.returncode or not ran.stdout.strip():
            message = f"'{ref}' and what is checked out have no commit in common"
            if self._text("rev-parse", "--is-shallow-repository").strip() == "true":
                raise HistoryError(
                    f"{message}: the history of this clone is cut short",
                    "fetch all of it: 'git fetch --unshallow', in CI 'fetch-depth: 0'",
                )
            raise HistoryError(message, "name a branch with the same history")
        id = os.fsdecode(ran.stdout).split()[0]
        return Commit(id, self._text("rev-parse", "--short", id).strip())

    def files(self, commit: Commit) -> dict[str, str]:
        """Return the files of a commit by their paths from the root, with the ids of blobs."""
        found = {}
        for line in self._parts("ls-tree", "-r", "-z", "--full-tree", commit.id):
            about, _, path = line.partition("\t")
            mode, kind, id = about.split(" ")
            if kind == "blob" and mode != _LINK:
                found[path] = id
        return found

    def renamed(self, commit: Commit) -> dict[str, str]:
        """Return the old paths of files that were renamed since a commit, by their new ones."""
        parts = iter(self._parts("diff-index", "--name-status", "-M", "-z", commit.id))
        found = {}
        for status in parts:
            old = next(parts)
            if status[0] in "RC":
                found[next(parts)] = old
        return found

    def blobs(self, ids: Iterable[str]) -> Mapping[str, bytes]:
        """Return the contents of blobs by their ids; those that are not there are left out."""
        wanted = list(dict.fromkeys(ids))
        asked = "".join(f"{id}\n" for id in wanted).encode()
        rest = self._bytes("cat-file", "--batch", given=asked)
        found = {}
        for id in wanted:
            head, _, rest = rest.partition(b"\n")
            if head.endswith(b" missing"):
                continue
            size = int(head.split(b" ")[2])
            found[id], rest = rest[:size], rest[size + 1 :]
        return found

    def _id(self, ref: str) -> str | None:
        if not ref or ref.startswith("-"):
            return None
        ran = _git(self.root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
        return None if ran.returncode else os.fsdecode(ran.stdout).strip()

    def _meant(self, ref: str) -> str:
        form = "--format=%(refname:short)"
        names = self._text("for-each-ref", form, "refs/heads", "refs/tags", "refs/remotes")
        refs = names.splitlines()
        of_remote = next((name for name in refs if name.endswith(f"/{ref}")), None)
        if found := of_remote or nearest(ref, refs):
            return f"did you mean '{found}'?"
        return "fetch it first if it is on the server only: 'git fetch origin'"

    def _parts(self, *arguments: str) -> Sequence[str]:
        return self._text(*arguments).split("\0")[:-1]

    def _text(self, *arguments: str) -> str:
        return os.fsdecode(self._bytes(*arguments))

    def _bytes(self, *arguments: str, given: bytes = b"") -> bytes:
        ran = _git(self.root, *arguments, given=given)
        if ran.returncode:
            raise HistoryError(f"'git {arguments[0]}' failed: {_said(ran)}")
        return ran.stdout


def _git(
    folder: Path, *arguments: str, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", *_OPTIONS, *arguments],
            cwd=folder,
            input=given,
            capture_output=True,
            check=False,
            env={**os.environ, **_ENVIRONMENT},
        )
    except OSError as failure:
        if isinstance(failure, FileNotFoundError):
            message = "git is not installed, or not where programs are looked for"
            raise HistoryError(
                message, "install git, or leave out what needs history"
            ) from None
        raise HistoryError(f"git cannot be started: {failure.strerror}") from None


def _said(ran: subprocess.CompletedProcess[bytes]) -> str:
    lines = ran.stderr.decode("utf-8", "replace").strip().splitlines()
    return (lines[0] if lines else f"exit code {ran.returncode}").removeprefix("fatal: ")
