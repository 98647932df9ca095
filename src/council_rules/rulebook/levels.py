"""Severity and enforcement of rules, where somebody sets them otherwise than the pages do."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import cast

from council_rules.rulebook.book import RuleBook
from council_rules.rulebook.problems import PageProblem, RuleBookError
from council_rules.rulebook.rule import Enforcement, Rule, Severity


def levels(book: RuleBook, given: Mapping[str, str], key: str) -> dict[str, str]:
    """Return what patterns of rules set, by code; the pattern nearest to a rule counts.

    That is its code or name, otherwise the longest beginning of its code. ``key`` names in
    messages where the patterns stand. Raises RuleBookError for those that match nothing.
    """
    problems: list[PageProblem] = []
    found: dict[str, str] = {}
    exact = {*book.codes, *(rule.name for rule in book.rules)}
    for pattern in sorted(given, key=lambda one: (one in exact, len(one))):
        for code in matching(book, (pattern,), key, problems):
            found[code] = given[pattern]
    if problems:
        raise RuleBookError(problems)
    return found


def matching(
    book: RuleBook, patterns: Iterable[str], key: str, problems: list[PageProblem]
) -> tuple[str, ...]:
    """Return the codes that patterns match; adds a problem for each that matches nothing."""
    codes: list[str] = []
    for pattern in patterns:
        try:
            codes += book.select((pattern,))
        except RuleBookError as failure:
            problems += [
                replace(problem, file=f"{key}.{pattern}") for problem in failure.problems
            ]
    return tuple(dict.fromkeys(codes))


def leveled(
    book: RuleBook,
    rules: Iterable[Rule],
    severity: Mapping[str, str],
    enforcement: Mapping[str, str],
) -> tuple[Rule, ...]:
    """Return rules with the severity and enforcement that patterns set.

    Raises RuleBookError as ``levels`` does.
    """
    if not (severity or enforcement):
        return tuple(rules)
    graver = levels(book, severity, "severity")
    stricter = levels(book, enforcement, "enforcement")
    return tuple(
        replace(
            rule,
            severity=cast("Severity", graver.get(rule.code, rule.severity)),
            enforcement=cast("Enforcement", stricter.get(rule.code, rule.enforcement)),
        )
        for rule in rules
    )
