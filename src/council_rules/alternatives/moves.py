"""Levers that move what there is into other hands: a matter, a power, a seat."""

from collections.abc import Iterator

from council_rules.alternatives.draft import Draft, seats, size, votes
from council_rules.alternatives.edits import Edit, Lever
from council_rules.alternatives.repeals import Repeal, repeal
from council_rules.proposal.amend import Amendment, Plain
from council_rules.proposal.model.bodies import Body, Seat
from council_rules.proposal.model.decisions import Procedure

MOST_MATTERS = 4
MAJORITY: Plain = {"more_than": "1/2", "of": "members"}


def channel(draft: Draft, procedure: Procedure) -> Iterator[Lever]:
    """Return the lever that repeals a procedure, or lets locals decide what it decides."""
    whole = repeal(draft, procedure)
    edits = []
    if whole is not None:
        kinds = ("remove_channel",)
        gone, says, touched = whole
        edits.append(Edit("repealed", kinds, says, gone, beside=gone, touches=touched))
    widened: list[Amendment] = []
    spares: dict[str, tuple[str, ...]] = {}
    taker = _taker(draft, procedure)
    for matters in _portions(draft, procedure) if taker else ():
        assert taker is not None
        value = f"{'_'.join(matters)}_to_{taker.id}"
        own = _own_way(draft, taker, procedure)
        giving = _giving(draft, procedure, matters, whole)
        if giving is None:
            continue
        give, given, touched = giving
        if own is not None:
            new: list[Plain] = [one for one in matters if one not in _covered(draft, own)]
            if not new and matters == _about(procedure):
                continue  # the other way is all there is to it
            take: list[Amendment] = [("insert", f"{own.id}.matters", new)] if new else []
            says = f"in {draft.name(own.id)}, insert {_named(draft, matters)}; {given}"
            says = says if new else f"{given}, on which {draft.name(taker.id)} decides as well"
            beside = (*take, *give)
            touches = (own.id, *touched)
        else:
            id = draft.free_id(f"{taker.id}_on_{'_'.join(matters)}_of_{procedure.id}")
            way: dict[str, Plain] = {"id": id, "body": taker.id, "matters": [*matters]}
            take = [("insert", "procedures", [{**way, "passes_when": MAJORITY}])]
            says = f"insert a decision of {draft.name(taker.id)} on {_named(draft, matters)}"
            says = f"{says}, by a majority of all members; {given}"
            widened += take
            spares[value] = (id,)
            beside = give
            touches = (taker.id, *touched)
        edit = Edit(
            value, ("move_matter",), says, (*take, *give), beside=beside, touches=touches
        )
        edits.append(edit)
    if edits:
        id, ways = f"?channel {procedure.id}", tuple(edits)
        yield Lever(id, procedure.id, ways, widened=tuple(widened), spares=spares)


def _taker(draft: Draft, procedure: Procedure) -> Body | None:
    """Return a body led by locals to which matters of a procedure can go.

    It is below the body of the procedure, or that has no locals. First come those in which
    nobody from outside fills or empties a seat, then those that govern, then the nearest.
    """
    if procedure.kind != "decision" or not isinstance(procedure.matters, tuple):
        return None
    bodies, matters = draft.index.bodies, set(procedure.matters)
    giver = bodies[procedure.body]
    found: list[tuple[tuple[bool, bool, bool], Body]] = []
    for body in draft.proposal.bodies:
        below = _tier(giver) < _tier(body)
        if body is giver or not (below or not _locals(draft, giver)):
            continue
        own = (p for p in draft.proposal.procedures if p.body == body.id)
        at_work = {m for p in own for m in _covered(draft, p)}
        at_work |= {
            m
            for power in draft.proposal.powers
            if power.kind == "implement" and body.id in power.holder
            for m in (power.matters if isinstance(power.matters, tuple) else ())
        }
        if at_work and _led_by_locals(draft, body):
            governs = body.function in (None, "governs")
            rank = (draft.locals.in_foreign_hands(body), not governs, not at_work & matters)
            found.append((rank, body))
    return min(found, key=lambda one: one[0])[1] if found else None


def _tier(body: Body) -> int:
    return body.tier if isinstance(body.tier, int) else 0


def _about(procedure: Procedure) -> tuple[str, ...]:
    return procedure.matters if isinstance(procedure.matters, tuple) else ()


def _covered(draft: Draft, procedure: Procedure) -> tuple[str, ...]:
    """Return the matters that a procedure lists, or all of the file where it says so."""
    everything = tuple(one.id for one in draft.proposal.matters)
    return everything if procedure.matters == "all" else _about(procedure)


def _locals(draft: Draft, body: Body) -> list[Seat]:
    candidates = draft.index.candidates(body.id)
    return [at.seat for at in candidates if draft.index.is_local(at.seat)]


def _led_by_locals(draft: Draft, body: Body) -> bool:
    """Return whether most of several seats of a body are declared local."""
    local = sum(map(size, _locals(draft, body)))
    total = sum(size(at.seat) for at in draft.index.candidates(body.id))
    return total > 1 and 2 * local > total


def _own_way(draft: Draft, body: Body, other: Procedure) -> Procedure | None:
    """Return the first procedure by which a body decides on a list of matters, or on all."""
    for one in draft.proposal.procedures:
        decides = one.kind == "decision" and _covered(draft, one)
        if one.body == body.id and one is not other and decides:
            return one
    return None


def _portions(draft: Draft, procedure: Procedure) -> Iterator[tuple[str, ...]]:
    """Return what can be moved of the matters of a procedure: all, or each local one."""
    index, matters = draft.index, _about(procedure)
    own = [one for one in matters if index.concerned(index.matters[one])]
    if len(own) == len(matters) and matters:
        yield matters
    if len(matters) > 1:
        yield from ((one,) for one in own[:MOST_MATTERS])


def _giving(
    draft: Draft, procedure: Procedure, matters: tuple[str, ...], whole: Repeal | None
) -> Repeal | None:
    """Return what takes matters from a procedure, which goes with the last; None if it cannot.

    ``whole`` is the repeal of the procedure.
    """
    if matters == _about(procedure):
        return whole
    # not the list as it would be afterwards: another edit may add to it
    place = f"{procedure.id}.matters[{_about(procedure).index(matters[0])}]"
    says = f"in {draft.name(procedure.id)}, repeal {_named(draft, matters)}"
    return Repeal((("repeal", place, ""),), says, ())


def _named(draft: Draft, ids: tuple[str, ...]) -> str:
    return " and ".join(map(draft.name, ids))


def move_levers(draft: Draft) -> Iterator[Lever]:
    """Return what can be moved of powers and of seats."""
    yield from _powers(draft)
    for body in draft.proposal.bodies:
        yield from _seat(draft, body)


def _powers(draft: Draft) -> Iterator[Lever]:
    """Return the levers that hand oversight to locals: rules read no other power."""
    hands = [body.id for body in draft.locals.bodies_with_locals()]
    hands += [c[0] for area in draft.index.peoples if (c := draft.locals.local_chooser(area))]
    for power in draft.proposal.powers:
        held_locally = any(one in hands or _local_seat(draft, one) for one in power.holder)
        if power.kind != "oversee" or held_locally:
            continue
        by = next((one for one in hands if one not in power.over), None)
        if by is None:
            continue
        what = " and ".join(map(draft.name, power.over))
        now = _named(draft, power.holder)
        says = f"for oversight of {what} by {now} substitute oversight by {draft.name(by)}"
        amendment: Amendment = ("substitute", f"{power.id}.holder", by)
        edit = Edit(by, ("move_power",), says, (amendment,))
        yield Lever(f"?power {power.id}", power.id, (edit,))


def _local_seat(draft: Draft, path: str) -> bool:
    return any(at.path == path and draft.index.is_local(at.seat) for at in draft.index.seats)


def _seat(draft: Draft, body: Body) -> Iterator[Lever]:
    """Return the lever that lets one class of locals sit in a body above, without locals.

    Somebody local has to stay, so it is the last of several classes, and no chair.
    """
    own = _locals(draft, body)
    movable = [
        seat
        for seat in own
        if seat.role == "member" and seat.weight == 1 and not seat.total_weight and votes(seat)
    ]
    if len(own) < 2 or not movable:
        return
    seat = movable[-1]
    above = [one for one in draft.proposal.bodies if 0 < _tier(one) < _tier(body)]
    above = [one for one in above if _takes_seats(draft, one)]
    number, path = seat.count, f"{body.id}/{seat.id}"
    if not isinstance(number, int) or seat.placed_in is not None or not number or not above:
        return
    edits = tuple(
        Edit(
            one.id,
            ("move_seat",),
            f"move {seats(number)} of {draft.name(path)} to {draft.name(one.id)}",
            (("substitute", f"{path}.placed_in", one.id),),
            number,
            touches=(one.id,),
        )
        for one in above
    )
    places: Plain = {"one_of": [body.id, *(one.id for one in above)]}
    widened: Amendment = ("substitute", f"{path}.placed_in", places)
    yield Lever(f"{path}.placed_in", path, edits, body.id, (widened,))


def _takes_seats(draft: Draft, body: Body) -> bool:
    """Return whether a body decides in common, and has nobody local in it."""
    active = any(procedure.body == body.id for procedure in draft.proposal.procedures)
    return active and len(body.seats) > 1 and not _locals(draft, body)
