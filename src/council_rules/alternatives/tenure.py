"""Levers on who fills seats and who empties them."""

from collections.abc import Iterator

from council_rules.alternatives.draft import NONE, Draft, size, votes
from council_rules.alternatives.edits import Edit, Lever
from council_rules.alternatives.locals import FILLED
from council_rules.logic.seat_at import vetters
from council_rules.proposal.amend import Amendment, Plain
from council_rules.proposal.model.bodies import Body, Removal, Seat, Vetting


def tenure_levers(draft: Draft) -> Iterator[Lever]:
    """Return what can be changed about how the seats of deciding bodies are held."""
    active = {procedure.body for procedure in draft.proposal.procedures}
    for body in draft.proposal.bodies:
        for seat in body.seats if body.id in active else ():
            yield from _removal(draft, body, seat)
            yield from _appointment(draft, body, seat)
            yield from _vetting(draft, body, seat)
            yield from _succession(draft, body, seat)


def _removal(draft: Draft, body: Body, seat: Seat) -> Iterator[Lever]:
    """Return the lever on who can empty a seat, and whether at will."""
    path, removal = f"{body.id}/{seat.id}", seat.removable_by
    edits: list[Edit] = []
    if removal is not None and removal.by not in NONE:
        edits += _protection(draft, path, removal)
        edits += _local_hand(draft, path, seat, removal)
    if seat.role == "chair":
        edits += _way_out(draft, body, path, removal)
    if edits:
        yield Lever(f"?tenure {path}", f"{path}.removable_by", tuple(edits))


def _protection(draft: Draft, path: str, removal: Removal) -> Iterator[Edit]:
    if removal.manner == "for_cause":
        return
    to: dict[str, Plain] = {"by": removal.by, "manner": "for_cause"}
    for key in ("confirmed_by", "countermanded_by", "procedure"):
        if value := getattr(removal, key):
            to[key] = value
    says = f"in {draft.name(path)}, for removal 'at will' by {draft.name(removal.by)}"
    says = f"{says} substitute 'for cause'"
    if removal.manner == "unknown":
        says = f"in {draft.name(path)}, after removal by {draft.name(removal.by)}"
        says = f"{says} insert 'for cause'"
    amendment = ("substitute", f"{path}.removable_by", to)
    yield Edit("for_cause", ("protect_tenure",), says, (amendment,))


def _local_hand(draft: Draft, path: str, seat: Seat, removal: Removal) -> Iterator[Edit]:
    """Return the edits that hand the removal of a local seat to somebody local."""
    if not votes(seat):
        return
    for area in draft.index.peoples:
        by = _local_to(draft, seat, area)
        if by is not None and by != removal.by and not draft.locals.is_local(removal.by, area):
            manner = "at_will" if removal.manner == "at_will" else "for_cause"
            yield _dismissal(draft, path, removal, by, manner, "move_dismissal")


def _group(seat: Seat) -> str:
    """Return the one group that a seat is reserved for, or ''."""
    return seat.reserved_for[0] if len(seat.reserved_for) == 1 else ""


def _local_to(draft: Draft, seat: Seat, area: str) -> str | None:
    """Return who chooses locals, for a seat that is declared local and nothing else."""
    chooser = draft.locals.local_chooser(area, _group(seat))
    local = draft.index.localities(seat, area) == frozenset({"local"})
    return chooser[0] if chooser and local else None


def _way_out(draft: Draft, body: Body, path: str, removal: Removal | None) -> Iterator[Edit]:
    """Return the edits that let others remove whoever presides."""
    mandates = {mandate.id: mandate for mandate in draft.proposal.mandates}
    mandate = mandates.get(body.mandated_by or "")
    hands = [body.id] if _others(body) else []
    if mandate is not None and mandate.by is not None and mandate.by not in NONE:
        hands.append(mandate.by)
    for by in dict.fromkeys(hands):
        if removal is None or by != removal.by:
            yield _dismissal(draft, path, removal, by, "for_cause", "change_chair_removal")


def _dismissal(
    draft: Draft, path: str, removal: Removal | None, by: str, manner: str, kind: str
) -> Edit:
    to = f"removal {manner.replace('_', ' ')} by {draft.name(by)}"
    if removal is not None and removal.by not in NONE:
        says = f"for removal by {draft.name(removal.by)} substitute {to}"
    else:
        says = f"insert {to}"
    amendment: Amendment = (
        "substitute",
        f"{path}.removable_by",
        {"by": by, "manner": manner},
    )
    return Edit(f"by_{by}", (kind,), f"in {draft.name(path)}, {says}", (amendment,))


def _appointment(draft: Draft, body: Body, seat: Seat) -> Iterator[Lever]:
    """Return the lever that hands the choice of a local seat to somebody local."""
    path, now = f"{body.id}/{seat.id}", seat.appointed_by
    edits = []
    for area in draft.index.peoples:
        by = _local_to(draft, seat, area)
        chooser = draft.locals.local_chooser(area, _group(seat))
        if by is None or chooser is None or (now is not None and now.by == by):
            continue
        method = chooser[1]
        says = f"insert {FILLED[method]} by {draft.name(by)}"
        if now is not None and now.by not in NONE:
            was = f"{FILLED[now.method]} by {draft.name(now.by)}"
            says = f"for {was} substitute {FILLED[method]} by {draft.name(by)}"
        to: Plain = {"by": by, "method": method}
        amendment: Amendment = ("substitute", f"{path}.appointed_by", to)
        edits.append(
            Edit(by, ("move_appointment",), f"in {draft.name(path)}, {says}", (amendment,))
        )
    if edits:
        yield Lever(f"?appointment {path}", f"{path}.appointed_by", tuple(edits))


def _vetting(draft: Draft, body: Body, seat: Seat) -> Iterator[Lever]:
    """Return the lever that takes a local seat out of the hands of warring powers."""
    hands = vetters(seat)
    warring = [one for one in hands if one in draft.index.warring_powers]
    if not warring or not draft.index.is_local(seat):
        return
    path = f"{body.id}/{seat.id}"
    rest: Plain = [one for one in hands if one not in warring]
    names = " and ".join(draft.name(one) for one in warring)
    says = f"in {draft.name(path)}, repeal vetting by {names}"
    at = f"{path}.vetted_by"
    if rest and isinstance(seat.vetted_by, Vetting):
        at = f"{at}.by"  # the limits of the vetting stay
    amendment: Amendment = ("substitute", at, rest or "none")
    edit = Edit("repealed", ("remove_vetting",), says, (amendment,))
    yield Lever(f"?vetting {path}", f"{path}.vetted_by", (edit,))


def _succession(draft: Draft, body: Body, seat: Seat) -> Iterator[Lever]:
    """Return the lever on how the successor of whoever presides is found."""
    if seat.role != "chair":
        return
    path, now = f"{body.id}/{seat.id}", seat.succession
    by_now = now.by if now is not None else None
    hands = [body.id] if _others(body) else []
    hands += [c[0] for area in draft.index.peoples if (c := draft.locals.local_chooser(area))]
    edits = []
    for by in dict.fromkeys(hands):
        if by != by_now:
            to = f"election of the successor by {draft.name(by)}"
            says = f"insert {to}"
            if by_now not in NONE:
                says = f"for a successor found by {draft.name(str(by_now))} substitute {to}"
            elects: Plain = {"by": by, "manner": "elects"}
            amendment: Amendment = ("substitute", f"{path}.succession", elects)
            says = f"in {draft.name(path)}, {says}"
            edits.append(Edit(f"by_{by}", ("change_succession",), says, (amendment,)))
    if edits:
        yield Lever(f"?succession {path}", f"{path}.succession", tuple(edits))


def _others(body: Body) -> bool:
    """Return whether several vote in a body besides whoever presides."""
    return sum(size(one) for one in body.seats if votes(one) and one.role != "chair") > 1
