"""The gate as a whole: a judged report in, what counts of it out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from council_rules.findings import Notice, Report, Waiver
from council_rules.gate.dates import today
from council_rules.gate.waivers import Audited, Rules, audit
from council_rules.rulebook.book import RuleBook
from council_rules.rulebook.levels import leveled
from council_rules.settings import Settings
from council_rules.settings.globs import Glob

NO_MATCH = "CFG001"


def passed(
    report: Report, settings: Settings, filed: Sequence[Waiver]
) -> tuple[Report, tuple[Audited, ...]]:
    """Return a report with waivers applied and settings that match nothing told, and waivers.

    ``filed`` are the waivers that do not stand in the proposals. Raises SettingsError if the
    environment gives a day that is none.
    """
    audited: tuple[Audited, ...] = ()
    if filed or any(file.waivers for file in report.files):
        report, audited = audit(report, filed, _rules(settings), today(settings.today))
    files = [file.file for file in report.files]
    unmatched = [_no_match(glob) for glob in _globs(settings) if not _is_used(glob, files)]
    return replace(report, notices=(*report.notices, *unmatched)), audited


def _rules(settings: Settings) -> Rules:
    book = RuleBook.load(settings.rules)
    rules = leveled(book, book.rules, settings.severity, settings.enforcement)
    return Rules(
        enforcement={rule.code: rule.enforcement for rule in rules},
        names={rule.name: rule.code for rule in rules},
    )


def _globs(settings: Settings) -> Iterator[Glob]:
    yield from settings.exclude
    for override in settings.overrides:
        yield from override.files


def _is_used(glob: Glob, files: Sequence[str]) -> bool:
    return any(map(glob.matches, files)) or glob.leads_anywhere()


def _no_match(glob: Glob) -> Notice:
    message = f"No proposal matches '{glob.pattern}'"
    hint = "patterns count from the folder of the settings; '**' stands for any folders"
    return Notice(NO_MATCH, "warning", message, hint, glob.place)
