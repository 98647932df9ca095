"""Which rules apply to nothing where facts of a kind are missing.

A rule looks at a part of a proposal if it can apply because of it. Whether it can without
facts of some predicates is read off the compiled conditions, clause by clause: what needs such
a fact, directly or through others, does not fire without one.
"""

import re
from collections.abc import Sequence, Set

from council_rules.logic.slicing import Clause, firing

_APPLIES = re.compile(r'applies\("(\w+)"')


def unseen(
    rules: Sequence[Clause], available: Set[str], supplied: Set[str], missing: Set[str]
) -> frozenset[str]:
    """Return the codes of the rules that could apply to something, but not without a fact.

    ``rules`` are the clauses of the vocabulary and of the pages, ``available`` the signatures
    of the facts there are. ``supplied`` are predicates of which facts are supposed, so that
    one thing left out does not hide another, and ``missing`` those of them of which there is
    no fact after all.
    """
    whole = _applying(rules, available | supplied)
    left = [rule for rule in rules if missing.isdisjoint(rule.heads)]
    return whole - _applying(left, available | supplied - missing)


def reading(rules: Sequence[Clause], facts: Set[str]) -> frozenset[str]:
    """Return the codes of the rules whose condition reads facts of some predicates.

    Through predicates that need such a fact, too.
    """
    through, found = set(facts), list[Clause]()
    while len(found) < len(found := [c for c in rules if not through.isdisjoint(c.reads)]):
        through |= {head for clause in found if not clause.code for head in clause.heads}
    return frozenset(clause.code for clause in found if clause.code)


def _applying(rules: Sequence[Clause], facts: Set[str]) -> frozenset[str]:
    found = (_APPLIES.match(rule.text) for rule in firing(rules, facts))
    return frozenset(match[1] for match in found if match)
