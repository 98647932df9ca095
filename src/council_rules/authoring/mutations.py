"""Which changes to a condition the examples of its page notice, and what would notice others.

What no example notices is either not covered by one, and then a free proposal mostly shows what
an example would have to say; or it says nothing that the rest of the condition does not.
"""

from collections.abc import Sequence

from council_rules.authoring.cases import Case, cases
from council_rules.authoring.changes import Mutant, mutants
from council_rules.authoring.examples import Bench
from council_rules.authoring.showing import Shown, where_shown
from council_rules.logic.guard import Checked, checked_page
from council_rules.logic.judge import Texts
from council_rules.logic.slicing import clauses
from council_rules.record import Record
from council_rules.rulebook.rule import Rule


class Unnoticed(Record):
    """A change that no example notices: what it is in words, where, and what would notice it.

    ``shown`` is where it changes a verdict; None if it does so nowhere that was looked.
    """

    says: str
    line: int
    column: int
    shown: Shown | None


class Mutations(Record):
    """How many changes were made to the condition of a page, and those nothing noticed."""

    number: int
    survivors: tuple[Unnoticed, ...]

    @property
    def to_show(self) -> tuple[Unnoticed, ...]:
        """The changes that no example notices although they change a verdict somewhere."""
        return tuple(one for one in self.survivors if one.shown)


def mutations(rule: Rule, with_: Bench) -> Mutations:
    """Return what becomes of the changes to a condition whose examples come out right.

    Raises ``RuleBookError`` for a page that cannot be used.
    """
    page = checked_page(rule, with_.words)
    # what noticed the last change often notices the next
    order = list(cases(rule, with_))
    number, unnoticed = 0, []
    for mutant in mutants(page, rule.path):
        number += 1
        noticing = noticed_by(mutant, page, order, with_)
        if noticing is None:
            unnoticed.append(mutant)
        else:
            order.remove(noticing)
            order.insert(0, noticing)
    shown = where_shown(rule, page, [mutant.clauses for mutant in unnoticed], with_)
    survivors = (
        Unnoticed(mutant.says, mutant.line, mutant.column, where)
        for mutant, where in zip(unnoticed, shown, strict=True)
    )
    return Mutations(number, tuple(survivors))


def noticed_by(
    mutant: Mutant, page: Checked, examples: Sequence[Case], with_: Bench
) -> Case | None:
    """Return the first example that comes out otherwise than the page says, if any does."""
    texts = Texts(
        with_.core,
        clauses([page.renamed(mutant.clauses)]),
        clauses([page.renamed(clause.node for clause in page.evidence)]),
        frozenset(page.names.functors),
    )
    return next((case for case in examples if case.differs(texts)), None)
