"""What keeps violations from counting, in words."""

from collections import Counter
from collections.abc import Iterable

from council_rules.findings.finding import Finding
from council_rules.findings.people import Exempt, Exemption

COUNTED = {
    Exempt.WAIVER: "waived",
    Exempt.BASELINE: "in the baseline",
    Exempt.BEFORE: "there before",
    Exempt.EVIDENCE: "on weaker evidence",
}


def said(exemption: Exemption) -> str:
    """Return an exemption as a phrase: 'there before: in the file at 1a2b3c4'."""
    by = f" by {exemption.by}" if exemption.by else ""
    until = f" until {exemption.until}" if exemption.until else ""
    return f"{COUNTED[exemption.kind]}{by}{until}: {exemption.reason}"


def counted_exempt(findings: Iterable[Finding]) -> str:
    """Return how many findings are exempt, by kind: '2 in the baseline, 1 there before'."""
    number = Counter(finding.exempt.kind for finding in findings if finding.exempt)
    return ", ".join(f"{number[kind]} {word}" for kind, word in COUNTED.items() if number[kind])
