"""What is refused for what it breaks takes nothing with it that breaks nothing."""

from council_rules.alternatives.outcome import Outcome
from council_rules.alternatives.refusals import near
from council_rules.alternatives.request import Request
from council_rules.alternatives.search import alternatives
from council_rules.analysis.standard import standard
from council_rules.proposal.load import load_text

# what the house fails goes to a committee that cannot pass anything, and back to the house
ASSEMBLY = """\
council_rules: "1"
proposal: {id: assembly, title: Assembly, completeness: closed}
areas: [{id: union, name: Union}]
groups: [{id: citizens, name: Citizens, dimension: origin, locality: {union: local}}]
electorates: [{id: voters, name: Voters, area: union}]
bodies:
  - id: house
    name: House
    tier: 1
    standing: permanent
    seats:
      - {id: member, count: 9, reserved_for: [citizens], appointed_by: voters, removable_by: none}
  - id: committee
    name: Committee
    tier: 1
    standing: permanent
    seats:
      - {id: delegate, count: 4, reserved_for: [citizens], appointed_by: house, removable_by: none}
matters:
  - {id: laws, name: Laws, kinds: [legislation], area: union}
  - {id: taxes, name: Taxes, kinds: [budget], parent: laws, area: union}
procedures:
  - id: bill
    body: house
    matters: [laws]
    passes_when: {more_than: 1/2, of: members}
    fallback: mediation
  - {id: mediation, body: committee, passes_when: {at_least: 5, of: members}, fallback: last_word}
  - {id: last_word, body: house, passes_when: {at_least: 2/3, of: members}}
"""


def test_what_breaks_a_rule_about_a_matter_refuses_only_what_breaks_it() -> None:
    """DEC001 is about the matter and REP009 about what falls back on what is changed."""
    request = Request(goals=("ACC009", "DEC002"))
    chosen = standard(select=("ACC009", "DEC001", "DEC002", "REP009"))
    loaded = load_text(ASSEMBLY, "assembly")
    result = alternatives(loaded, chosen, request)
    (found,) = result.found
    assert ("ACC009", "house") in found.with_outcome(Outcome.OPEN)
    assert all(one.outcome is not Outcome.IMPOSSIBLE for one in result.conflicts)


def test_a_verdict_hangs_on_what_decides_afterwards_and_before() -> None:
    proposal = load_text(ASSEMBLY, "assembly").proposal
    votes = {"bill", "mediation", "last_word", "house", "committee"}
    assert near(proposal, "bill") == votes
    assert near(proposal, "last_word") == votes
    assert near(proposal, "laws") == votes | {"laws"}
    assert near(proposal, "taxes") == votes | {"taxes"}
