"""Verdicts by rule and subject, and what becomes of them when a text is changed."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from council_rules.analysis.check import check_loaded
from council_rules.analysis.standard import Standard, standard
from council_rules.findings import FileReport, Verdict
from council_rules.proposal.load import load_text
from tests.laws.texts import Text

Key = tuple[str, str]
Verdicts = dict[Key, Verdict]

# A rule is broken under no answer, whether a person is asked or not.
WELL = frozenset({Verdict.MET, Verdict.NOT_APPLICABLE, Verdict.NEEDS_JUDGEMENT})
SCENARIO = "assumed_here"


class Breach(NamedTuple):
    """A verdict that a move changed although a law says that it does not."""

    rule: str
    subject: str
    before: str
    after: str

    @property
    def says(self) -> str:
        """Return the change in one line."""
        return f"{self.rule} {self.subject}: {self.before} -> {self.after}"


@cache
def rule_book() -> Standard:
    return standard()


def judged(text: Text, assume: Mapping[str, str] | None = None) -> FileReport:
    """Return the report on a text, with answers to open points assumed.

    Raises ProposalError if the text is not a proposal, or an answer fits no open point.
    """
    if assume:
        scenario = {"id": SCENARIO, "name": SCENARIO, "assume": dict(assume)}
        text = {**text, "scenarios": [scenario]}
    loaded = load_text(json.dumps(text), text["proposal"]["id"])
    report = check_loaded(loaded, rule_book(), SCENARIO if assume else None)
    assert not report.problems, report.problems
    return report


def by_subject(report: FileReport) -> Verdicts:
    """Return the verdict of each rule on each subject; of several the gravest."""
    grave = (Verdict.VIOLATED, Verdict.UNDETERMINED, Verdict.NEEDS_JUDGEMENT, Verdict.MET)
    found: Verdicts = {}
    for finding in report.findings:
        key = finding.code, finding.subject
        before = found.get(key, Verdict.MET)
        found[key] = min(before, finding.verdict, key=grave.index)
    return found


def of(verdicts: Verdicts, key: Key) -> Verdict:
    """Return a verdict; a rule that does not look at a subject is not applicable to it."""
    return verdicts.get(key, Verdict.NOT_APPLICABLE)


def differences(before: Verdicts, after: Verdicts, subjects: Iterable[str]) -> Iterator[Breach]:
    """Yield the verdicts on some subjects that are not the same."""
    looked_at = frozenset(subjects)
    for key in sorted(before.keys() | after.keys()):
        first, second = of(before, key), of(after, key)
        if key[1] in looked_at and first != second:
            yield Breach(*key, first, second)


def improvements(
    before: Verdicts, after: Verdicts, subjects: Iterable[str]
) -> Iterator[Breach]:
    """Yield the verdicts on some subjects that were no pass and have become one."""
    for breach in differences(before, after, subjects):
        if breach.before not in WELL and breach.after in WELL:
            yield breach
