"""Findings that say under a narrower rule what another rule says of the same subject.

Both count, since a text may give up one of the rules and keep the other; a report tells them
once and says that they are two.
"""

from collections.abc import Iterable

from council_rules.findings.finding import Finding

# the pages of these rules say themselves of which other rule they are a narrower form
WIDER = {"PAL001": "REP005", "PAL008": "REP004"}


def told_by_another(findings: Iterable[Finding]) -> dict[Finding, str]:
    """Return the findings that repeat another, each with the code of the wider rule."""
    all_ = tuple(findings)
    known = {(one.code, one.subject) for one in all_}
    return {
        one: WIDER[one.code]
        for one in all_
        if one.code in WIDER and (WIDER[one.code], one.subject) in known
    }
