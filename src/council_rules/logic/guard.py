"""One page through the guard: scanned, parsed, checked, and only then a program."""

from collections.abc import Callable, Iterable

from clingo.ast import AST, Transformer

from council_rules.logic.messages import Messages, Names
from council_rules.logic.predicates import Predicates
from council_rules.logic.safety import unsafe
from council_rules.logic.scan import scan
from council_rules.logic.syntax import Clause, Guard, Signature
from council_rules.logic.vocabulary import Vocabulary
from council_rules.record import Record
from council_rules.rulebook.problems import RuleBookError
from council_rules.rulebook.rule import Rule

_GAP: Signature = ("share_gap", 5)


class Checked(Record):
    """A page that passed: clauses that bear on a verdict, and those that serve evidence."""

    code: str
    condition: tuple[Clause, ...]
    evidence: tuple[Clause, ...]
    names: Names
    renamed: Callable[[Iterable[AST]], str]

    @property
    def stated(self) -> str:
        """What is stated for a condition because of what it asks.

        Gaps are only looked for of shares that somebody asks about, since each costs much.
        """
        asks = any(atom.signature == _GAP for one in self.condition for atom in one.body)
        return f'gap("{self.code}",P) :- parameter("{self.code}",P,_,_).\n' if asks else ""

    @property
    def condition_text(self) -> str:
        """The program of what bears on a verdict."""
        return self.renamed(clause.node for clause in self.condition) + self.stated

    @property
    def evidence_text(self) -> str:
        """The program of what only serves evidence."""
        return self.renamed(clause.node for clause in self.evidence)


def compile_page(rule: Rule, words: Vocabulary) -> tuple[str, str, Names]:
    """Return the text of the condition, that of the evidence, and the names used.

    Raises ``RuleBookError`` as ``checked_page`` does.
    """
    page = checked_page(rule, words)
    return page.condition_text, page.evidence_text, page.names


def checked_page(rule: Rule, words: Vocabulary) -> Checked:
    """Return the condition of a page, in its own places.

    ``renamed`` gives the program text of clauses. Raises ``RuleBookError`` with everything
    that is wrong. What a scan finds is reported alone, for such a page is not even parsed.
    """
    problems = scan(rule.condition, rule.path)
    if problems:
        raise RuleBookError(problems)
    guard = Guard(rule.path)
    guard.parse(rule.condition)
    if guard.problems:
        raise RuleBookError(guard.problems)
    predicates = Predicates(rule, guard.clauses, words)
    predicates.check()
    messages = Messages(rule, guard.clauses, words)
    messages.check()
    problems = [*predicates.problems, *messages.problems, *unsafe(guard.clauses, rule.path)]
    if problems:
        raise RuleBookError(problems)
    renamer = _Renamer(rule.code, predicates.helpers)

    def renamed(nodes: Iterable[AST]) -> str:
        return "".join(f"{renamer.visit(node)}\n" for node in nodes)

    return Checked(
        rule.code,
        tuple(c for c in guard.clauses if not predicates.is_evidence(c)),
        tuple(c for c in guard.clauses if predicates.is_evidence(c)),
        messages.names,
        renamed,
    )


class _Renamer(Transformer):
    """Puts the code of the rule in front of the names of its helpers."""

    def __init__(self, code: str, helpers: set[Signature]) -> None:
        self.prefix = f"{code.lower()}_"
        self.helpers = helpers

    def visit_SymbolicAtom(self, node: AST) -> AST:  # noqa: N802 (the name is clingo's)
        """Rename a predicate; its arguments stay as they are."""
        return node.update(**self.visit_children(node, inner=False))

    def visit_Function(self, node: AST, inner: bool = True) -> AST:  # noqa: N802
        """Rename a function that stands for a predicate."""
        if inner or (node.name, len(node.arguments)) not in self.helpers:
            return node
        return node.update(name=self.prefix + node.name)

    def visit_Pool(self, node: AST, inner: bool = True) -> AST:  # noqa: N802
        """Rename each member of a pool of predicates."""
        return node if inner else node.update(**self.visit_children(node, inner=False))
