"""Columns say of each completion what the solver says of it."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_rules.analysis.standard import standard
from council_rules.analysis.witnesses import add_witnesses
from council_rules.logic.choices import Choices
from council_rules.logic.columns import Columns
from council_rules.logic.contingent import text_of
from council_rules.logic.encode import encode
from council_rules.logic.fact_base import term
from council_rules.logic.judge import ABILITIES, VERDICTS
from council_rules.logic.parameters import parameter_facts
from council_rules.logic.slicing import relevant, signatures
from council_rules.logic.solve import Grounded
from council_rules.proposal.load import load
from tests.tries import tries

ROOT = Path(__file__).parents[2]
PROPOSALS = [
    *sorted((ROOT / "proposals").glob("*/*.council.yaml")),
    *sorted((ROOT / "tests" / "laws" / "files").glob("*.council.yaml")),
]
TRIED = 5


def program_of(path: Path) -> Choices:
    proposal, book = load(path).proposal, standard()
    fact_base = encode(proposal, probing=True, read=book.read)
    add_witnesses(proposal, fact_base, book)
    parameters = parameter_facts(book.settings, fact_base)
    rules = (*book.texts.core, *book.texts.conditions)
    wanted = relevant(
        rules, fact_base.signatures() | signatures(parameters), VERDICTS | ABILITIES
    )
    facts = sorted({*fact_base.facts(), *parameters})
    grounded = Grounded([wanted, text_of(fact_base.contingent)], facts, traced=True)
    return Choices(grounded, fact_base.questions, fact_base.not_worked_out)


def agrees(
    grounded: Grounded, columns: Columns, chosen: Sequence[int], goals: list[int], number: int
) -> None:
    """Compare goals in the completion of a number with those of the solver's only model."""
    at = 1 << number
    answers = [one if columns.of(one) & at else -one for one in chosen]
    found = grounded.slice([*goals, *chosen]).attempt(answers, goals)
    assert found.holds is not None
    for position, goal in enumerate(goals):
        assert bool(columns.of(goal) & at) is bool(found.holds >> position & 1)


def has_one_answer_to_each_question(choices: Choices) -> None:
    columns = choices.drawn([])
    for asked in choices.asked:
        together = 0
        for literal in asked.literals:
            assert columns.of(literal)
            assert not together & columns.of(literal)
            together |= columns.of(literal)
        assert together == columns.full


@pytest.mark.parametrize("path", PROPOSALS, ids=lambda path: path.name.partition(".")[0])
def test_the_solver_agrees_on_completions_that_were_drawn(path: Path) -> None:
    """Each question has one answer in each of them, too."""
    choices = program_of(path)
    has_one_answer_to_each_question(choices)
    goals = list(choices.grounded.symbols(VERDICTS | ABILITIES)[1])
    asked = [one for asked in choices.asked for one in (*asked.literals, asked.beyond) if one]
    chosen = [*asked, *choices.not_worked_out]
    columns = choices.drawn([*goals, *chosen])
    assert columns.full, "something depends on its own opposite, or on a negative weight"
    drawn = columns.full.bit_length()
    for number in random.Random(1).sample(range(drawn), min(TRIED, drawn)):
        agrees(choices.grounded, columns, chosen, goals, number)


# --- small programs -----------------------------------------------------------------------

ATOMS = "abcdefgh"
CHOICES = "{ x(1..2) } = 1. { y(1..3) } = 1. { z }."


@st.composite
def programs(draw: st.DrawFn) -> str:
    """Draw a stratified program: in layers of atoms that may lead to each other in circles."""
    rules = [CHOICES]
    for _ in range(draw(st.integers(1, 14))):
        head = draw(st.integers(0, len(ATOMS) - 1))
        layer = head // 3 * 3
        given = ["x(1)", "x(2)", "not x(1)", "y(2)", "y(3)", "not y(1)", "z", "not z"]
        given += [*ATOMS[: layer + 3], *(f"not {one}" for one in ATOMS[:layer])]
        body = draw(st.lists(st.sampled_from(given), min_size=1, max_size=4))
        if draw(st.booleans()):
            parts = [f"{draw(st.integers(1, 5))},{n} : {one}" for n, one in enumerate(body)]
            bound = draw(st.integers(0, 9))
            rules.append(f"{ATOMS[head]} :- #sum {{ {'; '.join(parts)} }} >= {bound}.")
        else:
            rules.append(f"{ATOMS[head]} :- {', '.join(body)}.")
    return "\n".join(rules)


@given(programs())
@tries(200)
def test_all_completions_of_small_programs(text: str) -> None:
    grounded = Grounded([text], [], traced=True)
    x = [grounded.literal(term("x", n)) or 0 for n in (1, 2)]
    y = [grounded.literal(term("y", n)) or 0 for n in (1, 2, 3)]
    z = grounded.literal(term("z")) or 0
    goals = [one for atom in ATOMS if (one := grounded.literal(term(atom)))]
    columns = grounded.columns([x, y], {z}, [], [*goals, z])
    assert columns.complete
    assert columns.full.bit_length() == 12
    chosen = [columns.of(one) for one in (*x, *y, z)]
    assert len({tuple(one >> n & 1 for one in chosen) for n in range(12)}) == 12
    for number in range(12):
        agrees(grounded, columns, [*x, *y, z], goals, number)


def test_no_completion_is_known_of_what_depends_on_its_opposite() -> None:
    grounded = Grounded(["{ x(1..2) } = 1. a :- not b, x(1). b :- not a."], [], traced=True)
    x = [grounded.literal(term("x", n)) or 0 for n in (1, 2)]
    columns = grounded.columns([x], set(), [], [grounded.literal(term("a")) or 0])
    assert not columns.complete
    assert not columns.full
