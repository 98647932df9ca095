"""Short proposals and how to look at what is wrong with them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from council_rules.proposal.load import load_text
from council_rules.proposal.model.parts import Bounded, Claim, Part
from council_rules.proposal.problems import Problem, ProposalError

FILES = sorted((Path(__file__).parent / "files").glob("*.council.yaml"))

HEAD = 'council_rules: "1"\nproposal: {id: sample, title: Sample}\n'
BODIES = "bodies: [{id: board, name: Board, seats: [{id: chair}]}]\n"
BASE = HEAD + BODIES  # three lines, so that what follows begins on line 4


def parts_of_the_format() -> list[Any]:
    """Return all classes that a file of the format is made of, by name."""
    found = {one for one in _below(Part) if ".proposal.model." in one.__module__}
    found -= {Claim, Bounded}
    return sorted(found, key=lambda part: part.__name__)


def _below(part: type[Part]) -> Iterator[type[Part]]:
    for one in part.__subclasses__():
        yield one
        yield from _below(one)


def problems_of(text: str) -> tuple[Problem, ...]:
    """Return the problems of a text that must be refused."""
    with pytest.raises(ProposalError) as caught:
        load_text(text)
    return caught.value.problems


def only_problem(text: str) -> Problem:
    """Return the one problem of a text that must be refused for one reason."""
    problems = problems_of(text)
    assert len(problems) == 1, problems
    return problems[0]


def place(problem: Problem) -> tuple[int, int]:
    """Return line and column."""
    return problem.span.line, problem.span.column


def place_told(text: str, code: str, message: str, hint: str) -> tuple[int, int]:
    """Return where the one problem of a text is, after a look at how it is told."""
    problem = only_problem(text)
    assert problem.code == code
    assert message in problem.message
    assert problem.hint == hint
    return place(problem)
