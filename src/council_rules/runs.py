"""Checks from Python: files, folders, texts or loaded proposals in, a ``Report`` out."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from council_rules import __version__
from council_rules.analysis.check import check_loaded, notice, unreadable
from council_rules.analysis.standard import standard
from council_rules.findings import FileReport, Report
from council_rules.proposal.load import Loaded, load, load_text
from council_rules.proposal.problems import ProposalError
from council_rules.settings import Settings

SUFFIX = ".council.yaml"


class NothingToCheck(ValueError):  # noqa: N818  (says what it is)
    """Paths that lead to no proposal; ``missing`` and ``empty`` say which."""

    def __init__(self, missing: Sequence[str], empty: Sequence[str]) -> None:
        self.missing = tuple(missing)
        self.empty = tuple(empty)
        super().__init__("\n".join(self.messages))

    @property
    def messages(self) -> tuple[str, ...]:
        """One sentence for each path."""
        return (
            *(f"There is no file or directory '{path}'" for path in self.missing),
            *(f"The directory '{path}' holds no file named '*{SUFFIX}'" for path in self.empty),
        )


def check(
    what: str | Path | Loaded,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    parameters: Mapping[str, Mapping[str, str]] | None = None,
    rules: Sequence[str | Path] = (),
) -> Report:
    """Return the report on a file, a folder, a text of more than one line, or a proposal.

    ``select`` and ``ignore`` hold codes, beginnings of codes, names or pages of rules;
    ``parameters`` texts by code and name, as in ``{"REP001": {"minimum": "2"}}``; ``rules``
    pages or folders of pages besides those that ship. No settings file is read.

    A file that cannot be read is part of the report, under ``problems``. Raises
    ``NothingToCheck`` for a path that leads nowhere, and ``RuleBookError`` for pages,
    codes and parameters that cannot be used.
    """
    given = dict(parameters or {})
    settings = Settings(tuple(select), tuple(ignore), tuple(map(Path, rules)), given)
    if isinstance(what, Loaded):
        return _report([(what.name, lambda: what)], settings)
    if isinstance(what, str) and "\n" in what:
        return run_text(what, "text", settings)
    return run([Path(what)], settings)


def run(paths: Sequence[Path], settings: Settings) -> Report:
    """Return the report on all proposals at ``paths``: files, and folders of files.

    Raises ``NothingToCheck`` and ``RuleBookError`` as ``check`` does.
    """
    return _report([(str(path), _loading(path)) for path in collect(paths)], settings)


def run_text(text: str, name: str, settings: Settings) -> Report:
    """Return the report on one text, called ``name``. Raises ``RuleBookError``."""
    return _report([(name, lambda: load_text(text, name))], settings)


def collect(paths: Iterable[Path]) -> list[Path]:
    """Return the files to check: those named, and those in the folders named.

    In folders only files with the name of a proposal count, in order of their paths;
    hidden folders are passed over. Raises ``NothingToCheck`` for paths that lead nowhere.
    """
    found: list[Path] = []
    missing, empty = [], []
    for path in paths:
        if path.is_dir():
            files = sorted(_within(path))
            found += files
            if not files:
                empty.append(str(path))
        elif path.exists():
            found.append(path)
        else:
            missing.append(str(path))
    if missing or empty:
        raise NothingToCheck(missing, empty)
    return list(dict.fromkeys(found))


def _within(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in files if name.endswith(SUFFIX))


def _loading(path: Path) -> Callable[[], Loaded]:
    return lambda: load(path)


def _report(inputs: Iterable[tuple[str, Callable[[], Loaded]]], settings: Settings) -> Report:
    chosen = standard(settings.select, settings.ignore, settings.rules, settings.parameters)

    def file_report(name: str, loading: Callable[[], Loaded]) -> FileReport:
        try:
            return check_loaded(loading(), chosen)
        except ProposalError as failure:
            return unreadable(name, [notice(problem) for problem in failure.problems])

    return Report(
        files=tuple(file_report(name, loading) for name, loading in inputs),
        rules=tuple(rule.code for rule in chosen.rules),
        rule_book=chosen.digest,
        version=__version__,
        parameters=tuple((s.code, s.name, s.text) for s in chosen.settings),
    )
