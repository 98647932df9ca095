"""Conditions that count alike, counted once.

Every way to change a condition is a condition of its own, and many of them have a part in
common: two thirds of a board are the same whichever procedure asks for them.
"""

from collections import defaultdict
from dataclasses import replace

from clingo import Function, Symbol, SymbolType

from council_rules.logic.fact_base import FactBase, Option

COUNTING = frozenset(
    {"ceiling", "polls", "base", "limited_to", "worth", "share", "most", "relief"}
)


def share_nodes(fact_base: FactBase) -> None:
    """Let all counting nodes of a fact base with equal tables be one node.

    Nodes in which somebody has a casting vote keep to themselves.
    """
    tables: dict[Symbol, list[tuple[object, ...]]] = defaultdict(list)
    cast = {fact.arguments[0] for fact in _everything(fact_base) if fact.name == "casts"}
    for number in fact_base.numbers:
        if number.name in COUNTING:
            tables[number.arguments[0]].append((number.name, *number.arguments[1:]))
    first: dict[frozenset[tuple[object, ...]], Symbol] = {}
    same = {
        node: first.setdefault(frozenset(table), node)
        for node, table in tables.items()
        if node not in cast
    }
    instead = {node: other for node, other in same.items() if node != other}
    fact_base.numbers = [
        _with(number, instead)
        for number in fact_base.numbers
        if number.name not in COUNTING or number.arguments[0] not in instead
    ]
    fact_base.places = {_with(fact, instead): place for fact, place in fact_base.places.items()}
    for position, question in enumerate(fact_base.questions):
        options = tuple(
            Option(o.value, o.says, tuple(_with(fact, instead) for fact in o.terms))
            for o in question.options
        )
        fact_base.questions[position] = replace(question, options=options)


def _everything(fact_base: FactBase) -> list[Symbol]:
    brought = [f for q in fact_base.questions for o in q.options for f in o.terms]
    return [*fact_base.numbers, *fact_base.places, *brought]


def _with(fact: Symbol, instead: dict[Symbol, Symbol]) -> Symbol:
    if fact.type is not SymbolType.Function or not any(a in instead for a in fact.arguments):
        return fact
    return Function(fact.name, [instead.get(a, a) for a in fact.arguments])
