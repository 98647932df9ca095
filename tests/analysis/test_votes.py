"""Local votes agree with the logic: in every completion, and as bounds over all of them."""

from fractions import Fraction
from itertools import islice, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given

from council_rules.analysis.votes import local_votes
from council_rules.findings.report import BodyVotes
from council_rules.logic.completions import NO_ANSWERS, Answers
from council_rules.logic.encode import encode
from council_rules.logic.fact_base import FactBase
from council_rules.logic.index import ProposalIndex
from council_rules.proposal.load import load
from council_rules.proposal.model.file import Proposal
from tests.logic.support import consequences, proposal_of, valley
from tests.logic.test_open import open_councils
from tests.tries import tries

PROPOSALS = sorted((Path(__file__).parents[2] / "proposals").glob("*/*.council.yaml"))
WANTED = frozenset({"voter", "votes", "local"})
ABOUT = (".placed_in", ".count", ".participation", ".votes", ".complete")
MOST = 40


def votes_of(proposal: Proposal, answers: Answers = NO_ANSWERS) -> dict[str, BodyVotes]:
    names = encode(proposal).names
    return {one.body: one for one in local_votes(ProposalIndex(proposal), names, answers)}


def counted(fact_base: FactBase, body: str) -> tuple[int, int]:
    """Return local votes and all votes as the vocabulary counts them."""
    facts = consequences(fact_base, WANTED)[0]
    voters = [fact.arguments for fact in facts if fact.match("voter", 2)]
    inside = {seat for place, seat in voters if place.string == body}
    local = {f.arguments[0] for f in facts if f.match("local", 2)}
    votes = {f.arguments[0]: f.arguments[1].number for f in facts if f.match("votes", 2)}
    return sum(votes[s] for s in inside & local), sum(votes[s] for s in inside)


def share(numbers: tuple[int, int]) -> Fraction:
    return Fraction(numbers[0], max(numbers[1], 1))


@given(open_councils())
@tries(40, suppress_health_check=list(HealthCheck))
def test_every_completion_is_counted_as_the_logic_counts_it(council: dict[str, Any]) -> None:
    proposal = proposal_of(council)
    fact_base = encode(proposal)
    questions = [one for one in fact_base.questions if one.id.endswith(ABOUT)]
    options = [[option.value for option in one.options] for one in questions]
    bounds = votes_of(proposal)
    for values in islice(product(*options), MOST):
        answers = dict(zip((one.id for one in questions), values, strict=True))
        for body, votes in votes_of(proposal, answers).items():
            assert (votes.least, votes.most) == (None, None)
            numbers = (votes.local, votes.total)
            assert numbers == counted(fact_base.answered(answers), body)
            least, most = bounds[body].least, bounds[body].most
            if least is None or most is None:
                assert numbers == (bounds[body].local, bounds[body].total)
            elif numbers[1]:
                assert share(least) <= share(numbers) <= share(most)


@pytest.mark.parametrize("path", PROPOSALS, ids=lambda path: path.name.split(".")[0])
def test_real_proposals(path: Path) -> None:
    proposal = load(path).proposal
    for body, votes in votes_of(proposal).items():
        assert 0 <= votes.local <= votes.total
        if votes.least and votes.most:
            assert share(votes.least) <= share(votes.most)
        first = {one.id: one.options[0].value for one in encode(proposal).questions}
        usual = {id: value for id, value in first.items() if ".locality." not in id}
        settled = votes_of(proposal, usual)[body]
        assert (settled.local, settled.total) == (votes.local, votes.total)


def test_seats_that_are_not_listed_are_within_the_bounds() -> None:
    council = valley([{"id": "board", "name": "Board", "seats": [{"id": "a", "count": "2"}]}])
    council["proposal"]["completeness"] = "open"
    council["bodies"][0]["seats"][0]["reserved_for"] = ["outsiders"]
    council["procedures"] = [{"id": "vote", "body": "board", "passes_when": "unanimity"}]
    votes = votes_of(proposal_of(council))["board"]
    assert (votes.local, votes.total) == (0, 2)
    assert (votes.least, votes.most) == ((0, 5), (3, 5))
    settled = votes_of(proposal_of(council), {"board.complete": "local"})["board"]
    assert (settled.local, settled.total, settled.least) == (3, 5, None)


def test_a_seat_of_nobody_in_particular_may_be_local() -> None:
    council = valley([{"id": "board", "name": "Board", "seats": [{"id": "a"}, {"id": "b"}]}])
    council["bodies"][0]["seats"][0]["reserved_for"] = ["residents"]
    votes = votes_of(proposal_of(council))["board"]
    assert votes == BodyVotes("board", "Board", 1, 2, (1, 2), (2, 2))
