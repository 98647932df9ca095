"""One program text for several completions at once: its predicates, renamed for each.

What is chosen is chosen for all of them; what follows from it follows in each by itself.
"""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from clingo import Function, Symbol

if TYPE_CHECKING:
    from clingo.ast import AST

# what all completions have in common: the questions that may still be answered
SHARED = frozenset({"open", "option", "chosen"})
# what stands after a name in the stead of the number of a world
_SOME = "_in_SOME"


def renamed(text: str, world: int) -> str:
    """Return the rules of a program with the predicates of a world; world 0 keeps the names.

    Each statement stands on a line of its own; those other than rules are left out.
    """
    if not world:
        return "\n".join(line for line in text.splitlines() if not line.startswith("#show"))
    lines = map(_in_some_world, text.splitlines())
    return "\n".join(line for line in lines if line).replace(_SOME, name_in("", world))


@cache
def _in_some_world(line: str) -> str:
    """Return a rule with the predicates of some world; empty for any other statement.

    To take rules to pieces takes long, and each is needed in several worlds.
    """
    from clingo.ast import ASTType, Transformer, parse_string

    class _Renamer(Transformer):
        def visit_SymbolicAtom(self, node: "AST") -> "AST":  # noqa: N802  (as the library calls it)
            name = node.symbol.name
            own = name if name in SHARED else f"{name}{_SOME}"
            return node.update(symbol=node.symbol.update(name=own))

    found: list[str] = []
    rename = _Renamer()

    def take(node: "AST") -> None:
        if node.ast_type is ASTType.Rule:
            found.append(str(rename(node)))

    parse_string(line, take)
    return "\n".join(found)


def facts_in(facts: Iterable[Symbol], world: int) -> list[Symbol]:
    """Return facts with the predicates of a world."""
    if not world:
        return list(facts)
    return [Function(name_in(fact.name, world), fact.arguments) for fact in facts]


def name_in(name: str, world: int) -> str:
    """Return what a predicate is called in a world."""
    return name if not world or name in SHARED else f"{name}_in_{world}"
