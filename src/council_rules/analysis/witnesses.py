"""What rules ask for that no condition can find out: it is found before they are judged."""

from council_rules.analysis.standard import Standard
from council_rules.logic.fact_base import FactBase
from council_rules.proposal.model.file import Proposal


def add_witnesses(proposal: Proposal, fact_base: FactBase, standard: Standard) -> None:
    """Add to a fact base what the games of its procedures show, if a rule asks for it.

    The fact base has all answers that are assumed of what the proposal leaves open.
    """
    if any(rule.witness for rule in standard.rules):
        # the library of voting power is loaded only for rules that need it
        from council_rules.analysis.games.facts import add_games

        add_games(proposal, fact_base, standard.rules, standard.settings)
