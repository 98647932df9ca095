"""A proposal to try moves on, and one move on it under one law."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from council_rules.findings import FileReport
from tests.laws.texts import Text
from tests.laws.verdicts import Breach, Verdicts, by_subject, judged


@dataclass
class Base:
    """A proposal with its verdicts, which are worked out once."""

    name: str
    text: Text

    @cached_property
    def report(self) -> FileReport:
        return judged(self.text)

    @cached_property
    def verdicts(self) -> Verdicts:
        return by_subject(self.report)


@dataclass(frozen=True)
class Case:
    """One move on one proposal.

    ``kind`` is what moves of the same sort have in common; ``breaches`` tries the move, and
    raises ProposalError if it leaves no proposal.
    """

    kind: str
    move: str
    breaches: Callable[[], Iterable[Breach]]
