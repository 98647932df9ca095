"""What a proposal is checked against: chosen rules, parameters in force, program texts."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from council_rules.logic.compile import compile_book
from council_rules.logic.judge import Texts
from council_rules.logic.reading import Reading, reading
from council_rules.logic.slicing import Clause, clauses
from council_rules.record import Record
from council_rules.rulebook.chosen import Chosen, chosen
from council_rules.rulebook.parameters import Setting
from council_rules.rulebook.profiles import ALL
from council_rules.rulebook.rule import Rule


class JudgedBy(Record):
    """By what something was judged: so many rules, and as in ``Standard``."""

    rules: int
    profile: str
    left_out: int
    digest: str


class Standard(Record):
    """Rules to check against, with everything the check needs to know about them.

    ``digest`` is a fingerprint of the whole book, ``left_out`` the number of rules that would
    have been chosen but for the profile.
    """

    rules: tuple[Rule, ...]
    settings: tuple[Setting, ...]
    texts: Texts
    digest: str
    profile: str = ALL
    left_out: int = 0

    @property
    def judged_by(self) -> JudgedBy:
        """Return in short what is judged by this."""
        return JudgedBy(len(self.rules), self.profile, self.left_out, self.digest)

    @cached_property
    def read(self) -> Reading:
        """What the rules read: what bears on few of them is asked only for these."""
        return reading(rule.condition for rule in self.rules)

    def measured(self, code: str) -> frozenset[str]:
        """Return what the measures of a rule read, also by helpers of its page.

        Predicates are written ``name/arity``.
        """
        found: set[str] = set()
        todo = [one for one in self._by_head.get("measure/4", ()) if one.code == code]
        while todo:
            news = set(todo.pop().reads) - found
            found |= news
            helpers = (name for name in news if name.startswith(f"{code.lower()}_"))
            todo += [one for name in helpers for one in self._by_head.get(name, ())]
        return frozenset(found)

    @cached_property
    def _by_head(self) -> dict[str, list[Clause]]:
        """The clauses of pages by what they derive, without those of the vocabulary."""
        found: dict[str, list[Clause]] = {}
        for clause in (*self.texts.conditions, *self.texts.evidence):
            for head in clause.heads:
                found.setdefault(head, []).append(clause)
        return found

    def only(self, codes: Container[str]) -> "Standard":
        """Return the standard with some of its rules, whose codes are given, and no others."""
        kept = (one for one in self.texts.conditions if not one.code or one.code in codes)
        return replace(
            self,
            rules=tuple(rule for rule in self.rules if rule.code in codes),
            settings=tuple(one for one in self.settings if one.code in codes),
            texts=replace(self.texts, conditions=tuple(kept)),
        )


def standard(
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    rules: Sequence[Path] = (),
    parameters: Mapping[str, Mapping[str, str]] | None = None,
    severity: Mapping[str, str] | None = None,
    enforcement: Mapping[str, str] | None = None,
    profile: str = ALL,
) -> Standard:
    """Return the standard made of the shipped rule book and the pages at ``rules``.

    Arguments and failures are those of ``chosen``; raises RuleBookError for pages whose
    conditions are no program, too.
    """
    return compiled(chosen(select, ignore, rules, parameters, severity, enforcement, profile))


def compiled(chosen: Chosen) -> Standard:
    """Return the standard made of chosen rules.

    Raises RuleBookError for pages whose conditions are no program.
    """
    program = compile_book(chosen.book, chosen.codes)
    texts = Texts(
        core=clauses(text for _, text in chosen.book.core),
        conditions=clauses([program.condition]),
        evidence=clauses([program.evidence]),
        witnesses=program.functors | {"violated"},
    )
    return Standard(
        chosen.rules, chosen.settings, texts, chosen.digest, chosen.profile, chosen.left_out
    )
