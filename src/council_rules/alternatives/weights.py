"""Other weights for the seats of a body: two tables of votes, of which an answer takes one.

The arithmetic of conditions is the same in all completions. Where weights change, every
condition that counts them is counted twice, and the answer says which count it becomes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from clingo import Function, Symbol

from council_rules.alternatives.edits import Lever
from council_rules.alternatives.sharing import COUNTING
from council_rules.logic.fact_base import FactBase, Option, Question, term


def ask_weights(lever: Lever, fact_base: FactBase, changed: FactBase) -> Question:
    """Return the question of a lever on weights; what hangs on it leaves the tables.

    ``changed`` is the fact base of the same file with the weights of the edit.
    """
    (edit,) = lever.edits
    tables = {lever.as_is: _tables(fact_base.numbers), edit.value: _tables(changed.numbers)}
    before, after = tables.values()
    # another body may have been through this already: what is its own is left as it is
    turned = {node for node in before if node in after and before[node] != after[node]}
    _cast_in_both(fact_base, turned)
    votes = {lever.as_is: _votes(fact_base)}
    known = {tuple(entry.arguments[:2]) for entry in votes[lever.as_is]}
    votes[edit.value] = {one for one in _votes(changed) if tuple(one.arguments[:2]) in known}
    common = votes[lever.as_is] & votes[edit.value]
    fact_base.numbers = [
        number
        for number in fact_base.numbers
        if (number.name != "strength" or number in common)
        and (number.name not in COUNTING or number.arguments[0] not in turned)
    ]
    options = []
    for value, of in tables.items():
        terms = [term("becomes", node, _counted(node, of is after)) for node in sorted(turned)]
        options.append(Option(value, "", (*terms, *sorted(votes[value] - common))))
        fact_base.numbers += [
            Function(entry.name, [_counted(node, of is after), *entry.arguments[1:]])
            for node in sorted(turned)
            for entry in sorted(of[node])
        ]
    return Question(lever.id, "", lever.path, tuple(options))


def _counted(node: Symbol, changed: bool) -> Symbol:
    return Function("recounted" if changed else "counted", [node])


def _tables(numbers: Iterable[Symbol]) -> dict[Symbol, set[Symbol]]:
    tables: dict[Symbol, set[Symbol]] = defaultdict(set)
    for number in numbers:
        if number.name in COUNTING:
            tables[number.arguments[0]].add(number)
    return tables


def _votes(fact_base: FactBase) -> set[Symbol]:
    return {number for number in fact_base.numbers if number.name == "strength"}


def _cast_in_both(fact_base: FactBase, turned: set[Symbol]) -> None:
    """Let a casting vote be cast however the votes are counted."""

    def cast(facts: Iterable[Symbol]) -> Iterator[Symbol]:
        for fact in facts:
            yield fact
            if fact.name == "casts" and fact.arguments[0] in turned:
                node, seat = fact.arguments
                yield term("casts", _counted(node, False), seat)
                yield term("casts", _counted(node, True), seat)

    fact_base.numbers = list(cast(fact_base.numbers))
    for fact, place in list(fact_base.places.items()):
        fact_base.places |= dict.fromkeys(cast([fact]), place)
    for position, question in enumerate(fact_base.questions):
        options = (replace(o, terms=tuple(cast(o.terms))) for o in question.options)
        fact_base.questions[position] = replace(question, options=tuple(options))
