"""Conditions of clauses in words, with the values of their variables put in."""

import re
from collections.abc import Mapping

from clingo import Symbol, parse_term
from clingo.ast import AST, ASTType, Sign

from council_rules.analysis.wording import Wording
from council_rules.record import Record

Values = Mapping[str, Symbol]

_VARIABLE = re.compile(r'("(?:[^"\\]|\\.)*")|\b(_*[A-Z]\w*)\b')
_ANONYMOUS = re.compile(r'(?<![\w"])_(?![\w"])')
_BRACES = re.compile(r"\{.*?\}")
_PARTS = re.compile(r"(\{.*?\})")
_POOL = re.compile(r"\(([a-z_]+(?:;[a-z_]+)+)\)")
_HELPER = re.compile(r"[a-z]+[0-9]{3}_")
_SCOPE = "applies"
_ANYTHING = "anything"
# comparisons and negations are put last, where all that they speak of is known
_ORDER = (ASTType.SymbolicAtom, ASTType.BodyAggregate, ASTType.Aggregate, ASTType.Comparison)


class Literal(Record):
    """One condition of a clause: ``text`` without its negation, and its place in the order."""

    text: str
    negated: bool
    is_fact: bool
    rank: int

    @property
    def whole(self) -> str:
        """The condition as it stands in a program."""
        return f"not {self.text}" if self.negated else self.text

    @property
    def variables(self) -> frozenset[str]:
        """The names of the variables that it reads outside of braces and lists of its own."""
        if self.rank == len(_ORDER):
            return frozenset()
        outside = _BRACES.sub("", self.text)
        return frozenset(found[2] for found in _VARIABLE.finditer(outside) if found[2])

    def fact(self, values: Values) -> Symbol | None:
        """Return the fact that it asks for with values put in; None if it is no fact."""
        if not self.is_fact:
            return None
        filled = _POOL.sub(lambda pool: pool[1].replace(";", "_or_"), _put(self.text, values))
        try:
            return parse_term(filled)
        except RuntimeError:
            return None

    def words(self, values: Values, wording: Wording) -> str:
        """Return what it says, without its negation; empty for the scope of a rule."""
        fact = self.fact(values)
        if fact is None:
            return f"the count or comparison {_put(self.text, values)} holds"
        return "" if fact.name == _SCOPE else in_words(fact, wording)


def literals_of(rule: AST) -> list[Literal]:
    """Return the conditions of a clause, those first by which others are bound."""
    found = [_literal(node, number) for number, node in enumerate(rule.body)]
    return sorted(found, key=lambda one: (one.negated, one.rank))


def in_words(fact: Symbol, wording: Wording) -> str:
    """Return a fact as a sentence; one of a page without a sentence by its name."""
    if fact.name == "parameter":
        code, name, value = fact.arguments
        return f"the parameter '{name}' of {code.string} is {value}"
    said = wording.statement(fact)
    if said != str(fact):
        return said
    if own := wording.helper(fact):
        return own
    words = _HELPER.sub("", fact.name).replace("_", " ")
    arguments = list(map(wording.plain, fact.arguments))
    *first, last = arguments or ("",)
    of = f" of {', '.join(first)} and {last}" if first else f" of {last}"
    return f"'{words}' holds{of if arguments else ''}"


def _literal(node: AST, number: int) -> Literal:
    if node.ast_type is not ASTType.Literal:
        return Literal(str(node), negated=False, is_fact=False, rank=len(_ORDER))
    kind = node.atom.ast_type
    negated = node.sign != Sign.NoSign
    is_fact = kind is ASTType.SymbolicAtom
    text = str(node.atom)
    if is_fact and not negated:  # what is left open by the text is shown as it turns out
        parts = iter(range(len(text)))
        text = _ANONYMOUS.sub(lambda _: f"Any{number}_{next(parts)}", text)
    rank = _ORDER.index(kind) if kind in _ORDER else len(_ORDER)
    return Literal(text, negated, is_fact, rank)


def _put(text: str, values: Values) -> str:
    """Return the text with values in the place of variables; others are 'anything'."""

    def value(found: re.Match[str]) -> str:
        if found[1]:
            return found[1]
        return str(values[found[2]]) if found[2] in values else _ANYTHING

    outside = (
        part if part.startswith("{") else _ANONYMOUS.sub(_ANYTHING, _VARIABLE.sub(value, part))
        for part in _PARTS.split(text)
    )
    return "".join(outside)
