"""The text of a condition as clauses, and the guard: what a condition may not hold.

A page may come from a stranger. Whatever could run code, read files, choose, constrain
or count without end is refused here, by walking the parsed program, before anything is
grounded.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from clingo.ast import AST, ASTType, BinaryOperator, ComparisonOperator, Sign, parse_string

from council_rules.logic.scan import MAX_NESTING
from council_rules.record import Record
from council_rules.rulebook.problems import PageProblem

MAX_INTERVAL = 1000
Signature = tuple[str, int]

_STATEMENTS = {
    ASTType.External: "External atoms have no place in a rule page",
    ASTType.Minimize: "A rule page does not optimise",
    ASTType.ShowSignature: "A rule page does not say what is shown",
    ASTType.ShowTerm: "A rule page does not say what is shown",
    ASTType.Definition: "Constants are not defined in a rule page; declare a parameter",
    ASTType.Script: "A condition holds no program code",
    ASTType.TheoryDefinition: "Theories have no place in a rule page",
    ASTType.Program: "A rule page has no program parts of its own",
}
_TERMS = {
    ASTType.TheoryAtom: "Theories have no place in a rule page",
    ASTType.HeadAggregate: "A rule page does not choose",
}
_BROAD = {
    BinaryOperator.Multiplication: "*",
    BinaryOperator.Division: "/",
    BinaryOperator.Modulo: "\\",
    BinaryOperator.Power: "**",
}


class Atom(Record):
    """A predicate with its arguments.

    ``strict`` marks atoms that recursion must not pass through: negated ones and those
    inside aggregates and conditions.
    """

    name: str
    arguments: tuple[AST, ...]
    line: int
    column: int
    strict: bool

    @property
    def signature(self) -> Signature:
        """Name and number of arguments."""
        return self.name, len(self.arguments)


class Clause(Record):
    """One rule of a condition: its head, every atom of its body, all its nodes."""

    node: AST
    head: Atom
    body: tuple[Atom, ...]
    nodes: tuple[AST, ...]


class Guard:
    """Parses one condition; what is refused ends up in ``problems``."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[PageProblem] = []
        self.clauses: list[Clause] = []

    def parse(self, text: str) -> None:
        """Fill ``clauses`` and ``problems`` from a text that was scanned before."""
        messages: list[str] = []
        statements: list[AST] = []
        try:
            parse_string(
                text, statements.append, logger=lambda _, m: messages.append(m),
                message_limit=10_000,
            )  # fmt: skip
        except RuntimeError:
            for message in messages:
                line, column, said = located(message)
                said = said.replace('"', "'")
                self.problems.append(
                    PageProblem(
                        self.file, line, column, f"The condition cannot be read: {said}"
                    )
                )
            return
        for statement in statements:
            self._statement(statement)

    def _add(self, node: AST, message: str, expected: str = "", hint: str = "") -> None:
        """Note a problem at a node."""
        begin = node.location.begin
        self.problems.append(
            PageProblem(self.file, begin.line, begin.column, message, expected, hint)
        )

    def _statement(self, node: AST) -> None:
        kind = node.ast_type
        if kind in (ASTType.Comment, ASTType.Defined):
            return
        if kind is ASTType.Program and node.name == "base" and not node.parameters:
            return
        if kind is not ASTType.Rule:
            self._add(node, _STATEMENTS.get(kind, "This statement has no place in a rule page"))
            return
        before = len(self.problems)
        levels = tuple(_levels(node))
        if max(depth for _, depth in levels) > MAX_NESTING:
            self._add(node, f"A term is nested deeper than {MAX_NESTING} levels")
            return
        nodes = tuple(found for found, _ in levels)
        for found in nodes:
            self._term(found)
        if _instances(nodes) > MAX_INTERVAL:
            message = "The ranges and lists in this rule stand for too many rules"
            self._add(node, message, f"at most {MAX_INTERVAL}")
        head = self._head(node)
        if head is not None and len(self.problems) == before:
            self.clauses.append(Clause(node, head, tuple(self._body(node)), nodes))

    def _term(self, node: AST) -> None:
        """Refuse what may stand nowhere in a rule."""
        kind = node.ast_type
        if kind in _TERMS:
            self._add(node, _TERMS[kind])
        elif kind is ASTType.Function and node.external:
            self._add(node, f"'@{node.name}' calls a function", "predicates and terms only")
        elif kind is ASTType.SymbolicAtom and node.symbol.ast_type is ASTType.UnaryOperation:
            self._add(node.symbol, "A predicate is negated with '-'", "", "write 'not'")
        elif kind is ASTType.BinaryOperation:
            self._operation(node)
        elif kind is ASTType.Interval:
            self._interval(node)

    def _operation(self, node: AST) -> None:
        operator = BinaryOperator(node.operator_type)
        if operator is BinaryOperator.Power:
            self._add(node, "'**' is not used in rule pages: numbers would run over")
        if operator in (BinaryOperator.Division, BinaryOperator.Modulo):
            divisor = _number(node.right)
            if divisor is None or divisor < 1:
                # a division by -1 can end the process
                message = f"The divisor of '{_BROAD[operator]}' is not a number written out"
                self._add(node, message, "a whole number greater than 0")

    def _interval(self, node: AST) -> None:
        left, right = _number(node.left), _number(node.right)
        if left is None or right is None or right - left > MAX_INTERVAL:
            expected = f"two numbers written out, at most {MAX_INTERVAL} apart"
            self._add(node, "The range is not bounded", expected)

    def _head(self, node: AST) -> Atom | None:
        head = node.head
        if head.ast_type is ASTType.Literal and head.atom.ast_type is ASTType.BooleanConstant:
            message, hint = "A rule page does not constrain", "derive 'violated' instead"
            self._add(node, message, "a rule with a head", hint)
        elif head.ast_type in (ASTType.Aggregate, ASTType.HeadAggregate):
            self._add(node, "A rule page does not choose", "one atom before ':-'")
        elif head.ast_type is ASTType.Disjunction:
            self._add(node, "The head leaves a choice", "one atom before ':-'")
        elif (
            head.ast_type is not ASTType.Literal
            or head.sign != Sign.NoSign
            or head.atom.ast_type is not ASTType.SymbolicAtom
        ):
            self._add(node, "The head is not an atom", "one atom before ':-'")
        else:
            atoms = _atoms(head.atom, strict=False)
            if len(atoms) == 1:
                return atoms[0]
            self._add(node, "The head stands for several atoms", "one atom before ':-'")
        return None

    def _body(self, node: AST) -> Iterator[Atom]:
        for literal in node.body:
            if literal.ast_type is ASTType.Literal:
                simple = literal.atom.ast_type is ASTType.SymbolicAtom
                strict = not (simple and literal.sign == Sign.NoSign)
            else:
                strict = True
            for child in walk(literal):
                if child.ast_type is ASTType.SymbolicAtom:
                    yield from _atoms(child, strict)


def located(message: str) -> tuple[int, int, str]:
    """Return line, column and words of a message like ``<string>:3:14-15: error: ...``."""
    first = message.strip().split("\n")[0]
    _, _, rest = first.partition(">:")
    place, _, words = rest.partition(": ")
    line, _, column = place.partition(":")
    words = words.removeprefix("error: ").removeprefix("note: ").removeprefix("info: ")
    column = column.partition("-")[0]
    if not (line.isdecimal() and column.isdecimal()):
        return 0, 0, first
    return int(line), int(column), words


def walk(node: AST) -> Iterator[AST]:
    """Yield a node and everything below it; without recursion, for terms may be deep."""
    for found, _ in _levels(node):
        yield found


def _levels(node: AST) -> Iterator[tuple[AST, int]]:
    """Yield nodes with the number of terms they are nested in."""
    stack: list[tuple[AST, int]] = [(node, 0)]
    while stack:
        found, depth = stack.pop()
        yield found, depth
        kind = found.ast_type
        if kind in _LEAVES:
            continue
        inner = depth + (kind in _NESTING)
        children: list[AST] = []
        for key in found.child_keys:
            child: Any = getattr(found, key)
            if isinstance(child, AST):
                children.append(child)
            elif child is not None:
                children.extend(child)
        stack.extend((child, inner) for child in reversed(children))


_LEAVES = frozenset((ASTType.Variable, ASTType.SymbolicTerm))
_NESTING = frozenset(
    (ASTType.Function, ASTType.UnaryOperation, ASTType.BinaryOperation, ASTType.Pool)
)


def _atoms(node: AST, strict: bool) -> list[Atom]:
    """Return the atoms that a symbolic atom stands for; ``p(X;Y)`` stands for two."""
    symbol = node.symbol
    functions = symbol.arguments if symbol.ast_type is ASTType.Pool else [symbol]
    found = []
    for function in functions:
        if function.ast_type is ASTType.Function:
            begin = function.location.begin
            arguments = tuple(function.arguments)
            found.append(Atom(function.name, arguments, begin.line, begin.column, strict))
    return found


def _instances(nodes: Iterable[AST]) -> int:
    """Return how many rules the ranges and the lists ``(a;b)`` of a rule multiply it to."""
    count = 1
    for child in nodes:
        if child.ast_type is ASTType.Pool:
            count *= max(1, len(child.arguments))
        elif child.ast_type is ASTType.Interval:
            left, right = _number(child.left), _number(child.right)
            count *= max(1, (right or 0) - (left or 0))
    return count


def _number(node: AST) -> int | None:
    if node.ast_type is ASTType.SymbolicTerm and str(node.symbol).isdecimal():
        return int(node.symbol.number)
    return None


def assigns(node: AST) -> bool:
    """Return whether a literal gives a variable the value of an aggregate."""
    if node.ast_type is not ASTType.Literal or node.sign != Sign.NoSign:
        return False
    if node.atom.ast_type not in (ASTType.BodyAggregate, ASTType.Aggregate):
        return False
    return any(
        guard is not None
        and guard.comparison == ComparisonOperator.Equal
        and any(part.ast_type is ASTType.Variable for part in walk(guard.term))
        for guard in (node.atom.left_guard, node.atom.right_guard)
    )


def reckoning(node: AST) -> str:
    """Return the operator of a node that multiplies or divides, else an empty text."""
    if node.ast_type is not ASTType.BinaryOperation:
        return ""
    return _BROAD.get(BinaryOperator(node.operator_type), "")


def is_compound(node: AST) -> bool:
    """Return whether a node builds a new term: a function with arguments, or arithmetic."""
    if node.ast_type is ASTType.Function:
        return len(node.arguments) > 0
    return node.ast_type in (ASTType.UnaryOperation, ASTType.BinaryOperation)
