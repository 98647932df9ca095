"""The completions of a program: what each open verdict hangs on, without listing them.

A completion answers every question. Verdicts on which the same questions bear are asked
about together, in the part of the program that bears on them.
"""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from clingo import Symbol

from council_rules.logic.choices import Choices
from council_rules.logic.columns import MOST_COMPLETIONS, Columns, number_of_completions
from council_rules.logic.contingent import NotWorkedOut
from council_rules.logic.implicants import Implicants, bits

Answers = Mapping[str, str]
# so many completions are compared with those of another text
MOST_COMPARED = 256
NO_ANSWERS: Answers = MappingProxyType({})


class Completions:
    """The completions of a ground program, asked about its verdicts."""

    def __init__(
        self,
        choices: Choices,
        drawn: Columns,
        verdicts: Sequence[Symbol],
        preferred: Sequence[Symbol],
    ) -> None:
        """Take what is to be chosen, completions drawn, and the verdicts to be asked about.

        Where several completions would do, one is taken that is close to the ``preferred``
        answers. Answers beyond an assumed bound never count, unless a method says so.
        """
        self._choices, self._drawn = choices, drawn
        grounded = self._grounded = choices.grounded
        self._asked = choices.asked
        self._preferred = [grounded.literal(atom) or 0 for atom in preferred]
        marks = {
            literal: 1 << number
            for number, one in enumerate(self._asked)
            for literal in (*one.literals, one.beyond)
            if literal is not None
        }
        unknown = list(choices.not_worked_out)
        marks |= {one: 1 << len(self._asked) + number for number, one in enumerate(unknown)}
        literals = {verdict: grounded.literal(verdict) or 0 for verdict in verdicts}
        assert all(literals.values()), "a verdict holds in no completion"
        bearing = grounded.bearing(marks, literals.values())
        self._bearing: dict[Symbol, frozenset[int]] = {}
        self._not_worked_out: dict[Symbol, tuple[NotWorkedOut, ...]] = {}
        self._alike: dict[frozenset[int], dict[Symbol, int]] = {}
        self._undecided: dict[frozenset[int], set[int]] = {}
        self._implicants: dict[frozenset[int], Implicants] = {}
        for verdict, literal in literals.items():
            known = frozenset(bits(bearing[literal] & ((1 << len(self._asked)) - 1)))
            missing = [unknown[one] for one in bits(bearing[literal] >> len(self._asked))]
            whys = dict.fromkeys(choices.not_worked_out[one] for one in missing)
            self._not_worked_out[verdict] = tuple(whys)
            self._bearing[verdict] = known
            self._alike.setdefault(known, {})[verdict] = literal
            self._undecided.setdefault(known, set()).update(missing)

    def _implicants_of(self, verdict: Symbol) -> Implicants:
        """Return the implicants of a verdict and of its like, made when first asked for."""
        bearing = self._bearing[verdict]
        if bearing not in self._implicants:
            literals = self._alike[bearing]
            asked = [self._asked[number] for number in sorted(bearing)]
            undecided = self._undecided[bearing]
            number = number_of_completions((one.literals for one in asked), undecided)
            few = number <= MOST_COMPLETIONS
            columns = self._drawn
            if few:
                columns = self._choices.columns(asked, undecided, literals.values())
            self._implicants[bearing] = Implicants(
                lambda: self._grounded.slice(literals.values(), self._preferred),
                columns,
                frozenset(self._preferred),
                asked,
                literals,
            )
        return self._implicants[bearing]

    def knows(self, verdict: Symbol) -> bool:
        """Return whether a verdict may hold in some completion at all."""
        return verdict in self._bearing

    def sufficient(self, verdict: Symbol, truth: bool) -> tuple[tuple[str, str], ...]:
        """Return the answers each of which alone makes a verdict true, or makes it false.

        An answer is a question's id and a value; ``truth`` says which of the two is meant.
        """
        found = self._implicants_of(verdict)
        return tuple(found.answers[position] for position in found.sufficient(verdict, truth))

    def fewest(self, verdict: Symbol, truth: bool) -> Answers:
        """Return as few answers as make a verdict true, or false, whatever else is open.

        One or two answers are the shortest list there is; from a longer list none can be
        left out. Empty if it also takes something that was not worked out.
        """
        found = self._implicants_of(verdict)
        return dict(
            found.answers[position] for position in sorted(found.fewest(verdict, truth))
        )

    def unusual(self, verdict: Symbol, truth: bool) -> Answers:
        """Return answers that make a verdict true, or false, with all else as preferred.

        None of them can be left out. Every question has one ``preferred`` answer.
        """
        found = self._implicants_of(verdict)
        return dict(
            found.answers[position] for position in sorted(found.unusual(verdict, truth))
        )

    def where(self, atom: Symbol) -> str:
        """Return in which of all completions an atom holds, in a form that texts share.

        First a mark of the questions with their answers, then a number in base 16 with one bit
        for each completion: where the mark is the same, so is the completion behind a bit.
        Empty where completions are too many, or something was not worked out.
        """
        literal = self._grounded.literal(atom)
        if not self._mark or literal is None:
            return ""
        return f"{self._mark}:{self._drawn.of(literal):x}"

    @cached_property
    def _mark(self) -> str:
        few = self._drawn.complete and self._drawn.full.bit_length() <= MOST_COMPARED
        answered = self._choices.answered()
        if not few or answered is None or self._choices.not_worked_out:
            return ""
        return hashlib.sha256(repr(answered).encode()).hexdigest()

    def not_worked_out(self, verdict: Symbol) -> tuple[NotWorkedOut, ...]:
        """Return what a verdict may also hang on that was not worked out."""
        return self._not_worked_out[verdict]

    def bounds_under(self, verdict: Symbol, truth: bool) -> tuple[str, ...]:
        """Return the questions whose assumed bounds carry a settled verdict."""
        if not any(self._asked[number].beyond for number in self._bearing[verdict]):
            return ()
        return self._implicants_of(verdict).bounds_under(verdict, truth)

    def bounds_opening(self, verdict: Symbol) -> tuple[str, ...]:
        """Return the questions about numbers that alone keep a verdict open."""
        return self._implicants_of(verdict).bounds_opening(verdict)
