"""Which rules are grave enough to fail a run."""

from collections.abc import Mapping

from council_rules.findings.finding import Finding, Severity
from council_rules.findings.report import Report
from council_rules.record import Record

ADVISORY = "advisory"


def at_least(severity: str) -> list[Severity]:
    """Return the severities that are at least as grave as one."""
    order = list(Severity)
    return order[: order.index(Severity(severity)) + 1]


class Levels(Record):
    """The severities that count in a run, and severity and enforcement of its rules by code."""

    counting: tuple[Severity, ...]
    rules: Mapping[str, tuple[Severity, str]]

    @classmethod
    def of(cls, report: Report, fail_on: str) -> "Levels":
        """Return the levels of the rules of a report, where ``fail_on`` is the least."""
        rules = {code: (severity, enforcement) for code, severity, enforcement in report.levels}
        return cls(tuple(at_least(fail_on)), rules)

    def matters(self, finding: Finding) -> bool:
        """Return whether a verdict is of a rule that can fail the run."""
        return finding.severity in self.counting and finding.enforcement != ADVISORY

    def fails(self, code: str) -> bool:
        """Return whether a rule can fail the run; one of which nothing is known can."""
        severity, enforcement = self.rules.get(code, (Severity.MUST, ""))
        return severity in self.counting and enforcement != ADVISORY
