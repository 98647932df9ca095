"""Facts and questions about procedures, vetoes and other powers."""

from collections.abc import Iterable, Mapping

from council_rules.logic.encode_conditions import NO_PARTS, Conditions
from council_rules.logic.ledger import Ledger, Option, term, word
from council_rules.logic.scene import Scene
from council_rules.logic.statements import optional, scope
from council_rules.proposal.model import Bounded, Condition, Procedure, Veto

WORDS_OF_TIES = ("fails", "status_quo", "none", "unknown", None)


def encode_procedures(
    scene: Scene, ledger: Ledger, parts: Mapping[str, Iterable[int]] = NO_PARTS
) -> None:
    """Record procedures with their conditions, vetoes, powers and how bodies speak."""
    conditions = Conditions(scene, ledger, parts)
    listed = scene.closed or "procedures" in scene.proposal.proposal.complete
    optional(scene, ledger, "proposal", "procedures", "all" if listed else None, "proposal")
    for procedure in scene.proposal.procedures:
        _encode_procedure(scene, ledger, conditions, procedure)
    for veto in scene.proposal.vetoes:
        _encode_veto(scene, ledger, veto)
    for power in scene.proposal.powers:
        ledger.given(power.id, "power", power.id, word(power.kind), power.holder)
        for body in power.over:
            ledger.given(power.id, "power_over", power.id, body)
        scope(ledger, power.id, "power_about", power.matters, power.id)
    _encode_voices(scene, ledger, conditions)


def _encode_procedure(
    scene: Scene, ledger: Ledger, conditions: Conditions, procedure: Procedure
) -> None:
    id = procedure.id
    ledger.given(id, "procedure", id, procedure.body)
    ledger.given(f"{id}.kind", "kind", id, word(procedure.kind))
    scope(ledger, id, "about", procedure.matters, f"{id}.matters")
    if procedure.matters == "unknown":
        _ask_matters(ledger, id)
    _encode_rule(scene, ledger, conditions, procedure)
    if procedure.fallback:
        ledger.given(f"{id}.fallback", "fallback", id, procedure.fallback.to)
    for other in procedure.overrides:
        ledger.given(f"{id}.overrides", "overrides", id, other)
    for other in procedure.replaces:
        ledger.given(f"{id}.replaces", "replaces", id, other)
    if procedure.escalates_to:
        ledger.given(f"{id}.escalates_to", "escalates", id, procedure.escalates_to)
    if procedure.kind == "override":
        _encode_bounds(scene, ledger, id, procedure)
    elif procedure.kind == "decision":
        optional(scene, ledger, id, "grounds", procedure.grounds, f"{id}.grounds")
    _encode_quorum(scene, ledger, conditions, procedure)
    if procedure.tie_break not in WORDS_OF_TIES:
        ledger.given(f"{id}.tie_break", "casting_vote", id, str(procedure.tie_break))


def _ask_matters(ledger: Ledger, id: str) -> None:
    name = ledger.names[id]
    ledger.ask(
        f"{id}.matters",
        f"which matters '{name}' covers",
        f"{id}.matters",
        [
            Option("all", f"{name} covers every matter", (term("about_all", id),)),
            Option("none", f"{name} covers no matter", ()),
        ],
        assumed=True,
    )


def _encode_rule(
    scene: Scene, ledger: Ledger, conditions: Conditions, procedure: Procedure
) -> None:
    path = f"{procedure.id}.passes_when"
    ledger.given(
        path, "root", procedure.id, conditions.node(procedure.passes_when, procedure, path)
    )
    words = _words(procedure.passes_when)
    stated = "none" if "none" in words or (scene.closed and "unknown" in words) else "stated"
    if "unknown" in words and not scene.closed:
        stated = "unknown"
    optional(scene, ledger, procedure.id, "decision_rule", stated, path)


def _words(condition: Condition) -> set[str]:
    """Return the words in a condition: unanimity, consensus, none, unknown."""
    found: set[str] = {condition.rule} if condition.rule else set()
    for part in (*(condition.all or ()), *(condition.any or ())):
        found |= _words(part)
    return found


def _encode_quorum(
    scene: Scene, ledger: Ledger, conditions: Conditions, procedure: Procedure
) -> None:
    quorum, path = procedure.quorum, f"{procedure.id}.quorum"
    stated = optional(
        scene,
        ledger,
        procedure.id,
        "quorum",
        (quorum.rule or "stated") if quorum else None,
        path,
    )
    if stated and quorum:
        ledger.given(path, "quorum", procedure.id, conditions.node(quorum, procedure, path))


def _encode_bounds(scene: Scene, ledger: Ledger, id: str, bounded: Bounded) -> None:
    optional(scene, ledger, id, "grounds", bounded.grounds, f"{id}.grounds")
    optional(scene, ledger, id, "reasons", bounded.reasons, f"{id}.reasons")
    if optional(scene, ledger, id, "deadline", bounded.deadline, f"{id}.deadline"):
        assert isinstance(bounded.deadline, int)
        ledger.given(f"{id}.deadline", "deadline", id, bounded.deadline)
    if optional(scene, ledger, id, "contest", bounded.contest_before, f"{id}.contest_before"):
        before = str(bounded.contest_before)
        ledger.given(f"{id}.contest_before", "contest_before", id, before)


def _encode_veto(scene: Scene, ledger: Ledger, veto: Veto) -> None:
    ledger.given(veto.id, "veto", veto.id)
    for holder in (veto.procedure,) if veto.procedure else veto.holders:
        functor = "veto_group" if holder in scene.groups else "veto_holder"
        ledger.given(f"{veto.id}.holders", functor, veto.id, holder)
    if veto.exercised == "jointly":
        ledger.given(f"{veto.id}.exercised", "joint", veto.id)
    for over in veto.over:
        ledger.given(f"{veto.id}.over", "veto_over", veto.id, over)
    scope(ledger, veto.id, "veto_about", veto.matters, f"{veto.id}.matters")
    if veto.effect == "delays":
        ledger.given(f"{veto.id}.effect", "delays_only", veto.id)
    if veto.overridable_by not in ("none", "unknown", None):
        path = f"{veto.id}.overridable_by"
        ledger.given(path, "set_aside_by", veto.id, str(veto.overridable_by))
    elif veto.overridable_by == "unknown":
        ledger.assumptions.append(
            f"nobody can set aside '{ledger.names[veto.id]}'; the file does not know who could"
        )
    _encode_bounds(scene, ledger, veto.id, veto)


def _encode_voices(scene: Scene, ledger: Ledger, conditions: Conditions) -> None:
    """Record by which procedure each body forms its will when asked as a whole."""
    for body in scene.proposal.bodies:
        own = [p for p in scene.proposal.procedures if p.body == body.id]
        ordinary = [p for p in own if p.kind in ("decision", "advice", "appointment")]
        if ordinary:
            ledger.given(ordinary[0].id, "speaks_by", body.id, ordinary[0].id)
            if len(ordinary) > 1:
                ledger.assumptions.append(
                    f"where '{ledger.names[body.id]}' acts as a whole and no procedure is "
                    f"named, it acts by '{ledger.names[ordinary[0].id]}'"
                )
        elif not own and _is_single(scene, body.id):
            sole = Procedure(id=f"{body.id}.?alone", body=body.id, passes_when=_UNANIMITY)
            root = conditions.node(_UNANIMITY, sole, f"{body.id}.?alone")
            ledger.names[sole.id] = ledger.names[body.id]
            ledger.given(body.id, "procedure", sole.id, body.id)
            ledger.given(body.id, "root", sole.id, root)
            ledger.given(body.id, "speaks_by", body.id, sole.id)


_UNANIMITY = Condition(rule="unanimity")


def _is_single(scene: Scene, body: str) -> bool:
    candidates = scene.candidates(body)
    return len(candidates) == 1 and candidates[0].sizes[0] == range(1, 2)
