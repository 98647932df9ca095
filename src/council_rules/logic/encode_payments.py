"""Facts and questions about what a contribution buys for those who sit in a body."""

from council_rules.logic.encode_delegates import sits_for_organization, undeclared
from council_rules.logic.fact_base import FactBase, Option, term, word
from council_rules.logic.index import ProposalIndex
from council_rules.logic.seat_at import SeatAt
from council_rules.proposal.model.bodies import Body, Payment

BOUGHT = {
    "seat": "a seat",
    "term": "a longer term",
    "weight": "more votes",
}


def encode_payments(index: ProposalIndex, fact_base: FactBase) -> None:
    """Record what contributions buy; where an open file is silent, ask once for each body."""
    for at in index.seats:
        paid = at.seat.paid_for
        for thing in paid.buys if isinstance(paid, Payment) else ():
            fact_base.given(f"{at.path}.paid_for", "paid_for", at.path, word(thing))
    for body in index.proposal.bodies:
        question = f"{body.id}.paid_for"
        if index.wants(question, index.read.word("paid_for")):
            _ask(index, fact_base, body, question)


def _ask(index: ProposalIndex, fact_base: FactBase, body: Body, question: str) -> None:
    may_sit_for = () if index.closed else undeclared(index, body)
    left = [
        at.path
        for at in index.candidates(body.id)
        if _is_open(index, at) and (at in may_sit_for or sits_for_organization(index, at))
    ]
    if not left:
        return
    name = fact_base.names[body.id]
    options = [Option("nothing", f"in '{name}' a contribution buys nothing", ())]
    options += [
        Option(
            thing,
            f"in '{name}' a contribution buys {says}",
            tuple(term("paid_for", seat, word(thing)) for seat in left),
        )
        for thing, says in BOUGHT.items()
    ]
    fact_base.ask(
        question, f"what a contribution buys in '{name}'", body.id, options, assumed=True
    )


def _is_open(index: ProposalIndex, at: SeatAt) -> bool:
    """Return whether it is open what is paid for a seat."""
    paid = at.seat.paid_for
    return paid == "unknown" or (paid is None and not index.closed)
