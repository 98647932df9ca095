"""What is refused for what it breaks takes nothing with it that breaks nothing."""

from pathlib import Path

from council_rules.alternatives.outcome import Outcome
from council_rules.alternatives.refusals import near
from council_rules.alternatives.request import Request
from council_rules.alternatives.search import alternatives
from council_rules.analysis.standard import standard
from council_rules.proposal.load import load

ASSEMBLY = Path(__file__).parent / "cases" / "mediation.council.yaml"


def test_what_breaks_a_rule_about_a_matter_refuses_only_what_breaks_it() -> None:
    """DEC001 is about the matter and REP009 about what falls back on what is changed."""
    request = Request(goals=("ACC009", "DEC002"))
    chosen = standard(select=("ACC009", "DEC001", "DEC002", "REP009"))
    result = alternatives(load(ASSEMBLY), chosen, request)
    (found,) = result.found
    assert ("ACC009", "house") in found.with_outcome(Outcome.OPEN)
    assert all(one.outcome is not Outcome.IMPOSSIBLE for one in result.conflicts)


def test_a_verdict_hangs_on_what_decides_afterwards_and_before() -> None:
    proposal = load(ASSEMBLY).proposal
    votes = {"house_vote", "mediate", "house_override", "senate_vote"}
    about = votes | {"house", "senate", "mediation"}
    assert near(proposal, "house_vote") == about
    assert near(proposal, "house_override") == about
    assert near(proposal, "federal_laws") == about | {"federal_laws"}
    assert near(proposal, "taxes") == about | {"taxes"}
