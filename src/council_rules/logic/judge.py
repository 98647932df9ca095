"""From facts and rules to verdicts, over everything that is left open.

Nothing open: one model holds all conclusions. Something open: a rule is violated for
certain if it is in all completions (cautious consequence), possibly if in some (brave
consequence), and nobody enumerates completions.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from clingo import Symbol

from council_rules.logic.ledger import Ledger, Question, term
from council_rules.logic.slicing import Clause, relevant, signatures
from council_rules.logic.solve import Grounded
from council_rules.record import Record

JUDGED = frozenset({"applies", "broken", "asks", "wins", "blocks", "decides", "can_stop"})
SHOWN = JUDGED | {"violated", "because", "measure"}

Completion = Mapping[str, str]


class Texts(Record):
    """The rules of a check, cut into clauses.

    ``core`` is the vocabulary, ``conditions`` and ``evidence`` come from the pages;
    ``search`` is the search for witnesses, empty if no page asks for one. ``witnesses``
    names the predicates of the facts that pages give as evidence.
    """

    core: tuple[Clause, ...]
    conditions: tuple[Clause, ...]
    evidence: tuple[Clause, ...]
    search: tuple[Clause, ...]
    witnesses: frozenset[str]


class Judgement(Record):
    """What follows from a proposal: in all completions, in some, and in a typical one.

    ``certain`` holds verdicts and the facts that serve as evidence, ``possible`` verdicts
    only. ``atoms`` are all conclusions of the typical completion, in which every open
    question has the first of its answers.
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


def judge(ledger: Ledger, texts: Texts, parameters: Sequence[Symbol]) -> Judgement:
    """Return what follows from a ledger under rules with their parameters.

    Raises LogicError if a text is not a program.
    """
    facts = sorted({*ledger.facts(), *parameters})
    available = ledger.signatures() | signatures(parameters)
    everything = (*texts.core, *texts.conditions, *texts.evidence)
    explained = relevant(everything, available, SHOWN)
    if not ledger.questions:
        atoms = tuple(Grounded([explained], facts).atoms() or ())
        certain = frozenset(atoms)
        possible = frozenset(atom for atom in atoms if atom.name in JUDGED)
        return Judgement(certain, possible, atoms, None)
    wanted = JUDGED | texts.witnesses
    bare = relevant((*texts.core, *texts.conditions), available, wanted)
    grounded = Grounded([bare], facts, preferred=_chosen(typical(ledger.questions)))
    certain = grounded.consequences("cautious")
    possible = grounded.consequences("brave")
    closed = settle(ledger.questions, facts, typical(ledger.questions))
    atoms = tuple(Grounded([explained], closed).atoms() or ())
    return Judgement(certain, possible, atoms, grounded)


def _chosen(completion: Completion) -> list[Symbol]:
    return [term("chosen", question, value) for question, value in completion.items()]


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
    holds = grounded.holds([*((atom, True) for atom in _chosen(usual)), (goal, True)])
    answers = [term("chosen", q.id, o.value) for q in questions for o in q.options]
    other = {
        atom.arguments[0].string: atom.arguments[1].string
        for atom in grounded.nearest([(goal, not holds)], answers)
    }
    # The solver prefers typical answers, so few differ; each that can be taken back is.
    for id in sorted(id for id in other if other[id] != usual[id]):
        trial = {**other, id: usual[id]}
        if grounded.holds([*((atom, True) for atom in _chosen(trial)), (goal, not holds)]):
            other = trial
    return holds, {id: value for id, value in other.items() if value != usual[id]}
