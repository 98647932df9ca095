"""Levers on seats: add, remove, give a vote; who fills them, and who can empty them."""

from collections.abc import Iterator

from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import Edit, Lever
from council_rules.proposal.amend import Plain
from council_rules.proposal.model import Body, Seat

MOST_ADDED = 60


def seat_levers(draft: Draft) -> Iterator[Lever]:
    """Return what can be changed about the seats of the bodies that decide something."""
    active = {procedure.body for procedure in draft.proposal.procedures}
    for body in draft.proposal.bodies:
        if body.id not in active:
            continue
        # An office of one stays one: with a second seat, or none, it would be another body.
        if sum(_size(seat) for seat in body.seats) > 1:
            for area in draft.scene.peoples:
                yield from _additions(draft, body, area)
            yield from _removals(draft, body)
        for seat in body.seats:
            yield from _conversion(draft, body, seat)
            yield from _tenure(draft, body, seat)
            yield from _appointment(draft, body, seat)


def _additions(draft: Draft, body: Body, area: str) -> Iterator[Lever]:
    group = draft.local_group(area)
    if group is None:
        return
    id = draft.free_id(f"added_{group}", (seat.id for seat in body.seats))
    most = min(1 + sum(_size(seat) for seat in body.seats), MOST_ADDED)
    seat: dict[str, Plain] = {"id": id, "count": "1", "reserved_for": [group]}
    chosen = ""
    if chooser := draft.local_chooser(area):
        by, method = chooser
        seat["appointed_by"] = {"by": by, "method": method}
        seat["removable_by"] = {"by": by, "manner": "for_cause"}
        chosen = f", filled by {draft.name(by)}"
    path = f"{body.id}.seats"
    edits = tuple(
        Edit(
            str(number),
            ("add_seat",),
            f"insert {_seats(number)} for {draft.name(group)} in {draft.name(body.id)}{chosen}",
            (("insert", path, [_counted(seat, number)]),),
            number,
        )
        for number in range(1, most + 1)
    )
    doubles = [2**power for power in range(most.bit_length())]
    classes: Plain = [{**_counted(seat, size), "id": f"{id}_{size}"} for size in doubles]
    yield Lever(
        f"{body.id}/{id}.count",
        f"{body.id}/{id}",
        edits,
        "0",
        (("insert", path, classes),),
        doubling=tuple(f"{body.id}/{id}_{size}" for size in doubles),
    )


def _counted(seat: dict[str, Plain], number: int) -> dict[str, Plain]:
    return {
        key: (str(number) if key == "count" else value)
        for key, value in seat.items()
        if key != "count" or number > 1
    }


def _removals(draft: Draft, body: Body) -> Iterator[Lever]:
    """Return the levers that take out seats, the last of each kind first."""
    last: dict[object, str] = {}
    for seat in reversed(body.seats):
        kind = (seat.role, seat.count, seat.weight, seat.reserved_for, _groups(draft, seat))
        for lever in _removal(draft, body, seat, last.get(kind, "")):
            last[kind] = lever.id
            yield lever


def _groups(draft: Draft, seat: Seat) -> frozenset[str]:
    return frozenset(draft.scene.groups_of(seat))


def _removal(draft: Draft, body: Body, seat: Seat, after: str) -> Iterator[Lever]:
    """Return the lever that takes out seats of a class, unless it is declared local."""
    votes = seat.votes is True or (
        seat.votes is None and seat.role in ("member", "chair", "vice_chair")
    )
    count = seat.count
    if not isinstance(count, int) or not count or seat.total_weight or not votes:
        return
    if draft.scene.is_local(seat) or seat.placed_in is not None:
        return
    path, name = f"{body.id}/{seat.id}", draft.name(f"{body.id}/{seat.id}")
    edits = [
        Edit(
            str(left),
            ("remove_seat",),
            f"reduce {name} from {_seats(count)} to {left}",
            (("substitute", f"{path}.count", str(left)),),
            count - left,
        )
        for left in range(count - 1, 0, -1)
    ]
    if not draft.mentions(path):
        repeal = (("repeal", path, ""),)
        edits.append(Edit("0", ("remove_seat",), f"repeal {name}", repeal, count))
    if not edits:
        return
    least = edits[-1].value
    sizes: Plain = {"min": least, "max": str(count)}
    widened = (("substitute", f"{path}.count", sizes),)
    yield Lever(f"{path}.count", path, tuple(edits), str(count), widened, after)


def _conversion(draft: Draft, body: Body, seat: Seat) -> Iterator[Lever]:
    if seat.votes is True or seat.role not in ("observer", "adviser"):
        return
    path = f"{body.id}/{seat.id}"
    says = f"give a vote to {draft.name(path)}"
    edit = Edit("true", ("convert_observer",), says, (("substitute", f"{path}.votes", "true"),))
    widened = ("substitute", f"{path}.votes", "unknown")
    yield Lever(f"{path}.votes", path, (edit,), "false", (widened,))


def _tenure(draft: Draft, body: Body, seat: Seat) -> Iterator[Lever]:
    removal = seat.removable_by
    if removal is None or removal.by in ("none", "unknown") or removal.manner == "for_cause":
        return
    path = f"{body.id}/{seat.id}"
    to: dict[str, Plain] = {"by": removal.by, "manner": "for_cause"}
    for key in ("confirmed_by", "countermanded_by", "procedure"):
        if value := getattr(removal, key):
            to[key] = value
    says = f"let {draft.name(removal.by)} remove {draft.name(path)} only for cause"
    amendment = ("substitute", f"{path}.removable_by", to)
    yield Lever(
        f"?tenure {path}",
        f"{path}.removable_by",
        (Edit("for_cause", ("protect_tenure",), says, (amendment,)),),
    )


def _appointment(draft: Draft, body: Body, seat: Seat) -> Iterator[Lever]:
    """Return the lever that hands the choice of a local seat to somebody local."""
    path = f"{body.id}/{seat.id}"
    edits = []
    for area in draft.scene.peoples:
        chooser = draft.local_chooser(area)
        local = draft.scene.localities(seat, area) == frozenset({"local"})
        if chooser is None or not local:
            continue
        by, method = chooser
        if seat.appointed_by and seat.appointed_by.by == by:
            continue
        edits.append(
            Edit(
                by,
                ("move_appointment",),
                f"let {draft.name(by)} fill {draft.name(path)}",
                (("substitute", f"{path}.appointed_by", {"by": by, "method": method}),),
            )
        )
    if edits:
        yield Lever(f"?appointment {path}", f"{path}.appointed_by", tuple(edits))


def _size(seat: Seat) -> int:
    count = seat.count
    if isinstance(count, int):
        return count
    return 3 if isinstance(count, str) else count.max or count.assume or count.min + 2


def _seats(number: int) -> str:
    return "1 seat" if number == 1 else f"{number} seats"
