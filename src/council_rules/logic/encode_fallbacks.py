"""The fact or question what decides when a procedure fails."""

from council_rules.logic.fact_base import FactBase, Option, term
from council_rules.logic.fallbacks import possible_fallbacks
from council_rules.logic.index import ProposalIndex
from council_rules.proposal.model.decisions import Procedure


def encode_fallback(index: ProposalIndex, fact_base: FactBase, procedure: Procedure) -> None:
    """Record what decides when a procedure fails, or ask which of several does."""
    id, path = procedure.id, f"{procedure.id}.fallback"
    if procedure.falls_back_on:
        fact_base.given(path, "fallback", id, procedure.falls_back_on)
        return
    name = fact_base.names[id]
    options = [Option("none", f"nothing else decides when '{name}' fails", ())]
    for then in possible_fallbacks(index, procedure):
        says = f"{fact_base.quoted(then)} decides when '{name}' fails"
        options.append(Option(then, says, (term("fallback", id, then),)))
    fact_base.ask(
        path,
        f"what decides when '{name}' fails",
        path if procedure.fallback else id,
        options,
        assumed=True,
    )
