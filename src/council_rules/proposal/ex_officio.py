"""Seats that somebody holds because of another office: filled and emptied as that office is.

Whoever may dismiss the head of a department removes a member of every council in which the
heads of departments sit, whatever the text says of removal there.
"""

from dataclasses import fields, replace

from council_rules.proposal.model.bodies import Appointment, Removal, Seat, Term
from council_rules.proposal.model.file import Proposal

_EMPTY = ("vacant", "suspended", "declined", "withdrawn")
_AT_WILL = ("at_will", "unknown")
_UNSAID = ("none", None)


class RemovalFromOffice(Removal):
    """Who may empty the office by which a seat is held; nothing says so at the seat itself."""


def with_offices(proposal: Proposal) -> Proposal:
    """Return a proposal in which seats held ex officio say what their offices say.

    Only where an office is named, by a seat or by a body with one class of seats: any other
    ``by`` is somebody who appoints, by whatever name.
    """
    offices = _Offices(proposal)
    bodies = tuple(
        replace(body, seats=tuple(offices.settled(f"{body.id}/{s.id}", s) for s in body.seats))
        for body in proposal.bodies
    )
    return replace(proposal, bodies=bodies)


class SeatOfOffice(Seat):
    """A seat, or several, in which whoever holds an office sits: one person, named or not."""

    office: str = ""


def holder_of(path: str, seat: Seat) -> str | None:
    """Return who sits in a seat; one whom nobody names goes by its name, or by the office's."""
    if isinstance(seat, SeatOfOffice):
        return seat.office
    return seat.holder or (None if seat.on_behalf_of or seat.count != 1 else path)


class _Offices:
    """Finds the office by which a seat is held."""

    def __init__(self, proposal: Proposal) -> None:
        self._seats = {f"{b.id}/{s.id}": s for b in proposal.bodies for s in b.seats}
        self._only = {
            b.id: f"{b.id}/{b.seats[0].id}" for b in proposal.bodies if len(b.seats) == 1
        }

    def settled(self, path: str, seat: Seat, waiting: frozenset[str] = frozenset()) -> Seat:
        """Return a seat as its office has it; one that waits for itself stays as it is."""
        named = self._office(seat)
        if named is None or named in waiting | {path}:
            return seat
        office = self.settled(named, self._seats[named], waiting | {path})
        return _held_with(seat, office, holder_of(named, office))

    def _office(self, seat: Seat) -> str | None:
        act = seat.appointed_by
        if act is None or act.method != "ex_officio" or act.procedure:
            return None
        named = self._only.get(act.by, act.by)
        return named if named in self._seats else None


def _held_with(seat: Seat, office: Seat, holder: str | None) -> Seat:
    one = seat.count == office.count == 1 and not (seat.holder or seat.on_behalf_of)
    status = office.participation.status if office.participation else None
    empty = seat.participation is None and status in _EMPTY
    settled = replace(
        seat,
        appointed_by=_appointment(seat.appointed_by, office.appointed_by),
        removable_by=_removal(seat.removable_by, office.removable_by),
        term=_term(seat.term, office.term),
        vetted_by=office.vetted_by if seat.vetted_by in _UNSAID else seat.vetted_by,
        reserved_for=tuple(dict.fromkeys((*seat.reserved_for, *office.reserved_for))),
        holder=office.holder if one else seat.holder,
        on_behalf_of=office.on_behalf_of if one else seat.on_behalf_of,
        participation=office.participation if empty else seat.participation,
    )
    if office.count != 1 or holder is None or settled.holder or settled.on_behalf_of:
        return settled
    stated = {each.name: getattr(settled, each.name) for each in fields(settled)}
    return SeatOfOffice(**stated, office=holder)


def _appointment(own: Appointment | None, office: Appointment | None) -> Appointment | None:
    """Return who fills the office; whoever must also agree to the seat is asked besides."""
    agrees = own.confirmed_by if own else None
    if office is None or agrees is None or office.confirmed_by is not None:
        return office
    return replace(office, confirmed_by=agrees)


def _removal(own: Removal | None, office: Removal | None) -> Removal | None:
    """Return the removal from the office, unless only the one from the seat can be at will."""
    if office is None or office.by in _UNSAID:
        return own or office
    stated = own is not None and own.by not in _UNSAID
    if stated and office.manner not in _AT_WILL:
        return own
    return RemovalFromOffice(**{one.name: getattr(office, one.name) for one in fields(office)})


def _term(own: Term | None, office: Term | None) -> Term | None:
    """Return the shorter term, where both are stated in years."""
    if own is None or office is None:
        return own or office
    shorter = isinstance(own.years, int) and isinstance(office.years, int)
    return own if shorter and int(own.years or 0) < int(office.years or 0) else office
