"""Facts and questions about competences other than deciding, vetoing and appointing."""

from council_rules.logic.encode_vetoes import encode_bounds
from council_rules.logic.ledger import Ledger, word
from council_rules.logic.scene import Scene
from council_rules.logic.statements import optional, scope
from council_rules.proposal.model import Power


def ask_powers(scene: Scene, ledger: Ledger) -> None:
    """Record that all powers are listed, or ask where an open file does not say so."""
    question = "proposal.complete.powers"
    listed = scene.closed or "powers" in scene.proposal.proposal.complete
    optional(
        scene,
        ledger,
        "proposal",
        "powers",
        "all" if listed else None,
        "proposal",
        question,
        asked=scene.wants(question, scene.read.statement("powers")),
    )


def encode_power(scene: Scene, ledger: Ledger, power: Power) -> None:
    """Record whose a power is, over whom and on what, and within which limits."""
    for holder in power.holder:
        ledger.given(power.id, "power", power.id, word(power.kind), holder)
    for over in power.over:
        ledger.given(power.id, "power_over", power.id, over)
    for who in power.on_request_of:
        ledger.given(f"{power.id}.on_request_of", "requests", power.id, who)
    scope(ledger, power.id, "power_about", power.matters, power.id)
    encode_bounds(
        scene,
        ledger,
        power.id,
        power,
        lambda limit, question: scene.wants(question, scene.read.power(power.kind, limit)),
    )
