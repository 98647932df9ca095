"""A proposal in which claims need not hold: each as it is stated, or not.

To look at a text on some level of evidence, every weaker claim is left open. That is one more
question with two answers, and of an override with the easiest and the hardest of the rules by
which it might pass instead. Who counts as local is how people are classified and no claim
about the text: that holds on every level.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from clingo import Symbol

from council_rules.logic.candidates import candidates_of
from council_rules.logic.contingent import Contingent
from council_rules.logic.encode_conditions import Conditions
from council_rules.logic.fact_base import FactBase, Option, Question, term
from council_rules.logic.index import ProposalIndex
from council_rules.logic.standard_rules import standard_rules
from council_rules.proposal.model.file import Proposal
from council_rules.record import Record

STATED, NOT_SO = "stated", "not_so"
CLASSIFICATIONS = frozenset({"area", "people", "group", "locality", "seat_locality"})
# What was found by counting votes of the text as it is stated: a claim of the whole text.
COUNTED = "?counted"
# Whoever decides by some other rule decides less or more; whoever checks others may do so by a
# rule that is easier than the one which is stated, and then they no longer decide.
CHECKING = ("override", "escalation")
# Every other rule is harder than the one and easier than the other of these.
EXTREMES = ("one_member", "unanimity")


class Claim(Record):
    """Facts that hold together or not at all; ``path`` is where they are claimed."""

    path: str
    facts: tuple[Symbol, ...]

    @property
    def question(self) -> str:
        """The id of the question whether the claim holds."""
        return f"?claim {self.path}"

    @property
    def holds(self) -> Symbol:
        """The atom that the claim holds."""
        return term("chosen", self.question, STATED)


def claims_of(
    fact_base: FactBase, stated: Collection[Symbol], claim_at: Callable[[str], str]
) -> tuple[Claim, ...]:
    """Return the claims of a fact base, in the order of the file.

    Only facts that are ``stated`` by the text are claimed, and nothing that classifies
    people. ``claim_at`` gives the path of the claim to which a path belongs.
    """
    facts: dict[str, list[Symbol]] = {}
    for fact, path in fact_base.places.items():
        if fact in stated and fact.name not in CLASSIFICATIONS:
            facts.setdefault(claim_at(path), []).append(fact)
    return tuple(Claim(path, tuple(found)) for path, found in facts.items())


def blurred(proposal: Proposal, fact_base: FactBase, claims: Iterable[Claim]) -> FactBase:
    """Return the fact base with a question whether each of some claims holds.

    What was counted from the whole text as stated is so if a claim of its own holds,
    ``COUNTED``; if not, it may be otherwise, what was found and what was not.
    """
    claims = tuple(claims)
    open_ = {fact for claim in claims for fact in claim.facts}
    result = replace(
        fact_base,
        places={fact: path for fact, path in fact_base.places.items() if fact not in open_},
        numbers=[fact for fact in fact_base.numbers if fact not in fact_base.counted],
        questions=list(fact_base.questions),
        names=dict(fact_base.names),
        conditions=dict(fact_base.conditions),
        contingent=list(_as_counted(fact_base)),
    )
    others = _Others(proposal, result)
    for claim in claims:
        result.questions.append(_question(claim, others.of(claim)))
    return result


def _as_counted(fact_base: FactBase) -> Iterator[Contingent]:
    """Yield what was counted, as something that is claimed."""
    counted = Claim(COUNTED, ())
    for rule in fact_base.contingent:
        if rule.head in fact_base.counted and rule.known:
            yield Contingent(rule.head, (*rule.body, counted.holds))
        else:
            yield rule
    for fact in fact_base.numbers:
        if fact in fact_base.counted:
            yield Contingent(fact, (counted.holds,))
    for fact in fact_base.counted:
        yield Contingent(fact, (term("chosen", counted.question, NOT_SO),), known=False)


def _question(claim: Claim, others: Iterable[Option]) -> Question:
    options = (Option(STATED, "", claim.facts), Option(NOT_SO, "", ()), *others)
    return Question(claim.question, "", claim.path, options)


class _Others:
    """What else may hold where a claim does not: procedures that pass by another rule."""

    def __init__(self, proposal: Proposal, fact_base: FactBase) -> None:
        self._procedures = {one.id: one for one in proposal.procedures}
        self._candidates = candidates_of(ProposalIndex(proposal))
        self._conditions = Conditions(self._candidates, fact_base)
        self._fact_base = fact_base

    def of(self, claim: Claim) -> Iterator[Option]:
        """Yield the answers beside the two that every claim has."""
        roots: Mapping[str, Symbol] = {
            fact.arguments[0].string: fact for fact in claim.facts if fact.name == "root"
        }
        for id, root in roots.items():
            procedure = self._procedures.get(id)
            if procedure is None or procedure.kind not in CHECKING:
                continue
            rules = standard_rules(self._candidates, procedure.body, self._fact_base.quoted)
            for value, _, condition in rules:
                if value not in EXTREMES:
                    continue
                path = f"{id}?instead?{value}"
                node = self._conditions.node(condition, procedure, path)
                kept = (fact for fact in claim.facts if fact != root)
                yield Option(f"{id}_{value}", "", (*kept, term("root", id, node)))
