"""What comes of edits once they are written into the file and checked."""

from collections.abc import Iterable, Mapping, Sequence

from council_rules.alternatives.edits import Edit
from council_rules.alternatives.outcome import Finding, Outcome
from council_rules.findings.finding import Verdict
from council_rules.record import Record

# from a verdict to what has become of something that was not met
OUTCOMES: Mapping[Verdict | None, Outcome] = {
    Verdict.MET: Outcome.MET,
    Verdict.UNDETERMINED: Outcome.OPEN,
    Verdict.NEEDS_JUDGEMENT: Outcome.OPEN,
    Verdict.VIOLATED: Outcome.VIOLATED,
    None: Outcome.NOT_APPLICABLE,
}
# Goals that are not met, those violated, those that are or apply no longer; cost; votes moved.
Score = tuple[int, int, int, int, int]


class Trial(Record):
    """Edits, with the verdicts on the file in which they are made.

    ``outcomes`` say what becomes of each goal. ``breaks`` are verdicts that are violated
    there and were not before, even if they were open, in rules that may not be broken anew;
    ``leaves`` are matters that nobody can decide any more. With either, the edits are refused.
    """

    edits: tuple[Edit, ...]
    verdicts: Mapping[Finding, Verdict]
    outcomes: tuple[tuple[Finding, Outcome], ...]
    breaks: tuple[Finding, ...]
    leaves: tuple[str, ...]
    robust: bool = False

    @property
    def refused(self) -> bool:
        """Whether the edits may not be made."""
        return bool(self.breaks or self.leaves)

    @property
    def cost(self) -> int:
        """Return what the edits cost."""
        return sum(edit.cost for edit in self.edits)

    @property
    def score(self) -> Score:
        """Return what trials are compared by; the smaller the better."""
        counts = [0, 0, 0]
        for _, outcome in self.outcomes:
            for position, short_of in enumerate(SHORT_OF):
                worse = self.robust and outcome is Outcome.OPEN
                counts[position] += outcome in short_of or worse
        moved = sum(edit.moved for edit in self.edits)
        return counts[0], counts[1], counts[2], self.cost, moved

    def with_outcome(self, *wanted: Outcome) -> tuple[Finding, ...]:
        """Return the goals that come out in one of some ways."""
        return tuple(one for one, outcome in self.outcomes if outcome in wanted)


# What each part of a score counts. To meet a goal comes first; of what is not met as little as
# may be stays violated, and what is open ranks above what applies no longer. Where the goals
# have to be met in every completion, what is open is violated in some.
SHORT_OF = (
    frozenset({Outcome.OPEN, Outcome.NOT_APPLICABLE, Outcome.VIOLATED}),
    frozenset({Outcome.VIOLATED}),
    frozenset({Outcome.NOT_APPLICABLE, Outcome.VIOLATED}),
)


def outcomes(
    goals: Iterable[Finding], verdicts: Mapping[Finding, Verdict]
) -> tuple[tuple[Finding, Outcome], ...]:
    """Return what has become of goals in a file with some verdicts."""
    return tuple((goal, OUTCOMES[verdicts.get(goal)]) for goal in goals)


def best(trials: Iterable[Trial]) -> Sequence[Trial]:
    """Return the trials that are not refused, the best first."""
    kept = [one for one in trials if not one.refused]
    return sorted(kept, key=lambda one: (one.score, sum(edit.strict for edit in one.edits)))
