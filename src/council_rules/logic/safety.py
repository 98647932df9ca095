"""Variables that nothing binds, found by grounding a page against nothing at all."""

from clingo import Control, Function, MessageCode
from clingo.ast import AST, ASTType, Literal, ProgramBuilder, Sign, SymbolicAtom, SymbolicTerm

from council_rules.logic.syntax import Clause, located, walk
from council_rules.rulebook.problems import PageProblem

_NEVER = "never"


def unsafe(clauses: list[Clause], file: str) -> list[PageProblem]:
    """Return the variables of ``clauses`` that are used and bound nowhere.

    An atom that never holds is put in front of every body: the solver still checks the
    variables, and nothing a page says can make grounding long.
    """
    messages: list[str] = []

    def log(code: MessageCode, message: str) -> None:
        if code is MessageCode.RuntimeError:
            messages.append(message)

    control = Control(logger=log, message_limit=10_000)
    with ProgramBuilder(control) as builder:
        for clause in clauses:
            builder.add(clause.node.update(body=[_never(clause.node), *clause.node.body]))
    try:
        control.ground()
    except RuntimeError:
        return _problems(messages, clauses, file)
    return []


def _never(node: AST) -> AST:
    term = SymbolicTerm(node.location, Function(_NEVER, []))
    return Literal(node.location, Sign.NoSign, SymbolicAtom(term))


def _problems(messages: list[str], clauses: list[Clause], file: str) -> list[PageProblem]:
    in_heads = {
        (node.location.begin.line, node.location.begin.column)
        for clause in clauses
        for node in walk(clause.node.head)
        if node.ast_type is ASTType.Variable
    }
    problems = []
    for message in messages:
        notes = [located(line) for line in message.split("\n") if line.endswith("is unsafe")]
        for line, column, words in notes:
            name = words.partition("'")[2].partition("'")[0]
            name = "_" if name.startswith("#") else name
            where = "in the head" if (line, column) in in_heads else "here"
            said = f"'{name}' is used {where} but bound nowhere in the body"
            hint = "bind it in an atom of the body that is not negated"
            problems.append(PageProblem(file, line, column, said, "", hint))
        if not notes:
            line, column, words = located(message)
            said = f"The condition cannot be used: {words}"
            problems.append(PageProblem(file, line, column, said))
    return problems
