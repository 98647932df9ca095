"""Verdicts as text, rule by rule."""

from collections.abc import Iterable

from council_rules.alternatives.outcome import Finding
from council_rules.words import readable


def by_rule(findings: Iterable[Finding]) -> str:
    """Return verdicts as text, rule by rule: 'REP004 vote and budget; TIER001 board'."""
    subjects: dict[str, list[str]] = {}
    for code, subject in findings:
        subjects.setdefault(code, []).append(readable(subject))
    return "; ".join(f"{code} {', '.join(found)}" for code, found in subjects.items())
