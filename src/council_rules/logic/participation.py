"""What participation in a seat may come to, and who can fill an empty one when he likes."""

from council_rules.logic.index import ProposalIndex
from council_rules.logic.seat_at import SeatAt
from council_rules.proposal.model.bodies import Seat

VACANCIES = ("vacant", "suspended")
OUTCOMES = {
    "accepted": ("accepted",),
    "observer": ("observer",),
    "declined": ("declined",),
    "withdrawn": ("declined",),
    "vacant": ("declined",),
    "suspended": ("declined",),
    "invited": ("accepted", "observer", "declined"),
    "proposed": ("accepted", "declined"),
    "unknown": ("accepted", "declined"),
}


def outcomes(index: ProposalIndex, seat: Seat) -> tuple[str, ...]:
    """Return what participation may come to: accepted, observer, declined.

    An empty seat that somebody who need not be local fills alone may be filled any day.
    """
    participation = seat.participation
    if participation is None:
        return ("accepted",)
    if participation.outcomes:
        return participation.outcomes
    if participation.status in VACANCIES and _is_at_an_outsiders_will(index, seat):
        return ("declined", "accepted")
    return OUTCOMES[participation.status]


def is_vacancy(at: SeatAt) -> bool:
    """Return whether an empty seat still counts among the members: vacant, or suspended."""
    participation = at.seat.participation
    return participation is not None and participation.status in VACANCIES


def _is_at_an_outsiders_will(index: ProposalIndex, seat: Seat) -> bool:
    """Return whether nobody local has to agree to who sits there, and an outsider gains by it.

    A local seat strengthens whoever fills it only if he can empty it as well.
    """
    filled, removed = seat.appointed_by, seat.removable_by
    if filled is None or filled.by in ("none", "unknown", "each_its_own"):
        return False
    if index.is_local(seat) and (removed is None or removed.manner == "for_cause"):
        return False
    proposer = filled.on_proposal_of if filled.binding is True else None
    keys = filter(None, (filled.by, proposer, filled.confirmed_by))
    return bool(index.peoples) and not any(_may_refuse(index, key) for key in keys)


def _may_refuse(index: ProposalIndex, who: str) -> bool:
    """Return whether somebody local, or of a neutral kind, fills a seat or has to agree."""
    if who in index.bodies:
        seats = [at.seat for at in index.candidates(who) if at.votes]
        return bool(seats) and all(_is_from_there(index, one) for one in seats)
    seat = next((at.seat for at in index.seats if at.path == who), None)
    if seat is not None:
        return _is_from_there(index, seat)
    if any(one.id == who for one in index.proposal.electorates):
        return True
    one = index.groups.get(who)
    if one is not None:
        marks = {index.mark(one, area) for area in index.peoples}
    else:
        marks = {m for a in index.peoples for m in index.actor_marks(index.actors[who], a)}
    return bool(marks & {"local", "neutral"})


def _is_from_there(index: ProposalIndex, seat: Seat) -> bool:
    found = {mark for area in index.peoples for mark in index.localities(seat, area)}
    return bool(found & {"local", "neutral"})
