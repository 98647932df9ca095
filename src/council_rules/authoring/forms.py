"""A page and changed forms of its condition, as rules side by side that are judged together.

What costs time is the vocabulary, which is then ground once for all of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from clingo.ast import AST

from council_rules.analysis.standard import Standard
from council_rules.authoring.examples import Bench
from council_rules.logic.guard import Checked
from council_rules.logic.judge import Texts
from council_rules.logic.slicing import clauses
from council_rules.record import Record
from council_rules.rulebook import parameters
from council_rules.rulebook.rule import Rule


class Forms(Record):
    """A page, its condition, and changed forms of this, each known by its number."""

    rule: Rule
    page: Checked
    changed: tuple[Sequence[AST], ...]

    def code(self, number: int) -> str:
        """Return the code under which a form is judged."""
        return f"{self.rule.code}C{number}"

    def standard(
        self, numbers: Sequence[int], values: Mapping[str, str], with_: Bench
    ) -> Standard:
        """Return the page and some of the forms, with values of its parameters."""
        own = self.rule.code
        settings = parameters.resolve([self.rule], {own: dict(values)})
        codes = [self.code(number) for number in numbers]
        conditions = [self.page.condition_text]
        for number, code in zip(numbers, codes, strict=True):
            conditions.append(_recoded(self._texts[number], own, code))
        return Standard(
            (self.rule, *(replace(self.rule, code=code) for code in codes)),
            tuple(replace(one, code=code) for code in (own, *codes) for one in settings),
            Texts(with_.core, clauses(conditions), (), frozenset()),
            "",
        )

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        """The program of each form; most rules are the same in all and are written once."""
        nodes = {id(node): node for form in self.changed for node in form}
        texts = {key: self.page.renamed([node]) for key, node in nodes.items()}
        written = ("".join(texts[id(node)] for node in form) for form in self.changed)
        return tuple(text + self.page.stated for text in written)


def _recoded(text: str, code: str, other: str) -> str:
    """Return the program of a page with another code: in its atoms, and before its helpers."""
    recoded = text.replace(f'"{code}"', f'"{other}"')
    return recoded.replace(f"{code.lower()}_", f"{other.lower()}_")
