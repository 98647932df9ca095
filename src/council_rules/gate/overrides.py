"""Settings that hold for some files only: which rules count there, and how much."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from council_rules.findings.finding import Finding, Severity, in_report_order
from council_rules.findings.openness import Settlement
from council_rules.findings.report import FileReport
from council_rules.record import Record
from council_rules.rulebook.book import RuleBook
from council_rules.rulebook.levels import levels, matching
from council_rules.rulebook.problems import PageProblem, RuleBookError
from council_rules.settings import Override


class Resolved(Record):
    """An override whose patterns have become codes of rules.

    ``codes`` are those that stay selected, None if the override says nothing about that.
    """

    override: Override
    codes: frozenset[str] | None
    severity: Mapping[str, str]
    enforcement: Mapping[str, str]


def resolve(book: RuleBook, overrides: Iterable[Override]) -> tuple[Resolved, ...]:
    """Return overrides by the codes of a rule book.

    Raises RuleBookError for patterns that match no rule; the origins of the settings know
    where these were written.
    """
    problems: list[PageProblem] = []
    found = [_resolved(book, one, problems) for one in overrides]
    if problems:
        raise RuleBookError(problems)
    return tuple(found)


def _resolved(book: RuleBook, one: Override, problems: list[PageProblem]) -> Resolved:
    codes = None
    if one.select or one.ignore:
        select = matching(book, one.select, f"{one.key}.select", problems)
        ignore = matching(book, one.ignore, f"{one.key}.ignore", problems)
        codes = frozenset(select if one.select else book.codes) - {*ignore}
    by_code = []
    for given, key in ((one.severity, "severity"), (one.enforcement, "enforcement")):
        try:
            by_code.append(levels(book, given, f"{one.key}.{key}"))
        except RuleBookError as failure:
            problems += failure.problems
            by_code.append({})
    return Resolved(one, codes, *by_code)


def overridden(
    file: FileReport, path: str, rules: Sequence[str], overrides: Iterable[Resolved]
) -> FileReport:
    """Return a report with what was set for its file; where several say so, the last counts.

    ``path`` is where the file lies, ``rules`` are the codes of the run. Rules that do not count
    for the file are listed as not checked, never as met. Raises RuleBookError if none is left.
    """
    for one in overrides:
        if not any(glob.matches(path) for glob in one.override.files):
            continue
        if one.codes is not None:
            file = _narrowed(file, {*rules} - one.codes)
            if not {*rules} - {*file.not_checked} and file.checked:
                raise _nothing_left(file.file, one.override)
        findings = [_leveled(finding, one) for finding in file.findings]
        file = replace(file, findings=in_report_order(findings))
    return file


def _nothing_left(file: str, override: Override) -> RuleBookError:
    message = f"No rule is left to check '{file}' by"
    hint = "files that are not to be checked belong under 'exclude'"
    return RuleBookError([PageProblem(override.key, 0, 0, message, "", hint)])


def _narrowed(file: FileReport, left_out: set[str]) -> FileReport:
    """Return a report without the rules that were left out."""
    settling = (_without(one, left_out) for one in file.settling)
    return replace(
        file,
        findings=tuple(one for one in file.findings if one.code not in left_out),
        not_applicable=tuple(code for code in file.not_applicable if code not in left_out),
        not_checked=tuple(sorted({*file.not_checked, *left_out})),
        settling=tuple(one for one in settling if one.settles or one.may_settle),
    )


def _without(one: Settlement, left_out: set[str]) -> Settlement:
    return replace(
        one,
        settles=tuple(verdict for verdict in one.settles if verdict[0] not in left_out),
        may_settle=tuple(verdict for verdict in one.may_settle if verdict[0] not in left_out),
    )


def _leveled(finding: Finding, one: Resolved) -> Finding:
    severity = Severity(one.severity.get(finding.code, finding.severity))
    enforcement = one.enforcement.get(finding.code, finding.enforcement)
    if (severity, enforcement) == (finding.severity, finding.enforcement):
        return finding
    return replace(finding, severity=severity, enforcement=enforcement)
