"""From templates and terms to the sentences of a finding."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from council_rules.analysis.sentences import sentence, shown
from council_rules.logic.fact_base import FactBase
from council_rules.logic.terms import Symbol, SymbolType
from council_rules.rulebook.parameters import Setting
from council_rules.rulebook.rule import ReasonMessage, Rule
from council_rules.rulebook.template import pieces


class Wording:
    """Fills the messages of rules with the names and numbers of one proposal."""

    def __init__(
        self,
        fact_base: FactBase,
        settings: Sequence[Setting],
        bodies: Mapping[str, str],
        rules: Sequence[Rule] = (),
    ):
        """Take the fact base, the parameters in force, and the body of each procedure or seat.

        ``rules`` are those that are asked for what their own facts mean.
        """
        self._rules = rules
        self._fact_base = fact_base
        self._settings = {(setting.code, setting.name): setting.text for setting in settings}
        self._bodies = bodies

    def body_of(self, subject: Symbol) -> str:
        """Return the body of a procedure or seat, the id itself of anything else."""
        id = subject.string if subject.type is SymbolType.String else ""
        return self._bodies.get(id, id)

    def plain(self, symbol: Symbol) -> str:
        """Return a term in words."""
        return shown(symbol, self._fact_base.quoted)

    def statement(self, fact: Symbol) -> str:
        """Return a fact as a sentence."""
        return sentence(fact, self._fact_base.quoted)

    @cached_property
    def _helpers(self) -> dict[str, ReasonMessage]:
        """What rules say of their own facts, by the name in the program."""
        return {
            f"{rule.code.lower()}_{message.reason}": message
            for rule in self._rules
            for message in rule.messages.facts
        }

    def helper(self, fact: Symbol) -> str:
        """Return a fact of a page's own in the words of the page; empty if it has none."""
        message = self._helpers.get(fact.name)
        if message is None or len(message.arguments) != len(fact.arguments):
            return ""
        values = dict(zip(message.arguments, map(self.plain, fact.arguments), strict=True))
        template = " ".join(message.template.split())
        return "".join(one.text + values.get(one.hole, "") for one in pieces(template))

    def violated(
        self,
        rule: Rule,
        subject: Symbol,
        reason: Symbol,
        because: Sequence[Symbol],
        measures: Mapping[str, int],
    ) -> str:
        """Return the headline for one reason of a violation."""
        message = rule.messages.of(reason.name)
        values = {
            name: self.plain(argument)
            for name, argument in zip(message.arguments, reason.arguments, strict=True)
        }
        for fact in sorted(because, key=lambda fact: _unlike(fact, reason)):
            values.setdefault(fact.name, self.plain(fact.arguments[-1]))
        return self._fill(rule, message.template, subject, values, measures)

    def question(
        self,
        rule: Rule,
        subject: Symbol,
        asked: Symbol,
        quotes: Mapping[str, str],
        measures: Mapping[str, int],
    ) -> str:
        """Return a question to a person; ``quotes`` fill the holes that quote the file."""
        message = rule.messages.question(asked.name)
        arguments = map(self.plain, asked.arguments)
        values = {**dict(zip(message.arguments, arguments, strict=True)), **quotes}
        return self._fill(rule, message.template, subject, values, measures)

    def other(
        self, rule: Rule, template: str, subject: Symbol, measures: Mapping[str, int]
    ) -> str:
        """Return a message that needs no reason: met, undetermined or the remedy."""
        return self._fill(rule, template, subject, {}, measures)

    def _fill(
        self,
        rule: Rule,
        template: str,
        subject: Symbol,
        values: Mapping[str, str],
        measures: Mapping[str, int],
    ) -> str:
        known = {"subject": self.plain(subject), **values}
        if subject.type is SymbolType.String and subject.string in self._bodies:
            known["body"] = self._fact_base.quoted(self._bodies[subject.string])
        numbers = {name: str(value) for name, value in measures.items()}
        text = ""
        for piece in pieces(" ".join(template.split())):
            text += piece.text
            if "/" in piece.hole:
                part, whole = (name.strip() for name in piece.hole.split("/"))
                text += _percentage(measures.get(part), measures.get(whole))
            elif piece.hole:
                text += (
                    known.get(piece.hole)
                    or numbers.get(piece.hole)
                    or self._settings.get((rule.code, piece.hole))
                    or f"no {piece.hole.replace('_', ' ')}"
                )
        return text


def _unlike(fact: Symbol, reason: Symbol) -> int:
    """Return how many arguments of a reason a fact does not speak of."""
    return sum(str(argument) not in str(fact) for argument in reason.arguments)


def _percentage(part: int | None, whole: int | None) -> str:
    if part is None or not whole:
        return "no share"
    return f"{100 * part / whole:.1f}%"
