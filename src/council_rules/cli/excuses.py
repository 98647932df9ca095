"""What keeps known violations from counting: a baseline, and an earlier commit."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from council_rules.cli.failures import fail, told
from council_rules.findings import Report
from council_rules.gate.history import HistoryError, Repository
from council_rules.settings import Settings

Excuse = Callable[[Report], Report]


def of_baseline(file: Path, paths: Sequence[str]) -> Excuse:
    """Return what exempts the violations that a baseline lists, and warns of stale entries.

    Raises CommandError, told, if the baseline cannot be used.
    """
    from council_rules.gate import baseline

    with told():
        known = baseline.read(file)
    folders = folders_in(paths)

    def excused(report: Report) -> Report:
        matched = baseline.match(known, report, folders)
        if not matched.stale:
            return matched.report
        notice = baseline.stale_notice(known, matched.stale)
        return replace(matched.report, notices=(*report.notices, notice))

    return excused


def of_history(ref: str, settings: Settings, scenario: str | None) -> Excuse:
    """Return what exempts the violations that were there where a ref branched off.

    Raises CommandError, told, if there is no such commit.
    """
    from council_rules.since import Since

    with history():
        repository = Repository.at(Path.cwd())
        since = Since(repository, repository.merge_base(ref), settings, scenario)

    def excused(report: Report) -> Report:
        with history(), told(settings):
            return since.excusing(report)

    return excused


def folders_in(paths: Sequence[str]) -> tuple[Path, ...]:
    """Return those of the paths that are folders."""
    return tuple(folder for path in paths if (folder := Path(path)).is_dir())


@contextmanager
def history() -> Iterator[None]:
    """Turn history that cannot be read into a message and exit code 2."""
    try:
        yield
    except HistoryError as failure:
        raise fail(str(failure), hint=failure.hint) from None
