"""Levers on decisions: quotas, concurrent majorities, channels, vetoes, overrides."""

from collections.abc import Iterator

from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import Edit, Lever
from council_rules.proposal.amend import Amendment, Plain
from council_rules.proposal.model import Bounded, Procedure

TWO_THIRDS: Plain = {"at_least": "2/3", "of": "members"}
THREE_QUARTERS: Plain = {"at_least": "3/4", "of": "members"}
UNANIMITY: Plain = {"rule": "unanimity"}
QUOTAS = (
    ("two_thirds", "two thirds of all members", TWO_THIRDS),
    ("three_quarters", "three quarters of all members", THREE_QUARTERS),
    ("unanimity", "unanimity", UNANIMITY),
)
TO_BE_DRAFTED = "to be drafted"


def decision_levers(draft: Draft) -> Iterator[Lever]:
    """Return what can be changed about procedures and vetoes."""
    for procedure in draft.proposal.procedures:
        if procedure.kind in ("decision", "override"):
            yield from _condition(draft, procedure)
            yield _channel(draft, procedure)
            yield from _local_veto(draft, procedure)
        if procedure.kind == "advice":
            says = f"let {draft.name(procedure.id)} decide and not only advise"
            decide = ("substitute", f"{procedure.id}.kind", "decision")
            edit = Edit("decision", ("move_matter",), says, (decide,))
            yield Lever(f"?advice {procedure.id}", f"{procedure.id}.kind", (edit,))
        if procedure.kind == "override":
            yield from _bounds(draft, procedure.id, procedure)
    for veto in draft.proposal.vetoes:
        yield _veto(draft, veto.id, veto.effect)
        yield from _bounds(draft, veto.id, veto)


def _condition(draft: Draft, procedure: Procedure) -> Iterator[Lever]:
    """Return the lever on when a procedure passes: each way a reading of its condition."""
    path = f"{procedure.id}.passes_when"
    written = draft.value(path)
    now: dict[str, Plain] = {"rule": written} if isinstance(written, str) else {}
    if isinstance(written, dict):
        now = {key: value for key, value in written.items() if key != "id"}
    stated = procedure.passes_when.rule not in ("none", "unknown")
    ways = [way for way in _ways(draft, procedure, now, stated) if way[3] != now]
    if not ways:
        return
    wrapping = [_first_of_all(condition) == now for *_, condition in ways]
    edits = tuple(
        Edit(
            value,
            kinds,
            says,
            (("substitute", path, condition),),
            wrapped=f"{path}.all[0]" if wraps else "",
        )
        for (value, kinds, says, condition), wraps in zip(ways, wrapping, strict=True)
    )
    copies = [f"{path}.one_of[0]"]
    copies += [f"{path}.one_of[{n}].all[0]" for n, wraps in enumerate(wrapping, 1) if wraps]
    readings: list[Plain] = [{"id": "as_is", **now}]
    readings += [{"id": value, **condition} for value, _, _, condition in ways]
    widened: Amendment = ("substitute", path, {"one_of": readings})
    yield Lever(path, path, edits, "as_is", (widened,), copies=tuple(copies))


def _first_of_all(condition: dict[str, Plain]) -> Plain | None:
    joined = condition.get("all")
    return joined[0] if isinstance(joined, list) and joined else None


_Way = tuple[str, tuple[str, ...], str, dict[str, Plain]]


def _ways(
    draft: Draft, procedure: Procedure, now: dict[str, Plain], stated: bool
) -> Iterator[_Way]:
    name = draft.name(procedure.id)
    quota_kind = ("change_quota",) if stated else ("state_rule",)
    seats = draft.scene.candidates(procedure.body)
    collegial = len(seats) > 1 or any(at.sizes[0][-1] > 1 for at in seats)
    groups = [g for area in draft.scene.peoples if (g := draft.local_group(area))]
    for value, says, quota in QUOTAS if collegial else ():
        assert isinstance(quota, dict)
        yield value, quota_kind, f"let {name} pass with {says}", quota
    for group in groups if collegial else ():
        own: Plain = {"more_than": "1/2", "of": "members", "among": group}
        joint = f"and a majority of the seats of {draft.name(group)}"
        says = f"let {name} pass as before {joint}"
        if stated:
            yield f"and_{group}", ("add_concurrent_majority",), says, {"all": [now, own]}
    for body in draft.bodies_with_locals() if stated else ():
        if body.id != procedure.body:
            says = f"let {name} take effect only if {draft.name(body.id)} approves"
            approval: Plain = {"approval_by": body.id}
            yield f"approved_by_{body.id}", ("bind_channel",), says, {"all": [now, approval]}


def _channel(draft: Draft, procedure: Procedure) -> Lever:
    says = f"repeal {draft.name(procedure.id)}"
    edit = Edit("repealed", ("remove_channel",), says, (("repeal", procedure.id, ""),))
    return Lever(f"?channel {procedure.id}", procedure.id, (edit,))


def _local_veto(draft: Draft, procedure: Procedure) -> Iterator[Lever]:
    edits = []
    for body in draft.bodies_with_locals():
        if body.id == procedure.body:
            continue
        veto: Plain = {
            "id": draft.free_id(f"{body.id}_on_{procedure.id}"),
            "holders": [body.id],
            "over": [procedure.id],
        }
        says = f"give {draft.name(body.id)} a veto over {draft.name(procedure.id)}"
        edits.append(Edit(body.id, ("add_veto",), says, (("insert", "vetoes", [veto]),)))
    if edits:
        yield Lever(f"?new_veto {procedure.id}", procedure.id, tuple(edits))


def _veto(draft: Draft, id: str, effect: str) -> Lever:
    name = draft.name(id)
    edits = [Edit("repealed", ("remove_veto",), f"repeal {name}", (("repeal", id, ""),))]
    if effect == "blocks":
        says = f"let {name} only delay"
        delay = ("substitute", f"{id}.effect", "delays")
        edits.append(Edit("delays", ("limit_veto",), says, (delay,)))
    return Lever(f"?veto {id}", id, tuple(edits))


def _bounds(draft: Draft, id: str, bounded: Bounded) -> Iterator[Lever]:
    """Return the lever that adds the limits an override or a veto lacks."""
    amendments: list[Amendment] = []
    said = []
    missing = (None, (), "none", "unknown")
    if bounded.grounds in missing:
        amendments.append(("substitute", f"{id}.grounds", [TO_BE_DRAFTED]))
        said.append("grounds")
    if bounded.reasons in missing:
        amendments.append(("substitute", f"{id}.reasons", "written"))
        said.append("written reasons")
    if bounded.deadline in missing:
        amendments.append(("substitute", f"{id}.deadline", "30 days"))
        said.append("a deadline")
    if amendments:
        says = f"bind {draft.name(id)} to {' and '.join(said)}"
        edit = Edit("bounded", ("bound_override",), says, tuple(amendments))
        yield Lever(f"?bounds {id}", id, (edit,))
