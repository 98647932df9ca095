"""Examples made ready to be judged again and again: only the condition changes."""

from dataclasses import replace

from council_rules.analysis.standard import Standard
from council_rules.analysis.verdicts import verdicts_of
from council_rules.analysis.witnesses import add_witnesses
from council_rules.authoring.examples import (
    Bench,
    bases_of,
    difference,
    opened,
    parsed,
    texts_of,
)
from council_rules.findings.finding import Verdict
from council_rules.logic.encode import encode
from council_rules.logic.fact_base import FactBase
from council_rules.logic.judge import Texts
from council_rules.record import Record
from council_rules.rulebook.examples import Example
from council_rules.rulebook.rule import Rule


class Case(Record):
    """An example with its facts, and the page that it is judged by."""

    example: Example
    facts: FactBase
    standard: Standard

    def found(self, texts: Texts) -> dict[str, Verdict]:
        """Return what the page under a program says of each subject."""
        by_subject = verdicts_of(self.facts, replace(self.standard, texts=texts))
        return {subject: verdict for (_, subject), verdict in by_subject.items()}

    def differs(self, texts: Texts) -> str:
        """Return in what the example comes out otherwise than the page says, if in anything."""
        return difference(self.example, self.found(texts))


def cases(rule: Rule, with_: Bench) -> tuple[Case, ...]:
    """Return the examples of a page, of which each can be judged."""
    texts = texts_of(rule, with_)
    return tuple(case(rule, example, with_, texts) for example in parsed(rule))


def case(rule: Rule, example: Example, with_: Bench, texts: Texts) -> Case:
    """Return an example of a page that can be judged, made ready."""
    base = bases_of(with_.fixtures)[example.base]
    loaded, standard = opened(rule, example, base, texts)
    facts = encode(loaded.proposal, probing=True, read=standard.read)
    add_witnesses(loaded.proposal, facts, standard)
    return Case(example, facts, standard)
