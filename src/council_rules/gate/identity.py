"""What makes a violation the same violation in another version of a text."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from council_rules.findings.finding import Finding, Firmness
from council_rules.findings.people import Exemption
from council_rules.findings.report import FileReport
from council_rules.gate.growth import Measures, grown
from council_rules.record import Record

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


class Grown(Record):
    """A violation that was known and is worse by now, and which number grew, in words."""

    finding: Finding
    says: str


class Known:
    """Violations that are known, by their fingerprints, with the numbers that decided each."""

    def __init__(self, marks: Iterable[tuple[str, Measures]]) -> None:
        self._left: dict[str, list[Measures]] = defaultdict(list)
        for mark, measures in marks:
            self._left[mark].append(measures)

    @classmethod
    def of(cls, file: FileReport) -> "Known":
        """Return the violations of a file, exempt or not."""
        found = filter(is_violation, file.findings)
        return cls((fingerprint(one), dict(one.measures)) for one in found)

    def taken(self, finding: Finding) -> str | None:
        """Use up the entry that a violation is nearest to; None if it is not known.

        What is returned says which number grew, and is empty if none did.
        """
        entries = self._left.get(fingerprint(finding))
        if not entries:
            return None
        said = [grown(one, dict(finding.measures)) for one in entries]
        number = said.index("") if "" in said else 0
        del entries[number]
        return said[number]


def excused(
    findings: Iterable[Finding], known: Known, exemption: Exemption
) -> tuple[tuple[Finding, ...], tuple[Grown, ...]]:
    """Return findings, those violations exempt that are known, and those that grew.

    Each known violation excuses one. One that is exempt already keeps its exemption and uses
    up one all the same; one that grew is not excused.
    """
    found: list[Finding] = []
    worse: list[Grown] = []
    for finding in findings:
        says = known.taken(finding) if is_violation(finding) else None
        if says:
            worse.append(Grown(finding, says))
        elif says is not None and finding.exempt is None:
            finding = replace(finding, exempt=exemption)
        found.append(finding)
    return tuple(found), tuple(worse)
