"""What the sentences of a report claim, checked in the independent model.

``CLAIMS`` finds a check by the code of a rule and ``met`` or the reason of a violation,
``FACTS`` by the predicate of a fact that is shown as evidence. A check returns whether the
sentence, read whole, is true of the structure in force.
"""

from clingo import parse_term

from council_rules.findings.finding import Finding
from tests.laws.claims import (
    attendance,
    authority,
    decisions,
    evidence,
    offices,
    representation,
    tiers,
)
from tests.laws.claims.told import CLAIMS, FACTS, Check, Told, plain

__all__ = ["CLAIMS", "FACTS", "Told", "checked", "plain"]
# Whatever is imported here has entered its checks in the tables.
assert all((attendance, authority, decisions, evidence, offices, representation, tiers))


def checked(told: Told, finding: Finding) -> Check | None:
    """Return the check of what a finding claims, ready to be called; None if there is none."""
    name, arguments = "met", []
    if finding.reason:
        reason = parse_term(finding.reason)
        name, arguments = reason.name, [plain(argument) for argument in reason.arguments]
    check = CLAIMS.get((finding.code, name))
    told.numbers = dict(finding.measures)
    return None if check is None else lambda: check(told, finding.subject, *arguments)
