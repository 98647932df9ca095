"""The fact base of a proposal: every fact it gives, every question it leaves open.

A term keeps the path of the place it came from, so that a finding can point back. Ids
become clingo strings and numbers clingo numbers, never pasted text: a number that does
not fit raises instead of wrapping.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from clingo import Function, Number, String, Symbol

from council_rules.logic.contingent import Contingent, NotWorkedOut, resolved
from council_rules.logic.slicing import in_layer, signature
from council_rules.proposal.model.decisions import Condition
from council_rules.record import Record

Argument = str | int | Symbol
LARGEST = 2**31 - 2


@cache
def word(name: str) -> Symbol:
    """Return the constant for one of the format's own words, such as ``decision``."""
    return Function(name)


def term(functor: str, *arguments: Argument) -> Symbol:
    """Return the term ``functor(arguments)``; text becomes a string, an int a number.

    Raises OverflowError for a number outside 32 bits.
    """
    return _term(functor, arguments)


# Amended texts are encoded by the hundred, and nearly all that they say is what the file says.
@lru_cache(1 << 17)
def _term(functor: str, arguments: tuple[Argument, ...]) -> Symbol:
    return Function(functor, [_symbol(argument) for argument in arguments])


@cache
def _string(text: str) -> Symbol:
    return String(text)


def _symbol(argument: Argument) -> Symbol:
    if isinstance(argument, str):
        return _string(argument)
    return Number(argument) if isinstance(argument, int) else argument


class Option(Record):
    """One possible answer to a question, in words, and the terms it puts in force."""

    value: str
    says: str
    terms: tuple[Symbol, ...]


class Question(Record):
    """Something left open: a sentence, the place it concerns, and its possible answers.

    ``assumed`` marks a question whose range the file does not state. ``bound`` says in
    words where an assumed range ends, ``beyond`` is an answer past that end: no answer to
    reckon with, but one that shows which verdicts the bound carries.
    """

    id: str
    sentence: str
    path: str
    options: tuple[Option, ...]
    assumed: bool = False
    bound: str = ""
    beyond: Option | None = None

    @property
    def all_options(self) -> tuple[Option, ...]:
        """Return the answers, and the one beyond the bound if there is one."""
        return self.options if self.beyond is None else (*self.options, self.beyond)


class TooLargeError(Exception):
    """Weights that cannot be added up exactly in 32 bits; ``path`` says where."""

    def __init__(self, path: str, total: int) -> None:
        super().__init__(path, total)
        self.path = path
        self.total = total


@dataclass
class FactBase:
    """Collects what the encoder finds; iteration order is the order of the file.

    ``contingent`` are facts found in some completions and not in others, ``not_worked_out``
    those of which that could not be found out. ``counted`` are all facts that were looked for
    by counting votes, found or not. ``conditions`` has the words of each node.
    """

    places: dict[Symbol, str] = field(default_factory=dict)
    numbers: list[Symbol] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    assumptions: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    contingent: list[Contingent] = field(default_factory=list)
    not_worked_out: dict[Symbol, NotWorkedOut] = field(default_factory=dict)
    counted: set[Symbol] = field(default_factory=set)
    conditions: dict[str, Condition] = field(default_factory=dict)

    def given(self, path: str, functor: str, *arguments: Argument) -> None:
        """Record that the text states ``functor(arguments)`` at ``path``."""
        self.places.setdefault(term(functor, *arguments), path)

    def number(self, functor: str, *arguments: Argument) -> None:
        """Record an entry of the arithmetic tables, which no completion changes."""
        self.numbers.append(term(functor, *arguments))

    def ask(
        self,
        id: str,
        sentence: str,
        path: str,
        options: Iterable[Option],
        assumed: bool = False,
        bound: str = "",
        beyond: Option | None = None,
    ) -> None:
        """Record an open question; a single possible answer is simply given."""
        answers = tuple(options)
        if len(answers) == 1 and beyond is None:
            self._answer(answers[0], path)
            return
        self.questions.append(Question(id, sentence, path, answers, assumed, bound, beyond))

    def _answer(self, option: Option, path: str) -> None:
        for fact in option.terms:
            self.places.setdefault(fact, path)

    def answered(self, answers: Mapping[str, str]) -> "FactBase":
        """Return the fact base of the same proposal with some questions answered.

        ``answers`` maps ids of questions to values; ids of no question are passed over.
        """
        found, contingent = resolved(self.contingent, answers)
        left = FactBase(
            dict(self.places),
            [*self.numbers, *found],
            assumptions=self.assumptions.copy(),
            names=self.names,
            contingent=contingent,
            not_worked_out=self.not_worked_out,
            counted=self.counted,
            conditions=self.conditions,
        )
        for question in self.questions:
            value = answers.get(question.id)
            if value is None:
                left.questions.append(question)
                continue
            (chosen,) = (one for one in question.options if one.value == value)
            left._answer(chosen, question.path)
        return left

    def quoted(self, id: str) -> str:
        """Return the display name of an id or path in quotes.

        Nobody in particular and things that are only described stand without quotes.
        """
        name = self.names.get(id, id)
        return name if "?" in id or "." in id else f"'{name}'"

    def signatures(self) -> set[str]:
        """Return the signatures of all facts, as the slicing of rules writes them."""
        counted = [*self.numbers, *(one.head for one in self.contingent)]
        found = {signature(one.name, len(one.arguments)) for one in counted}
        given = {(fact.name, len(fact.arguments)) for fact in self.places}
        brought = {
            (fact.name, len(fact.arguments))
            for question in self.questions
            for option in question.all_options
            for fact in option.terms
        }
        for layer, functors in (("given", given), ("brings", brought)):
            for functor in functors:
                found.update(in_layer(layer, *functor), in_layer("in_force", *functor))
        if self.questions:
            found |= {"open/1", "option/2"}
        return found

    def facts(self) -> list[Symbol]:
        """Return all facts of the program, sorted, so that equal input gives equal text."""
        result = [term("given", fact) for fact in self.places]
        result += self.numbers
        for question in self.questions:
            result.append(term("open", question.id))
            for option in question.all_options:
                result.append(term("option", question.id, option.value))
                result += [
                    term("brings", question.id, option.value, fact) for fact in option.terms
                ]
        return sorted(set(result))
