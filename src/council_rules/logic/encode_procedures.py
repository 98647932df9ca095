"""Facts and questions about procedures, powers, and how bodies speak."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from council_rules.logic.candidates import Candidates
from council_rules.logic.encode_actors import answer
from council_rules.logic.encode_conditions import NO_PARTS, Conditions
from council_rules.logic.encode_powers import ask_powers, encode_power
from council_rules.logic.encode_unlisted import encode_unlisted
from council_rules.logic.encode_vetoes import encode_bounds, encode_use, encode_vetoes
from council_rules.logic.encode_voices import encode_voices
from council_rules.logic.ledger import Ledger, Option, term, word
from council_rules.logic.scene import Scene, SeatAt
from council_rules.logic.statements import optional, scope
from council_rules.logic.ties import tie_can_occur
from council_rules.proposal.model import Condition, Procedure

MAJORITY = Condition(more_than=Fraction(1, 2), of="members")
ALL = Condition(at_least=Fraction(1), of="members")
QUORUMS = (("majority", "a majority of all members", MAJORITY), ("all", "all members", ALL))

NO_QUORUM = "where the file states no quorum, none is needed"


def encode_procedures(
    candidates: Candidates,
    ledger: Ledger,
    parts: Mapping[str, Iterable[int]] = NO_PARTS,
    tables: bool = True,
) -> None:
    """Record procedures with their conditions, vetoes, powers and how bodies speak."""
    scene = candidates.scene
    conditions = Conditions(candidates, ledger, parts, tables)
    for procedure in scene.proposal.procedures:
        _encode_procedure(candidates, ledger, conditions, procedure)
    encode_vetoes(candidates, ledger)
    encode_unlisted(scene, ledger)
    for power in scene.proposal.powers:
        encode_power(scene, ledger, power)
    ask_powers(scene, ledger)
    encode_voices(candidates, ledger, conditions)


def _encode_procedure(
    candidates: Candidates, ledger: Ledger, conditions: Conditions, procedure: Procedure
) -> None:
    scene, id = candidates.scene, procedure.id
    ledger.given(id, "procedure", id, procedure.body)
    ledger.given(f"{id}.kind", "kind", id, word(procedure.kind))
    scope(ledger, id, "about", procedure.matters, f"{id}.matters")
    unstated = procedure.matters in (None, ()) and not scene.closed
    if procedure.matters == "unknown" or (
        unstated and not _is_used_otherwise(scene, procedure)
    ):
        _ask_matters(scene, ledger, procedure, f"{id}.matters" if procedure.matters else id)
    _encode_label(ledger, procedure)
    _encode_initiators(candidates, ledger, conditions, procedure)
    _encode_rule(scene, ledger, conditions, procedure)
    _encode_tie(scene, ledger, procedure, conditions.ties.get(id, ()))
    if procedure.fallback:
        ledger.given(f"{id}.fallback", "fallback", id, procedure.fallback.to)
    for other in procedure.overrides:
        ledger.given(f"{id}.overrides", "overrides", id, other)
    if procedure.overrides and procedure.matters is None:
        ledger.given(f"{id}.overrides", "displaces", id)
    for other in procedure.replaces:
        ledger.given(f"{id}.replaces", "replaces", id, other)
    if procedure.escalates_to:
        ledger.given(f"{id}.escalates_to", "escalates", id, procedure.escalates_to)
    if procedure.kind == "override":
        encode_bounds(scene, ledger, id, procedure)
    if procedure.kind == "override":
        encode_use(scene, ledger, id, procedure, (procedure.body,))
    elif procedure.kind == "decision":
        optional(scene, ledger, id, "grounds", procedure.grounds, f"{id}.grounds")
    _encode_quorum(scene, ledger, conditions, procedure)


def _is_used_otherwise(scene: Scene, procedure: Procedure) -> bool:
    """Return whether a procedure without matters has another use, so that it needs none."""
    if procedure.kind in ("appointment", "escalation"):
        return True
    used = {p.fallback.to for p in scene.proposal.procedures if p.fallback}
    used |= {p.escalates_to for p in scene.proposal.procedures if p.escalates_to}
    used |= {v.procedure for v in scene.proposal.vetoes if v.procedure}
    used |= {v.overridable_by for v in scene.proposal.vetoes if v.overridable_by}
    used |= {b.acts_by for b in scene.proposal.bodies if b.acts_by}
    for at in scene.seats:
        for act in (at.seat.appointed_by, at.seat.removable_by):
            used |= {act.procedure} if act and act.procedure else set()
    return procedure.id in used


def _ask_matters(scene: Scene, ledger: Ledger, procedure: Procedure, place: str) -> None:
    """Ask whether a procedure covers every matter, none, or one of them alone.

    What a body has a say on may be taken from it on one matter, so that each is asked about.
    """
    id, name = procedure.id, ledger.names[procedure.id]
    none = Option("none", f"'{name}' covers no matter", ())
    if procedure.overrides:
        says = f"'{name}' covers what it overrides and no other matter"
        none = Option("none", says, (term("displaces", id),))
    ledger.ask(
        f"{id}.matters",
        f"which matters '{name}' covers",
        place,
        [
            Option("all", f"'{name}' covers every matter", (term("about_all", id),)),
            none,
            *(
                Option(
                    one,
                    f"'{name}' covers {ledger.quoted(one)} alone",
                    (term("about", id, one),),
                )
                for one in (scene.matters if len(scene.matters) > 1 else ())
            ),
        ],
        assumed=True,
    )


def _encode_label(ledger: Ledger, procedure: Procedure) -> None:
    """Ask whether an appointment that names matters decides them: its label contradicts it."""
    if (
        procedure.kind != "appointment"
        or not procedure.matters
        or procedure.matters == "unknown"
    ):
        return
    id, name = procedure.id, ledger.names[procedure.id]
    ledger.ask(
        f"{id}.kind",
        f"whether '{name}' decides the matters that it names",
        f"{id}.matters",
        [
            Option("appointment", f"'{name}' only appoints", ()),
            Option(
                "decision", f"'{name}' decides the matters it names", (term("binding", id),)
            ),
        ],
    )


def _encode_initiators(
    candidates: Candidates, ledger: Ledger, conditions: Conditions, procedure: Procedure
) -> None:
    """Record who may put something to the vote, or ask where that was looked for in vain."""
    id, path, who = procedure.id, f"{procedure.id}.initiated_by", procedure.initiated_by
    if isinstance(who, tuple) and who:
        node = conditions.initiators(who, procedure, path)
        ledger.given(path, "initiators", id, node)
    elif who == "unknown":
        name = ledger.names[id]
        options = [
            Option("anybody", f"every member may put something to the vote in '{name}'", ())
        ]
        for one in candidates.around(id):
            node = conditions.initiators((one,), procedure, f"{path}?{one}")
            says = f"only {ledger.quoted(one)} may put something to the vote in '{name}'"
            options.append(Option(answer(ledger, one), says, (term("initiators", id, node),)))
        ledger.ask(
            path, f"who may put something to the vote in '{name}'", path, options, assumed=True
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

    A part that is missing makes the whole incomplete; where a text has several readings, it
    is open whether it states a rule.
    """
    if condition.rule in ("none", "unknown"):
        return "none" if closed else condition.rule
    found = {_stated(part, closed) for part in (*(condition.all or ()), *(condition.any or ()))}
    if condition.one_of:
        read = {_stated(reading, closed) for reading in condition.one_of}
        found |= read if read == {"none"} else {"unknown"}
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
        for at in _could_cast(scene, procedure.body):
            casts = (term("casts", node, at.path) for node in nodes)
            says = f"{ledger.quoted(at.path)} has the casting vote in '{name}'"
            terms = (term("casting_vote", id, at.path), *casts)
            options.append(Option(at.path, says, terms))
        place = path if procedure.tie_break else id
        ledger.ask(path, f"what happens on a tie in '{name}'", place, options, assumed=True)


def _could_cast(scene: Scene, body: str) -> list[SeatAt]:
    """Return who may have a casting vote: those who preside, and one of each kind of member."""
    presiding = scene.chairs(body)
    first = {
        (frozenset(scene.groups_of(at.seat)), at.seat.weight): at
        for at in reversed(scene.candidates(body))
        if at.sizes[0] == range(1, 2) and at not in presiding
    }
    return [*presiding, *(at for at in scene.candidates(body) if at in first.values())]


def _encode_quorum(
    scene: Scene, ledger: Ledger, conditions: Conditions, procedure: Procedure
) -> None:
    """Record the quorum, or ask how many have to come where that was looked for in vain.

    A quorum of which nothing is said is not supposed: it would let those who stay away stop
    what the text lets others decide. Whether there is one is open all the same, where the
    result is counted from those who come.
    """
    quorum, id = procedure.quorum, procedure.id
    path = f"{id}.quorum"
    word_of = quorum.rule if quorum else None
    if word_of == "none" or (
        quorum is None and (scene.closed or not _by_attendance(procedure))
    ):
        ledger.given(path, "absent", id, word("quorum"))
    elif quorum is None:
        optional(scene, ledger, id, "quorum", None, path, f"{path}.stated")
    elif word_of != "unknown":
        ledger.given(path, "stated", id, word("quorum"))
        ledger.given(path, "quorum", id, conditions.node(quorum, procedure, path))
    else:
        _ask_quorum(ledger, conditions, procedure)
    if quorum is None and not scene.closed:
        ledger.assumptions.append(NO_QUORUM)


def _by_attendance(procedure: Procedure) -> bool:
    """Return whether a decision is counted, in part or maybe, from those who come."""
    if procedure.kind in ("escalation", "appointment"):
        return False
    todo = [procedure.passes_when]
    while todo:
        condition = todo.pop()
        if condition.rule or condition.of in ("present", "voting"):
            return True
        todo += [*(condition.all or ()), *(condition.any or ()), *(condition.one_of or ())]
    return False


def _ask_quorum(ledger: Ledger, conditions: Conditions, procedure: Procedure) -> None:
    id, path, name = procedure.id, f"{procedure.id}.quorum", ledger.names[procedure.id]
    stated = term("stated", id, word("quorum"))
    options = [Option("none", f"'{name}' has no quorum", (term("absent", id, word("quorum")),))]
    for value, says, condition in QUORUMS:
        node = conditions.node(condition, procedure, f"{path}?{value}")
        terms = (stated, term("quorum", id, node))
        options.append(Option(value, f"'{name}' has a quorum of {says}", terms))
    ledger.ask(path, f"how many have to be present in '{name}'", path, options, assumed=True)
