"""Voting power, exactly: simple games built from weighted rules, and their power indices.

Usable on its own: it needs nothing but the standard library. With numpy, which it never loads
unasked, one rule with many large weights is counted faster.

    >>> from council_rules.voting import All, Game, Rule, power
    >>> council = Game(Rule(3, {"A": 2, "B": 1, "C": 1}))
    >>> power.banzhaf(council)
    {'A': Fraction(3, 5), 'B': Fraction(1, 5), 'C': Fraction(1, 5)}
"""

from council_rules.voting import power
from council_rules.voting.counting import Budget
from council_rules.voting.errors import (
    EmptyGame,
    NotMonotone,
    NumpyMissing,
    TooLarge,
    TrivialGame,
)
from council_rules.voting.formula import All, Any, AtLeast, Formula, Rule
from council_rules.voting.game import Game

__all__ = [
    "All",
    "Any",
    "AtLeast",
    "Budget",
    "EmptyGame",
    "Formula",
    "Game",
    "NotMonotone",
    "NumpyMissing",
    "Rule",
    "TooLarge",
    "TrivialGame",
    "power",
]
