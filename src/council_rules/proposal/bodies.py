"""What a body says of itself that its procedures and seats cannot bear out."""

from collections.abc import Iterable, Iterator
from typing import Any

from council_rules.proposal.model.bodies import Body, Placement, Range, Seat
from council_rules.proposal.model.file import Header
from council_rules.proposal.model.parties import Actor, Group
from council_rules.proposal.places import Places, error_at, warning_at
from council_rules.proposal.problems import Problem
from council_rules.proposal.references import Index
from council_rules.words import listed


def foreign_voices(known: Index, places: Places) -> Iterator[Problem]:
    """Yield a problem for each body that acts by the procedure of another."""
    for body, path in known.of(Body):
        if body.acts_by in (None, "unknown"):
            continue
        owner = known.objects[body.acts_by].body
        if owner == body.id:
            continue
        own = [id for id, one in known.objects.items() if _is_procedure_of(one, body.id)]
        message = (
            f"'{body.id}' acts by '{body.acts_by}', which is a procedure of '{owner}', "
            f"expected a procedure of '{body.id}'"
        )
        hint = f"it has {listed(own, 'and')}" if own else f"'{body.id}' has no procedure"
        yield error_at(places, "SRC009", f"{path}.acts_by", message, hint)


def _is_procedure_of(one: Any, body: str) -> bool:
    return getattr(one, "body", None) == body


def quotas(known: Index, places: Places, header: Header) -> Iterator[Problem]:
    """Yield a problem for each quota of seats that the seats of the body cannot fill.

    Where the list of seats may have gaps, that is a warning.
    """
    for body, path in known.of(Body):
        if not body.reserved_seats:
            continue
        complete = header.completeness == "closed" or "seats" in body.complete
        told = error_at if complete else warning_at
        code = "SRC009" if complete else "SRC107"
        seats = [seat for seat, at in known.of(Seat) if _may_sit(seat, at, body.id)]
        promised: dict[str, dict[str, int]] = {}
        for number, quota in enumerate(body.reserved_seats):
            dimension = known.objects[quota.group].dimension
            shares = promised.setdefault(dimension, {})
            shares[quota.group] = max(quota.at_least, shares.get(quota.group, 0))
            at = f"{path}.reserved_seats[{number}].at_least"
            only = known.objects[quota.group].seated_only_in
            elsewhere = only is not None and body.id not in only
            open_to = [] if elsewhere else _open_to(seats, quota.group, known)
            size = _most(open_to)
            if size is not None and quota.at_least > size:
                message = (
                    f"{quota.at_least} seats of '{body.id}' are reserved for '{quota.group}', "
                    f"but at most {size} can be theirs"
                )
                yield told(places, code, at, message, _HINT)
                continue
            size = _most(seats)
            if size is not None and sum(shares.values()) > size:
                message = (
                    f"{sum(shares.values())} seats of '{body.id}' are reserved for "
                    f"{listed([*shares], 'and')}, but it has at most {size}"
                )
                yield told(places, code, at, message, _HINT)


_HINT = "lower 'at_least', or list the seats that are missing"


def _may_sit(seat: Seat, path: str, body: str) -> bool:
    placed = seat.placed_in
    if isinstance(placed, Placement):
        return placed.one_of == "unknown" or body in placed.one_of
    if placed == "unknown":
        return True
    return (placed or path.partition("/")[0]) == body


def _open_to(seats: Iterable[Seat], group: str, known: Index) -> list[Seat]:
    return [one for one in seats if _may_be_of(one, group, known)]


def _may_be_of(seat: Seat, group: str, known: Index) -> bool:
    """Tell whether a seat can be filled from a group, as far as is stated."""
    dimension = known.objects[group].dimension
    named = [known.objects.get(who or "") for who in (seat.holder, seat.on_behalf_of)]
    affiliations = [one.affiliations for one in named if isinstance(one, Actor)]
    held_for = [(one.id,) for one in named if isinstance(one, Group)]
    for groups in (seat.reserved_for, *affiliations, *held_for):
        rivals = [one for one in groups if known.objects[one].dimension == dimension]
        if rivals and group not in rivals:
            return False
    return True


def _most(seats: Iterable[Seat]) -> int | None:
    """The number of seats there are at most; None where nothing bounds it."""
    total = 0
    for seat in seats:
        count = seat.count
        bound = (count.max or count.assume) if isinstance(count, Range) else count
        if not isinstance(bound, int):
            return None
        total += bound
    return total
