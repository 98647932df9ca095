"""What rules ask for that no condition can find out: it is found before they are judged."""

from council_rules.analysis.standard import Standard
from council_rules.logic.completions import NO_ANSWERS, Answers
from council_rules.logic.ledger import Ledger
from council_rules.logic.witness import add_witnesses
from council_rules.proposal.model import Proposal
from council_rules.rulebook.rule import COUNTED


def add_found(
    proposal: Proposal, ledger: Ledger, standard: Standard, answers: Answers = NO_ANSWERS
) -> None:
    """Add to a ledger the witnesses and the numbers of power that the rules ask for.

    ``answers`` is what is assumed of open questions; the ledger has them as given.
    """
    texts = standard.texts
    wanted = frozenset(name for rule in standard.rules for name in rule.witness)
    if wanted & set(COUNTED):
        # the library of voting power is loaded only for rules that need it
        from council_rules.analysis.games.facts import add_power

        add_power(proposal, ledger, standard.rules, standard.settings)
    if texts.search:
        add_witnesses(proposal, ledger, texts.core, texts.search, wanted, answers)
