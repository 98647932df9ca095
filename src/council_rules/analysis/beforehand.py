"""What rules ask for that no condition can find out: it is found before they are judged."""

from council_rules.analysis.standard import Standard
from council_rules.logic.ledger import Ledger
from council_rules.proposal.model import Proposal


def add_found(proposal: Proposal, ledger: Ledger, standard: Standard) -> None:
    """Add to a ledger what the games of its procedures show, if a rule asks for it.

    The ledger has all answers that are assumed of what the proposal leaves open.
    """
    if any(rule.witness for rule in standard.rules):
        # the library of voting power is loaded only for rules that need it
        from council_rules.analysis.games.facts import add_games

        add_games(proposal, ledger, standard.rules, standard.settings)
