"""Which findings a text shows, and which of them it shows as one."""

from collections.abc import Sequence

from council_rules.findings.finding import Finding, Verdict
from council_rules.render.look import Look


def is_shown(finding: Finding, look: Look) -> bool:
    """Return whether a finding is worth a block of its own at this level of detail."""
    if look.subjects and finding.subject not in look.subjects:
        return False
    if finding.is_broken:
        return True
    return not look.quiet and (finding.verdict is not Verdict.MET or look.verbose)


def folded(findings: Sequence[Finding], look: Look) -> list[list[Finding]]:
    """Return the findings in order, those with the same cause together."""
    groups: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        key: object = number
        if not look.verbose:
            needs = tuple(point.id for point in finding.depends_on)
            asked = tuple((one.atom, one.answer) for one in finding.questions)
            cause = (finding.code, finding.verdict, finding.reason, finding.exempt)
            key = (cause, needs, asked, finding.stands_on)
        groups.setdefault(key, []).append(finding)
    return list(groups.values())
