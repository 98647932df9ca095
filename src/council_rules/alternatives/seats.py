"""Levers on seats: add, take out, replace, reserve otherwise, give a vote, weigh alike."""

from collections.abc import Iterator
from dataclasses import replace

from council_rules.alternatives.draft import Draft, seats, size, votes
from council_rules.alternatives.edits import Edit, Lever
from council_rules.proposal.amend import Amendment, Plain
from council_rules.proposal.model.bodies import Body, Seat

MOST_ADDED = 60


def seat_levers(draft: Draft) -> Iterator[Lever]:
    """Return what can be changed about the seats of the bodies that decide something."""
    active = {procedure.body for procedure in draft.proposal.procedures}
    for body in draft.proposal.bodies:
        if body.id not in active:
            continue
        # An office of one stays one: with a second seat, or none, it would be another body.
        if sum(size(seat) for seat in body.seats) > 1:
            for group, area in draft.locals.seated_groups:
                yield from _additions(draft, body, group, area)
            yield from _reservations(draft, body)
            # before seats are repealed: what is gone cannot be given another weight
            yield from _weights(draft, body)
            yield from _replacements(draft, body)
        for seat in body.seats:
            yield from _conversion(draft, body, seat)


def _whose(draft: Draft, area: str, group: str) -> str:
    """Return in words for whom seats of a local group are, and who chooses them."""
    own = draft.locals
    return f"reserved for {own.named_alike(group)}{own.by_local_choice(area, group)}"


def _additions(draft: Draft, body: Body, group: str, area: str) -> Iterator[Lever]:
    id = draft.free_id(f"added_{group}", (seat.id for seat in body.seats))
    most = min(1 + sum(size(seat) for seat in body.seats), MOST_ADDED)
    seat: dict[str, Plain] = {
        "id": id,
        "reserved_for": [group],
        **draft.locals.chosen_by(area, group),
    }
    whose = _whose(draft, area, group)
    path = f"{body.id}.seats"
    edits = tuple(
        Edit(
            str(number),
            ("add_seat",),
            f"in {draft.name(body.id)}, insert {seats(number)} {whose}",
            (("insert", path, [_counted(seat, number)]),),
            number,
        )
        for number in range(1, most + 1)
    )
    lever_path = f"{body.id}/{id}"
    spares = {edit.value: _classes(lever_path, edit.number) for edit in edits}
    yield Lever(
        f"{lever_path}.count",
        lever_path,
        edits,
        "0",
        (_doubling(body, seat, most),),
        spares=spares,
    )


def _doubling(body: Body, seat: dict[str, Plain], most: int) -> Amendment:
    """Return the amendment that brings in classes of one, two, four ... such seats."""
    doubles = [2**power for power in range(most.bit_length())]
    found: Plain = [{**_counted(seat, one), "id": f"{seat['id']}_{one}"} for one in doubles]
    return ("insert", f"{body.id}.seats", found)


def _classes(path: str, number: int) -> tuple[str, ...]:
    """Return the paths of the classes that make up a number of seats."""
    return tuple(f"{path}_{2**i}" for i in range(number.bit_length()) if number >> i & 1)


def _counted(seat: dict[str, Plain], number: int) -> dict[str, Plain]:
    """Return a class of so many seats: its id, its number if not one, and all else."""
    count: dict[str, Plain] = {"count": str(number)} if number > 1 else {}
    return {"id": seat["id"], **count, **seat}


def _replacements(draft: Draft, body: Body) -> Iterator[Lever]:
    """Return the levers that replace seats, the last of each kind first."""
    last: dict[object, str] = {}
    for seat in reversed(body.seats):
        groups = frozenset(draft.index.groups_of(seat))
        kind = (seat.role, seat.count, seat.weight, seat.reserved_for, groups)
        for lever in _replacement(draft, body, seat, last.get(kind, "")):
            last[kind] = lever.id
            yield lever


def _replacement(draft: Draft, body: Body, seat: Seat, after: str) -> Iterator[Lever]:
    """Return the lever that replaces seats of a class, unless it is local."""
    count = seat.count
    if not isinstance(count, int) or not count or seat.total_weight or not votes(seat):
        return
    if draft.index.is_local(seat) or seat.placed_in is not None:
        return
    path = f"{body.id}/{seat.id}"
    least = 1 if draft.mentions(path) else 0
    if least == count:
        return
    edits: list[Edit] = []
    sizes: Plain = {"min": str(least), "max": str(count)}
    widened: list[Amendment] = [("substitute", f"{path}.count", sizes)]
    spares: dict[str, tuple[str, ...]] = {}
    for group, area in draft.locals.seated_groups:
        if not _may_be_replaced(draft, seat, area):
            continue
        id = draft.free_id(f"{seat.id}_of_{group}", (one.id for one in body.seats))
        local: dict[str, Plain] = {
            "id": id,
            "reserved_for": [group],
            **draft.locals.chosen_by(area, group),
        }
        whose = _whose(draft, area, group)
        widened.append(_doubling(body, local, count - least))
        for number in range(1, count - least + 1):
            edit = _replaced(draft, body, seat, local, whose, number)
            edits.append(edit)
            spares[edit.value] = _classes(f"{body.id}/{id}", number)
    if edits:
        yield Lever(
            f"{path}.count",
            path,
            tuple(edits),
            str(count),
            tuple(widened),
            after,
            spares=spares,
        )


def _all(count: int) -> str:
    return "the seat" if count == 1 else f"the {count} seats"


def _may_be_replaced(draft: Draft, seat: Seat, area: str) -> bool:
    """Return whether seats of a class may go to locals: nobody in particular holds them."""
    held = seat.holder or seat.on_behalf_of or seat.role != "member" or seat.weight != 1
    marks = draft.index.localities(seat, area)
    return not held and bool(marks) and "local" not in marks


def _replaced(
    draft: Draft, body: Body, seat: Seat, local: dict[str, Plain], whose: str, number: int
) -> Edit:
    """Return the edit that replaces some seats of a class by seats for locals."""
    path, count = f"{body.id}/{seat.id}", size(seat)
    left = str(count - number)
    rest: Amendment = ("repeal", path, "")
    if number < count:
        rest = ("substitute", f"{path}.count", left)
    one = seats(number) if number < count else _all(count)
    says = f"for {one} of {draft.name(path)} substitute {seats(number)} {whose}"
    insert: Amendment = ("insert", f"{body.id}.seats", [_counted(local, number)])
    return Edit(
        f"{number}_to_{local['id']}", ("replace_seat",), says, (insert, rest), number, like=left
    )


def _reservations(draft: Draft, body: Body) -> Iterator[Lever]:
    """Return the levers that reserve seats, the first first of those with another name only."""
    last: dict[str, str] = {}
    for seat in body.seats:
        alike = str(replace(seat, id="", name=None))
        for lever in _reservation(draft, body, seat, last.get(alike, "")):
            if not draft.mentions(f"{body.id}/{seat.id}"):
                last[alike] = lever.id
                yield lever
            else:
                yield replace(lever, after="")


def _reservation(draft: Draft, body: Body, seat: Seat, after: str) -> Iterator[Lever]:
    """Return the lever that reserves a class for locals which nobody in particular holds."""
    path, count = f"{body.id}/{seat.id}", seat.count
    held = seat.holder or seat.on_behalf_of or not votes(seat)
    if held or not isinstance(count, int) or not count:
        return
    now = " or ".join(draft.name(one) for one in seat.reserved_for)
    kind = "re_reserve_seat" if now else "reserve_seat"
    edits = []
    for group, area in draft.locals.seated_groups:
        if "local" in draft.index.localities(seat, area):
            continue
        to = f"reservation for {draft.locals.named_alike(group)}"
        change = f"for reservation for {now} substitute {to}" if now else f"insert {to}"
        says = f"in {draft.name(path)}, {change}"
        amendment: Amendment = ("substitute", f"{path}.reserved_for", [group])
        edits.append(Edit(group, (kind,), says, (amendment,), count))
    if edits:
        yield Lever(f"?reserved {path}", f"{path}.reserved_for", tuple(edits), after=after)


def _weights(draft: Draft, body: Body) -> Iterator[Lever]:
    """Return the lever that gives every seat of a weighted body one vote."""
    own = draft.index.candidates(body.id)
    placed = any(at.seat.placed_in is not None for at in (*own, *draft.index.seats))
    if placed or len({(at.seat.weight, at.seat.total_weight) for at in own}) < 2:
        return
    amendments: list[Amendment] = []
    for at in own:
        if at.seat.total_weight:
            amendments.append(("repeal", f"{at.path}.total_weight", ""))
        if at.seat.weight != 1:
            amendments.append(("substitute", f"{at.path}.weight", "1"))
    says = f"in {draft.name(body.id)}, for weighted votes substitute one vote for each seat"
    edit = Edit("equal", ("change_weight",), says, tuple(amendments))
    yield Lever(f"?weights {body.id}", f"{body.id}.seats", (edit,), weighs=body.id)


def _conversion(draft: Draft, body: Body, seat: Seat) -> Iterator[Lever]:
    if seat.votes is True or seat.role not in ("observer", "adviser"):
        return
    path, number = f"{body.id}/{seat.id}", max(size(seat), 1)
    says = f"in {draft.name(path)}, insert a vote{' for each' if number > 1 else ''}"
    vote: Amendment = ("substitute", f"{path}.votes", "true")
    edit = Edit("true", ("convert_observer",), says, (vote,), number)
    widened = ("substitute", f"{path}.votes", "unknown")
    yield Lever(f"{path}.votes", path, (edit,), "false", (widened,))
