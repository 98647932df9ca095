"""What keeps known violations from counting: a baseline, and an earlier commit."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from council_rules.comparison.since import Since
    from council_rules.findings.evidence import Notice
    from council_rules.findings.report import Report
    from council_rules.gate.base import Base
    from council_rules.settings import Settings

Exempting = Callable[["Report"], "Report"]


def bases(since: str | None, settings_from: str | None) -> "tuple[Base | None, Base | None]":
    """Return the commit to compare with, and that from which settings and exemptions come."""
    if since is None and settings_from is None:
        return None, None
    before = base_of(since, branched=True) if since is not None else None
    # what a branch began at is for its author to choose, the commit that is named is not
    named = settings_from if settings_from is not None else since
    return before, base_of(named or "", branched=False)


def settings_of_base(
    settings: "Settings", base: "Base | None"
) -> "tuple[Settings, tuple[Notice, ...]]":
    """Return settings with exemptions of a commit, if there is one, and what is told."""
    if base is None:
        return settings, ()
    with history():
        settings, notices = base.excuses(settings)
        return settings, (*base.of_settings(settings.file, Path.cwd()), *notices)


def since_of(
    before: "Base | None", settings: "Settings", scenario: str | None, paths: list[str]
) -> "Since | None":
    """Return the comparison with an earlier commit, None if there is none."""
    if before is None:
        return None
    from council_rules.comparison.since import Since

    return Since(before, settings, scenario, folders_in(paths))


def without_baseline(settings: "Settings", baseline: str | None) -> "Settings":
    """Return settings that use no baseline.

    Raises CommandError, told, if ``baseline`` names one all the same.
    """
    if baseline is not None:
        from council_rules.cli.failures import fail

        raise fail("--baseline and --no-baseline cannot be combined")
    return replace(
        settings, baseline=None, origins={**settings.origins, "baseline": "--no-baseline"}
    )


def exempting(
    paths: list[str], settings: "Settings", since: "Since | None"
) -> "Callable[[Report], Report]":
    """Return what exempts the violations that were known before; told if it cannot be used."""
    baseline = settings.baseline
    if baseline is None and since is None:
        return lambda report: report
    from council_rules.cli.failures import told

    known = of_baseline(settings, baseline, paths) if baseline is not None else None

    def excused(report: "Report") -> "Report":
        report = known(report) if known else report
        if since is None:
            return report
        with history(), told(settings):
            return since.excusing(report)

    return excused


def of_baseline(settings: "Settings", file: Path, paths: Sequence[str]) -> Exempting:
    """Return what exempts the violations that a baseline lists, and tells what got worse.

    Raises CommandError, told, if the baseline cannot be used.
    """
    from council_rules.cli.failures import told
    from council_rules.gate import baseline, matching
    from council_rules.gate.levels import Levels

    with told():
        known = baseline.read(file, settings.contents.get(str(file)))
    folders = folders_in(paths)

    def excused(report: "Report") -> "Report":
        levels = Levels.of(report, settings.threshold)
        matched = matching.match(known, report, folders, levels)
        if not matched.stale:
            return matched.report
        notice = matching.stale_notice(known, matched.stale)
        return replace(matched.report, notices=(*matched.report.notices, notice))

    return excused


def base_of(ref: str, branched: bool) -> "Base":
    """Return the commit of a ref, or that at which it and what is checked out parted.

    Raises CommandError, told, if there is no such commit.
    """
    from council_rules.gate.base import Base
    from council_rules.gate.history import Repository

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
    from council_rules.cli.failures import fail
    from council_rules.gate.history import HistoryError

    try:
        yield
    except HistoryError as failure:
        raise fail(str(failure), hint=failure.hint) from None
