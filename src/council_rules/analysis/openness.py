"""What a proposal leaves open, in words, and which of it would settle which verdicts."""

from collections.abc import Callable, Collection, Iterable, Sequence
from math import prod

from council_rules.findings.evidence import Place
from council_rules.findings.openness import Answer, OpenPoint, Settlement
from council_rules.logic.completions import Answers, Completions
from council_rules.logic.fact_base import FactBase
from council_rules.logic.terms import Symbol


class Openness:
    """The open points of one proposal."""

    def __init__(self, fact_base: FactBase, place: Callable[[str], Place]) -> None:
        """Take the fact base, and what gives the place in the file of a path."""
        self._questions = {question.id: question for question in fact_base.questions}
        self.points = {
            question.id: OpenPoint(
                id=question.id,
                sentence=question.sentence,
                answers=tuple(
                    Answer(question.id, option.value, option.says)
                    for option in question.options
                ),
                place=place(question.path),
                assumed=question.assumed,
                bound=question.bound,
            )
            for question in fact_base.questions
        }

    @property
    def completions(self) -> int:
        """Return in how many ways everything that is open can be answered."""
        return prod(len(point.answers) for point in self.points.values())

    def assumptions(self) -> list[str]:
        """Return what is assumed about the ranges of open points, in sentences."""
        bounds = [
            f"{point.bound}; the file states no upper bound"
            for point in self.points.values()
            if point.bound
        ]
        ranges = sum(point.assumed and not point.bound for point in self.points.values())
        if ranges:
            which = "1 open point is" if ranges == 1 else f"{ranges} open points are"
            bounds.append(
                f"{which} taken to turn out in one of the ways that this program assumes, "
                "since the file names none ('council-rules open-points' lists them)"
            )
        return bounds

    def answers(self, given: Answers) -> tuple[Answer, ...]:
        """Return answers in words, in the order of the file."""
        return tuple(
            answer
            for point in self.points.values()
            for answer in point.answers
            if given.get(answer.point) == answer.value
        )

    def depends_on(self, ids: Collection[str]) -> tuple[OpenPoint, ...]:
        """Return the open points with these ids, in the order of the file."""
        return tuple(point for id, point in self.points.items() if id in ids)

    def bounds(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the assumed bounds of these questions, in words."""
        return tuple(self._questions[id].bound for id in ids)

    def settling(
        self, completions: Completions, verdicts: Sequence[tuple[Symbol, tuple[str, str]]]
    ) -> tuple[Settlement, ...]:
        """Return the open points that settle a verdict alone, those that settle most first.

        ``verdicts`` are the undetermined ones, each with its rule and subject.
        """
        settles: dict[str, list[tuple[str, str]]] = {id: [] for id in self.points}
        may_settle: dict[str, list[tuple[str, str]]] = {id: [] for id in self.points}
        for atom, verdict in verdicts:
            decided: dict[str, int] = {}
            for truth in (True, False):
                for id, _ in completions.sufficient(atom, truth):
                    decided[id] = decided.get(id, 0) + 1
            for id, answers in decided.items():
                all_do = answers == len(self.points[id].answers)
                (settles if all_do else may_settle)[id].append(verdict)
        found = [
            Settlement(point, tuple(settles[id]), tuple(may_settle[id]))
            for id, point in self.points.items()
            if settles[id] or may_settle[id]
        ]
        return tuple(sorted(found, key=lambda one: (-len(one.settles), -len(one.may_settle))))
