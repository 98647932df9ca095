"""Words that a condition compares with, and that nothing ever says: misspelt, or ids."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from clingo import Symbol, SymbolType
from clingo.ast import AST, ASTType, parse_string

from council_rules.authoring.examples import Bench, amended, bases_of, parsed
from council_rules.authoring.worlds import laid_open
from council_rules.logic.encode import encode
from council_rules.logic.guard import Checked
from council_rules.logic.slicing import Clause
from council_rules.logic.syntax import walk
from council_rules.proposal.amend import Amendment
from council_rules.proposal.forms import form_of, forms_of
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.problems import ProposalError
from council_rules.record import Record
from council_rules.rulebook.problems import PageProblem
from council_rules.rulebook.rule import Rule
from council_rules.words import meant

_IDS = 'ids are texts in quotes: "{}"'


class Constant(Record):
    """A word in a condition; ``quoted`` if it stands there as a text, as ids do."""

    word: str
    quoted: bool
    line: int
    column: int


def unknown(rule: Rule, page: Checked, with_: Bench) -> Iterator[PageProblem]:
    """Yield words that no text can say, and texts that are words of the vocabulary."""
    own = {rule.code, *(word for one in rule.parameters for word in (one.name, *one.choices))}
    clauses = (*page.condition, *page.evidence)
    own.update(one.word for clause in clauses for one in _constants(clause.node.head))
    found = [
        one for clause in clauses for one in _constants(clause.node) if one.word not in own
    ]
    known = _of_vocabulary(with_.core) | _of_format(Proposal)
    bases = bases_of(with_.fixtures)
    examples = (one for one in parsed(rule) if one.base in bases)
    told = chain(
        (_of_base(path) for path in bases.values()),
        (_of_text(bases[one.base], one.amendments) for one in examples),
    )
    while any(not one.quoted and one.word not in known for one in found):
        words = next(told, None)
        if words is None:
            break
        known |= words
    for one in found:
        if one.quoted and one.word in known:
            message = f"The text '{one.word}' is a word of the vocabulary"
            hint = f"words stand without quotes: {one.word}"
        elif not one.quoted and one.word not in known:
            message = f"No text says '{one.word}', nor does the vocabulary"
            hint = meant(one.word, known) or _IDS.format(one.word)
        else:
            continue
        yield PageProblem(rule.path, one.line, one.column, message, "", hint)


def _constants(node: AST) -> Iterator[Constant]:
    for one in walk(node):
        if one.ast_type is ASTType.SymbolicTerm:
            begin, symbol = one.location.begin, one.symbol
            if symbol.type is SymbolType.Function and not symbol.arguments:
                yield Constant(symbol.name, False, begin.line, begin.column)
            elif symbol.type is SymbolType.String:
                yield Constant(symbol.string, True, begin.line, begin.column)


@cache
def _of_vocabulary(core: tuple[Clause, ...]) -> frozenset[str]:
    """Return the words that the definitions of the vocabulary name."""
    found: set[str] = set()
    text = "\n".join(clause.text for clause in core)
    parse_string(text, lambda node: found.update(_words(_constants(node))))
    return frozenset(found)


def _words(constants: Iterable[Constant]) -> Iterator[str]:
    return (one.word for one in constants if not one.quoted)


@cache
def _of_format(part: Any) -> frozenset[str]:
    """Return the words that may stand at a key of a class of the format, or below."""
    found: set[str] = set()
    seen: set[Any] = set()
    todo = [part]
    while todo:
        seen.add(part := todo.pop())
        forms = list(forms_of(part).values())
        for form in forms:  # grows
            found.update(form.words)
            within = [form.item, *(form.table or ())]
            forms += [form_of(hint) for hint in within if hint is not None]
            if form.part is not None and form.part not in seen:
                todo.append(form.part)
    return frozenset(found)


@cache
def _of_base(path: Path) -> frozenset[str]:
    return _of_text(path, ())


def _of_text(base: Path, amendments: tuple[Amendment, ...]) -> frozenset[str]:
    """Return the words in what a base as amended says, and in what it may leave open."""
    found: set[str] = set()
    with suppress(ProposalError, ValueError):  # ``test`` tells what cannot be read
        for proposal in (amended(base, amendments).proposal, laid_open(base, amendments)):
            found.update(_said(proposal) if proposal is not None else ())
    return frozenset(found)


def _said(proposal: Proposal) -> Iterator[str]:
    todo: list[Symbol] = [*encode(proposal, probing=True).places]
    for one in todo:  # grows
        if one.type is SymbolType.Function:
            todo += one.arguments
            if not one.arguments:
                yield one.name
