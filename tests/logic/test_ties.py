"""What happens on a tie is asked only where a tie can occur."""

from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given

from council_rules.analysis.games.statements import Statements
from council_rules.analysis.games.structure import Structure
from council_rules.logic.completions import NO_ANSWERS
from council_rules.logic.counting import counted
from council_rules.logic.encode import encode
from council_rules.logic.index import ProposalIndex
from council_rules.logic.ties import tie_can_occur
from council_rules.proposal.model.decisions import Condition, Procedure
from council_rules.proposal.model.file import Proposal
from tests.logic.silent import CHAIR, CLOSED, MAJORITY, Council, Part, council
from tests.logic.support import proposal_of
from tests.logic.test_open import completions, number_of_completions, open_councils
from tests.tries import tries

MAJORITY_SHARE = Fraction(1, 2)
FOUR: Part = {"id": "member", "count": "4", "reserved_for": ["outsiders"]}
GUEST: Part = {"id": "guest", "participation": "invited", "reserved_for": ["outsiders"]}


def asked(*seats: Part, rule: Any = MAJORITY) -> bool:
    data: Council = council(*seats, rule=rule, **CLOSED)
    data["procedures"][0]["tie_break"] = "unknown"
    questions = encode(proposal_of(data)).questions
    return any(question.id == "vote.tie_break" for question in questions)


@pytest.mark.parametrize(
    ("seats", "base", "expected"),
    [
        ((CHAIR, FOUR), "members", False),
        ((CHAIR, FOUR), "filled_seats", False),
        ((CHAIR, FOUR), "present", True),
        ((CHAIR, FOUR), "voting", True),
        ((CHAIR, FOUR, GUEST), "members", True),
        ((CHAIR, FOUR | {"count": "3"}), "members", True),
        ((CHAIR, FOUR | {"weight": "2"}), "members", False),
        ((CHAIR | {"weight": "2"}, FOUR), "members", True),
        ((CHAIR | {"weight": "7"}, FOUR), "members", False),
        ((CHAIR, FOUR | {"count": "unknown"}), "members", True),
        ((CHAIR, FOUR | {"total_weight": "5"}), "members", False),
        ((CHAIR, FOUR | {"count": "3", "participation": "vacant"}), "members", False),
    ],
)
def test_a_tie_is_asked_about_where_half_can_be_in_favour(
    seats: tuple[Part, ...], base: str, expected: bool
) -> None:
    assert asked(*seats, rule={"more_than": "1/2", "of": base}) is expected


def test_only_a_majority_of_all_knows_a_tie() -> None:
    assert not asked(CHAIR, FOUR, GUEST, rule={"more_than": "2/3", "of": "members"})
    assert asked(CHAIR, FOUR, rule={"one_of": ["unanimity", {**MAJORITY, "of": "present"}]})


def test_too_many_votes_to_add_up_may_tie() -> None:
    assert asked(CHAIR, *({**FOUR, "id": f"m{n}", "weight": str(3**n)} for n in range(12)))


def half_in_favour(proposal: Proposal, procedure: Procedure, condition: Condition) -> bool:
    """Return whether in a closed proposal some of those who vote are exactly half."""
    structure = Structure(ProposalIndex(proposal), Statements(encode(proposal)), NO_ANSWERS)
    counting = counted(condition)
    of_members = condition.of == "members"
    every = structure.members if of_members else structure.voters
    total = sum(structure.units(path, counting) for path in every(procedure.body))
    classes = [
        (structure.size(path), structure.units(path, counting))
        for path in structure.voters(procedure.body)
    ]
    for taken in product(*(range(size + 1) for size, _ in classes)):
        parts = zip(taken, classes, strict=True)
        favour = sum(units * number // size for number, (size, units) in parts)
        if favour and 2 * favour == total:
            return True
    return False


@given(open_councils().filter(lambda one: number_of_completions(one) <= 60))
@tries(30, suppress_health_check=list(HealthCheck))
def test_so_it_is_in_some_completion(data: dict[str, Any]) -> None:
    proposal = proposal_of(data)
    index, closed = ProposalIndex(proposal), completions(proposal)
    of_members = Condition(more_than=MAJORITY_SHARE, of="members")
    of_seats = Condition(more_than=MAJORITY_SHARE, of="filled_seats", counting="seats")
    for procedure, condition in product(proposal.procedures, (of_members, of_seats)):
        found = any(half_in_favour(one, procedure, condition) for one in closed)
        assert tie_can_occur(index, procedure, condition) is found
