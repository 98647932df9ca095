"""A page and changed forms of its condition, side by side in one program and judged together.

What costs time is grounding. The vocabulary is ground once for all forms, and so is what of the
page a change does not bear on: a form has rules of its own only from the change on.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from clingo.ast import AST

from council_rules.analysis.standard import Standard
from council_rules.authoring.examples import Bench
from council_rules.logic.guard import Checked
from council_rules.logic.judge import Texts
from council_rules.logic.slicing import clauses
from council_rules.logic.vocabulary import EVIDENCE, RESULTS
from council_rules.record import Record
from council_rules.rulebook import parameters
from council_rules.rulebook.rule import Rule

# what a condition derives, by its name, and the arguments besides the code of the page
_RESULTS = {
    name: ",".join(rest) for name, (_, *rest) in RESULTS.items() if name not in EVIDENCE
}


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
        settings = parameters.resolve([self.rule], {self.rule.code: dict(values)})
        conditions = [self.page.condition_text, *(self._texts[number] for number in numbers)]
        texts = Texts(with_.core, clauses(conditions), (), frozenset())
        return Standard((self.rule,), tuple(settings), texts, "")

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        """The rules that each form has of its own."""
        return tuple(self._text(number) for number in range(len(self.changed)))

    def _text(self, number: int) -> str:
        bearing = self._borne_on(self.changed[number])
        own = (node for node in self.changed[number] if _head(node) in bearing)
        text = "".join(self._renamed(node) for node in own)
        code = self.code(number)
        for name in bearing:
            if name in _RESULTS:
                text = text.replace(f'{name}("{self.rule.code}",', f'{name}("{code}",')
            else:
                before = f"{self.rule.code.lower()}_{name}"
                text = re.sub(rf"\b{before}\b", f"{code.lower()}_{name}", text)
        for name in _RESULTS.keys() - bearing:
            rest = _RESULTS[name]
            text += f'{name}("{code}",{rest}) :- {name}("{self.rule.code}",{rest}).\n'
        return text

    def _borne_on(self, changed: Sequence[AST]) -> set[str]:
        """Return the predicates on which a change bears: what it derives, and what reads it."""
        before = {id(clause.node) for clause in self.page.condition}
        after = {id(node) for node in changed}
        other = [node for node in changed if id(node) not in before]
        left_out = [one.node for one in self.page.condition if id(one.node) not in after]
        found, todo = set[str](), {_head(node) for node in (*other, *left_out)}
        while todo:
            found |= todo
            readers = (
                clause.head.name
                for clause in self.page.condition
                if any(atom.name in todo for atom in clause.body)
            )
            todo = set(readers) - found
        return found

    def _renamed(self, node: AST) -> str:
        """Return a rule as program text; most are the same in all forms, and written once."""
        known = self._known.get(id(node))
        if known is None:
            known = self._known[id(node)] = self.page.renamed([node])
        return known

    @cached_property
    def _known(self) -> dict[int, str]:
        return {}


def _head(node: AST) -> str:
    return str(node.head.atom.symbol.name)
