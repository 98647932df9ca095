"""Where two camps without a common member can both decide, some rule of soundness says so."""

import pytest

from tests.laws.councils import council
from tests.laws.verdicts import judged

SOUNDNESS = ("DEC",)
BODIES = """
bodies:
  - id: first
    name: First
    seats: [{id: member, count: 3, OWN}, {id: state, count: 3, CHOSEN}]
  - {id: second, name: Second, seats: [{id: member, count: 4, OWN}]}
"""


def unsound(procedures: str) -> set[str]:
    verdicts = judged(council(BODIES + procedures)).verdicts
    return {
        rule
        for (rule, _), verdict in verdicts.items()
        if rule.startswith(SOUNDNESS) and verdict == "violated"
    }


TWO_MASTERS = {
    "one body, half is enough": """
procedures:
  - {id: vote, body: first, matters: [law], passes_when: {at_least: 1/2, of: members}}
""",
    "two bodies, each alone": """
procedures:
  - {id: one, body: first, matters: [law], passes_when: MAJORITY}
  - {id: other, body: second, matters: [law], passes_when: MAJORITY}
""",
    "two orders": """
procedures:
  - {id: one, body: first, matters: [law], passes_when: {approval_by: boss}}
  - {id: other, body: second, matters: [law], passes_when: {approval_by: elder}}
""",
    "one procedure, either of two": """
procedures:
  - id: vote
    body: first
    matters: [law]
    passes_when: {any: [{approval_by: boss}, {approval_by: elder}]}
""",
    "a fallback to somebody else": """
procedures:
  - {id: one, body: first, matters: [law], passes_when: MAJORITY, fallback: other}
  - {id: other, body: second, passes_when: {at_least: 1/2, of: members}}
""",
}


@pytest.mark.parametrize("procedures", TWO_MASTERS.values(), ids=TWO_MASTERS.keys())
def test_two_masters_are_told(procedures: str) -> None:
    assert unsound(procedures)


ONE_MASTER = {
    "a majority": """
procedures:
  - {id: vote, body: first, matters: [law], passes_when: MAJORITY}
""",
    "two bodies together": """
procedures:
  - {id: vote, body: first, matters: [law], passes_when: {all: [MAJORITY, {approval_by: ask}]}}
  - {id: ask, body: second, kind: advice, passes_when: MAJORITY}
""",
}


@pytest.mark.parametrize("procedures", ONE_MASTER.values(), ids=ONE_MASTER.keys())
def test_one_master_is_no_fault(procedures: str) -> None:
    assert not unsound(procedures) & {"DEC001"}
