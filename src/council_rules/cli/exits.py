"""The exit codes, and which of them a report comes to."""

from council_rules.findings import Firmness, Report, Severity, Verdict

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


def at_least(severity: str) -> list[Severity]:
    """Return the severities that are at least as grave as one."""
    order = list(Severity)
    return order[: order.index(Severity(severity)) + 1]


def code_of(report: Report, fail_on: str) -> int:
    """Return the exit code for a report.

    An input that could not be read or judged outweighs violations: what was found is not
    the whole. Only violations in every completion of what is open count, only those at
    least as grave as ``fail_on``, none of advisory rules and none that is exempt. An error
    among the notices counts like a violation.
    """
    if not all(file.checked for file in report.files):
        return INCOMPLETE
    counted = at_least(fail_on)
    failed = any(
        finding.verdict is Verdict.VIOLATED
        and finding.firmness is Firmness.CERTAIN
        and finding.severity in counted
        and finding.enforcement != "advisory"
        and finding.exempt is None
        for finding in report.findings
    )
    notices = [*report.notices, *(one for file in report.files for one in file.warnings)]
    return VIOLATED if failed or any(one.severity == "error" for one in notices) else OK
