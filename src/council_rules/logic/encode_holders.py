"""The question who holds seats of which an open file names no holder."""

from council_rules.logic.fact_base import FactBase, Option, term
from council_rules.logic.index import ProposalIndex
from council_rules.logic.seat_at import SeatAt
from council_rules.proposal.model.bodies import Body

READ_AS = "may_be_held_twice"


def ask_holders(index: ProposalIndex, fact_base: FactBase) -> None:
    """Ask once for each body whether somebody with a second say in it holds such a seat."""
    if index.closed:
        return
    for body in index.proposal.bodies:
        question, left = f"{body.id}.holders", without_holder(index, body)
        if left and index.wants(question, index.read.word(READ_AS)):
            name = fact_base.names[body.id]
            same = f"whoever has a second say in '{name}' votes from one of these seats"
            fact_base.ask(
                question,
                f"who holds the seats of '{name}' of which that is not said",
                body.id,
                [
                    Option("others", f"others hold these seats of '{name}'", ()),
                    Option("same", same, tuple(term(READ_AS, at.path) for at in left)),
                ],
                assumed=True,
            )


def without_holder(index: ProposalIndex, body: Body) -> list[SeatAt]:
    """Return the seats that may vote and whose holder is not named, where others sit as well.

    Who presides has that seat already.
    """
    seats = index.candidates(body.id)
    if len(seats) == 1 and seats[0].sizes[0][-1] <= 1:
        return []
    return [
        at
        for at in seats
        if at.seat.holder is None
        and at.seat.role != "chair"
        and (at.votes or index.vote_is_open(at))
    ]
