"""What a ground program leaves to be chosen: answers, and what was not worked out."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from clingo import Symbol

from council_rules.logic.columns import Columns
from council_rules.logic.contingent import NotWorkedOut
from council_rules.logic.fact_base import Question, term
from council_rules.logic.solve import Grounded


class Asked:
    """A question with the literals of its answers; the one beyond a bound stands apart."""

    def __init__(self, question: Question, literal: Callable[[Symbol], int | None]) -> None:
        """Take the question, and what gives the literal of an atom."""
        self.question = question
        found = {
            option.value: literal(term("chosen", question.id, option.value))
            for option in question.all_options
        }
        self.beyond = found.pop(question.beyond.value) if question.beyond else None
        self.values = list(found)
        self.literals = [one for one in found.values() if one is not None]


class Choices:
    """The questions of a ground program, and facts that may hold whatever is answered."""

    def __init__(
        self,
        grounded: Grounded,
        questions: Sequence[Question],
        not_worked_out: Mapping[Symbol, NotWorkedOut],
    ) -> None:
        """Take a traced program, its questions, and the facts that are not worked out."""
        self.grounded = grounded
        self.asked = [Asked(question, grounded.literal) for question in questions]
        self.not_worked_out = {
            literal: why
            for fact, why in not_worked_out.items()
            if (literal := grounded.literal(fact)) is not None
        }

    def answered(self) -> list[tuple[str, list[tuple[str, str]]]] | None:
        """Return the questions of all columns with their answers and words, in order.

        The words tell apart what two texts call by one name, as 'first'. None if
        some answer to a question bears on nothing and others do: then columns do not tell all
        completions apart.
        """
        bearing = [one for one in self.asked if one.literals]
        if any(len(one.literals) < len(one.values) for one in bearing):
            return None
        questions = [one.question for one in bearing]
        return [(one.id, [(o.value, o.says) for o in one.options]) for one in questions]

    def within(self) -> list[int]:
        """Return literals that are true in the completions within all assumed bounds."""
        return [-one.beyond for one in self.asked if one.beyond]

    def drawn(self, goals: Iterable[int]) -> Columns:
        """Return columns of atoms in completions drawn from all there are, within bounds."""
        return self.columns(self.asked, self.not_worked_out.keys(), goals)

    def columns(
        self, asked: Sequence[Asked], undecided: Set[int], goals: Iterable[int]
    ) -> Columns:
        """Return columns of atoms on which only some questions and facts bear."""
        barred = [one.beyond for one in asked if one.beyond]
        questions = [one.literals for one in asked if one.literals]
        return self.grounded.columns(questions, undecided, barred, goals)
