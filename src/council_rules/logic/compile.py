"""Conditions of pages become program texts, guarded and cached.

Helpers of a page are renamed with the code of the rule (``rep004_helper``), so that two
pages may use the same name. What bears on a verdict and what only serves evidence are
kept apart: the first is judged over everything that is open, the second only afterwards.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from council_rules.record import Record
from council_rules.rulebook import cache
from council_rules.rulebook.book import RuleBook, Shelf
from council_rules.rulebook.problems import PageProblem, RuleBookError
from council_rules.rulebook.rule import Rule

if TYPE_CHECKING:
    from council_rules.logic.vocabulary import Vocabulary

# part of the address in the cache: raise it when the same page compiles to other text
EDITION = "3"


class CompiledRule(Record):
    """The program of one page.

    ``condition`` holds the rules for applies, violated and asks, ``evidence`` those for
    because and measure. ``reasons``, ``functors`` and ``measures`` are the names that
    violations, facts and numbers of the rule can have.
    """

    code: str
    condition: str
    evidence: str
    reasons: tuple[str, ...]
    functors: tuple[str, ...]
    measures: tuple[str, ...]


class Program(Record):
    """The texts of several rules, to be grounded with the core.

    ``functors`` names the predicates of the facts that serve them as evidence.
    """

    condition: str
    evidence: str
    functors: frozenset[str]


def compile_book(book: RuleBook, codes: Iterable[str]) -> Program:
    """Return the program of the chosen rules of a book, in the order of their codes.

    Raises ``RuleBookError`` with everything wrong with any page of the book, chosen or
    not, and ``KeyError`` for a code that is not in the book.
    """
    compiled = compiled_rules(book)
    chosen = [compiled[code] for code in sorted(set(codes))]
    return Program(
        "".join(rule.condition for rule in chosen),
        "".join(rule.evidence for rule in chosen),
        frozenset(functor for rule in chosen for functor in rule.functors),
    )


def compiled_rules(book: RuleBook) -> dict[str, CompiledRule]:
    """Return all rules of a book as programs, by code. Raises ``RuleBookError``."""
    problems: list[PageProblem] = []
    words: Vocabulary | None = None
    found: dict[str, CompiledRule] = {}
    for shelf in book.shelves:
        digest = _digest(book, shelf)
        rules = cache.made("logic", digest) or _cached(digest, shelf)
        if rules is None:
            if words is None:
                from council_rules.logic.vocabulary import vocabulary

                words = vocabulary(text for _, text in book.core)
            rules = _compiled(shelf.rules, words, problems)
            if len(rules) == len(shelf.rules):
                cache.write("logic", digest, [_packed(rule) for rule in rules])
        if len(rules) == len(shelf.rules):
            cache.keep_made("logic", digest, rules)
        found.update((rule.code, rule) for rule in rules)
    if problems:
        raise RuleBookError(problems)
    return found


def compile_rule(rule: Rule, words: "Vocabulary") -> CompiledRule:
    """Return the program of one page. Raises ``RuleBookError`` with all that is wrong."""
    from council_rules.logic.guard import compile_page

    condition, evidence, names = compile_page(rule, words)
    return CompiledRule(
        rule.code,
        condition,
        evidence,
        tuple(names.reasons),
        tuple(names.functors),
        tuple(names.measures),
    )


def _compiled(
    rules: Sequence[Rule], words: "Vocabulary", problems: list[PageProblem]
) -> list[CompiledRule]:
    found = []
    for rule in rules:
        try:
            found.append(compile_rule(rule, words))
        except RuleBookError as failure:
            problems += failure.problems
    return found


def _digest(book: RuleBook, shelf: Shelf) -> str:
    parts = f"{EDITION} {book.core_digest} {shelf.digest}"
    return hashlib.sha256(parts.encode()).hexdigest()


def _packed(rule: CompiledRule) -> list[Any]:
    texts = [rule.code, rule.condition, rule.evidence]
    return [*texts, list(rule.reasons), list(rule.functors), list(rule.measures)]


def _cached(digest: str, shelf: Shelf) -> list[CompiledRule] | None:
    try:
        rules = [
            CompiledRule(code, condition, evidence, *map(tuple, names))
            for code, condition, evidence, *names in cache.read("logic", digest) or ()
        ]
    except (TypeError, ValueError):
        return None
    same = [rule.code for rule in rules] == [rule.code for rule in shelf.rules]
    return rules if same else None
