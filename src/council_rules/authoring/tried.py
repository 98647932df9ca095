"""A page tried: what came of its examples, and what of its condition none of them covers."""

from council_rules.authoring.examples import Bench, Outcome, outcomes
from council_rules.authoring.mutations import Mutations, mutations
from council_rules.authoring.reasons import possible
from council_rules.record import Record
from council_rules.rulebook.rule import Rule


class Tried(Record):
    """What came of a page.

    ``unshown`` are reasons and questions that no example shows; ``changes`` is what became of
    changes to the condition, None where none were made.
    """

    rule: Rule
    outcomes: tuple[Outcome, ...]
    unshown: tuple[str, ...]
    changes: Mutations | None

    @property
    def wrong(self) -> tuple[Outcome, ...]:
        """The examples that come out otherwise than the page says."""
        return tuple(one for one in self.outcomes if one.differs)

    @property
    def right(self) -> bool:
        """Whether all examples come out as the page says and show each reason and question."""
        return not (self.wrong or self.unshown)


def tried(rule: Rule, with_: Bench, *, mutate: bool) -> Tried:
    """Return what comes of a page; changes are made only if its examples come out right.

    Raises ``RuleBookError`` for a page that cannot be used.
    """
    found = outcomes(rule, with_)
    shown = frozenset[str]().union(*(one.reasons for one in found))
    told = [one.reason for one in (*rule.messages.violated, *rule.messages.judgement)]
    unshown = tuple(one for one in told if one not in shown)
    wrong = any(one.differs for one in found)
    if unshown and not wrong:
        held = possible(rule, unshown, with_)
        unshown = tuple(one for one in unshown if one not in held)
    return Tried(rule, found, unshown, mutations(rule, with_) if mutate and not wrong else None)
