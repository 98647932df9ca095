"""One account of a run: what was looked at, and what counts of what was found.

Every format prints the numbers from here, so that no two of them differ.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from council_rules.findings.evidence import Notice
from council_rules.findings.finding import Finding, Severity, Verdict
from council_rules.findings.people import Exempt
from council_rules.findings.report import FileReport, Report
from council_rules.gate.identity import counts, is_violation
from council_rules.gate.levels import ADVISORY
from council_rules.levels import LEVELS
from council_rules.proposal.files import PassedOver, Why
from council_rules.record import Record

# folders that a run does not look into are no files that it found
_FOLDERS = (Why.HIDDEN, Why.LINK, Why.DEEP)


class Violations(Record):
    """Violations in every completion of what is open, each in one of three places.

    ``counting`` are those that nothing excuses, by severity; ``advisory`` those of rules that
    never fail a run; ``excused`` those that do not count, by what excuses them. ``by_evidence``
    is all of them by the level of evidence on which they stand, as far as that was asked for,
    counting and excused apart.
    """

    counting: Mapping[Severity, int]
    advisory: int
    excused: Mapping[Exempt, int]
    by_evidence: Mapping[str, tuple[int, int]]

    @property
    def count(self) -> int:
        """How many count."""
        return sum(self.counting.values())

    @property
    def exempt(self) -> int:
        """How many are excused."""
        return sum(self.excused.values())

    @property
    def all(self) -> int:
        """How many there are, whether they count or not."""
        return self.count + self.advisory + self.exempt


class Files(Record):
    """The files of a run: ``found`` at its paths, judged or not.

    ``not_judged`` could not be read or judged, ``empty`` have neither a body nor a procedure,
    so that nothing was checked in them; ``judged`` is the rest. ``passed_over`` are files that
    were found and left out, ``folders`` folders that were not looked into. ``violating`` are
    those with a violation that counts.
    """

    found: int
    judged: int
    not_judged: int
    empty: int
    violating: int
    passed_over: tuple[PassedOver, ...]
    folders: tuple[PassedOver, ...]


class Account(Record):
    """What a run looked at and what it came to, in numbers.

    ``settings`` is the file of settings that applied, empty if none did; ``profile`` what rules
    were taken from, empty where that is not known, ``left_out`` how many it left out.
    ``verdicts`` counts findings by verdict; rules that applied to nothing in a file are in
    ``not_applicable``, those left out or kept from being run on it in ``not_checked``.
    ``notices`` counts by level
    what else was told, coverage and problems of files among it; ``errors`` counts by code those
    errors that fail the run like a violation.
    """

    files: Files
    settings: str
    rules: int
    profile: str
    left_out: int
    violations: Violations
    verdicts: Mapping[Verdict, int]
    not_applicable: int
    not_checked: int
    notices: Mapping[str, int]
    errors: Mapping[str, int]


def account_of(report: Report) -> Account:
    """Return the account of a run."""
    findings = report.findings
    verdicts = Counter(finding.verdict for finding in findings)
    return Account(
        files=_files(report),
        settings=report.settings,
        rules=len(report.rules),
        profile=report.profile,
        left_out=report.left_out,
        violations=violations_in(findings),
        verdicts={verdict: verdicts[verdict] for verdict in Verdict},
        not_applicable=sum(len(file.not_applicable) for file in report.files),
        not_checked=sum(len(file.not_checked) for file in report.files),
        notices=_notices(report),
        errors=errors_besides(report),
    )


def errors_besides(report: Report) -> dict[str, int]:
    """Return what fails a run besides violations: errors of it and of its files, by code."""
    told = [*report.notices, *(one for file in report.files for one in file.warnings)]
    return dict(sorted(Counter(one.code for one in told if one.severity == "error").items()))


def violations_in(findings: Iterable[Finding]) -> Violations:
    """Return which of some findings are violations, and which of those count."""
    violated = [finding for finding in findings if is_violation(finding)]
    excused = Counter(one.exempt.kind for one in violated if one.exempt)
    counting = [one for one in violated if one.exempt is None]
    grave = Counter(one.severity for one in counting if one.enforcement != ADVISORY)
    return Violations(
        counting={severity: grave[severity] for severity in Severity},
        advisory=sum(one.enforcement == ADVISORY for one in counting),
        excused={kind: excused[kind] for kind in Exempt},
        by_evidence=_by_evidence(violated),
    )


def _by_evidence(violated: Sequence[Finding]) -> dict[str, tuple[int, int]]:
    number = Counter((one.stands_on, one.exempt is None) for one in violated)
    return {level: (number[level, True], number[level, False]) for level in LEVELS}


def _files(report: Report) -> Files:
    judged = [file for file in report.files if file.checked]
    passed_over = tuple(one for one in report.passed_over if one.why not in _FOLDERS)
    return Files(
        found=len(report.files) + len(passed_over),
        judged=sum(not file.empty for file in judged),
        not_judged=len(report.files) - len(judged),
        empty=sum(file.empty for file in judged),
        violating=sum(any(map(_fails_alone, file.findings)) for file in judged),
        passed_over=passed_over,
        folders=tuple(one for one in report.passed_over if one.why in _FOLDERS),
    )


def _fails_alone(finding: Finding) -> bool:
    return counts(finding) and finding.enforcement != ADVISORY


def _notices(report: Report) -> dict[str, int]:
    number = Counter(one.severity for one in report.notices)
    for file in report.files:
        number.update(one.severity for one in notices_of(file))
        number.update(one.severity for one in file.problems)
    return {level: number[level] for level in ("error", "warning", "note")}


def notices_of(file: FileReport) -> tuple[Notice, ...]:
    """Return what is to be known of a file that was checked, and of what rules do not see."""
    return (*file.warnings, *(one.notice for one in file.coverage))
