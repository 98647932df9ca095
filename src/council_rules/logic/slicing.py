"""Leave out what cannot matter: rules that cannot fire, and rules that nobody reads.

Most of the time of a small check is spent on rules, not on facts. A rule with a positive
condition that nothing can satisfy never fires; a rule whose head leads to no result is
never read. Leaving both out changes no result.
"""

import hashlib
from collections.abc import Iterable, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING

from clingo import Symbol

from council_rules.record import Record
from council_rules.rulebook import cache

if TYPE_CHECKING:
    from clingo.ast import AST

# part of the address in the cache: raise it when the same text is cut differently
EDITION = "3"
LAYERS = ("given", "in_force", "brings", "repealed")
ANY = "*"
# what pages derive about a rule whose code comes first
RESULTS = frozenset({"applies", "violated", "asks", "because", "measure"})


class Clause(Record):
    """One rule: what it derives, what it cannot do without, and all that it reads.

    Predicates are written ``name/arity``; those of the layers below the structure in
    force carry the functor of their term, ``in_force:seat/2``, or ``in_force:*``. ``code`` is
    that of the rule about which a result is derived, empty for all else.
    """

    text: str
    heads: tuple[str, ...]
    needs: tuple[str, ...]
    reads: tuple[str, ...]
    code: str = ""

    @cached_property
    def leads_to(self) -> tuple[str, ...]:
        """What rules may have to derive for this one to read it.

        A term in a layer comes from the rules that bring in terms of any kind, too.
        """
        layers = (f"{read.split(':')[0]}:{ANY}" for read in self.reads if ":" in read)
        return (*self.reads, *dict.fromkeys(layers))


def clauses(texts: Iterable[str]) -> tuple[Clause, ...]:
    """Return the rules of program texts; answers are cached by content."""
    found: list[Clause] = []
    for text in texts:
        digest = hashlib.sha256(f"{EDITION} {text}".encode()).hexdigest()
        cut = cache.made("clauses", digest) or _cached(digest)
        if cut is None:
            cut = _cut(text)
            packed = [
                [c.text, list(c.heads), list(c.needs), list(c.reads), c.code] for c in cut
            ]
            cache.write("clauses", digest, packed)
        cache.keep_made("clauses", digest, cut)
        found += cut
    return tuple(found)


def relevant(rules: Sequence[Clause], available: Set[str], wanted: Set[str]) -> str:
    """Return the text of the rules that can fire on the facts and bear on what is wanted.

    ``available`` are the signatures of the facts, ``wanted`` names of predicates; only
    these are shown.
    """
    return text_of(bearing(rules, available, wanted), wanted)


def bearing(rules: Sequence[Clause], available: Set[str], wanted: Set[str]) -> list[Clause]:
    """Return the rules that can fire on facts and bear on what is wanted: see ``relevant``."""
    return _read(firing(rules, available), wanted)


def text_of(kept: Sequence[Clause], wanted: Set[str]) -> str:
    """Return rules as a program that shows the predicates of these names."""
    heads = {head for rule in kept for head in rule.heads if head.split("/")[0] in wanted}
    shown = [f"#show {head}." for head in sorted(heads)]
    return "\n".join(["#show.", *shown, *(rule.text for rule in kept)])


def signature(functor: str, arguments: int) -> str:
    """Return how a predicate is written in a clause."""
    return f"{functor}/{arguments}"


def in_layer(layer: str, functor: str, arguments: int) -> tuple[str, str]:
    """Return how a term in one of the layers below the structure in force is written."""
    return f"{layer}:{functor}/{arguments}", f"{layer}:{ANY}"


def signatures(facts: Iterable[Symbol]) -> set[str]:
    """Return the signatures of facts that are not in a layer of terms."""
    return {signature(fact.name, len(fact.arguments)) for fact in facts}


def firing(rules: Sequence[Clause], facts: Set[str]) -> list[Clause]:
    """Return the rules that may fire on facts of these signatures; no other ever does."""
    index = _index(rules)
    return [rules[at] for at in sorted(_fired(index, facts))]


class _Index:
    """Rules by what they cannot do without, and those that need nothing."""

    def __init__(self, rules: Sequence[Clause]) -> None:
        self.rules = rules
        self.missing = [len(rule.needs) for rule in rules]
        self.free = [at for at, number in enumerate(self.missing) if not number]
        self.waiting: dict[str, list[int]] = {}
        for at, rule in enumerate(rules):
            for need in rule.needs:
                self.waiting.setdefault(need, []).append(at)


# by the identity of their rules, which stays theirs as long as an index holds them
_indices: dict[tuple[int, ...], _Index] = {}
MOST_INDICES = 8


def _index(rules: Sequence[Clause]) -> _Index:
    """Return the index of rules: the same few are asked about again and again."""
    key = tuple(map(id, rules))
    if key not in _indices:
        while len(_indices) >= MOST_INDICES:
            del _indices[next(iter(_indices))]
        _indices[key] = _Index(tuple(rules))
    return _indices[key]


def _fired(index: _Index, facts: Set[str]) -> set[int]:
    """Return the positions of the rules that may fire."""
    available, todo = set(facts), list(facts)
    missing, fired = index.missing.copy(), set[int]()
    ready = index.free
    while True:
        fired.update(ready)
        for at in ready:
            for head in index.rules[at].heads:
                if head not in available:
                    available.add(head)
                    todo.append(head)
        if not todo:
            return fired
        ready = []
        for at in index.waiting.get(todo.pop(), ()):
            missing[at] -= 1
            if not missing[at]:
                ready.append(at)


def _read(rules: Sequence[Clause], wanted: Set[str]) -> list[Clause]:
    by_head: dict[str, list[Clause]] = {}
    for rule in rules:
        for head in rule.heads:
            by_head.setdefault(head, []).append(rule)
    todo = [head for head in by_head if head.split("/")[0] in wanted]
    seen = set(todo)
    while todo:
        for rule in by_head.get(todo.pop(), ()):
            for name in rule.leads_to:
                if name not in seen:
                    seen.add(name)
                    todo.append(name)
    return [rule for rule in rules if not seen.isdisjoint(rule.heads)]


def _cached(digest: str) -> list[Clause] | None:
    try:
        return [
            Clause(text, tuple(heads), tuple(needs), tuple(reads), code)
            for text, heads, needs, reads, code in cache.read("clauses", digest) or ()
        ] or None
    except (TypeError, ValueError):
        return None


def _cut(text: str) -> list[Clause]:
    from clingo.ast import ASTType, parse_string

    found: list[Clause] = []

    def cut(node: "AST") -> None:
        if node.ast_type is ASTType.Rule:
            literals = _literals(node.body)
            found.append(
                Clause(
                    str(node),
                    _heads(node.head),
                    tuple(dict.fromkeys(s for s, positive in literals if positive)),
                    tuple(dict.fromkeys(s for s, _ in literals) | dict.fromkeys(_inside(node))),
                    _code(node.head),
                )
            )

    parse_string(text, cut)
    return found


def _heads(head: "AST") -> tuple[str, ...]:
    """Return the predicates of a head: one, or those of a choice."""
    from clingo.ast import ASTType

    if head.ast_type is ASTType.Literal:
        return (_signature(head.atom.symbol),)
    return tuple(_signature(element.literal.atom.symbol) for element in head.elements)


def _code(head: "AST") -> str:
    """Return the code of the rule about which a head is a result; empty if it is none."""
    from clingo.ast import ASTType

    if head.ast_type is not ASTType.Literal:
        return ""
    symbol = head.atom.symbol
    if symbol.ast_type is not ASTType.Function or symbol.name not in RESULTS:
        return ""
    first = symbol.arguments[0]
    named = first.ast_type is ASTType.SymbolicTerm and first.symbol.type.name == "String"
    return str(first.symbol.string) if named else ""


def _literals(body: Iterable["AST"]) -> list[tuple[str, bool]]:
    """Return the plain literals of a body: predicate, and whether it must hold."""
    from clingo.ast import ASTType, Sign

    return [
        (_signature(literal.atom.symbol), literal.sign is Sign.NoSign or literal.sign == 0)
        for literal in body
        if literal.ast_type is ASTType.Literal and literal.atom.ast_type is ASTType.SymbolicAtom
    ]


def _inside(node: "AST") -> list[str]:
    """Return every predicate that occurs below a node, in aggregates and conditions too."""
    from clingo.ast import AST, ASTSequence, ASTType

    found: list[str] = []
    todo: list[object] = [node]
    while todo:
        one = todo.pop()
        if isinstance(one, AST):
            if one.ast_type is ASTType.SymbolicAtom:
                found.append(_signature(one.symbol))
            todo += [getattr(one, key) for key in one.child_keys]
        elif isinstance(one, (list, tuple, ASTSequence)):
            todo += list(one)
    return found


def _signature(symbol: "AST") -> str:
    from clingo.ast import ASTType

    while symbol.ast_type is ASTType.UnaryOperation:
        symbol = symbol.argument
    name, arguments = symbol.name, list(symbol.arguments)
    if name not in LAYERS:
        return f"{name}/{len(arguments)}"
    term = arguments[-1]
    if term.ast_type is not ASTType.Function:
        return f"{name}:{ANY}"
    return f"{name}:{term.name}/{len(term.arguments)}"
