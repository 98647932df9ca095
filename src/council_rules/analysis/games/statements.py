"""What a proposal states and what it leaves open, as facts by predicate."""

from collections.abc import Iterable

from council_rules.logic.completions import Answers
from council_rules.logic.fact_base import FactBase
from council_rules.logic.terms import Symbol, SymbolType

Fact = tuple[str, ...]
Facts = dict[str, list[Fact]]
# what the fact base counts among its tables, and nothing open changes
NODES = frozenset({"casts", "conjunction", "link", "consent", "one_of_class"})


class Statements:
    """What a proposal states and what it leaves open: facts by predicate, numbers as text."""

    def __init__(self, fact_base: FactBase) -> None:
        """Take a fact base; it is read once, however many completions are looked at."""
        self.names = fact_base.names
        self.conditions = fact_base.conditions
        nodes = (number for number in fact_base.numbers if number.name in NODES)
        self.given = _indexed([*fact_base.places, *nodes])
        self._open: dict[str, list[tuple[str, str, dict[str, list[Fact]]]]] = {}
        for question in fact_base.questions:
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
