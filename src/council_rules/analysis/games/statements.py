"""What a proposal states and what it leaves open, as facts by predicate."""

from collections.abc import Iterable

from council_rules.logic.completions import Answers
from council_rules.logic.ledger import Ledger
from council_rules.logic.terms import Symbol, SymbolType

Fact = tuple[str, ...]
Facts = dict[str, list[Fact]]
# what the ledger counts among its tables, and nothing open changes
NODES = frozenset({"casts", "link", "consent", "one_of_class"})


class Statements:
    """What a proposal states and what it leaves open: facts by predicate, numbers as text."""

    def __init__(self, ledger: Ledger) -> None:
        """Take a ledger; it is read once, however many completions are looked at."""
        self.names = ledger.names
        self.conditions = ledger.conditions
        nodes = (number for number in ledger.numbers if number.name in NODES)
        self.given = _indexed([*ledger.places, *nodes])
        self.open = {
            question.id: {
                option.value: _indexed(option.terms) for option in question.all_options
            }
            for question in ledger.questions
        }
        self._usual = {
            question.id: self.open[question.id][question.options[0].value]
            for question in ledger.questions
        }

    def chosen(self, answers: Answers) -> Facts:
        """Return what the answers put in force; others are the first of their options."""
        found: Facts = {}
        for question, usual in self._usual.items():
            value = answers.get(question)
            for name, facts in (usual if value is None else self.open[question][value]).items():
                found.setdefault(name, []).extend(facts)
        return found


def _indexed(terms: Iterable[Symbol]) -> Facts:
    found: Facts = {}
    for term in terms:
        found.setdefault(term.name, []).append(tuple(map(_text, term.arguments)))
    return found


def _text(symbol: Symbol) -> str:
    return symbol.string if symbol.type is SymbolType.String else str(symbol)
