"""Bodies in which the numbers of seats and votes hang on what is open."""

from collections.abc import Mapping, Set
from itertools import chain

from council_rules.logic.fact_base import FactBase
from council_rules.logic.terms import Symbol, SymbolType

# What an answer may bring that changes who sits somewhere, with how many votes, from where.
SEATING = frozenset(
    {
        *("seat", "unlisted", "size", "strength", "may_vote", "takes_part", "observes"),
        *("stays_out", "reserved", "holder", "on_behalf", "seat_locality"),
    }
)
FILLING = frozenset(
    {
        *("appoints", "proposes", "appointment_confirmed", "first_filled_by"),
        *("sends_its_own", "tier"),
    }
)
# The words of the vocabulary by which it is counted who fills seats.
WHO_FILLS = frozenset({"own_choice/2", "fills/2"})
# Where somebody is from, who may sit anywhere.
MARKS = frozenset({"settled_mark", "locality", "affiliation"})


class Uncounted:
    """Says of which bodies an answer to something open may change the numbers."""

    def __init__(self, fact_base: FactBase, bodies: Mapping[str, str]) -> None:
        """Take the fact base, and the body of each seat."""
        self._bodies = bodies
        options = chain.from_iterable(question.options for question in fact_base.questions)
        terms = [fact for option in options for fact in option.terms]
        self._seating = self._touched(terms, SEATING | MARKS)
        self._filling = self._touched(terms, FILLING)
        self._everywhere = any(fact.name in MARKS and "/" not in _first(fact) for fact in terms)

    def holds(self, body: str, read: Set[str]) -> bool:
        """Return whether numbers of a body may change; of any, if none is named.

        ``read`` are the predicates that are read to count them, as ``name/arity``.
        """
        touched = self._seating | (self._filling if read & WHO_FILLS else frozenset())
        return self._everywhere or (body in touched if body else bool(touched))

    def _touched(self, terms: list[Symbol], names: frozenset[str]) -> frozenset[str]:
        found = set[str]()
        for fact in terms:
            if fact.name in names:
                for argument in fact.arguments:
                    if argument.type is SymbolType.String:
                        path = argument.string
                        found |= {self._bodies.get(path, path), path.split("/")[0]}
        return frozenset(found)


def _first(fact: Symbol) -> str:
    argument = fact.arguments[0]
    return argument.string if argument.type is SymbolType.String else ""
