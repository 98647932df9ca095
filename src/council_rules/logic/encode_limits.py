"""Facts about limits: mandates, handover and accountability."""

from council_rules.logic.candidates import Candidates, unnamed
from council_rules.logic.encode_accountability import encode_accountability
from council_rules.logic.encode_actors import answer
from council_rules.logic.ledger import Ledger, Option, term, word
from council_rules.logic.scene import Scene
from council_rules.logic.statements import LABELS, optional, scope
from council_rules.proposal.dates import day
from council_rules.proposal.model import Handover, Mandate


def encode_limits(candidates: Candidates, ledger: Ledger) -> None:
    """Record mandates with their limits, handovers and duties to answer."""
    scene = candidates.scene
    for mandate in scene.proposal.mandates:
        _encode_mandate(scene, ledger, mandate)
    _encode_handovers(scene, ledger)
    encode_accountability(scene, ledger)


def _encode_mandate(scene: Scene, ledger: Ledger, mandate: Mandate) -> None:
    id = mandate.id
    if mandate.by not in (None, "none", "unknown"):
        ledger.given(f"{id}.by", "mandated_by", id, str(mandate.by))
    elif mandate.by == "unknown" or (mandate.by is None and not scene.closed):
        _ask_giver(scene, ledger, mandate)
    if mandate.territory == "unlimited":
        ledger.given(f"{id}.territory", "boundless", id)
    else:
        scope(ledger, id, "mandate_area", mandate.territory, f"{id}.territory")
    optional(scene, ledger, id, "territory", mandate.territory, f"{id}.territory")
    scope(ledger, id, "mandate_about", mandate.matters, f"{id}.matters")
    optional(scene, ledger, id, "matters", mandate.matters, f"{id}.matters")
    if optional(scene, ledger, id, "end", mandate.ends, f"{id}.ends"):
        ledger.given(f"{id}.ends", "ends", id, day(str(mandate.ends)))


def _ask_giver(scene: Scene, ledger: Ledger, mandate: Mandate) -> None:
    """Ask who gives a mandate: somebody else, or a body that acts under it."""
    name = ledger.names[mandate.id]
    bodies = [b.id for b in scene.proposal.bodies if b.mandated_by in (mandate.id, "unknown")]
    ledger.ask(
        f"{mandate.id}.by",
        f"who gives '{name}'",
        f"{mandate.id}.by" if mandate.by else mandate.id,
        [
            Option("another", f"somebody else gives '{name}'", ()),
            *(
                Option(
                    body,
                    f"{ledger.quoted(body)} gives '{name}' itself",
                    (term("mandated_by", mandate.id, body),),
                )
                for body in bodies
            ),
        ],
        assumed=True,
    )


def _encode_handovers(scene: Scene, ledger: Ledger) -> None:
    handovers = scene.proposal.handovers
    listed = "complete" if "handovers" in scene.proposal.proposal.complete else None
    none_planned = "none" if listed and not handovers else None
    planned, known = handovers or none_planned, "all" if listed or scene.closed else None
    for field, value, id in (
        ("handovers", planned, "proposal.handovers"),
        ("handover_list", known, "proposal.complete.handovers"),
    ):
        optional(scene, ledger, "proposal", field, value, "proposal", id)
    for handover in handovers:
        ledger.given(handover.id, "handover", handover.id)
        _encode_handover(scene, ledger, handover)


def _encode_handover(scene: Scene, ledger: Ledger, handover: Handover) -> None:
    id = handover.id
    _encode_area(scene, ledger, handover)
    _encode_hand(scene, ledger, id, "recipient", "handover_to", handover.to, f"{id}.to")
    if optional(scene, ledger, id, "date", handover.due, f"{id}.due"):
        ledger.given(f"{id}.due", "handover_on", id, day(str(handover.due)))
    test = "none" if handover.test is None and handover.due else handover.test
    optional(scene, ledger, id, "test", test, f"{id}.test")
    by = handover.certified_by
    _encode_hand(scene, ledger, id, "certifier", "certifies", by, f"{id}.certified_by")


def _encode_area(scene: Scene, ledger: Ledger, handover: Handover) -> None:
    """Record what is handed over; where an open file does not say, all of it or a part."""
    id = handover.id
    if handover.area:
        for area in (handover.area, *scene.parts_of(handover.area)):
            ledger.given(id, "handover_area", id, area)
        return
    every = tuple(term("handover_area", id, area) for area in scene.peoples)
    options = [Option("all", f"{ledger.quoted(id)} is of every area", every)]
    if not scene.closed and len(scene.peoples) > 1:
        options += [
            Option(
                area,
                f"{ledger.quoted(id)} is of {ledger.quoted(area)} only",
                (term("handover_area", id, area),),
            )
            for area in scene.peoples
        ]
    ledger.ask(f"{id}.area", f"what {ledger.quoted(id)} hands over", id, options, assumed=True)


def _encode_hand(
    scene: Scene,
    ledger: Ledger,
    id: str,
    field: str,
    functor: str,
    by: str | None,
    path: str,
) -> None:
    """Record who takes over or certifies, or ask whether somebody does and from where."""
    if by == "none" or (by is None and scene.closed):
        ledger.given(path, "absent", id, word(field))
    elif by not in (None, "unknown"):
        ledger.given(path, "stated", id, word(field))
        ledger.given(path, functor, id, str(by))
    else:
        name, what = ledger.quoted(id), LABELS[field]
        stated = term("stated", id, word(field))
        options = [
            Option(
                "absent", f"{name} does not state {what}", (term("absent", id, word(field)),)
            )
        ]
        options += [
            Option(
                answer(ledger, who),
                f"{ledger.quoted(who)}, as {what} of {name}",
                (stated, term(functor, id, who)),
            )
            for who in unnamed(scene)
        ]
        ledger.ask(path, f"{what} of {name}", path if by else id, options, assumed=True)
