"""The completions of a program: what each open verdict hangs on, without listing them.

A completion answers every question. Verdicts on which the same questions bear are asked
about together, in the part of the program that bears on them.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from clingo import Symbol

from council_rules.logic.contingent import NotWorkedOut
from council_rules.logic.ledger import Question
from council_rules.logic.settling import Asked, Part
from council_rules.logic.solve import Grounded

Answers = Mapping[str, str]
NO_ANSWERS: Answers = MappingProxyType({})


class Completions:
    """The completions of a ground program, asked about its verdicts."""

    def __init__(
        self,
        grounded: Grounded,
        questions: Sequence[Question],
        verdicts: Sequence[Symbol],
        preferred: Sequence[Symbol],
        not_worked_out: Mapping[Symbol, NotWorkedOut] = MappingProxyType({}),
    ) -> None:
        """Take a traced program, its questions, and the verdicts to be asked about.

        Where several completions would do, one is taken that is close to the ``preferred``
        answers. Answers beyond an assumed bound never count, unless a method says so. Facts
        that are ``not_worked_out`` may hold or not, whatever the answers.
        """
        self._grounded = grounded
        self._asked = [Asked(question, grounded.literal) for question in questions]
        self._preferred = [grounded.literal(atom) or 0 for atom in preferred]
        of = {
            literal: number
            for number, one in enumerate(self._asked)
            for literal in (*one.literals, one.beyond)
        }
        unknown = {
            literal: one
            for fact, one in not_worked_out.items()
            if (literal := grounded.literal(fact)) is not None
        }
        self._bearing: dict[Symbol, frozenset[int]] = {}
        self._not_worked_out: dict[Symbol, tuple[NotWorkedOut, ...]] = {}
        self._alike: dict[frozenset[int], dict[Symbol, int]] = {}
        self._parts: dict[frozenset[int], Part] = {}
        for verdict in verdicts:
            literal = grounded.literal(verdict)
            assert literal is not None, f"{verdict} holds in no completion"
            choices = grounded.choices_behind(literal)
            missing = dict.fromkeys(unknown[one] for one in sorted(choices & unknown.keys()))
            self._not_worked_out[verdict] = tuple(missing)
            self._bearing[verdict] = frozenset(of[one] for one in choices - unknown.keys())
            self._alike.setdefault(self._bearing[verdict], {})[verdict] = literal

    def _part(self, verdict: Symbol) -> Part:
        """Return the part of the program that a verdict needs, made when first asked for."""
        bearing = self._bearing[verdict]
        if bearing not in self._parts:
            members = self._alike[bearing]
            cone = self._grounded.cone(members.values(), self._preferred)
            asked = [self._asked[number] for number in sorted(bearing)]
            self._parts[bearing] = Part(cone, asked, members)
        return self._parts[bearing]

    def knows(self, verdict: Symbol) -> bool:
        """Return whether a verdict may hold in some completion at all."""
        return verdict in self._bearing

    def settling(self, verdict: Symbol, truth: bool) -> tuple[tuple[str, str], ...]:
        """Return the answers each of which alone makes a verdict true, or makes it false.

        An answer is a question's id and a value; ``truth`` says which of the two is meant.
        """
        part = self._part(verdict)
        return tuple(part.answers[position] for position in part.settling(verdict, truth))

    def fewest(self, verdict: Symbol, truth: bool) -> Answers:
        """Return as few answers as make a verdict true, or false, whatever else is open.

        One or two answers are the shortest list there is; from a longer list none can be
        left out. Empty if it also takes something that was not worked out.
        """
        part = self._part(verdict)
        return dict(part.answers[position] for position in sorted(part.fewest(verdict, truth)))

    def not_worked_out(self, verdict: Symbol) -> tuple[NotWorkedOut, ...]:
        """Return what a verdict may also hang on that was not worked out."""
        return self._not_worked_out[verdict]

    def bounds_under(self, verdict: Symbol, truth: bool) -> tuple[str, ...]:
        """Return the questions whose assumed bounds carry a settled verdict."""
        if not any(self._asked[number].beyond for number in self._bearing[verdict]):
            return ()
        return self._part(verdict).bounds_under(verdict, truth)

    def bounds_opening(self, verdict: Symbol) -> tuple[str, ...]:
        """Return the questions about numbers that alone keep a verdict open."""
        return self._part(verdict).bounds_opening(verdict)
