"""The words a rule page may use: what the core says, and what the engine adds."""

from collections.abc import Iterable
from functools import cached_property, lru_cache

from clingo.ast import AST, ASTType, parse_string

from council_rules.logic.syntax import Signature, walk
from council_rules.record import Record

# from what is stated to what is in force: pages read only what is in force
_LAYER_BELOW = {"given", "open", "option", "brings", "repealed", "chosen"}

RESULTS: dict[str, tuple[str, ...]] = {
    "applies": ("Code", "Subject"),
    "violated": ("Code", "Subject", "Reason"),
    "asks": ("Code", "Subject", "Question"),
    "because": ("Code", "Subject", "Fact"),
    "measure": ("Code", "Subject", "Name", "Value"),
}
EVIDENCE = ("because", "measure")
# predicate and number of arguments by the kind of parameter that it gives
PARAMETERS: dict[Signature, tuple[str, ...]] = {
    ("parameter", 3): ("integer", "word"),
    ("parameter", 4): ("share",),
    ("parameter_item", 3): ("list",),
}
# what is counted compares with a parameter of the page: its code and the name come first
COUNTED: dict[Signature, str] = {
    ("power_short", 7): "power_short",
    ("act_short", 4): "act_short",
    ("vetoes_above", 4): "vetoes_above",
}
WITNESSES: dict[Signature, str] = {
    ("pivotal", 2): "pivotal",
    ("improper", 1): "improper",
    **COUNTED,
}


class Vocabulary(Record):
    """Predicates that pages may read; ``reserved`` holds those they may not derive."""

    readable: frozenset[Signature]
    reserved: frozenset[Signature]

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of what may be read."""
        return frozenset(name for name, _ in self.readable)

    def arities(self, name: str) -> list[int]:
        """Return the numbers of arguments that a name is read with."""
        return sorted(arity for known, arity in self.readable if known == name)


def vocabulary(core: Iterable[str]) -> Vocabulary:
    """Return the words that the texts of the core make.

    Those of the core that was asked for last stay in memory. Raises ``RuntimeError`` if one of
    the texts is not a program.
    """
    return _made_by(tuple(core))


@lru_cache(maxsize=1)
def _made_by(core: tuple[str, ...]) -> Vocabulary:
    found: set[Signature] = set()
    for text in core:
        parse_string(text, lambda node: found.update(_made(node)))
    below = {signature for signature in found if signature[0] in _LAYER_BELOW}
    engine = {*PARAMETERS, *WITNESSES}
    reserved = found | engine | {(name, len(parts)) for name, parts in RESULTS.items()}
    return Vocabulary(frozenset(found - below | engine), frozenset(reserved))


def _made(node: AST) -> set[Signature]:
    if node.ast_type is ASTType.Defined:
        return {(node.name, node.arity)}
    if node.ast_type is not ASTType.Rule:
        return set()
    head = node.head
    literals = [head]
    if head.ast_type is ASTType.Aggregate:
        literals = [element.literal for element in head.elements]
    return {
        (found.symbol.name, len(found.symbol.arguments))
        for literal in literals
        for found in walk(literal)
        if found.ast_type is ASTType.SymbolicAtom and found.symbol.ast_type is ASTType.Function
    }
