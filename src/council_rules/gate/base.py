"""The commit that settings and excuses come from, so that a change cannot bring its own."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from council_rules import files
from council_rules.findings.evidence import Notice
from council_rules.gate.history import Commit, Repository
from council_rules.gate.json_text import MOST
from council_rules.record import Record
from council_rules.rulebook.problems import PageProblem
from council_rules.settings import FILE_NAME, Settings, SettingsError, find, read

CHANGED, NEW, PAGES = "HIS103", "HIS104", "HIS105"

_PAGE = ".md"


class Base(Record):
    """A commit of a repository, with the ids of its files by their paths from the root."""

    repository: Repository
    commit: Commit
    files: Mapping[str, str]

    @classmethod
    def at(cls, repository: Repository, commit: Commit) -> "Base":
        """Return what a commit holds. Raises HistoryError if git fails."""
        return cls(repository, commit, repository.files(commit))

    def path_of(self, path: Path) -> str | None:
        """Return the path of a file from the root, as it is named; None if it lies outside."""
        whole = self.repository.folder / path
        folder = os.path.realpath(whole.parent)
        try:
            inner = Path(folder, whole.name).relative_to(self.repository.root)
        except ValueError:
            return None
        return inner.as_posix()

    def content(self, path: Path) -> bytes | None:
        """Return what a file held; None if it was not there."""
        id = self.files.get(self.path_of(path) or "")
        return self.repository.blobs([id]).get(id) if id else None

    def find(self, folder: Path) -> Path | None:
        """Return the nearest settings file from a folder upwards, as it was; None without."""
        for place in (folder, *folder.parents):
            name = self.path_of(place / FILE_NAME)
            if name is None:
                return None
            if name in self.files:
                return place / FILE_NAME
        return None

    def excuses(self, settings: Settings) -> tuple[Settings, tuple[Notice, ...]]:
        """Return settings whose files of excuses are those of the commit, and what is told.

        A file outside of the repository is taken as it is. One that was not there at the
        commit excuses nothing.
        """
        contents: dict[str, bytes] = {}
        kept: dict[str, Path | None] = {}
        told: list[Notice] = []
        for key in ("baseline", "waivers", "judgements"):
            path: Path | None = getattr(settings, key)
            kept[key] = path
            if path is None or self.path_of(path) is None:
                continue
            content = self.content(path)
            if content is None:
                kept[key] = None
                told.append(self._new(path))
                continue
            contents[str(path)] = content
            told += self.changed(path)
        settings = replace(
            settings,
            contents=contents,
            baseline=kept["baseline"],
            waivers=kept["waivers"],
            judgements=kept["judgements"],
        )
        return settings, (*told, *self._pages(settings))

    def settings(self, path: Path) -> Settings:
        """Return the settings that a file held. Raises SettingsError.

        A file outside of the repository is taken as it is.
        """
        if self.path_of(path) is None:
            return read(path)
        content = self.content(path)
        if content is None:
            message = f"There was no such file at {self.commit.short}"
            hint = "settings come from there: --settings-from REF names another commit"
            raise SettingsError([PageProblem(str(path), 0, 0, message, "", hint)])
        return read(path, content=content)

    def of_settings(self, used: str, folder: Path) -> Iterator[Notice]:
        """Yield what is told of a file of settings, and of one that is nearer by now."""
        now = find(folder)
        if now is not None and (not used or os.path.realpath(now) != os.path.realpath(used)):
            name = os.path.relpath(now)
            message = f"'{name}' was not there at {self.commit.short}: it does not apply"
            yield Notice(NEW, "warning", message, "", None)
        if used and self.path_of(Path(used)) is not None:
            yield from self.changed(Path(used))

    def changed(self, path: Path) -> Iterator[Notice]:
        """Yield that a file differs from what it was at the commit, where it does."""
        if _content(path) != self.content(path):
            at = self.commit.short
            message = f"'{path}' is not what it was at {at}: what it said there applies"
            yield Notice(CHANGED, "warning", message, "", None)

    def _new(self, path: Path) -> Notice:
        message = f"'{path}' was not there at {self.commit.short}: it excuses nothing"
        return Notice(NEW, "warning", message, "", None)

    def _pages(self, settings: Settings) -> Iterator[Notice]:
        changed = [one for path in settings.rules for one in self._changed_pages(path)]
        if changed:
            message = (
                f"Rule pages are not what they were at {self.commit.short}: "
                f"{', '.join(dict.fromkeys(changed))}"
            )
            hint = "change the pages by themselves, or name the commit: --settings-from REF"
            yield Notice(PAGES, "error", message, hint, None)

    def _changed_pages(self, path: Path) -> Iterator[str]:
        root = self.path_of(path)
        if root is None:
            return
        there = [n for n in self.files if n == root or n.startswith(f"{root}/")]
        here = sorted(path.rglob(f"*{_PAGE}")) if path.is_dir() else [path]
        names = {self.path_of(one) or "" for one in here}
        names |= {name for name in there if name.endswith(_PAGE)}
        for name in sorted(names):
            place = self.repository.root / name
            if _content(place) != self.content(place):
                yield f"'{name}'"


def _content(path: Path) -> bytes | None:
    try:
        return files.read(path, MOST)
    except OSError:
        return None
