"""Checks from Python: files, folders, texts or loaded proposals in, a ``Report`` out."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from council_rules.findings import Report
from council_rules.jobs import Job, Text, judged, standard_of
from council_rules.proposal.load import Loaded
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
    scenario: str | None = None,
    cures: bool = False,
) -> Report:
    """Return the report on a file, a folder, a text of more than one line, or a proposal.

    ``select`` and ``ignore`` hold codes, beginnings of codes, names or pages of rules;
    ``parameters`` texts by code and name, as in ``{"REP001": {"minimum": "2"}}``; ``rules``
    pages or folders of pages besides those that ship; ``scenario`` is the id of a scenario
    that every proposal has, to be assumed. ``cures`` adds to each violation what would cure it
    at the least cost; it works with the shipped rules only and outside of scenarios. No
    settings file is read.

    A file that cannot be read is part of the report, under ``problems``. With ``rules``
    the work is done in a process of its own, with limits to its time and memory; if they
    do not suffice, that is a problem of every file. Raises ``NothingToCheck`` for a path
    that leads nowhere, ``RuleBookError`` for pages, codes and parameters that cannot be
    used, and ``UnknownScenario`` if a proposal lacks the scenario.
    """
    given = {code: dict(values) for code, values in (parameters or {}).items()}
    settings = Settings(tuple(select), tuple(ignore), tuple(map(Path, rules)), given)
    if isinstance(what, Loaded):
        return _report([what], settings, scenario, cures)
    if isinstance(what, str) and "\n" in what:
        return run_text(what, "text", settings, scenario, cures)
    return run([Path(what)], settings, scenario, cures)


def run(
    paths: Sequence[Path],
    settings: Settings,
    scenario: str | None = None,
    cures: bool = False,
) -> Report:
    """Return the report on all proposals at ``paths``: files, and folders of files.

    Raises ``NothingToCheck``, ``RuleBookError`` and ``UnknownScenario`` as ``check`` does.
    """
    return _report(collect(paths), settings, scenario, cures)


def run_text(
    text: str,
    name: str,
    settings: Settings,
    scenario: str | None = None,
    cures: bool = False,
) -> Report:
    """Return the report on one text, called ``name``.

    Raises ``RuleBookError`` and ``UnknownScenario`` as ``check`` does.
    """
    return _report([Text(name, text)], settings, scenario, cures)


def run_texts(texts: Sequence[Text], settings: Settings, scenario: str | None = None) -> Report:
    """Return the report on several texts, in order.

    Raises ``RuleBookError`` and ``UnknownScenario`` as ``check`` does.
    """
    return _report(texts, settings, scenario)


def run_scenarios(path: Path, settings: Settings) -> tuple[Report, ...]:
    """Return the reports on one file: as it stands, then in each of its scenarios.

    Raises ``RuleBookError`` as ``check`` does.
    """
    plain = _report([path], settings)
    scenarios = plain.files[0].scenarios
    return (plain, *(_report([path], settings, scenario.id) for scenario in scenarios))


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


def _report(
    inputs: Iterable[Path | Text | Loaded],
    settings: Settings,
    scenario: str | None = None,
    cures: bool = False,
) -> Report:
    job = Job(tuple(inputs), settings, scenario, cures)
    if not settings.rules:
        return judged(job, standard_of(job))
    from council_rules import worker  # only pages that are not ours need another process

    return worker.report(job, worker.LIMITS)
