"""A seat as the encoder meets it: with the body that it is listed under."""

from council_rules.proposal.model.bodies import Body, Seat, Vetting
from council_rules.record import Record

VOICELESS = frozenset({"observer", "adviser", "secretary"})


class SeatAt(Record):
    """A seat with the body it is listed under."""

    body: Body
    seat: Seat

    @property
    def path(self) -> str:
        """Return the seat's path, ``body/seat``."""
        return f"{self.body.id}/{self.seat.id}"

    @property
    def votes(self) -> bool:
        """Return whether the seat has a vote, or may have one, when its holder takes part."""
        if self.seat.votes is None:
            return self.seat.role not in VOICELESS
        return self.seat.votes is not False

    @property
    def alone(self) -> bool:
        """Return whether no other seat is listed in its body."""
        return len(self.body.seats) == 1

    @property
    def bodies(self) -> tuple[str, ...] | None:
        """Return the ids of the bodies it may sit in; None where that is unknown."""
        placed = self.seat.placed_in
        if placed is None:
            return (self.body.id,)
        if isinstance(placed, str):
            return None if placed == "unknown" else (placed,)
        return None if placed.one_of == "unknown" else placed.one_of

    @property
    def sizes(self) -> tuple[range, bool]:
        """Return the possible numbers of seats, and whether the upper bound is assumed."""
        count = self.seat.count
        if isinstance(count, int):
            return range(count, count + 1), False
        if isinstance(count, str):
            return range(1, 4), True
        if count.max is not None:
            return range(count.min, count.max + 1), False
        return range(count.min, (count.assume or count.min + 2) + 1), True

    @property
    def is_bounded(self) -> bool:
        """Return whether the file says, or says that it is assumed, how many seats at most."""
        count = self.seat.count
        if isinstance(count, int):
            return True
        return not isinstance(count, str) and (count.max or count.assume) is not None

    def votes_of(self, size: int) -> int:
        """Return the votes that ``size`` seats of the class cast together."""
        return self.seat.total_weight or self.seat.weight * size


def vetters(seat: Seat) -> tuple[str, ...]:
    """Return who can refuse somebody for a seat, by id or path, as far as is stated."""
    vetted = seat.vetted_by.by if isinstance(seat.vetted_by, Vetting) else seat.vetted_by
    return vetted if isinstance(vetted, tuple) else ()
