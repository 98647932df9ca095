"""What the rules of one page derive and read, and whether they may."""

from collections.abc import Iterable, Mapping

from clingo import SymbolType
from clingo.ast import AST, ASTType

from council_rules.logic.coefficients import FORM, place, products
from council_rules.logic.syntax import (
    Atom,
    Clause,
    Signature,
    assigns,
    is_compound,
    reckoning,
    walk,
)
from council_rules.logic.vocabulary import (
    COUNTED,
    EVIDENCE,
    PARAMETERS,
    RESULTS,
    WITNESSES,
    Vocabulary,
)
from council_rules.rulebook.problems import PageProblem
from council_rules.rulebook.rule import Parameter, Rule
from council_rules.words import listed, meant

_NUMERALS = ("no arguments", "1 argument")


class Predicates:
    """Checks the heads and bodies of one page; ``problems`` says what is wrong."""

    def __init__(self, rule: Rule, clauses: list[Clause], words: Vocabulary) -> None:
        self.rule = rule
        self.clauses = clauses
        self.words = words
        self.problems: list[PageProblem] = []
        self.helpers = {
            clause.head.signature for clause in clauses if clause.head.name not in RESULTS
        }
        self.readers = _readers(clauses)
        # what bears on a verdict; everything else serves evidence only
        self.conditional = _below(RESULTS.keys() - set(EVIDENCE), self.readers)

    def is_evidence(self, clause: Clause) -> bool:
        """Return whether a clause is needed for evidence only."""
        return clause.head.name in EVIDENCE or (
            clause.head.name not in RESULTS and clause.head.signature not in self.conditional
        )

    def check(self) -> None:
        """Fill ``problems``."""
        for clause in self.clauses:
            self._head(clause.head)
            for atom in clause.body:
                self._read(clause, atom)
            if not self.is_evidence(clause):
                self._condition(clause)
        self._whole()
        self._recursion()

    def _add(self, atom: Atom | AST, message: str, expected: str = "", hint: str = "") -> None:
        if isinstance(atom, Atom):
            line, column = atom.line, atom.column
        else:
            line, column = atom.location.begin.line, atom.location.begin.column
        self.problems.append(PageProblem(self.rule.path, line, column, message, expected, hint))

    def _head(self, head: Atom) -> None:
        if head.name in RESULTS:
            self._result(head)
        elif head.signature in self.words.reserved:
            message = f"'{_shown(head.signature)}' belongs to the core"
            self._add(head, message, f"{listed(list(RESULTS))} or a name of the page's own")

    def _result(self, atom: Atom) -> None:
        """Check the form of a result, such as applies or because, in a head or body."""
        parts = RESULTS[atom.name]
        expected = f"{atom.name}({','.join(parts)})"
        if len(atom.arguments) != len(parts):
            self._add(atom, f"'{atom.name}' has {_count(len(atom.arguments))}", expected)
            return
        self._own_code(atom)

    def _own_code(self, atom: Atom) -> None:
        if _string(atom.arguments[0]) != self.rule.code:
            message = f"'{atom.name}' is not about this rule: {atom.arguments[0]}"
            self._add(atom, message, f'"{self.rule.code}" as the first argument')

    def _read(self, clause: Clause, atom: Atom) -> None:
        if atom.name in RESULTS:
            self._result(atom)
            if atom.name in EVIDENCE and clause.head.name not in EVIDENCE:
                self._add(atom, f"'{atom.name}' is evidence, no ground for a verdict")
        elif atom.signature in PARAMETERS:
            self._parameter(atom)
        elif atom.signature in WITNESSES:
            self._witness(atom, WITNESSES[atom.signature])
        elif atom.signature not in self.words.readable | self.helpers:
            self._unknown(atom)

    def _parameter(self, atom: Atom) -> None:
        self._own_code(atom)
        declared = self._declared(atom)
        if declared and declared.kind not in PARAMETERS[atom.signature]:
            right = next(s for s, kinds in PARAMETERS.items() if declared.kind in kinds)
            message = f"The kind of the parameter '{declared.name}' is '{declared.kind}'"
            self._add(atom, message, f"'{right[0]}' with {_count(right[1])}")

    def _declared(self, atom: Atom) -> Parameter | None:
        """Return the parameter of the page that an atom names second, if there is one."""
        name = _constant(atom.arguments[1])
        declared = {parameter.name: parameter for parameter in self.rule.parameters}
        if name not in declared:
            message = f"The page declares no parameter '{atom.arguments[1]}'"
            expected = listed(list(declared)) if declared else "a parameter in the front matter"
            self._add(atom, message, expected, meant(name, declared))
        return declared.get(name)

    def _witness(self, atom: Atom, name: str) -> None:
        if name not in self.rule.witness:
            message = f"'{name}' is found out only where the page asks for it"
            self._add(atom, message, f"'witness: [{name}]' in the front matter")
        if atom.signature in COUNTED:
            self._own_code(atom)
            self._declared(atom)

    def _arities(self, name: str) -> list[int]:
        own = sorted(arity for helper, arity in self.helpers if helper == name)
        return [*self.words.arities(name), *own]

    def _unknown(self, atom: Atom) -> None:
        found = f"'{atom.name}' with {_count(len(atom.arguments))}"
        arities = self._arities(atom.name)
        if arities:
            counts = " or ".join(_count(arity) for arity in arities)
            self._add(atom, f"There is no {found}", counts)
        elif atom.signature in self.words.reserved:
            hint = "read the structure in force instead"
            self._add(atom, f"{found} is not for rule pages", "", hint)
        else:
            names = self.words.names | {name for name, _ in self.helpers}
            alike = {name for name in names if len(atom.arguments) in self._arities(name)}
            hint = meant(atom.name, alike) or meant(atom.name, names)
            expected = "a predicate of the core or of this page"
            self._add(atom, f"Nothing derives {found}", expected, hint)

    def _condition(self, clause: Clause) -> None:
        """Refuse what would ground every possible total, or run over."""
        shares = products(clause)
        for node in clause.nodes:
            if assigns(node):
                message = "A condition does not assign a total"
                hint = "compare: '#sum { ... } >= 0'; because and measure may assign"
                self._add(node.atom, message, "a comparison", hint)
            elif (sign := reckoning(node)) and place(node) not in shares:
                message = f"A condition does not reckon with '{sign}'"
                hint = f"a share is {FORM}; measure and because may reckon"
                self._add(node, message, "sums and comparisons", hint)

    def _whole(self) -> None:
        """Check what the page as a whole derives and reads."""
        heads = {clause.head.name for clause in self.clauses}
        for name in ("applies", "violated"):
            if name not in heads:
                parts = ",".join(RESULTS[name][1:])
                expected = f'{name}("{self.rule.code}",{parts}) :- ...'
                self._missing(1, f"The condition never derives '{name}'", expected)
        read = {atom.name for clause in self.clauses for atom in clause.body}
        for clause in self.clauses:
            if clause.head.signature in self.helpers and clause.head.name not in read:
                self._add(clause.head, f"'{clause.head.name}' is derived and never read")
        for witness in self.rule.witness:
            if witness not in read:
                self._missing(1, f"The condition never reads the witness '{witness}'")
        named = {_constant(node) for clause in self.clauses for node in clause.nodes}
        for parameter in self.rule.parameters:
            if parameter.name not in named:
                message = f"The condition never reads the parameter '{parameter.name}'"
                self._missing(parameter.line, message)

    def _missing(self, line: int, message: str, expected: str = "") -> None:
        self.problems.append(PageProblem(self.rule.path, line, 1, message, expected))

    def _recursion(self) -> None:
        """Refuse recursion that chooses (through 'not') or builds ever larger terms."""
        for clause in self.clauses:
            head = clause.head.signature
            back = [a for a in clause.body if _key(a.signature) in _above(head, self.readers)]
            for atom in back:
                if atom.strict:
                    message = f"'{clause.head.name}' depends on its own absence or total"
                    self._add(atom, message, "no way from a predicate back to itself here")
            if back and _builds(clause):
                message = f"'{clause.head.name}' builds new terms from itself without end"
                self._add(clause.head, message, "only variables and constants where it recurs")


def _builds(clause: Clause) -> bool:
    """Return whether a recursive clause could build a new term at every turn."""
    if any(is_compound(node) for part in clause.head.arguments for node in walk(part)):
        return True
    stack: list[tuple[AST, bool]] = [(literal, False) for literal in clause.node.body]
    while stack:
        node, matched = stack.pop()
        # a function in an atom of the body takes terms apart; arithmetic runs both ways
        if is_compound(node) and not (matched and node.ast_type is ASTType.Function):
            return True
        if node.ast_type is ASTType.SymbolicAtom:
            symbol = node.symbol
            parts = symbol.arguments if symbol.ast_type is not ASTType.UnaryOperation else ()
            stack += [(part, True) for part in parts]
            continue
        for key in node.child_keys:
            child = getattr(node, key)
            children = [child] if isinstance(child, AST) else child or ()
            stack += [(found, matched) for found in children]
    return False


def _key(signature: Signature) -> str | Signature:
    """Return results by name, helpers by name and number of arguments."""
    return signature[0] if signature[0] in RESULTS else signature


def _readers(clauses: Iterable[Clause]) -> Mapping[str | Signature, set[str | Signature]]:
    """Return for every predicate derived by the page what its rules read."""
    found: dict[str | Signature, set[str | Signature]] = {}
    for clause in clauses:
        reads = found.setdefault(_key(clause.head.signature), set())
        reads.update(_key(atom.signature) for atom in clause.body)
    return found


def _below(
    names: Iterable[str | Signature], reads: Mapping[str | Signature, set[str | Signature]]
) -> set[str | Signature]:
    """Return everything that ``names`` depend on, directly or through others."""
    found: set[str | Signature] = set()
    todo = list(names)
    while todo:
        for name in reads.get(todo.pop(), ()):
            if name not in found:
                found.add(name)
                todo.append(name)
    return found


def _above(
    head: Signature, reads: Mapping[str | Signature, set[str | Signature]]
) -> set[str | Signature]:
    """Return the predicates that depend on ``head``, itself only if it recurs."""
    return {name for name in reads if _key(head) in _below([name], reads)} | {_key(head)}


def _string(node: AST) -> str | None:
    if node.ast_type is ASTType.SymbolicTerm and node.symbol.type is SymbolType.String:
        return str(node.symbol.string)
    return None


def _constant(node: AST) -> str:
    """Return the name of a constant; an empty text for any other node."""
    if node.ast_type is ASTType.SymbolicTerm and node.symbol.type is SymbolType.Function:
        return str(node.symbol.name)
    return ""


def _count(number: int) -> str:
    return _NUMERALS[number] if number < len(_NUMERALS) else f"{number} arguments"


def _shown(signature: Signature) -> str:
    return f"{signature[0]}/{signature[1]}"
