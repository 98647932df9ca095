"""From facts and rules to verdicts, over everything that is left open.

Nothing open: one model holds all conclusions. Something open: a rule is violated for
certain if it is in all completions (cautious consequence), possibly if in some (brave
consequence), and nobody enumerates completions.
"""

from collections.abc import Container, Iterable, Sequence, Set
from functools import cached_property

from clingo import Symbol

from council_rules.logic.choices import Choices
from council_rules.logic.columns import Columns
from council_rules.logic.completions import Answers, Completions
from council_rules.logic.contingent import resolved, text_of
from council_rules.logic.fact_base import FactBase, Question, term
from council_rules.logic.slicing import Clause, bearing, signatures
from council_rules.logic.slicing import text_of as slice_text
from council_rules.logic.solve import Grounded
from council_rules.logic.usual import EVIDENCE, evidence_on_top
from council_rules.record import Record

VERDICTS = frozenset({"applies", "broken", "asks"})
ABILITIES = frozenset(
    {"wins", "blocks", "carries_if_absent", "blocks_by_absence", "decides", "can_stop"}
)
JUDGED = VERDICTS | ABILITIES
TABLE = "table_of_powers/0"
SHOWN = JUDGED | EVIDENCE


class Texts(Record):
    """The rules of a check, cut into clauses.

    ``core`` is the vocabulary, ``conditions`` and ``evidence`` come from the pages;
    ``witnesses`` names the predicates of the facts that pages give as evidence.
    """

    core: tuple[Clause, ...]
    conditions: tuple[Clause, ...]
    evidence: tuple[Clause, ...]
    witnesses: frozenset[str]


class Judgement(Record):
    """What follows from a proposal: in all completions, in some, and in a typical one.

    ``certain`` holds verdicts and the facts that serve as evidence, ``possible`` verdicts
    only. ``atoms`` are what serves as evidence in the typical completion, in which every open
    question has the first of its answers; all conclusions if nothing is open. ``completions``
    answers what else one may want to know of the verdicts; None if nothing is open.
    """

    certain: frozenset[Symbol]
    possible: frozenset[Symbol]
    atoms: tuple[Symbol, ...]
    completions: Completions | None

    @cached_property
    def by_functor(self) -> dict[str, list[Symbol]]:
        """Return the atoms of the typical completion by predicate, each list sorted."""
        index: dict[str, list[Symbol]] = {}
        for atom in self.atoms:
            index.setdefault(atom.name, []).append(atom)
        return index

    def bounds(self, verdict: Symbol) -> tuple[str, ...]:
        """Return the questions on whose assumed bounds a verdict rests.

        A settled verdict would not stand if some class of seats outgrew them; an open one
        is open only because the numbers of these seats are.
        """
        if self.completions is None or not self.completions.knows(verdict):
            return ()
        if verdict in self.possible and verdict not in self.certain:
            return self.completions.bounds_opening(verdict)
        return self.completions.bounds_under(verdict, verdict in self.certain)


def judge(fact_base: FactBase, texts: Texts, parameters: Sequence[Symbol]) -> Judgement:
    """Return what follows from a fact base under rules with their parameters.

    Raises LogicError if a text is not a program.
    """
    facts = sorted({*fact_base.facts(), *parameters})
    available = fact_base.signatures() | signatures(parameters)
    everything = (*texts.core, *texts.conditions, *texts.evidence)
    facts_of_table = [*facts, term("table_of_powers")]
    explained = bearing(everything, available | {TABLE}, SHOWN)
    if not fact_base.questions and not fact_base.contingent:
        atoms = tuple(Grounded([slice_text(explained, SHOWN)], facts_of_table).atoms() or ())
        certain = frozenset(atoms)
        possible = frozenset(atom for atom in atoms if atom.name in JUDGED)
        return Judgement(certain, possible, atoms, None)
    rules = (*texts.core, *texts.conditions)
    asked = VERDICTS | ABILITIES | texts.witnesses
    wider = bearing(rules, available | {TABLE}, asked)
    program = [slice_text(wider, asked), text_of(fact_base.contingent)]
    grounded = Grounded(program, facts_of_table, traced=True)
    choices = Choices(grounded, fact_base.questions, fact_base.not_worked_out)
    drawn, certain, possible = consequences(choices, JUDGED, texts.witnesses)
    usual = typical(fact_base.questions)
    preferred = [term("chosen", question, value) for question, value in usual.items()]
    verdicts = grounded.atoms_of("broken", 2)
    completions = Completions(choices, drawn, verdicts, preferred)
    evidence = evidence_on_top(choices, wider, explained, usual)
    if evidence is None:
        found, _ = resolved(fact_base.contingent, usual)
        closed = sorted({*settle(fact_base.questions, facts_of_table, usual), *found})
        evidence = Grounded([slice_text(explained, EVIDENCE)], closed).atoms() or []
    return Judgement(certain, possible, tuple(sorted(evidence)), completions)


def consequences(
    choices: Choices, names: Set[str], others: Set[str]
) -> tuple[Columns, frozenset[Symbol], frozenset[Symbol]]:
    """Return some completions, what holds in all there are, and what holds in some.

    All of the ``names`` are asked about; whether those of the ``others`` hold in all. Only
    completions within assumed bounds count. The solver is asked what those that were drawn
    leave open; nothing, where they are all there are.
    """
    facts, by_literal = choices.grounded.symbols(names | others)
    drawn = choices.drawn(by_literal)
    named = {
        one for one, symbols in by_literal.items() if any(s.name in names for s in symbols)
    }
    always = frozenset(one for one in by_literal if drawn.of(one) == drawn.full)
    sometimes = frozenset[int]()
    if not drawn.complete:
        missing = (one for one in named if not drawn.of(one))
        found = choices.grounded.always_and_sometimes(always, missing, choices.within())
        always, sometimes = found
    certain = {*facts, *(symbol for one in always for symbol in by_literal[one])}
    met = (one for one in named if one in sometimes or drawn.of(one))
    possible = {symbol for one in met for symbol in by_literal[one]}
    possible.update(facts)
    return drawn, frozenset(certain), frozenset(one for one in possible if one.name in names)


def typical(questions: Iterable[Question]) -> Answers:
    """Return the completion that gives every question the first of its answers."""
    return {question.id: question.options[0].value for question in questions}


def settled(fact_base: FactBase, left: Container[str], answers: Answers) -> FactBase:
    """Return a fact base with all questions answered but those that are ``left`` open.

    Each has the answer in ``answers``, if that is one of its own, or else the usual one.
    """
    values = {}
    for question in fact_base.questions:
        if question.id not in left:
            known = {option.value for option in question.options}
            value = answers.get(question.id, "")
            values[question.id] = value if value in known else question.options[0].value
    return fact_base.answered(values)


def settle(
    questions: Sequence[Question], facts: Sequence[Symbol], completion: Answers
) -> list[Symbol]:
    """Return the facts with every open question answered as the completion says."""
    answered = [fact for fact in facts if fact.name not in ("open", "option", "brings")]
    for question in questions:
        for option in question.options:
            if option.value == completion[question.id]:
                answered += [term("given", fact) for fact in option.terms]
    return sorted(set(answered))
