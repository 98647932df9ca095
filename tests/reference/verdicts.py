"""Verdicts on the shipped proposals as they were, as they are, and why they differ.

``earlier_verdicts.yaml`` holds the verdicts of the first meaning of the vocabulary, and
``differences.yaml`` every verdict that has become another one since, in groups, each with its
reason. ``python -m tests.reference.verdicts`` prints the groups as they are now: those that
are recorded keep their reason, and a reason that is missing is to be found, or the change is
a fault.
"""

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from council_rules.findings.finding import Verdict
from tests.reference.support import PROPOSALS, report

EARLIER = Path(__file__).with_name("earlier_verdicts.yaml")
DIFFERENCES = Path(__file__).with_name("differences.yaml")
NOT_APPLICABLE = Verdict.NOT_APPLICABLE.value

Subject = tuple[str, str]  # rule, subject
Change = tuple[str, str, str]  # rule, verdict before, verdict now


@cache
def earlier() -> dict[str, dict[Subject, str]]:
    """Return the earlier verdicts of each proposal by rule and subject."""
    return {
        name: {
            (code, subject): verdict
            for code, found in rules.items()
            for verdict, subjects in found.items()
            for subject in subjects.split()
        }
        for name, rules in yaml.safe_load(EARLIER.read_text("utf-8")).items()
    }


@cache
def recorded() -> list[dict[str, Any]]:
    """Return the recorded groups of differences."""
    groups: list[dict[str, Any]] = yaml.safe_load(DIFFERENCES.read_text("utf-8"))
    return groups


def expected(name: str) -> dict[Subject, tuple[str, str]]:
    """Return verdict before and now of what is recorded to differ in a proposal."""
    return {
        (group["rule"], subject): (group["was"], group["now"])
        for group in recorded()
        for subject in group["subjects"].get(name, "").split()
    }


def changed(name: str) -> dict[Subject, tuple[str, str]]:
    """Return verdict before and now where they differ in a proposal."""
    before, now = earlier()[name], _today(name)
    differing = {}
    for key in sorted({*before, *now}):
        pair = (before.get(key, NOT_APPLICABLE), now.get(key, NOT_APPLICABLE))
        if pair[0] != pair[1]:
            differing[key] = pair
    return differing


def names() -> list[str]:
    """Return the shipped proposals by their paths below their folder, without suffixes."""
    found = sorted(PROPOSALS.rglob("*.council.yaml"))
    return [
        path.relative_to(PROPOSALS).as_posix().removesuffix(".council.yaml") for path in found
    ]


def _today(name: str) -> dict[Subject, str]:
    """Return today's verdicts; of several on one subject, the violation counts."""
    now: dict[Subject, str] = {}
    for finding in report(name).findings:
        key = (finding.code, finding.subject)
        if key not in now or finding.verdict is Verdict.VIOLATED:
            now[key] = finding.verdict.value
    return now


def _groups() -> dict[tuple[Change, str], dict[str, list[str]]]:
    """Return subjects by change, reason and proposal; the reason is empty if unrecorded."""
    reasons = {
        (name, (group["rule"], subject), (group["was"], group["now"])): group["because"]
        for group in recorded()
        for name, subjects in group["subjects"].items()
        for subject in subjects.split()
    }
    groups: dict[tuple[Change, str], dict[str, list[str]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for name in names():
        for key, pair in changed(name).items():
            because = reasons.get((name, key, pair), "")
            groups[(key[0], *pair), because][name].append(key[1])
    return groups


def _written() -> str:
    groups = [
        {
            "rule": rule,
            "was": was,
            "now": now,
            "because": because,
            "subjects": {name: " ".join(found) for name, found in subjects.items()},
        }
        for ((rule, was, now), because), subjects in sorted(_groups().items())
    ]
    return yaml.safe_dump(groups, sort_keys=False, width=96, allow_unicode=True)


if __name__ == "__main__":
    print(_written(), end="")
