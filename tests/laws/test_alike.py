"""Of several who are alike none is singled out by the order in which they are listed."""

from council_rules.findings.finding import Verdict
from tests.laws.councils import council
from tests.laws.verdicts import judged

TWO_ALIKE = """
persons:
  - {id: miller, name: Miller, affiliations: [residents]}
  - {id: baker, name: Baker, affiliations: [residents]}
bodies:
  - id: board
    name: Board
    tier: 1
    seats:
      - {id: first, holder: miller, appointed_by: unknown}
      - {id: second, holder: baker, appointed_by: unknown}
  - {id: house, name: House, tier: 2, seats: [{id: home, OWN}]}
procedures:
  - {id: vote, body: board, matters: [law], passes_when: MAJORITY}
  - {id: second_vote, body: house, matters: [law], passes_when: MAJORITY}
"""


def test_whoever_is_alike_has_the_same_verdict_in_every_order() -> None:
    text = council(TWO_ALIKE)
    first = judged(text, rule="TIER008").verdicts
    assert first["TIER008", "miller"] == first["TIER008", "baker"] == Verdict.UNDETERMINED
    text["persons"] = text["persons"][::-1]
    assert judged(text, rule="TIER008").verdicts == first
