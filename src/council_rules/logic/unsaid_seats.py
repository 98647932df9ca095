"""Questions about the seats of a body of which an open file does not say something."""

from collections.abc import Callable
from typing import NamedTuple

from council_rules.logic.fact_base import FactBase, Option, term
from council_rules.logic.index import ProposalIndex
from council_rules.logic.seat_at import SeatAt
from council_rules.proposal.model.bodies import Body


class Unsaid(NamedTuple):
    """What is not said of seats: a key of the body, the fact that holds of them if it is so.

    ``asks`` is the question, with the name of the body put in for ``{}``; ``none`` and ``all``
    are its two answers, each with how it is said.
    """

    key: str
    fact: str
    asks: str
    none: tuple[str, str]
    all: tuple[str, str]
    seats: Callable[[ProposalIndex, Body], list[SeatAt]]


def ask_of_seats(index: ProposalIndex, fact_base: FactBase, unsaid: Unsaid) -> None:
    """Ask once for each body of all seats of which it is not said, if a rule reads it."""
    if index.closed:
        return
    for body in index.proposal.bodies:
        question, left = f"{body.id}.{unsaid.key}", unsaid.seats(index, body)
        if left and index.wants(question, index.read.word(unsaid.fact)):
            name = fact_base.names[body.id]
            terms = tuple(term(unsaid.fact, at.path) for at in left)
            answers = ((unsaid.none, ()), (unsaid.all, terms))
            fact_base.ask(
                question,
                unsaid.asks.format(name),
                body.id,
                [Option(value, says.format(name), brings) for (value, says), brings in answers],
                assumed=True,
            )
