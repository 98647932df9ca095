"""Shares in conditions: where a total may multiply votes or seats by a page's own parameter.

A share N/D is compared exactly, without a quotient: ``#sum { (D-N)*W,S : ..., votes(S,W) ;
-N*W,S : ..., votes(S,W) } < 0``. N and D are constant once the program is grounded, so such a
total is linear; its largest value is known beforehand (see ``parameters.parameter_facts``).
"""

from collections.abc import Iterator

from clingo.ast import AST, AggregateFunction, ASTType, BinaryOperator, Sign, UnaryOperator

from council_rules.logic.parameters import MOST_PRODUCTS
from council_rules.logic.syntax import Clause, walk

# the first two arguments of a share are the code and its name
_SHARE, _TERMS = ("parameter", 4), 2
# what may be multiplied: numbers of a seat that parameter_facts bounds
_NUMBERS = (("votes", 2), ("size", 2))
FORM = "'(D-N)*W,S : ..., votes(S,W)' in a '#sum', with N and D from a parameter"
Place = tuple[int, int, int, int]


def place(node: AST) -> Place:
    """Return where a node stands, which tells it from all others of a page."""
    begin, end = node.location.begin, node.location.end
    return begin.line, begin.column, end.line, end.column


def products(clause: Clause) -> frozenset[Place]:
    """Return the places of the products in a clause that make a share of votes or seats."""
    shares = frozenset(_shares(clause))
    found: set[Place] = set()
    for literal in clause.node.body:
        for node in walk(literal):
            if node.ast_type is ASTType.BodyAggregate and _adds(node):
                own = [one for part in node.elements for one in _product(part, shares)]
                found.update(own[:MOST_PRODUCTS])
    return frozenset(found)


def _adds(node: AST) -> bool:
    return AggregateFunction(node.function) is AggregateFunction.Sum


def _shares(clause: Clause) -> Iterator[str]:
    """Yield the variables that stand for the two numbers of a share of the page."""
    for literal in clause.node.body:
        if literal.ast_type is not ASTType.Literal or literal.sign != Sign.NoSign:
            continue
        if literal.atom.ast_type is not ASTType.SymbolicAtom:
            continue
        symbol = literal.atom.symbol
        if symbol.ast_type is ASTType.Function and _signature(symbol) == _SHARE:
            for term in symbol.arguments[_TERMS:]:
                yield from _variable(term)


def _product(element: AST, shares: frozenset[str]) -> Iterator[Place]:
    """Yield the place of the product that an element of a total begins with, if it is one."""
    if not element.terms:
        return
    node = _positive(element.terms[0])
    if node.ast_type is not ASTType.BinaryOperation:
        return
    if BinaryOperator(node.operator_type) is not BinaryOperator.Multiplication:
        return
    counted = dict(_counted(element))
    rest = [name for term in element.terms[1:] for name in _variable(term)]
    for number in _variable(node.right):
        only_its_seat = rest == [counted.get(number)] and len(element.terms) == len(rest) + 1
        if only_its_seat and number not in shares and _is_coefficient(node.left, shares):
            yield place(node)


def _is_coefficient(node: AST, shares: frozenset[str]) -> bool:
    """Return whether a term is a number of a share, or the difference of the two."""
    node = _positive(node)
    if node.ast_type is ASTType.BinaryOperation:
        if BinaryOperator(node.operator_type) is not BinaryOperator.Minus:
            return False
        names = [*_variable(node.left), *_variable(node.right)]
        return len(names) == len({*names}) == 2 and shares.issuperset(names)
    return any(name in shares for name in _variable(node))


def _positive(node: AST) -> AST:
    """Return a term without the minus signs before it."""
    while node.ast_type is ASTType.UnaryOperation:
        if UnaryOperator(node.operator_type) is not UnaryOperator.Minus:
            break
        node = node.argument
    return node


def _counted(element: AST) -> Iterator[tuple[str, str]]:
    """Yield the variables for numbers of seats in an element, each with that of its seat."""
    for literal in element.condition:
        atom = literal.atom
        if literal.sign != Sign.NoSign or atom.ast_type is not ASTType.SymbolicAtom:
            continue
        if atom.symbol.ast_type is ASTType.Function and _signature(atom.symbol) in _NUMBERS:
            seat, number = atom.symbol.arguments
            for one in _variable(number):
                for other in _variable(seat):
                    yield one, other


def _signature(symbol: AST) -> tuple[str, int]:
    return symbol.name, len(symbol.arguments)


def _variable(node: AST) -> Iterator[str]:
    """Yield the name of a variable; nothing for other terms and for '_'."""
    if node.ast_type is ASTType.Variable and node.name != "_":
        yield node.name
