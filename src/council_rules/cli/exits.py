"""The exit codes, and which of them a report comes to."""

from council_rules.findings.finding import Finding
from council_rules.findings.report import Report
from council_rules.gate.account import errors_besides
from council_rules.gate.identity import counts
from council_rules.gate.levels import ADVISORY, at_least

OK = 0
VIOLATED = 1
UNUSABLE = 2
INCOMPLETE = 3
INTERNAL = 70
INTERRUPTED = 130


class CommandError(Exception):
    """Ends a command whose failure has been told; carries the exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def code_of(report: Report, fail_on: str) -> int:
    """Return the exit code for a report.

    An input that could not be read or judged, or in which there is nothing to check,
    outweighs violations: what was found is not the whole. Only violations in every
    completion of what is open count, only those at least as grave as ``fail_on``, none of
    advisory rules and none that is exempt. An error among the notices counts like a
    violation.
    """
    if not all(file.checked and not file.empty for file in report.files):
        return INCOMPLETE
    failed = any(fails(finding, fail_on) for finding in report.findings)
    return VIOLATED if failed or errors_besides(report) else OK


def fails(finding: Finding, fail_on: str) -> bool:
    """Return whether a finding makes a run exit with 1."""
    if finding.enforcement == ADVISORY:
        return False
    return counts(finding) and finding.severity in at_least(fail_on)
