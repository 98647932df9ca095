"""Conditions with one thing made otherwise: one comparison, literal or rule at a time."""

from collections.abc import Callable, Iterable, Iterator

from clingo.ast import AST, ASTType, ComparisonOperator, Sign

from council_rules.logic.guard import Checked
from council_rules.logic.safety import unsafe
from council_rules.logic.syntax import Clause
from council_rules.record import Record

_OTHER = {
    ComparisonOperator.LessThan: (ComparisonOperator.LessEqual, "<", "<="),
    ComparisonOperator.LessEqual: (ComparisonOperator.LessThan, "<=", "<"),
    ComparisonOperator.GreaterThan: (ComparisonOperator.GreaterEqual, ">", ">="),
    ComparisonOperator.GreaterEqual: (ComparisonOperator.GreaterThan, ">=", ">"),
    ComparisonOperator.Equal: (ComparisonOperator.NotEqual, "=", "!="),
    ComparisonOperator.NotEqual: (ComparisonOperator.Equal, "!=", "="),
}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
_AGGREGATES = (ASTType.BodyAggregate, ASTType.Aggregate)


class Mutant(Record):
    """A change to a condition: what it is in words, where, and the rules with it made."""

    says: str
    line: int
    column: int
    clauses: tuple[AST, ...]


def mutants(page: Checked, file: str) -> Iterator[Mutant]:
    """Yield every change to the rules that bear on a verdict that is still a program."""
    own = [clause.node for clause in page.condition]
    for number, clause in enumerate(page.condition):
        others = own[:number], own[number + 1 :]
        head = str(clause.node.head)
        yield _mutant(f"the rule for {head} left out", clause.node, (*others[0], *others[1]))
        for says, at, changed in _changes(clause.node):
            if not unsafe([_as_clause(clause, changed)], file):
                yield _mutant(says, at, (*others[0], changed, *others[1]))


def _as_clause(clause: Clause, node: AST) -> Clause:
    return Clause(node, clause.head, clause.body, clause.nodes)


def _mutant(says: str, at: AST, rules: Iterable[AST]) -> Mutant:
    begin = at.location.begin
    return Mutant(says, begin.line, begin.column, tuple(rules))


Change = tuple[str, AST, AST]


def _changes(rule: AST) -> Iterator[Change]:
    """Yield words, the place and the changed rule for each change to a body."""
    body = list(rule.body)
    for number, literal in enumerate(body):

        def put(*instead: AST, at: int = number) -> AST:
            return rule.update(body=[*body[:at], *instead, *body[at + 1 :]])

        yield f"'{_said(literal)}' left out", literal, put()
        if literal.ast_type is ASTType.Literal:
            yield from _of_literal(literal, put)
        else:
            yield from _of_conditions(literal, put)


def _of_literal(literal: AST, put: Callable[[AST], AST]) -> Iterator[Change]:
    atom = literal.atom
    if literal.sign == Sign.Negation:
        yield (
            f"'{_said(literal)}' without 'not'",
            literal,
            put(literal.update(sign=Sign.NoSign)),
        )
    if atom.ast_type is ASTType.Comparison:
        yield from _of_comparison(literal, put)
    elif atom.ast_type in _AGGREGATES:
        yield from _of_aggregate(literal, put)


def _of_comparison(literal: AST, put: Callable[[AST], AST]) -> Iterator[Change]:
    guards = list(literal.atom.guards)
    for number, guard in enumerate(guards):
        other, was, now = _OTHER[ComparisonOperator(guard.comparison)]
        instead = [*guards[:number], guard.update(comparison=other), *guards[number + 1 :]]
        changed = literal.update(atom=literal.atom.update(guards=instead))
        yield f"'{was}' in '{_said(literal)}' made '{now}'", literal, put(changed)


def _of_aggregate(literal: AST, put: Callable[[AST], AST]) -> Iterator[Change]:
    atom = literal.atom
    for side in ("left_guard", "right_guard"):
        guard = getattr(atom, side)
        if guard is not None:
            other, was, now = _OTHER[ComparisonOperator(guard.comparison)]
            changed = atom.update(**{side: guard.update(comparison=other)})
            if side == "left_guard":  # where '#sum < 0' is read as '0 > #sum'
                was, now = _TURNED[was], _TURNED[now]
            says = f"'{was}' made '{now}' at a total"
            yield says, literal, put(literal.update(atom=changed))
    elements = list(atom.elements)
    for number, element in enumerate(elements):
        for says, at, changed in _of_condition(element):
            instead = [*elements[:number], changed, *elements[number + 1 :]]
            yield says, at, put(literal.update(atom=atom.update(elements=instead)))


def _of_conditions(literal: AST, put: Callable[[AST], AST]) -> Iterator[Change]:
    for says, at, changed in _of_condition(literal):
        yield says, at, put(changed)


def _of_condition(element: AST) -> Iterator[Change]:
    """Yield an element of a total, or a literal with a condition, less one condition."""
    conditions = list(element.condition)
    for number, one in enumerate(conditions):
        rest = [*conditions[:number], *conditions[number + 1 :]]
        yield f"'{_said(one)}' left out", one, element.update(condition=rest)


def _said(node: AST) -> str:
    return " ".join(str(node).split())
