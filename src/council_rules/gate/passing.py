"""The gate as a whole: a judged report in, what counts of it out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from council_rules.findings.evidence import Notice
from council_rules.findings.people import HumanJudgement, Waiver
from council_rules.findings.report import Report
from council_rules.gate import judgements, waivers
from council_rules.gate.cases import Rules
from council_rules.gate.dates import today
from council_rules.gate.judgements import AuditedJudgement
from council_rules.gate.passed import Passed
from council_rules.gate.waivers import Audited
from council_rules.rulebook.book import RuleBook
from council_rules.rulebook.levels import leveled
from council_rules.settings import Settings
from council_rules.settings.globs import Glob

NO_MATCH = "CFG001"


def passed(
    report: Report,
    settings: Settings,
    waived: Sequence[Waiver],
    judged: Sequence[HumanJudgement],
) -> Passed:
    """Return a report with judgements and waivers applied; settings that match nothing told.

    ``waived`` and ``judged`` are those that do not stand in the proposals. Judgements come
    first: what they find violated can be waived. Raises SettingsError if the environment gives
    a day that is none.
    """
    of_judgements: tuple[AuditedJudgement, ...] = ()
    of_waivers: tuple[Audited, ...] = ()
    if judged or any(file.judgements for file in report.files):
        day = today(settings.today)
        report, of_judgements = judgements.audit(report, judged, _rules(settings), day)
    if waived or any(file.waivers for file in report.files):
        day = today(settings.today)
        report, of_waivers = waivers.audit(report, waived, _rules(settings), day)
    files = [file.file for file in report.files]
    unmatched = [_no_match(glob) for glob in _globs(settings) if not _is_used(glob, files)]
    report = replace(report, notices=(*report.notices, *unmatched))
    return Passed(report, of_waivers, of_judgements)


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
