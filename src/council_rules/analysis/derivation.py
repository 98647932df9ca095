"""Why a rule is broken or not: the conditions of its own text, met or not, and what meets them.

Everything is read in one completion: that in which all that is open turns out in the usual
way. Whether it is so in others is for the verdict to say.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from clingo import Symbol
from clingo.ast import AST, ASTType, parse_string

from council_rules.analysis.condition_words import words_of
from council_rules.analysis.conditions import Literal, literals_of, variables_in
from council_rules.analysis.wording import Wording
from council_rules.findings.evidence import Place
from council_rules.logic.contingent import resolved
from council_rules.logic.fact_base import FactBase
from council_rules.logic.judge import Texts, settle, typical
from council_rules.logic.slicing import Clause, relevant, signatures
from council_rules.logic.solve import Grounded
from council_rules.record import Record

_STEP = "step_of_a_derivation"
_PREDICATE = re.compile(r"\b[a-z]\w*")
ARGUMENTS = {"applies": 2, "violated": 3}


class Condition(Record):
    """One condition of a clause in words, without its negation.

    ``atom`` is the fact that meets it, if one does; ``place`` is where the file states it.
    """

    says: str
    negated: bool
    holds: bool
    atom: Symbol | None = None
    place: Place | None = None


class Attempt(Record):
    """One clause tried: its conditions up to the first that fails, if one does.

    ``reason`` names what it would break a rule for, empty for another clause; ``left`` is how
    many conditions come after the one that fails.
    """

    reason: str
    conditions: tuple[Condition, ...]
    left: int = 0

    @property
    def holds(self) -> bool:
        """Return whether all conditions hold."""
        return all(one.holds for one in self.conditions)


class Derivation:
    """The conclusions of one completion, and the clauses that they come from."""

    def __init__(
        self,
        fact_base: FactBase,
        texts: Texts,
        parameters: Sequence[Symbol],
        wording: Wording,
        place: Callable[[str], Place],
    ) -> None:
        """Take what was judged, and by what to word it."""
        self._fact_base = fact_base
        self._wording = wording
        self._place = place
        everything = (*texts.core, *texts.conditions)
        self._clauses: dict[str, list[Clause]] = {}
        for clause in everything:
            for head in clause.heads:
                self._clauses.setdefault(head, []).append(clause)
        self._atoms: dict[str, list[Symbol]] = {}
        for atom in _conclusions(fact_base, everything, parameters):
            self._atoms.setdefault(atom.name, []).append(atom)

    def attempts(self, name: str, code: str, subject: str) -> list[Attempt]:
        """Return the clauses of a rule for ``violated`` or ``applies``, tried on a subject.

        ``subject`` is a term of the program; a variable stands for any subject.
        """
        found = []
        for clause in self._clauses.get(f"{name}/{ARGUMENTS[name]}", ()):
            rule = _parsed(clause.text)
            of, about, *reason = rule.head.atom.symbol.arguments
            if str(of) == f'"{code}"':
                words = str(reason[0]).partition("(")[0].replace("_", " ") if reason else ""
                found.append(self._tried(rule, [(str(about), subject)], words))
        return found

    def behind(self, atom: Symbol) -> Attempt | None:
        """Return the clause that derives a fact, None if the file states it."""
        for clause in self._clauses.get(f"{atom.name}/{len(atom.arguments)}", ()):
            rule = _parsed(clause.text)
            if rule.head.ast_type is not ASTType.Literal:
                continue
            pairs = zip(rule.head.atom.symbol.arguments, atom.arguments, strict=True)
            tried = self._tried(rule, [(str(left), str(right)) for left, right in pairs], "")
            if tried.holds and tried.conditions:
                return tried
        return None

    def _tried(self, rule: AST, given: Sequence[tuple[str, str]], reason: str) -> Attempt:
        """Return how far a clause gets, with terms of its head given."""
        literals = literals_of(rule)
        values: dict[str, Symbol] = {}
        reached = 0
        for number in range(len(literals) + 1):
            instance = self._instance(literals[:number], given)
            if instance is None:
                break
            values, reached = instance, number
        known = ((left, right) for left, right in given if not right.isidentifier())
        values |= {left: _symbol(right) for left, right in known if left.isidentifier()}
        conditions = [
            self._condition(one, values, holds=number < reached)
            for number, one in enumerate(literals[: reached + 1])
        ]
        left = max(0, len(literals) - reached - 1)
        return Attempt(reason, tuple(one for one in conditions if one.says), left)

    def _instance(
        self, literals: Sequence[Literal], given: Sequence[tuple[str, str]]
    ) -> dict[str, Symbol] | None:
        """Return values of the variables with which all conditions hold; None if none do."""
        names = sorted({name for one in literals for name in one.variables})
        head = f"{_STEP}({','.join(names)})" if names else _STEP
        body = ", ".join([*(one.whole for one in literals), *_usable(given, names)])
        program = f"#show {_STEP}/{len(names)}. {head}{f' :- {body}' if body else ''}."
        used = dict.fromkeys(_PREDICATE.findall(body))
        facts = [atom for name in used for atom in self._atoms.get(name, ())]
        steps = sorted(Grounded([program], facts).atoms() or ())
        return dict(zip(names, steps[0].arguments, strict=True)) if steps else None

    def _condition(
        self, literal: Literal, values: dict[str, Symbol], *, holds: bool
    ) -> Condition:
        says = words_of(literal, values, self._wording)
        atom = None if literal.negated or not holds else literal.fact(values)
        path = self._fact_base.places.get(atom) if atom is not None else None
        return Condition(
            says, literal.negated, holds, atom, self._place(path) if path else None
        )


def _conclusions(
    fact_base: FactBase, rules: Sequence[Clause], parameters: Sequence[Symbol]
) -> Iterable[Symbol]:
    """Return all that bears on a verdict in the usual completion."""
    facts = sorted({*fact_base.facts(), *parameters})
    if fact_base.questions or fact_base.contingent:
        usual = typical(fact_base.questions)
        found, _ = resolved(fact_base.contingent, usual)
        facts = sorted({*settle(fact_base.questions, facts, usual), *found})
    available = fact_base.signatures() | signatures(parameters)
    text = relevant(rules, available, frozenset(ARGUMENTS))
    kept = [line for line in text.splitlines() if not line.startswith("#show")]
    return Grounded(["\n".join(kept)], facts).atoms() or ()


def _usable(given: Iterable[tuple[str, str]], names: Sequence[str]) -> Iterator[str]:
    """Return what is given of a head, as far as the conditions speak of it."""
    for left, right in given:
        if variables_in(left) <= set(names):
            yield f"{left} = {right}"


def _symbol(text: str) -> Symbol:
    from clingo import parse_term

    return parse_term(text)


def _parsed(text: str) -> AST:
    found: list[AST] = []
    parse_string(text, found.append)
    return next(one for one in found if one.ast_type is ASTType.Rule)
