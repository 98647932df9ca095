"""Facts and questions about competences other than deciding, vetoing and appointing."""

from council_rules.logic.encode_vetoes import encode_bounds
from council_rules.logic.fact_base import FactBase, word
from council_rules.logic.index import ProposalIndex
from council_rules.logic.statements import optional, scope
from council_rules.proposal.model.decisions import Power


def ask_powers(index: ProposalIndex, fact_base: FactBase) -> None:
    """Record that all powers are listed, or ask where an open file does not say so."""
    question = "proposal.complete.powers"
    listed = index.closed or "powers" in index.proposal.proposal.complete
    optional(
        index,
        fact_base,
        "proposal",
        "powers",
        "all" if listed else None,
        "proposal",
        question,
        asked=index.wants(question, index.read.statement("powers")),
    )


def encode_power(index: ProposalIndex, fact_base: FactBase, power: Power) -> None:
    """Record whose a power is, over whom and on what, and within which limits."""
    for holder in power.holder:
        fact_base.given(power.id, "power", power.id, word(power.kind), holder)
    for over in power.over:
        fact_base.given(power.id, "power_over", power.id, over)
    for who in power.on_request_of:
        fact_base.given(f"{power.id}.on_request_of", "requests", power.id, who)
    scope(fact_base, power.id, "power_about", power.matters, power.id)
    encode_bounds(
        index,
        fact_base,
        power.id,
        power,
        lambda limit, question: index.wants(question, index.read.power(power.kind, limit)),
    )
