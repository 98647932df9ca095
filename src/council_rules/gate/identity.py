"""What makes a violation the same violation in another version of a text."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from council_rules.findings import Exemption, FileReport, Finding, Firmness

_LENGTH = 32


def fingerprint(finding: Finding) -> str:
    """Return the fingerprint of a finding: 32 hexadecimal digits.

    It is made from the rule, the path of ids it is about and what it was violated for: no
    line, no wording, no file name. So it stays when lines are inserted, lists reordered or
    the file is renamed, and the same body in two files has one fingerprint.
    """
    text = json.dumps(finding.identity, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def is_violation(finding: Finding) -> bool:
    """Return whether a rule is violated whatever the open points turn out to be.

    What a person judged to be violated is as much a violation as what the tool found.
    """
    return finding.is_broken and finding.firmness is Firmness.CERTAIN


def counts(finding: Finding) -> bool:
    """Return whether a finding is a violation that nothing exempts."""
    return is_violation(finding) and finding.exempt is None


def fingerprints(file: FileReport) -> Counter[str]:
    """Return the fingerprints of all violations of a file, exempt or not, with their number."""
    return Counter(fingerprint(finding) for finding in file.findings if is_violation(finding))


def excused(
    findings: Iterable[Finding], known: Counter[str], exemption: Exemption
) -> Iterator[Finding]:
    """Return findings, those violations exempt that are known and that nothing exempts yet.

    Each known fingerprint excuses as many violations as it was found. A violation that is
    exempt already keeps its exemption and uses up one all the same.
    """
    left = known.copy()
    for finding in findings:
        if is_violation(finding) and left[mark := fingerprint(finding)] > 0:
            left[mark] -= 1
            if finding.exempt is None:
                finding = replace(finding, exempt=exemption)
        yield finding
