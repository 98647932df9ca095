"""Which changes to a condition the examples of its page notice, and what would notice others.

What no example notices is either not covered by one, and then a free proposal mostly shows what
an example would have to say; or it says nothing that the rest of the condition does not.
"""

from council_rules.analysis.verdicts import verdicts_on
from council_rules.authoring.changes import mutants
from council_rules.authoring.examples import Bench, bases_of, difference, opened, parsed
from council_rules.authoring.forms import Forms
from council_rules.authoring.showing import Shown, where_shown
from council_rules.findings.finding import Verdict
from council_rules.logic.guard import checked_page
from council_rules.record import Record
from council_rules.rulebook.examples import Example
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
    changes = tuple(mutants(page, rule.path))
    forms = Forms(rule, page, tuple(change.clauses for change in changes))
    noticed = noticing(forms, with_)
    unnoticed = [number for number in range(len(changes)) if number not in noticed]
    shown = where_shown(forms, unnoticed, with_)
    survivors = (
        Unnoticed(change.says, change.line, change.column, shown.get(number))
        for number, change in enumerate(changes)
        if number in unnoticed
    )
    return Mutations(len(changes), tuple(survivors))


def noticing(forms: Forms, with_: Bench) -> dict[int, Example]:
    """Return the first example that comes out otherwise than the page says, by changed form.

    A form is left out that no example notices.
    """
    bases = bases_of(with_.fixtures)
    found: dict[int, Example] = {}
    for example in parsed(forms.rule):
        left = [number for number in range(len(forms.changed)) if number not in found]
        loaded = opened(example, bases[example.base])
        standard = forms.standard(left, dict(example.parameters), with_)
        by_code: dict[str, dict[str, Verdict]] = {}
        for (code, subject), verdict in verdicts_on(loaded.proposal, standard).items():
            by_code.setdefault(code, {})[subject] = verdict
        for number in left:
            if difference(example, by_code.get(forms.code(number), {})):
                found[number] = example
    return found
