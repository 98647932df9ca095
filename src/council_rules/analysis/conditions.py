"""Conditions of clauses, with the values of their variables put in."""

import re
from collections.abc import Mapping

from clingo import Symbol, parse_term
from clingo.ast import AST, ASTType, Sign

from council_rules.record import Record

Values = Mapping[str, Symbol]

_VARIABLE = re.compile(r'("(?:[^"\\]|\\.)*")|\b(_*[A-Z]\w*)\b')
_ANONYMOUS = re.compile(r'(?<![\w"])_(?![\w"])')
_BRACES = re.compile(r"\{.*?\}")
_POOL = re.compile(r"\(([a-z_]+(?:;[a-z_]+)+)\)")
_ANYTHING = "anything"
# comparisons and negations are put last, where all that they speak of is known
_ORDER = (ASTType.SymbolicAtom, ASTType.BodyAggregate, ASTType.Aggregate, ASTType.Comparison)


class Literal(Record):
    """One condition of a clause: ``text`` without its negation, and its place in the order.

    ``node`` is how it was parsed.
    """

    text: str
    negated: bool
    is_fact: bool
    rank: int
    node: AST

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
        return variables_in(outside)

    def fact(self, values: Values) -> Symbol | None:
        """Return the fact that it asks for with values put in; None if it is no fact."""
        if not self.is_fact:
            return None
        filled = _POOL.sub(lambda pool: pool[1].replace(";", "_or_"), put(self.text, values))
        try:
            return parse_term(filled)
        except RuntimeError:
            return None


def literals_of(rule: AST) -> list[Literal]:
    """Return the conditions of a clause, those first by which others are bound."""
    found = [literal_of(node, number) for number, node in enumerate(rule.body)]
    return sorted(found, key=lambda one: (one.negated, one.rank))


def literal_of(node: AST, number: int | None = None) -> Literal:
    """Return a condition; by its ``number``, if it has one, its open arguments are named."""
    if node.ast_type is not ASTType.Literal:
        return Literal(str(node), negated=False, is_fact=False, rank=len(_ORDER), node=node)
    kind = node.atom.ast_type
    negated = node.sign != Sign.NoSign
    is_fact = kind is ASTType.SymbolicAtom
    text = str(node.atom)
    # what is left open by the text is shown as it turns out
    if is_fact and not negated and number is not None:
        parts = iter(range(len(text)))
        text = _ANONYMOUS.sub(lambda _: f"Any{number}_{next(parts)}", text)
    rank = _ORDER.index(kind) if kind in _ORDER else len(_ORDER)
    return Literal(text, negated, is_fact, rank, node)


def put(text: str, values: Values) -> str:
    """Return the text with values in the place of variables; others are 'anything'."""

    def value(found: re.Match[str]) -> str:
        if found[1]:
            return found[1]
        return str(values[found[2]]) if found[2] in values else _ANYTHING

    return _ANONYMOUS.sub(_ANYTHING, _VARIABLE.sub(value, text))


def variables_in(text: str) -> frozenset[str]:
    """Return the names of the variables in a piece of a program."""
    return frozenset(found[2] for found in _VARIABLE.finditer(text) if found[2])
