"""Facts about limits: mandates, handover and accountability."""

from council_rules.logic.ledger import Ledger
from council_rules.logic.scene import Scene
from council_rules.logic.statements import day, optional, scope
from council_rules.proposal.model import Mandate


def encode_limits(scene: Scene, ledger: Ledger) -> None:
    """Record mandates with their limits, handovers and duties to answer."""
    for mandate in scene.proposal.mandates:
        _encode_mandate(scene, ledger, mandate)
    _encode_handovers(scene, ledger)
    for duty in scene.proposal.accountability:
        ledger.given(duty.id, "answers_to", duty.duty_of, duty.to)


def _encode_mandate(scene: Scene, ledger: Ledger, mandate: Mandate) -> None:
    id = mandate.id
    if mandate.territory == "unlimited":
        ledger.given(f"{id}.territory", "boundless", id)
    else:
        scope(ledger, id, "mandate_area", mandate.territory, f"{id}.territory")
    optional(scene, ledger, id, "territory", mandate.territory, f"{id}.territory")
    scope(ledger, id, "mandate_about", mandate.matters, f"{id}.matters")
    optional(scene, ledger, id, "matters", mandate.matters, f"{id}.matters")
    if optional(scene, ledger, id, "end", mandate.ends, f"{id}.ends"):
        ledger.given(f"{id}.ends", "ends", id, day(str(mandate.ends)))


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
        id = handover.id
        ledger.given(id, "handover", id)
        for area in (handover.area,) if handover.area else scene.peoples:
            ledger.given(id, "handover_area", id, area)
        if optional(scene, ledger, id, "recipient", handover.to, f"{id}.to"):
            ledger.given(f"{id}.to", "handover_to", id, handover.to)
        if optional(scene, ledger, id, "date", handover.due, f"{id}.due"):
            ledger.given(f"{id}.due", "handover_on", id, day(str(handover.due)))
        test = "none" if handover.test is None and handover.due else handover.test
        optional(scene, ledger, id, "test", test, f"{id}.test")
        if optional(
            scene, ledger, id, "certifier", handover.certified_by, f"{id}.certified_by"
        ):
            ledger.given(f"{id}.certified_by", "certifies", id, str(handover.certified_by))
