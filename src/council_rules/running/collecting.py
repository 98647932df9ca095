"""Which files a run judges, and what it passes over at its paths."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from council_rules.proposal.files import SUFFIX, PassedOver, Why, walked
from council_rules.record import Record
from council_rules.settings import Settings


class NothingToCheck(ValueError):  # noqa: N818  (says what it is)
    """Paths that lead to no proposal; ``missing``, ``empty`` and ``excluded`` say which."""

    def __init__(
        self, missing: Sequence[str], empty: Sequence[str], excluded: Sequence[str] = ()
    ) -> None:
        self.missing = tuple(missing)
        self.empty = tuple(empty)
        self.excluded = tuple(excluded)
        super().__init__("\n".join(self.messages))

    @property
    def messages(self) -> tuple[str, ...]:
        """One sentence for each path."""
        return (
            *(f"There is no file or directory '{path}'" for path in self.missing),
            *(f"The directory '{path}' holds no file named '*{SUFFIX}'" for path in self.empty),
            *(
                f"All proposals in '{path}' are excluded by the settings"
                for path in self.excluded
            ),
        )


class Collected(Record):
    """The files to judge, each once, and what was passed over."""

    files: tuple[Path, ...]
    passed_over: tuple[PassedOver, ...]


def collect(paths: Iterable[Path], settings: Settings | None = None) -> list[Path]:
    """Return the files to check: those named, and those in the folders named.

    Raises ``NothingToCheck`` as ``collected`` does.
    """
    return list(collected(paths, settings).files)


def collected(
    paths: Iterable[Path], settings: Settings | None = None, force_exclude: bool = False
) -> Collected:
    """Return the files to check: those named, and those in the folders named.

    In folders only files with the name of a proposal count, in order of their paths; hidden
    folders and links to folders are passed over, and so is what the settings exclude. Files
    that are named are checked all the same, unless ``force_exclude`` says that it holds for
    them too. A file with two names is judged once, by that which is no link. Raises
    ``NothingToCheck`` for paths that lead nowhere; that all files named are excluded is none.
    """
    search = _Search(settings or Settings(), force_exclude)
    for path in paths:
        search.at(path)
    if search.missing or search.empty or search.excluded:
        raise NothingToCheck(search.missing, search.empty, search.excluded)
    return search.found()


class _Search:
    def __init__(self, settings: Settings, force_exclude: bool) -> None:
        self.settings = settings
        self.force_exclude = force_exclude
        self.files: list[Path] = []
        self.passed_over: list[PassedOver] = []
        self.missing: list[str] = []
        self.empty: list[str] = []
        self.excluded: list[str] = []

    def at(self, path: Path) -> None:
        """Look at one of the paths that were named."""
        if path.is_dir():
            self._folder(path)
        elif not path.exists():
            self.missing.append(str(path))
        elif self.force_exclude and self.settings.excludes(path):
            self.passed_over.append(PassedOver(str(path), Why.EXCLUDED))
        else:
            self.files.append(path)

    def _folder(self, folder: Path) -> None:
        there = sorted(walked(folder))
        kept = False
        excluded = False
        for path, why in there:
            if why is None and self.settings.excludes(path):
                why, excluded = Why.EXCLUDED, True
            if why is None:
                self.files.append(path)
                kept = True
            else:
                self.passed_over.append(PassedOver(str(path), why))
        if not kept:
            (self.excluded if excluded else self.empty).append(str(folder))

    def found(self) -> Collected:
        """Return each file once: under the name that is no link, else the first."""
        named: dict[str, Path] = {}
        for path in self.files:
            real = os.path.realpath(path)
            if real not in named or (named[real].is_symlink() and not path.is_symlink()):
                named[real] = path
        chosen = {str(path) for path in named.values()}
        again = dict.fromkeys(path for path in self.files if str(path) not in chosen)
        same = (
            PassedOver(str(path), Why.SAME_FILE, str(named[os.path.realpath(path)]))
            for path in again
        )
        return Collected(tuple(named.values()), (*self.passed_over, *same))
