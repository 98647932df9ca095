"""Checks how a council is built against a rule book.

``check`` gives the same ``Report`` that the command prints; ``load`` reads one proposal.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from council_rules.analysis.scenarios import UnknownScenario as UnknownScenario
    from council_rules.findings.finding import Finding as Finding
    from council_rules.findings.finding import Firmness as Firmness
    from council_rules.findings.finding import Severity as Severity
    from council_rules.findings.finding import Verdict as Verdict
    from council_rules.findings.report import FileReport as FileReport
    from council_rules.findings.report import Report as Report
    from council_rules.limits import Limits as Limits
    from council_rules.proposal.load import Loaded as Loaded
    from council_rules.proposal.load import load as load
    from council_rules.proposal.problems import ProposalError as ProposalError
    from council_rules.rulebook.problems import RuleBookError as RuleBookError
    from council_rules.running.runs import NothingToCheck as NothingToCheck
    from council_rules.running.runs import check as check

__version__ = "0.1.0"

# what is imported when it is first asked for, so that no command pays for another
_HOMES = {
    "FileReport": "council_rules.findings.report",
    "Finding": "council_rules.findings.finding",
    "Firmness": "council_rules.findings.finding",
    "Limits": "council_rules.limits",
    "Loaded": "council_rules.proposal.load",
    "NothingToCheck": "council_rules.running.runs",
    "ProposalError": "council_rules.proposal.problems",
    "Report": "council_rules.findings.report",
    "RuleBookError": "council_rules.rulebook.problems",
    "Severity": "council_rules.findings.finding",
    "UnknownScenario": "council_rules.analysis.scenarios",
    "Verdict": "council_rules.findings.finding",
    "check": "council_rules.running.runs",
    "load": "council_rules.proposal.load",
}

__all__ = [
    "FileReport",
    "Finding",
    "Firmness",
    "Limits",
    "Loaded",
    "NothingToCheck",
    "ProposalError",
    "Report",
    "RuleBookError",
    "Severity",
    "UnknownScenario",
    "Verdict",
    "check",
    "load",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'council_rules' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
