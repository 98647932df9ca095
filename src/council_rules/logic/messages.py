"""Whether the messages of a page fit what its condition derives."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from clingo import SymbolType
from clingo.ast import AST, ASTType

from council_rules.logic.syntax import Atom, Clause
from council_rules.logic.vocabulary import Vocabulary
from council_rules.proposal.quotes import keys
from council_rules.rulebook.problems import PageProblem
from council_rules.rulebook.rule import ReasonMessage, Rule
from council_rules.rulebook.template import SUBJECT_HOLES, holes, pieces
from council_rules.words import listed, meant

_OF_VERDICTS = ("applies", "violated", "asks", "because", "measure")


@dataclass(slots=True)
class Names:
    """What the condition derives: reasons, questions, helpers with arities; facts, measures."""

    reasons: dict[str, int] = field(default_factory=dict)
    questions: dict[str, int] = field(default_factory=dict)
    functors: list[str] = field(default_factory=list)
    measures: list[str] = field(default_factory=list)
    helpers: dict[str, int] = field(default_factory=dict)


class Messages:
    """Checks the messages of one page; ``problems`` says what is wrong."""

    def __init__(self, rule: Rule, clauses: list[Clause], words: Vocabulary) -> None:
        self.rule = rule
        self.words = words
        self.names = Names()
        self.problems: list[PageProblem] = []
        for clause in clauses:
            self._collect(clause.head)

    def _add(
        self, line: int, column: int, message: str, expected: str = "", hint: str = ""
    ) -> None:
        self.problems.append(PageProblem(self.rule.path, line, column, message, expected, hint))

    def check(self) -> None:
        """Fill ``problems``."""
        for message in self.rule.messages.violated:
            self._needed(message, "reason", self.names.reasons)
        for message in self.rule.messages.judgement:
            self._needed(message, "question", self.names.questions)
        known = [*SUBJECT_HOLES, *(p.name for p in self.rule.parameters), *self.names.measures]
        messages = self.rule.messages
        for name in ("met", "undetermined", "remedy"):
            what = f"The message '{name}'"
            self._holes(getattr(messages, name), what, *messages.place(name), known)
        for message in messages.violated:
            place = (message.line, message.column)
            inner = [*known, *message.arguments, *self.names.functors]
            what = f"The message '{message.reason}'"
            self._holes(message.template, what, *place, inner)
        for message in messages.judgement:
            self._question(message, known)
        for message in messages.facts:
            self._helper(message)

    def _helper(self, message: ReasonMessage) -> None:
        """Check what is said of a helper: its name, its arguments, and the holes."""
        self._needed(message, "fact", self.names.helpers)
        place, arity = (message.line, message.column), len(message.arguments)
        derived = self.names.helpers.get(message.reason, arity)
        if derived != arity:
            said = f"The fact '{message.reason}' has {arity} arguments here"
            self._add(*place, said, f"{derived} as in the condition")
        what = f"The sentence for '{message.reason}'"
        self._holes(message.template, what, *place, list(message.arguments))

    def _question(self, message: ReasonMessage, known: list[str]) -> None:
        """Check the holes of a question; those with a dot quote what the file says."""
        place = (message.line, message.column)
        what = f"The message '{message.reason}'"
        quoting = [hole for hole in holes(message.template) if "." in hole]
        for hole in quoting:
            owner, *path = hole.split(".")
            if owner not in ("subject", *message.arguments):
                said = f"{what} quotes a key of '{owner}'"
                self._add(*place, said, listed(["subject", *message.arguments]))
            for key in path:
                if key not in keys():
                    said = f"{what} quotes the key '{key}', which the format does not have"
                    self._add(*place, said, "", meant(key, keys()))
        self._holes(message.template, what, *place, [*known, *message.arguments, *quoting])

    def _collect(self, head: Atom) -> None:
        """Note what a head derives."""
        if head.name not in _OF_VERDICTS:
            self.names.helpers[head.name] = len(head.arguments)
        if len(head.arguments) < 3:
            return
        third = head.arguments[2]
        name, arity = _functor(third)
        if head.name == "violated":
            given = self.rule.messages.violated
            self._derived(third, "reason", "violated", given, self.names.reasons)
        elif head.name == "asks":
            given = self.rule.messages.judgement
            self._derived(third, "question", "judgement", given, self.names.questions)
        elif head.name == "because":
            self._fact(third, name, arity)
        elif head.name == "measure":
            if not name:
                expected = "a word, or a word with arguments"
                self._at(third, f"'{third}' is not the name of a number", expected)
            elif name not in self.names.measures:
                self.names.measures.append(name)

    def _at(self, node: AST, message: str, expected: str = "", hint: str = "") -> None:
        begin = node.location.begin
        self._add(begin.line, begin.column, message, expected, hint)

    def _derived(
        self,
        node: AST,
        what: str,
        key: str,
        messages: Sequence[ReasonMessage],
        names: dict[str, int],
    ) -> None:
        """Note a reason or a question that a head derives, and compare it with its message."""
        name, arity = _functor(node)
        given = {message.reason: message for message in messages}
        if not name:
            self._at(node, f"'{node}' is not a {what}", "a word, or a word with arguments")
            return
        names.setdefault(name, arity)
        if name not in given:
            hint = meant(name, given)
            self._at(node, f"The {what} '{name}' has no message under '{key}'", "", hint)
        elif len(given[name].arguments) != arity:
            message = given[name]
            said = f"The {what} '{name}' has {arity} arguments here"
            found = f"{len(message.arguments)} as in its message on line {message.line}"
            self._at(node, said, found)

    def _fact(self, node: AST, name: str, arity: int) -> None:
        if (name, arity) not in self.words.readable:
            expected = "a fact of the core, like 'voter(B,S)'"
            hint = meant(name, self.words.names) if name else ""
            self._at(node, f"'{node}' is not a fact that can be shown", expected, hint)
        if name and name not in self.names.functors:
            self.names.functors.append(name)

    def _needed(self, message: ReasonMessage, what: str, names: dict[str, int]) -> None:
        if message.reason not in names:
            hint = meant(message.reason, names)
            said = f"The condition never derives the {what} '{message.reason}'"
            self._add(message.line, message.column, said, "", hint)

    def _holes(
        self, template: str, what: str, line: int, column: int, known: list[str]
    ) -> None:
        for piece in pieces(template):
            parts = [part.strip() for part in piece.hole.split("/")]
            names = self.names.measures if len(parts) > 1 else known
            for part in parts if piece.hole else ():
                if part not in names:
                    said = f"{what} has a hole '{{{part}}}' that nothing fills"
                    expected = listed(names) if names else "a measure"
                    self._add(line, column, said, expected, meant(part, names))


def _functor(node: AST) -> tuple[str, int]:
    """Return name and number of arguments of a term; no name for other terms."""
    if node.ast_type is ASTType.Function:
        return str(node.name), len(node.arguments)
    if node.ast_type is ASTType.SymbolicTerm and node.symbol.type is SymbolType.Function:
        return str(node.symbol.name), len(node.symbol.arguments)
    return "", 0
