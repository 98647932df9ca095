"""Facts and questions about procedures, powers, and how bodies speak."""

from collections.abc import Iterable, Mapping, Sequence

from council_rules.logic.encode_conditions import NO_PARTS, Conditions
from council_rules.logic.encode_vetoes import encode_bounds, encode_vetoes
from council_rules.logic.ledger import Ledger, Option, term, word
from council_rules.logic.scene import Scene
from council_rules.logic.statements import optional, scope
from council_rules.logic.ties import tie_can_occur
from council_rules.proposal.model import Condition, Procedure


def encode_procedures(
    scene: Scene,
    ledger: Ledger,
    parts: Mapping[str, Iterable[int]] = NO_PARTS,
    tables: bool = True,
) -> None:
    """Record procedures with their conditions, vetoes, powers and how bodies speak."""
    conditions = Conditions(scene, ledger, parts, tables)
    listed = scene.closed or "procedures" in scene.proposal.proposal.complete
    optional(
        scene,
        ledger,
        "proposal",
        "procedures",
        "all" if listed else None,
        "proposal",
        "proposal.complete.procedures",
    )
    for procedure in scene.proposal.procedures:
        _encode_procedure(scene, ledger, conditions, procedure)
    encode_vetoes(scene, ledger)
    for power in scene.proposal.powers:
        for holder in power.holder:
            ledger.given(power.id, "power", power.id, word(power.kind), holder)
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
    _encode_tie(scene, ledger, procedure, conditions.ties.get(id, ()))
    if procedure.fallback:
        ledger.given(f"{id}.fallback", "fallback", id, procedure.fallback.to)
    for other in procedure.overrides:
        ledger.given(f"{id}.overrides", "overrides", id, other)
    for other in procedure.replaces:
        ledger.given(f"{id}.replaces", "replaces", id, other)
    if procedure.escalates_to:
        ledger.given(f"{id}.escalates_to", "escalates", id, procedure.escalates_to)
    if procedure.kind == "override":
        encode_bounds(scene, ledger, id, procedure)
    elif procedure.kind == "decision":
        optional(scene, ledger, id, "grounds", procedure.grounds, f"{id}.grounds")
    _encode_quorum(scene, ledger, conditions, procedure)


def _ask_matters(ledger: Ledger, id: str) -> None:
    name = ledger.names[id]
    ledger.ask(
        f"{id}.matters",
        f"which matters '{name}' covers",
        f"{id}.matters",
        [
            Option("all", f"'{name}' covers every matter", (term("about_all", id),)),
            Option("none", f"'{name}' covers no matter", ()),
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
    optional(
        scene,
        ledger,
        procedure.id,
        "decision_rule",
        _stated(procedure.passes_when, scene.closed),
        path,
        f"{path}.stated",
    )


def _stated(condition: Condition, closed: bool) -> str:
    """Return whether the text states a rule: stated, none, or unknown.

    A part that is missing makes the whole incomplete; where readings differ in this, it is
    open whether the text states a rule.
    """
    if condition.rule in ("none", "unknown"):
        return "none" if closed else condition.rule
    found = {_stated(part, closed) for part in (*(condition.all or ()), *(condition.any or ()))}
    if condition.one_of:
        read = {_stated(reading, closed) for reading in condition.one_of}
        found |= read if len(read) == 1 else {"unknown"}
    return next((word for word in ("none", "unknown") if word in found), "stated")


def _encode_tie(
    scene: Scene, ledger: Ledger, procedure: Procedure, nodes: Sequence[str]
) -> None:
    """Record who has the casting vote, or ask whether whoever presides has it."""
    id, path = procedure.id, f"{procedure.id}.tie_break"
    if procedure.tie_break and "/" in procedure.tie_break:
        ledger.given(path, "casting_vote", id, procedure.tie_break)
        for node in nodes:
            ledger.number("casts", node, procedure.tie_break)
    elif scene.tie_is_open(procedure) and any(
        tie_can_occur(scene, procedure, ledger.conditions[node]) for node in nodes
    ):
        name = ledger.names[id]
        options = [Option("fails", f"'{name}' fails on a tie", ())]
        for at in scene.chairs(procedure.body):
            casts = (term("casts", node, at.path) for node in nodes)
            says = f"{ledger.quoted(at.path)} has the casting vote in '{name}'"
            terms = (term("casting_vote", id, at.path), *casts)
            options.append(Option(at.path, says, terms))
        place = path if procedure.tie_break else id
        ledger.ask(path, f"what happens on a tie in '{name}'", place, options, assumed=True)


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
        elif _is_single(scene, body.id):
            sole = voice_of_one(body.id)
            root = conditions.node(sole.passes_when, sole, sole.id)
            ledger.names[sole.id] = ledger.names[body.id]
            ledger.given(body.id, "procedure", sole.id, body.id)
            ledger.given(body.id, "root", sole.id, root)
            ledger.given(body.id, "speaks_by", body.id, sole.id)


def voice_of_one(body: str) -> Procedure:
    """Return the procedure by which a body of one seat acts where none is written."""
    alone = Condition(rule="unanimity")
    return Procedure(id=f"{body}.?alone", body=body, passes_when=alone)


def _is_single(scene: Scene, body: str) -> bool:
    candidates = scene.candidates(body)
    return len(candidates) == 1 and candidates[0].sizes[0] == range(1, 2)
