"""Verdicts by rule and subject, and what becomes of them when a text is changed."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from council_rules.analysis.standard import Standard, standard
from council_rules.analysis.verdicts import verdicts_on
from council_rules.findings.finding import Verdict
from council_rules.findings.report import FileReport
from council_rules.logic.encode import encode
from council_rules.proposal.load import Loaded, load_text
from tests.laws.texts import Text

Key = tuple[str, str]
Verdicts = dict[Key, Verdict]

GRAVE = (Verdict.VIOLATED, Verdict.UNDETERMINED, Verdict.NEEDS_JUDGEMENT, Verdict.MET)
# A rule is broken under no answer, whether a person is asked or not.
WELL = frozenset({Verdict.MET, Verdict.NOT_APPLICABLE, Verdict.NEEDS_JUDGEMENT})
# A question for a person is no pass.
PASSES = WELL - {Verdict.NEEDS_JUDGEMENT}


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


@dataclass(frozen=True)
class Judged:
    """Verdicts on a text that was read, and what some rules leave open there."""

    verdicts: Verdicts
    loaded: Loaded
    book: Standard

    @cached_property
    def points(self) -> dict[str, tuple[str, ...]]:
        """The open points with their answers."""
        asked = encode(self.loaded.proposal, read=self.book.read).questions
        return {one.id: tuple(option.value for option in one.options) for one in asked}


@cache
def rule_book() -> Standard:
    return standard()


@cache
def alone(rule: str) -> Standard:
    return rule_book().only((rule,))


def judged(
    text: Text, assume: Mapping[str, str] | None = None, rule: str | None = None
) -> Judged:
    """Return the verdicts on a text, with answers to open points assumed; of all rules, or one.

    They are those of a report, which a test confirms. A report takes several times as long,
    because it also works out why. Raises ProposalError if the text is not a proposal.
    """
    loaded, answers = load_text(json.dumps(text), text["proposal"]["id"]), dict(assume or {})
    book = rule_book() if rule is None else alone(rule)
    found = Judged(verdicts_on(loaded.proposal, book, answers), loaded, book)
    assert all(value in found.points[point] for point, value in answers.items()), answers
    return found


def reported(report: FileReport) -> Verdicts:
    """Return the verdicts that a report holds; of several on one subject the gravest."""
    found: Verdicts = {}
    for finding in report.findings:
        key = finding.code, finding.subject
        before = found.get(key, finding.verdict)
        found[key] = min(before, finding.verdict, key=GRAVE.index)
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
        if breach.before not in WELL and breach.after in PASSES:
            yield breach
