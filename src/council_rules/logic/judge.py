"""From facts and rules to verdicts, over everything that is left open.

Nothing open: one model holds all conclusions. Something open: a rule is violated for
certain if it is in all completions (cautious consequence), possibly if in some (brave
consequence), and nobody enumerates completions.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from clingo import Symbol

from council_rules.logic.ledger import Ledger, Question, term
from council_rules.logic.solve import Grounded

JUDGED = frozenset({"applies", "broken", "wins", "blocks", "decides", "can_stop"})
BROKEN = "broken(C,S) :- violated(C,S,_).\n"

Completion = Mapping[str, str]
Pair = tuple[str, Symbol]


@dataclass(frozen=True)
class Texts:
    """The program texts of a check: vocabulary, conditions of the rules, their evidence."""

    core: tuple[str, ...]
    conditions: str
    evidence: str


@dataclass(frozen=True)
class Judgement:
    """What follows from a proposal: in all completions, in some, and in a typical one.

    ``atoms`` are all conclusions of the typical completion, in which every open question
    has the first of its answers.
    """

    certain: frozenset[Symbol]
    possible: frozenset[Symbol]
    atoms: tuple[Symbol, ...]
    grounded: Grounded | None

    @cached_property
    def by_functor(self) -> dict[str, list[Symbol]]:
        """Return the atoms of the typical completion by predicate, each list sorted."""
        index: dict[str, list[Symbol]] = {}
        for atom in self.atoms:
            index.setdefault(atom.name, []).append(atom)
        return index


def judge(ledger: Ledger, texts: Texts, facts: Sequence[Symbol]) -> Judgement:
    """Return what follows from a ledger's ``facts`` under the rules in ``texts``.

    Raises LogicError if a text is not a program.
    """
    everything = (*texts.core, texts.conditions, BROKEN, texts.evidence)
    if not ledger.questions:
        atoms = tuple(Grounded(everything, facts).atoms() or ())
        judged = frozenset(atom for atom in atoms if atom.name in JUDGED)
        return Judgement(judged, judged, atoms, None)
    grounded = Grounded((*texts.core, texts.conditions, BROKEN), facts)
    certain = grounded.consequences("cautious", JUDGED)
    possible = grounded.consequences("brave", JUDGED)
    closed = settle(ledger.questions, facts, typical(ledger.questions))
    atoms = tuple(Grounded(everything, closed).atoms() or ())
    return Judgement(certain, possible, atoms, grounded)


def typical(questions: Iterable[Question]) -> Completion:
    """Return the completion that gives every question the first of its answers."""
    return {question.id: question.options[0].value for question in questions}


def settle(
    questions: Sequence[Question], facts: Sequence[Symbol], completion: Completion
) -> list[Symbol]:
    """Return the facts with every open question answered as the completion says."""
    answered = [fact for fact in facts if fact.name not in ("open", "option", "brings")]
    for question in questions:
        for option in question.options:
            if option.value == completion[question.id]:
                answered += [term("given", fact) for fact in option.terms]
    return sorted(set(answered))


def deciding(
    grounded: Grounded, questions: Sequence[Question], goal: Symbol
) -> tuple[bool, Completion]:
    """Return how an open verdict can turn, as few answers away from the typical ones.

    The first value says whether ``goal`` holds in the typical completion; the completion
    returned holds only answers that differ from it and together turn the verdict. None of
    them can be taken back alone.
    """
    usual = typical(questions)
    fixed = [(term("chosen", q, v), True) for q, v in usual.items()]
    holds = grounded.holds([*fixed, (goal, True)])
    atoms = grounded.atoms([(goal, not holds)]) or []
    other = {
        atom.arguments[0].string: atom.arguments[1].string
        for atom in atoms
        if atom.name == "chosen"
    }
    for id in sorted(other):
        if other[id] != usual[id]:
            trial = [
                (term("chosen", q, usual[q] if q == id else v), True) for q, v in other.items()
            ]
            if grounded.holds([*trial, (goal, not holds)]):
                other[id] = usual[id]
    return holds, {id: value for id, value in other.items() if value != usual[id]}
