"""The cheapest cure of a finding, in words."""

from council_rules.findings.finding import Cure, Finding, Verdict


def cure_of(finding: Finding) -> str:
    """Return the cure of a broken finding in words; empty if none was asked for."""
    cure = finding.cure
    if cure is None or not finding.is_broken:
        return ""
    if finding.verdict is Verdict.JUDGED_VIOLATED:
        return (
            "none is searched here for what a person judged violated; "
            f"'council-rules alternatives --goal {finding.code}' aims at it"
        )
    return said(cure)


def said(cure: Cure) -> str:
    """Return a cure in words: its edits with what they cost, or why there are none."""
    if not cure.searched:
        return "none was found in the time there was; more was not searched"
    if not cure.edits:
        return "no edit considered here cures this alone without breaking another rule"
    sure = "the least" if cure.proven else "the best found"
    return f"{' and '.join(cure.edits)} (cost {cure.cost}, {sure})"
