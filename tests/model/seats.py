"""Seats: how many, where, with or without a vote, and whether anybody is there."""

from dataclasses import dataclass

from council_rules.proposal.ex_officio import SeatOfOffice
from council_rules.proposal.model.bodies import Range, Seat

SITS, OBSERVES, EMPTY, OUT = "sits", "observes", "empty", "out"
STATUS = {
    "accepted": SITS,
    "observer": OBSERVES,
    "vacant": EMPTY,
    "suspended": EMPTY,
    "declined": OUT,
    "withdrawn": OUT,
}
WITHOUT_VOTE = ("observer", "adviser", "secretary")


class OpenError(Exception):
    """Something is open that a completion has to state."""


@dataclass(frozen=True)
class SeatClass:
    """So many equal seats of a body; ``status`` says whether anybody is there."""

    path: str
    body: str
    seat: Seat
    size: int
    status: str
    votes: bool

    @property
    def occupied(self) -> bool:
        """Return whether somebody is there, with or without a vote."""
        return self.status in (SITS, OBSERVES)

    @property
    def is_voter(self) -> bool:
        """Return whether somebody is there who votes."""
        return self.votes and self.status == SITS

    @property
    def is_member(self) -> bool:
        """Return whether the text counts the seat among those with a vote."""
        return self.votes and self.status in (SITS, EMPTY)

    @property
    def stands_for(self) -> frozenset[str]:
        """Return whose seat it is."""
        return frozenset(who for who in (self.holder, self.seat.on_behalf_of) if who)

    @property
    def holder(self) -> str | None:
        """Return who sits there: one whom nobody names goes by the name of seat or office."""
        if isinstance(self.seat, SeatOfOffice):
            return self.seat.office
        named = self.seat.holder or self.seat.on_behalf_of
        return self.path if self.size == 1 and not named else self.seat.holder


def seat_class(body: str, seat: Seat) -> SeatClass:
    """Return a seat class of the text; raises OpenError if something about it is open."""
    path = f"{body}/{seat.id}"
    size = seat.count
    if isinstance(size, Range) and size.min == size.max:
        size = size.min
    if not isinstance(size, int) or seat.votes == "unknown":
        raise OpenError(path)
    if not isinstance(seat.placed_in, str | None) or seat.placed_in == "unknown":
        raise OpenError(f"{path}.placed_in")
    votes = seat.role not in WITHOUT_VOTE if seat.votes is None else seat.votes
    return SeatClass(path, seat.placed_in or body, seat, size, _status(path, seat), votes)


def _status(path: str, seat: Seat) -> str:
    if seat.participation is None:
        return SITS
    status: str = seat.participation.status
    if status not in STATUS:
        raise OpenError(f"{path}.participation")
    return STATUS[status]
