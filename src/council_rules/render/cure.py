"""The cheapest cure of a finding, in words."""

from council_rules.findings import Cure, Finding


def cure_of(finding: Finding) -> str:
    """Return the cure of a finding in words; empty if none was asked for."""
    cure = finding.cure
    if cure is None:
        return ""
    return said(cure)


def said(cure: Cure) -> str:
    """Return a cure in words: its edits with what they cost, or why there are none."""
    if not cure.searched:
        return "none was found in the time there was; more was not searched"
    if not cure.edits:
        return "no edit considered here cures this alone without breaking another rule"
    sure = "the least" if cure.proven else "the best found"
    return f"{' and '.join(cure.edits)} (cost {cure.cost}, {sure})"
