"""What a proposal states and what it leaves open, as facts by predicate."""

from collections.abc import Iterable

from council_rules.logic.completions import Answers
from council_rules.logic.ledger import Ledger
from council_rules.logic.terms import Symbol, SymbolType

Fact = tuple[str, ...]
Facts = dict[str, list[Fact]]
# what the ledger counts among its tables, and nothing open changes
NODES = frozenset({"casts", "conjunction", "link", "consent", "one_of_class"})


class Statements:
    """What a proposal states and what it leaves open: facts by predicate, numbers as text."""

    def __init__(self, ledger: Ledger) -> None:
        """Take a ledger; it is read once, however many completions are looked at."""
        self.names = ledger.names
        self.conditions = ledger.conditions
        nodes = (number for number in ledger.numbers if number.name in NODES)
        self.given = _indexed([*ledger.places, *nodes])
        self._open: dict[str, list[tuple[str, str, dict[str, list[Fact]]]]] = {}
        for question in ledger.questions:
            by_name: dict[str, dict[str, list[Fact]]] = {}
            for option in question.all_options:
                for name, facts in _indexed(option.terms).items():
                    by_name.setdefault(name, {})[option.value] = facts
            usual = question.options[0].value
            for name, by_answer in by_name.items():
                self._open.setdefault(name, []).append((question.id, usual, by_answer))

    def chosen(self, name: str, answers: Answers) -> list[Fact]:
        """Return what answers put in force of a predicate; others are the usual ones."""
        return [
            fact
            for question, usual, by_answer in self._open.get(name, ())
            for fact in by_answer.get(answers.get(question, usual), ())
        ]


def _indexed(terms: Iterable[Symbol]) -> Facts:
    found: Facts = {}
    for term in terms:
        found.setdefault(term.name, []).append(tuple(map(_text, term.arguments)))
    return found


def _text(symbol: Symbol) -> str:
    return symbol.string if symbol.type is SymbolType.String else str(symbol)
