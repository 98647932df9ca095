"""Levers on how long bodies last, and who prolongs them."""

from collections.abc import Iterator

from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import Edit, Lever
from council_rules.proposal.amend import Plain
from council_rules.proposal.model import Body


def office_levers(draft: Draft) -> Iterator[Lever]:
    """Return what can be changed about the end of a body."""
    mandates = {mandate.id: mandate for mandate in draft.proposal.mandates}
    for body in draft.proposal.bodies:
        mandate = mandates.get(body.mandated_by or "")
        ends = mandate.ends if mandate is not None else None
        stated = body.sunset is not None and body.sunset.on not in ("none", "unknown")
        edits = []
        if not stated and ends not in (None, "none", "unknown"):
            says = f"let {draft.name(body.id)} end on {ends}, with its mandate"
            to: Plain = {"on": str(ends), "renewed_by": _renewer(body)}
            edits.append(_edit("ends", "set_end_date", says, body, to))
        if stated and body.sunset is not None:
            edits += _renewals(draft, body, body.sunset.on, mandate.by if mandate else None)
        if edits:
            yield Lever(f"?end {body.id}", f"{body.id}.sunset", tuple(edits))


def _renewer(body: Body) -> str:
    return (body.sunset and body.sunset.renewed_by) or "none"


def _renewals(draft: Draft, body: Body, on: str, mandator: str | None) -> Iterator[Edit]:
    others = [draft.local_chooser(area) for area in draft.scene.peoples]
    candidates = [chooser[0] for chooser in others if chooser] + (
        [mandator] if mandator else []
    )
    for by in dict.fromkeys(candidates):
        if body.sunset and by != body.sunset.renewed_by:
            says = f"let {draft.name(by)} decide whether {draft.name(body.id)} goes on"
            yield _edit(
                f"renewed_by_{by}", "change_renewer", says, body, {"on": on, "renewed_by": by}
            )


def _edit(value: str, kind: str, says: str, body: Body, to: Plain) -> Edit:
    return Edit(value, (kind,), says, (("substitute", f"{body.id}.sunset", to),))
