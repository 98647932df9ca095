"""Levers on decisions: what decides them, ties, vetoes, and limits of vetoes and overrides."""

from collections.abc import Iterator

from council_rules.alternatives.conditions import condition
from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import Edit, Lever
from council_rules.alternatives.moves import channel
from council_rules.proposal.amend import Amendment, Plain
from council_rules.proposal.model.decisions import Procedure, Veto
from council_rules.proposal.model.parts import Bounded

TO_BE_DRAFTED = "to be drafted"
# Short enough for the limits of rule books; a longer time is shortened to it.
DAYS = 7


def decision_levers(draft: Draft) -> Iterator[Lever]:
    """Return what can be changed about procedures and vetoes."""
    local = {body.id for body in draft.locals.bodies_with_locals()}
    for procedure in draft.proposal.procedures:
        if procedure.kind in ("decision", "override"):
            yield from condition(draft, procedure)
            if procedure.body not in local:
                # nobody local is cured by taking away what locals decide
                yield from channel(draft, procedure)
            yield from _local_veto(draft, procedure)
            yield from _tie_break(draft, procedure)
        if procedure.kind == "advice":
            says = f"in {draft.name(procedure.id)}, for 'advice' substitute 'decision'"
            decide = ("substitute", f"{procedure.id}.kind", "decision")
            edit = Edit("decision", ("move_matter",), says, (decide,))
            yield Lever(f"?advice {procedure.id}", f"{procedure.id}.kind", (edit,))
        if procedure.kind == "override":
            yield from _bounds(draft, procedure.id, procedure)
        if procedure.falls_back_on is not None:
            yield _fallback(draft, procedure.id, procedure.falls_back_on)
    for veto in draft.proposal.vetoes:
        # the remedy of locals, or of whoever may ask for it, is not repealed for a few words
        if not (veto.on_request_of or draft.locals.protects_locals(veto.holders)):
            yield _veto(draft, veto)
        yield from _bounds(draft, veto.id, veto)


def _local_veto(draft: Draft, procedure: Procedure) -> Iterator[Lever]:
    edits = []
    for body in draft.locals.may_consent(procedure):
        veto: Plain = {
            "id": draft.free_id(f"{body.id}_on_{procedure.id}"),
            "holders": [body.id],
            "over": [procedure.id],
        }
        says = f"insert a veto of {draft.name(body.id)} over {draft.name(procedure.id)}"
        edits.append(Edit(body.id, ("add_veto",), says, (("insert", "vetoes", [veto]),)))
    if edits:
        yield Lever(f"?new_veto {procedure.id}", procedure.id, tuple(edits))


def _fallback(draft: Draft, id: str, to: str) -> Lever:
    path = f"{id}.fallback"
    says = f"in {draft.name(id)}, repeal the fallback to {draft.name(to)}"
    edit = Edit("repealed", ("remove_fallback",), says, (("repeal", path, ""),))
    return Lever(f"?fallback {id}", path, (edit,))


def _tie_break(draft: Draft, procedure: Procedure) -> Iterator[Lever]:
    """Return the lever that takes the casting vote from whoever presides."""
    seat, path = procedure.tie_break, f"{procedure.id}.tie_break"
    if seat not in [at.path for at in draft.index.chairs(procedure.body)]:
        return
    says = f"in {draft.name(procedure.id)}, repeal the casting vote of {draft.name(seat)}"
    edit = Edit("fails", ("change_tie_break",), says, (("substitute", path, "fails"),))
    yield Lever(path, path, (edit,), seat, (("substitute", path, "unknown"),))


def _veto(draft: Draft, veto: Veto) -> Lever:
    """Return the lever that repeals a veto, or lets it delay; without an end it blocks."""
    name, id = draft.name(veto.id), veto.id
    edits = [Edit("repealed", ("remove_veto",), f"repeal veto {name}", (("repeal", id, ""),))]
    if veto.effect == "blocks":
        says = f"in veto {name}, for 'blocks' substitute 'delays'"
        delay: list[Amendment] = [("substitute", f"{id}.effect", "delays")]
        if not isinstance(veto.delay, int):
            says = f"{says}, by {DAYS} days at most"
            delay.append(("substitute", f"{id}.delay", f"{DAYS} days"))
        edits.append(Edit("delays", ("limit_veto",), says, tuple(delay)))
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
        amendments.append(("substitute", f"{id}.deadline", f"{DAYS} days"))
        said.append(f"a deadline of {DAYS} days")
    says = f"insert {' and '.join(said)}"
    if isinstance(bounded.deadline, int) and bounded.deadline > DAYS:
        amendments.append(("substitute", f"{id}.deadline", f"{DAYS} days"))
        shorter = f"for {bounded.deadline} days substitute {DAYS} days"
        says = f"{shorter}, and {says}" if said else shorter
    if amendments:
        says = f"in {draft.name(id)}, {says}"
        edit = Edit("bounded", ("bound_override",), says, tuple(amendments))
        yield Lever(f"?bounds {id}", id, (edit,))
