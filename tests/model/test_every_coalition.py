"""Games and vocabulary agree on all coalitions, of every proposal and of random councils."""

from pathlib import Path
from random import Random

import pytest
import yaml

from council_rules.logic.completions import Answers
from council_rules.logic.encode import encode
from council_rules.proposal.load import load
from council_rules.proposal.model.file import Proposal
from tests.model.circles import circled
from tests.model.every_coalition import differences
from tests.model.open_councils import opened
from tests.model.random_councils import closed, read
from tests.tries import part

HERE = Path(__file__).parent
PROPOSALS = sorted((HERE.parents[1] / "proposals").glob("*/*.council.yaml"))
FOUND = sorted((HERE / "found_in_games").glob("*.yaml"))
AT_ONCE = 5


def drawn(proposal: Proposal, number: int) -> Answers:
    """Return the answers of some completion."""
    chance = Random(number)
    return {
        question.id: chance.choice(question.options).value
        for question in encode(proposal).questions
    }


@pytest.mark.parametrize("path", PROPOSALS, ids=lambda path: path.name.partition(".")[0])
def test_on_every_proposal(path: Path) -> None:
    assert differences(load(path).proposal) == []


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_on_what_was_found(path: Path) -> None:
    assert differences(read(yaml.safe_load(path.read_text(encoding="utf-8")))) == []


@pytest.mark.sampled
@pytest.mark.parametrize("first", range(0, part(100), AT_ONCE))
def test_on_closed_councils(first: int) -> None:
    for number in range(first, first + AT_ONCE):
        assert differences(read(closed(number))) == [], f"closed({number})"


@pytest.mark.sampled
@pytest.mark.parametrize("first", range(0, part(75), AT_ONCE))
def test_on_completions_of_open_councils(first: int) -> None:
    for number in range(first, first + AT_ONCE):
        proposal = read(opened(number))
        answers = drawn(proposal, number)
        assert differences(proposal, answers) == [], f"opened({number}), {answers}"


@pytest.mark.sampled
@pytest.mark.parametrize("first", range(0, part(50), AT_ONCE))
def test_on_councils_of_circles(first: int) -> None:
    for number in range(first, first + AT_ONCE):
        assert differences(read(circled(number))) == [], f"circled({number})"
