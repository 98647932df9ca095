"""Facts and questions about clauses that bind bodies and are no procedure.

Where an open file has no clause of a kind, it is asked once for all bodies of which none is
stated: rules look at each body by itself, so two answers hold the worst and the best for each.
"""

from collections.abc import Iterable
from typing import get_args

from council_rules.logic.ledger import Ledger, Option, term, word
from council_rules.logic.scene import Scene
from council_rules.logic.statements import CLAUSES, scope
from council_rules.proposal.model import Provision, ProvisionKind

# Kinds of clauses of which it is read how long they let something last, and who extends it.
TIMED = ("lapse", "emergency_rules")
EXTENDED = ("emergency_rules",)
# More days than any rule allows, where a time may be without an end.
VERY_LONG = 36_525


def encode_provisions(scene: Scene, ledger: Ledger) -> None:
    """Record the clauses of the text, and ask for those of which an open file is silent."""
    for one in scene.proposal.provisions:
        _encode_provision(scene, ledger, one)
    for kind in get_args(ProvisionKind):
        _complete(scene, ledger, kind)


def bound(scene: Scene, provision: Provision) -> tuple[str, ...]:
    """Return the ids of the bodies that a clause binds."""
    if provision.of is None:
        return tuple(scene.bodies)
    return provision.of if isinstance(provision.of, tuple) else ()


def _encode_provision(scene: Scene, ledger: Ledger, one: Provision) -> None:
    bodies = bound(scene, one)
    if not bodies:
        return
    ledger.given(one.id, "provision", one.id, word(one.kind))
    for body in bodies:
        ledger.given(one.id, "provision_of", one.id, body)
        ledger.given(one.id, "stated", body, word(one.kind))
    scope(ledger, one.id, "provision_about", one.matters or "all", f"{one.id}.matters")
    _encode_hand(scene, ledger, one, bodies)
    _encode_time(scene, ledger, one)


def _encode_hand(scene: Scene, ledger: Ledger, one: Provision, bodies: Iterable[str]) -> None:
    """Record who acts under a clause; of powers that may be extended, ask by whom."""
    path, name = f"{one.id}.by", ledger.quoted(one.id)
    if one.by not in (None, "none", "unknown"):
        ledger.given(path, "provision_by", one.id, str(one.by))
    if one.by not in (None, "unknown") or (one.by is None and scene.closed):
        return
    if one.kind not in EXTENDED or not scene.wants(path, scene.read.word("provision_by")):
        return
    itself = tuple(term("provision_by", one.id, body) for body in bodies)
    ledger.ask(
        path,
        f"who extends what {name} limits",
        path if one.by else one.id,
        [
            Option("nobody", f"nobody extends what {name} limits", ()),
            Option("itself", f"whoever has the powers extends what {name} limits", itself),
        ],
        assumed=True,
    )


def _encode_time(scene: Scene, ledger: Ledger, one: Provision) -> None:
    """Record the time that a clause sets, or ask whether it is long where that is open."""
    path, name = f"{one.id}.within", ledger.quoted(one.id)
    stated, absent = (term(word_, one.id, word("within")) for word_ in ("stated", "absent"))
    if isinstance(one.within, int):
        ledger.given(path, "provision_within", one.id, one.within)
        ledger.given(path, "stated", one.id, word("within"))
    elif one.within == "none" or (one.within is None and scene.closed):
        ledger.given(path, "absent", one.id, word("within"))
    elif one.kind in TIMED and scene.wants(path, scene.read.word("provision_within")):
        long = term("provision_within", one.id, VERY_LONG)
        ledger.ask(
            path,
            f"what time {name} sets",
            path if one.within else one.id,
            [
                Option("short", f"{name} sets a short time", (stated,)),
                Option("long", f"{name} sets {VERY_LONG} days", (stated, long)),
                Option("absent", f"{name} sets no time", (absent,)),
            ],
            assumed=True,
        )


def _complete(scene: Scene, ledger: Ledger, kind: str) -> None:
    """Record for which bodies there is no clause of a kind, or ask whether there is one."""
    header, own = scene.proposal.proposal, scene.provisions(kind)
    question = f"proposal.provisions.{kind}"
    if not scene.wants(question, scene.read.provision(kind)):
        return
    left = [b for b in scene.bodies if not any(b in bound(scene, one) for one in own)]
    none, unknown = (any(one.of == how for one in own) for how in ("none", "unknown"))
    closed = scene.closed and "provisions" not in header.incomplete
    if none or (not unknown and (closed or "provisions" in header.complete)):
        for body in left:
            ledger.given(body, "absent", body, word(kind))
    elif left:
        _ask(ledger, kind, question, left, others=len(left) < len(scene.bodies))


def _ask(
    ledger: Ledger, kind: str, question: str, left: Iterable[str], *, others: bool
) -> None:
    unnamed, what = f"?{kind}", f"clause on {CLAUSES[kind]}"
    ledger.names[unnamed] = f"a {what}, which the file does not name"
    whom = " for the bodies of which none is stated" if others else ""
    stated = [term("provision", unnamed, word(kind)), term("provision_about_all", unnamed)]
    if kind in TIMED:
        stated.append(term("stated", unnamed, word("within")))
    for body in left:
        stated += [term("provision_of", unnamed, body), term("stated", body, word(kind))]
    absent = tuple(term("absent", body, word(kind)) for body in left)
    ledger.ask(
        question,
        f"whether the text has a {what}{whom}",
        "proposal",
        [
            Option("stated", f"the text has a {what}{whom}", tuple(stated)),
            Option("absent", f"the text has no {what}{whom}", absent),
        ],
    )
