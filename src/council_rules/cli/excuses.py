"""What keeps known violations from counting: a baseline, and an earlier commit."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from council_rules.cli.failures import fail, told
from council_rules.findings.report import Report
from council_rules.gate.base import Base
from council_rules.gate.history import HistoryError, Repository
from council_rules.gate.levels import Levels
from council_rules.settings import Settings

Excuse = Callable[[Report], Report]


def of_baseline(settings: Settings, file: Path, paths: Sequence[str]) -> Excuse:
    """Return what exempts the violations that a baseline lists, and tells what got worse.

    Raises CommandError, told, if the baseline cannot be used.
    """
    from council_rules.gate import baseline, matching

    with told():
        known = baseline.read(file, settings.contents.get(str(file)))
    folders = folders_in(paths)

    def excused(report: Report) -> Report:
        levels = Levels.of(report, settings.threshold)
        matched = matching.match(known, report, folders, levels)
        if not matched.stale:
            return matched.report
        notice = matching.stale_notice(known, matched.stale)
        return replace(matched.report, notices=(*matched.report.notices, notice))

    return excused


def base_of(ref: str, branched: bool) -> Base:
    """Return the commit of a ref, or that at which it and what is checked out parted.

    Raises CommandError, told, if there is no such commit.
    """
    with history():
        repository = Repository.at(Path.cwd())
        commit = repository.merge_base(ref) if branched else repository.commit(ref)
        return Base.at(repository, commit)


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
