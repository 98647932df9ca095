"""Conditions of clauses as sentences: facts, comparisons, and what is counted or summed up."""

import re
from collections.abc import Iterable

from clingo import Function, Symbol, SymbolType, parse_term
from clingo.ast import AST, AggregateFunction, ASTType, ComparisonOperator

from council_rules.analysis.conditions import (
    Literal,
    Values,
    literal_of,
    put,
    variables_in,
)
from council_rules.analysis.wording import Wording
from council_rules.words import series

_HELPER = re.compile(r"[a-z]+[0-9]{3}_")
_SCOPE = "applies"
_PARAMETERS = {"parameter": "is", "parameter_item": "lists"}
_COMPARED = {
    ComparisonOperator.GreaterThan: "is more than",
    ComparisonOperator.LessThan: "is less than",
    ComparisonOperator.LessEqual: "is at most",
    ComparisonOperator.GreaterEqual: "is at least",
    ComparisonOperator.NotEqual: "is not",
    ComparisonOperator.Equal: "is",
}
_SUM = "the sum, each with its weight, of the cases"
_TOTALS = {
    AggregateFunction.Count: "the number of cases",
    AggregateFunction.Sum: _SUM,
    AggregateFunction.SumPlus: _SUM,
    AggregateFunction.Min: "the least of the cases",
    AggregateFunction.Max: "the greatest of the cases",
}
_AGGREGATES = (ASTType.BodyAggregate, ASTType.Aggregate)


def words_of(literal: Literal, values: Values, wording: Wording) -> str:
    """Return what a condition says, without its negation; empty for the scope of a rule."""
    fact = literal.fact(values)
    if fact is not None:
        return "" if fact.name == _SCOPE else in_words(fact, wording)
    node = literal.node
    if node.ast_type is ASTType.ConditionalLiteral:
        return _everywhere(node, values, wording)
    if node.ast_type is ASTType.Literal and node.atom.ast_type is ASTType.Comparison:
        guards = [
            (one.comparison, _term(one.term, values, wording)) for one in node.atom.guards
        ]
        return _compared(_term(node.atom.term, values, wording), guards)
    if node.ast_type is ASTType.Literal and node.atom.ast_type in _AGGREGATES:
        return _total(node.atom, values, wording)
    return f"'{put(literal.text, values)}' holds"


def in_words(fact: Symbol, wording: Wording) -> str:
    """Return a fact as a sentence; one of a page without a sentence by its name."""
    if fact.name in _PARAMETERS:
        code, name, *value = fact.arguments  # of a share both its numbers
        is_ = _PARAMETERS[fact.name]
        return f"the parameter '{name}' of {code.string} {is_} {'/'.join(map(str, value))}"
    if fact.name == "in_force" and fact.arguments[0].type is SymbolType.Function:
        return in_words(fact.arguments[0], wording)
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


def _compared(first: str, others: Iterable[tuple[int, str]]) -> str:
    """Return a chain of comparisons: each word with the next."""
    said = [
        f"{_COMPARED[ComparisonOperator(comparison)]} {other}" for comparison, other in others
    ]
    return f"{first} {', which '.join(said)}"


def _total(node: AST, values: Values, wording: Wording) -> str:
    """Return what a number of cases, or a sum over them, is compared with."""
    function = AggregateFunction.Count
    if node.ast_type is ASTType.BodyAggregate:
        function = AggregateFunction(node.function)
    cases = "; or in which ".join(_case(one, values, wording) for one in node.elements)
    said = f"{_TOTALS[function]} in which {cases}"
    left, right = node.left_guard, node.right_guard
    if left is None:  # then there is no right one either, and it holds in any case
        return said
    after = [(right.comparison, _term(right.term, values, wording))] if right else []
    first = _term(left.term, values, wording)
    return _compared(first, [(left.comparison, said), *after])


def _case(element: AST, values: Values, wording: Wording) -> str:
    """Return the conditions of what is counted; what stands for any case keeps its letter."""
    conditions = list(element.condition)
    if element.ast_type is ASTType.ConditionalLiteral:
        conditions.insert(0, element.literal)
    return _all(conditions, values, wording)


def _everywhere(node: AST, values: Values, wording: Wording) -> str:
    """Return what has to hold in every case of a kind."""
    kept = _all([node.literal], values, wording)
    if not node.condition:
        return kept
    return f"in every case in which {_all(list(node.condition), values, wording)}, {kept}"


def _all(conditions: list[AST], values: Values, wording: Wording) -> str:
    own = variables_in(" ".join(map(str, conditions))) - set(values)
    known = {**values, **{name: Function(name.strip("_").lower()) for name in own}}
    return series(_said(literal_of(one), known, wording) for one in conditions)


def _said(literal: Literal, values: Values, wording: Wording) -> str:
    said = words_of(literal, values, wording)
    return f"it is not so that {said}" if literal.negated else said


def _term(node: AST, values: Values, wording: Wording) -> str:
    """Return a number or a name in words; what cannot be worked out as it is written."""
    text = put(str(node), values)
    try:
        return wording.plain(parse_term(text))
    except RuntimeError:
        return text
