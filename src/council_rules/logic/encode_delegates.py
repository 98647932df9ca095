"""The question for whom seats sit of which an open file does not say it."""

from council_rules.logic.fact_base import FactBase
from council_rules.logic.index import ProposalIndex
from council_rules.logic.seat_at import SeatAt
from council_rules.logic.unsaid_seats import Unsaid, ask_of_seats
from council_rules.proposal.model.bodies import Body


def ask_delegates(index: ProposalIndex, fact_base: FactBase) -> None:
    """Ask once for each body whether seats sit for organizations that are not named."""
    ask_of_seats(
        index,
        fact_base,
        Unsaid(
            "on_behalf_of",
            "sits_for_unnamed",
            "for whom seats of '{}' sit of which that is not said",
            ("nobody", "these seats of '{}' sit for no organization"),
            ("organizations", "each of them in '{}' sits for one"),
            undeclared,
        ),
    )


def undeclared(index: ProposalIndex, body: Body) -> list[SeatAt]:
    """Return the seats that may sit for organizations though the file names none for them.

    All may of which it is not said, where others of the body do, or one may at least: a seat
    that no electorate fills.
    """
    seats = index.candidates(body.id)
    left = [at for at in seats if not sits_for_organization(index, at)]
    one_does = len(left) < len(seats) or any(_could_be_sent(index, at) for at in left)
    return left if one_does else []


def sits_for_organization(index: ProposalIndex, at: SeatAt) -> bool:
    """Return whether the file says that a seat is of an organization."""
    return bool({at.seat.holder, at.seat.on_behalf_of} & _organizations(index))


def _could_be_sent(index: ProposalIndex, at: SeatAt) -> bool:
    by = at.seat.appointed_by.by if at.seat.appointed_by else "unknown"
    return by not in {one.id for one in index.proposal.electorates}


def _organizations(index: ProposalIndex) -> frozenset[str]:
    return frozenset(one.id for one in index.proposal.organizations)
