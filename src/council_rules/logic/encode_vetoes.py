"""Facts and questions about vetoes, and about the limits of vetoes and overrides."""

from council_rules.logic.encode_actors import UNNAMED_OUTSIDER, answer
from council_rules.logic.ledger import Ledger, Option, term
from council_rules.logic.scene import Scene
from council_rules.logic.statements import optional, scope
from council_rules.proposal.model import Body, Bounded, Veto

# What is asked about vetoes is where a rule could be met only because a text is silent: a
# second say of whoever presides, and a hold of others on what local members decide. Were
# everybody's veto over everything in question, hardly any verdict on an open file could be
# firm, and none of those that would turn rests on anything the text says.
NO_OTHER_VETO = (
    "nobody has a veto that the file does not name, except where that is an open point: "
    "whoever presides, and over bodies with local members outsiders and warring powers"
)


def encode_vetoes(scene: Scene, ledger: Ledger) -> None:
    """Record the vetoes, and ask who else may have one where that is not stated."""
    for veto in scene.proposal.vetoes:
        _encode_veto(scene, ledger, veto)
    if scene.closed or "vetoes" in scene.proposal.proposal.complete:
        return
    ways = [p for p in scene.proposal.procedures if p.kind in ("decision", "override")]
    deciding = {procedure.body for procedure in ways}
    for body in scene.proposal.bodies:
        if body.id in deciding:
            _ask_vetoes(scene, ledger, body)
    ledger.assumptions.append(NO_OTHER_VETO)


def _ask_vetoes(scene: Scene, ledger: Ledger, body: Body) -> None:
    """Ask for one veto over all decisions of a body: rules are monotone in vetoes."""
    name = ledger.names[body.id]
    options = [Option("nobody", f"nobody else can veto what '{name}' decides", ())]
    presiding, other = f"{body.id}/?veto_of_chair", f"{body.id}/?veto"
    for at in scene.chairs(body.id):
        if not at.alone:
            options.append(_veto(ledger, body, presiding, at.path))
    if len(options) > 1:
        # A second say it is even if it only delays; more than that is not supposed of it.
        ledger.given(body.id, "delays_only", presiding)
    if scene.may_have_locals(body.id):
        for holder in (UNNAMED_OUTSIDER, *scene.warring_powers):
            options.append(_veto(ledger, body, other, holder))
    ledger.ask(
        f"{body.id}.vetoes",
        f"whether a veto over '{name}' is not stated",
        body.id,
        options,
        assumed=True,
    )


def _veto(ledger: Ledger, body: Body, id: str, holder: str) -> Option:
    name = ledger.names[body.id]
    ledger.names[id] = f"a veto over '{name}' that is not stated"
    terms = (
        term("veto", id),
        term("unlisted", id),
        term("veto_over", id, body.id),
        term("veto_about_all", id),
        term("veto_holder", id, holder),
    )
    says = f"{ledger.quoted(holder)} can veto what '{name}' decides"
    return Option(answer(ledger, holder), says, terms)


def encode_bounds(scene: Scene, ledger: Ledger, id: str, bounded: Bounded) -> None:
    """Record on what grounds, how long, with what reasons a power may be used."""
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
    encode_bounds(scene, ledger, veto.id, veto)
