"""Levers on how long bodies last, who prolongs them, and where they act."""

from collections.abc import Iterator

from council_rules.alternatives.draft import NONE, Draft
from council_rules.alternatives.edits import Edit, Lever
from council_rules.proposal.amend import Plain
from council_rules.proposal.dates import day
from council_rules.proposal.model.bodies import Body
from council_rules.proposal.model.parties import Mandate


def office_levers(draft: Draft) -> Iterator[Lever]:
    """Return what can be changed about the ends of bodies and their territory."""
    mandates = {mandate.id: mandate for mandate in draft.proposal.mandates}
    for body in draft.proposal.bodies:
        mandate = mandates.get(body.mandated_by or "")
        edits = tuple(_ends(draft, body, mandate))
        if edits:
            yield Lever(f"?end {body.id}", f"{body.id}.sunset", edits)
        if mandate is not None:
            yield from _territory(draft, body, mandate)


def _ends(draft: Draft, body: Body, mandate: Mandate | None) -> Iterator[Edit]:
    """Return the edits that let a body end with its mandate, or be renewed by others."""
    now = body.sunset.ends_on if body.sunset is not None else None
    ends = mandate.ends if mandate is not None else None
    place = f"in {draft.name(body.id)}"
    if ends not in NONE and (now in NONE or day(str(now)) > day(str(ends))):
        to: Plain = {"ends_on": str(ends), "renewed_by": _renewer(body)}
        says = f"{place}, insert an end on {ends}, with its mandate"
        if now not in NONE:
            says = f"{place}, for an end on {now} substitute {ends}, with its mandate"
        yield _edit("ends", "set_end_date", says, body, to)
    elif ends in NONE and now in NONE and draft.last_day and not _lasts(draft, body):
        to = {"ends_on": draft.last_day, "renewed_by": _renewer(body)}
        says = f"{place}, insert an end on {draft.last_day}"
        yield _edit("ends", "set_end_date", says, body, to)
    # Who prolongs a body can be stated though the day on which it ends is not.
    if now not in NONE or _renewer(body) not in NONE:
        mandator = mandate.by if mandate is not None and mandate.by not in NONE else None
        yield from _renewals(draft, body, str(now), mandator)


def _lasts(draft: Draft, body: Body) -> bool:
    """Return whether a body is permanent and elected by locals: nobody asks for its end."""
    of_locals = any(draft.locals.is_of_locals(body, area) for area in draft.index.peoples)
    return body.standing == "permanent" and of_locals


def _renewer(body: Body) -> str:
    return (body.sunset and body.sunset.renewed_by) or "none"


def _renewals(draft: Draft, body: Body, now: str, mandator: str | None) -> Iterator[Edit]:
    renewer = body.sunset.renewed_by if body.sunset else None
    others = [draft.locals.local_chooser(area) for area in draft.index.peoples]
    candidates = [chooser[0] for chooser in others if chooser] + (
        [mandator] if mandator else []
    )
    for by in dict.fromkeys(candidates):
        if body.sunset and by != renewer:
            says = f"insert renewal by {draft.name(by)}"
            if renewer not in NONE:
                says = f"for renewal by {draft.name(str(renewer))} substitute {draft.name(by)}"
            to: Plain = {"ends_on": now, "renewed_by": by}
            says = f"in {draft.name(body.id)}, {says}"
            yield _edit(f"renewed_by_{by}", "change_renewer", says, body, to)


def _edit(value: str, kind: str, says: str, body: Body, to: Plain) -> Edit:
    return Edit(value, (kind,), says, (("substitute", f"{body.id}.sunset", to),))


def _territory(draft: Draft, body: Body, mandate: Mandate) -> Iterator[Lever]:
    """Return the lever that keeps a body within the territory of its mandate."""
    limit = mandate.territory
    if not isinstance(limit, tuple) or body.territory == "unknown":
        return
    now = body.territory if isinstance(body.territory, tuple) else ()
    if now and all(_within(draft, area, limit) for area in now):
        return
    path, names = f"{body.id}.territory", " and ".join(map(draft.name, limit))
    says = f"in {draft.name(body.id)}, insert {names} as its territory"
    if body.territory is not None:
        says = f"in {draft.name(body.id)}, for its territory substitute {names}"
    edit = Edit("limited", ("limit_territory",), says, (("substitute", path, [*limit]),))
    yield Lever(f"?territory {body.id}", path, (edit,))


def _within(draft: Draft, area: str, limit: tuple[str, ...]) -> bool:
    current: str | None = area
    while current is not None and current not in limit:
        current = draft.index.areas[current].parent if current in draft.index.areas else None
    return current is not None
