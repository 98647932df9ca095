"""The cheapest cure of a finding, in words."""

from council_rules.findings import Finding


def cure_of(finding: Finding) -> str:
    """Return the cure of a finding in words; empty if none was asked for."""
    cure = finding.cure
    if cure is None:
        return ""
    if not cure.searched:
        return "none was found in the time there was; more was not searched"
    if not cure.edits:
        return "no edit considered here meets this alone without breaking another rule"
    sure = "the least" if cure.proven else "the best found"
    return f"{' and '.join(cure.edits)} (cost {cure.cost}, {sure})"
