"""A proposal to try moves on, and one move on it under one law."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from council_rules.proposal.problems import ProposalError
from tests.laws.texts import Text
from tests.laws.verdicts import Breach, Judged, Verdicts, judged

Result = Literal["made", "refused", "impossible"]
MADE: Result = "made"


class ImpossibleError(Exception):
    """A move that cannot be made: the format has no words for it, or none for it alone."""


@dataclass
class Base:
    """A proposal with its verdicts, which are worked out once.

    ``assumed`` keeps its verdicts by the answers that are assumed for them.
    """

    name: str
    text: Text
    assumed: dict[tuple[tuple[str, str], ...], Verdicts] = field(default_factory=dict)

    @cached_property
    def judged(self) -> Judged:
        return judged(self.text)

    @property
    def verdicts(self) -> Verdicts:
        return self.judged.verdicts


@dataclass(frozen=True)
class Case:
    """One move on one proposal.

    ``kind`` is what moves of the same sort have in common; ``breaches`` tries the move. It
    raises ProposalError if that leaves no proposal, ImpossibleError if it cannot be made.
    """

    kind: str
    move: str
    breaches: Callable[[], Iterable[Breach]]


def tried(case: Case) -> tuple[Result, list[Breach]]:
    """Return whether a move could be made, and what it breaks.

    A text that the reader refuses is no move: nobody gets a verdict by it.
    """
    try:
        return MADE, list(case.breaches())
    except ProposalError:
        return "refused", []
    except ImpossibleError:
        return "impossible", []
