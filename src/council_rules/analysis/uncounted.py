"""Bodies in which the numbers of seats and votes hang on what is open."""

from collections.abc import Mapping, Set
from itertools import chain

from council_rules.logic.fact_base import FactBase
from council_rules.logic.terms import Symbol, SymbolType

# What an answer may bring that changes who sits somewhere, with how many votes, from where.
SEATING = frozenset(
    {
        *("seat", "size", "strength", "may_vote", "takes_part", "observes"),
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
# How a seat comes to be that of somebody: he sits in it, or it counts as his.
HELD = frozenset({"holder", "on_behalf", "reserved", "affiliation"})


class Uncounted:
    """Says of which bodies an answer to something open may change the numbers."""

    def __init__(self, fact_base: FactBase, bodies: Mapping[str, str]) -> None:
        """Take the fact base, and the body of each seat."""
        self._bodies = bodies
        options = chain.from_iterable(question.options for question in fact_base.questions)
        terms = [fact for option in options for fact in option.terms]
        seated = {
            name
            for fact in (*fact_base.places, *terms)
            if fact.name in HELD
            for name in _strings(fact)[1:]
        }
        self._seating = self._touched(terms, SEATING | MARKS)
        self._filling = self._touched(terms, FILLING)
        self._everywhere = any(
            fact.name in MARKS and "/" not in first and (first in seated or "?" in first)
            for fact in terms
            for first in _strings(fact)[:1]
        )
        self._marked = any(fact.name in MARKS for fact in terms)

    def holds(self, body: str, read: Set[str]) -> bool:
        """Return whether numbers of a body may change; of any, if none is named.

        ``read`` are the predicates that are read to count them, as ``name/arity``.
        """
        touched = self._seating | (self._filling if read & WHO_FILLS else frozenset())
        if self._everywhere or (self._marked and read & WHO_FILLS):
            return True
        return body in touched if body else bool(touched)

    def _touched(self, terms: list[Symbol], names: frozenset[str]) -> frozenset[str]:
        found = set[str]()
        for fact in terms:
            if fact.name in names:
                for path in _strings(fact):
                    found |= {self._bodies.get(path, path), path.split("/")[0]}
        return frozenset(found)


def _strings(fact: Symbol) -> list[str]:
    """Return the ids and paths that a fact names, in order."""
    return [one.string for one in fact.arguments if one.type is SymbolType.String]
