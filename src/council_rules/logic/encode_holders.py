"""The question who holds seats of which an open file names no holder."""

from council_rules.logic.fact_base import FactBase
from council_rules.logic.index import ProposalIndex
from council_rules.logic.seat_at import SeatAt
from council_rules.logic.unsaid_seats import Unsaid, ask_of_seats
from council_rules.proposal.model.bodies import Body


def ask_holders(index: ProposalIndex, fact_base: FactBase) -> None:
    """Ask once for each body whether somebody with a second say in it holds such a seat."""
    ask_of_seats(
        index,
        fact_base,
        Unsaid(
            "holders",
            "may_be_held_twice",
            "who holds the seats of '{}' of which that is not said",
            ("others", "others hold these seats of '{}'"),
            ("same", "whoever has a second say in '{}' votes from one of these seats"),
            without_holder,
        ),
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
