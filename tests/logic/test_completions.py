"""What settles a verdict agrees with trying out every completion, one by one."""

from collections.abc import Mapping
from itertools import combinations, product
from typing import Any

import pytest
from clingo import Symbol
from hypothesis import HealthCheck, assume, given
from hypothesis import strategies as st

from council_rules.logic import columns, completions
from council_rules.logic.encode import encode
from council_rules.logic.fact_base import FactBase
from council_rules.logic.implicants import TRIED_FOR_PAIRS
from council_rules.logic.judge import Judgement, judge
from tests.logic.support import proposal_of
from tests.logic.test_open import MOST, TEXTS, number_of_completions, one_class, open_councils
from tests.tries import part, tries

SMALL = open_councils().filter(lambda council: 1 < number_of_completions(council) <= part(MOST))
TIMES = tries(30, suppress_health_check=list(HealthCheck))

Answers = tuple[tuple[str, str], ...]
# all ways to answer everything, each with the rules broken then
Every = list[tuple[frozenset[tuple[str, str]], set[Symbol]]]


def broken(judgement: Judgement) -> set[Symbol]:
    return {atom for atom in judgement.certain if atom.name == "broken"}


def every_completion(fact_base: FactBase) -> Every:
    """Return all ways to answer everything, each with the rules broken then."""
    choices = [[(q.id, option.value) for option in q.options] for q in fact_base.questions]
    return [
        (frozenset(answers), broken(judge(fact_base.answered(dict(answers)), TEXTS, [])))
        for answers in product(*choices)
    ]


def undetermined(judgement: Judgement) -> list[Symbol]:
    found = judgement.possible - judgement.certain
    return sorted(atom for atom in found if atom.name == "broken")


def agrees_with_enumeration(council: dict[str, Any]) -> None:
    """Compare what columns show, and what the solver says where they show next to nothing."""
    fact_base = encode(proposal_of(council))
    judgement = judge(fact_base, TEXTS, [])
    if judgement.completions is None:
        return
    every = every_completion(fact_base)
    agrees_with(every, fact_base, judgement)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(columns, "MOST_COMPLETIONS", 0)
        patched.setattr(completions, "MOST_COMPLETIONS", 0)
        # so few are drawn that they refute little
        patched.setattr(columns, "DRAWN", 2)
        agrees_with(every, fact_base, judge(fact_base, TEXTS, []))


def agrees_with(every: Every, fact_base: FactBase, judgement: Judgement) -> None:
    assert judgement.completions is not None
    assert broken(judgement) == set.intersection(*(found for _, found in every))
    possible = {atom for atom in judgement.possible if atom.name == "broken"}
    assert possible == set.union(*(found for _, found in every))
    answers = [(q.id, option.value) for q in fact_base.questions for option in q.options]

    def forces(chosen: Answers, goal: Symbol, truth: bool) -> bool:
        return all((goal in found) is truth for one, found in every if one.issuperset(chosen))

    for goal, truth in product(undetermined(judgement), (True, False)):
        alone = [one for one in answers if forces((one,), goal, truth)]
        assert sorted(judgement.completions.sufficient(goal, truth)) == sorted(alone)
        fewest = tuple(judgement.completions.fewest(goal, truth).items())
        assert fewest
        assert forces(fewest, goal, truth)
        for chosen in combinations(fewest, len(fewest) - 1):
            assert not forces(chosen, goal, truth)
        if len(fewest) in TRIED_FOR_PAIRS:
            pairs = ((a, b) for a, b in combinations(answers, 2) if a[0] != b[0])
            assert not any(forces(pair, goal, truth) for pair in pairs)
        makes_so_as_usual(every, fact_base, judgement, goal, truth)


def makes_so_as_usual(
    every: Every, fact_base: FactBase, judgement: Judgement, goal: Symbol, truth: bool
) -> None:
    """Compare answers that bring a verdict about, all others being usual, with all."""
    found = dict(every)
    usual = {q.id: q.options[0].value for q in fact_base.questions}

    def is_so(answers: Mapping[str, str]) -> bool:
        return (goal in found[frozenset({**usual, **answers}.items())]) is truth

    assert judgement.completions is not None
    unusual = judgement.completions.unusual(goal, truth)
    assert all(usual[question] != value for question, value in unusual.items())
    assert is_so(unusual)
    for question in unusual:
        assert not is_so({**unusual, question: usual[question]})


@given(SMALL)
@TIMES
def test_what_settles_a_verdict_agrees_with_enumeration(council: dict[str, Any]) -> None:
    agrees_with_enumeration(council)


def test_three_classes_of_open_size() -> None:
    council = one_class(1, {"at_least": "1/3", "of": "members"})
    for number in range(2):
        council["bodies"][0]["seats"].append(
            {
                "id": f"more{number}",
                "count": {"min": 0, "max": 2},
                "reserved_for": ["outsiders" if number else "residents"],
            }
        )
    agrees_with_enumeration(council)


@given(SMALL, st.data())
@TIMES
def test_an_answer_never_overturns_what_is_sure(council: dict[str, Any], data: Any) -> None:
    """Closing an open point keeps all that was certain, and all that was ruled out."""
    fact_base = encode(proposal_of(council))
    assume(fact_base.questions)
    before = judge(fact_base, TEXTS, [])
    question = data.draw(st.sampled_from(fact_base.questions))
    value = data.draw(st.sampled_from(question.options)).value
    after = judge(fact_base.answered({question.id: value}), TEXTS, [])
    assert before.certain <= after.certain
    assert after.possible <= before.possible


@given(SMALL, st.data())
@TIMES
def test_a_further_outcome_rules_nothing_out(council: dict[str, Any], data: Any) -> None:
    """Adding an outcome keeps what was possible, and makes nothing certain."""
    before = judge(encode(proposal_of(council)), TEXTS, [])
    seats = [seat for body in council["bodies"] for seat in body["seats"]]
    seat = data.draw(st.sampled_from(seats))
    known = seat.get("participation", {}).get("outcomes", ["accepted"])
    outcome = data.draw(st.sampled_from(["accepted", "observer", "declined"]))
    seat["participation"] = {"status": "invited", "outcomes": sorted({*known, outcome})}
    after = judge(encode(proposal_of(council)), TEXTS, [])
    assert before.possible <= after.possible
    assert after.certain <= before.certain


def test_thirty_open_seats() -> None:
    """Their completions are a thousand million; nobody could try them out."""
    council = one_class(1, {"more_than": "1/2", "of": "members"})
    council["bodies"][0]["seats"] = [
        {
            "id": f"s{number}",
            "reserved_for": ["residents" if number % 2 else "outsiders"],
            "participation": {"status": "invited", "outcomes": ["accepted", "declined"]},
        }
        for number in range(30)
    ]
    judgement = judge(encode(proposal_of(council)), TEXTS, [])
    assert judgement.completions is not None
    for goal in undetermined(judgement):
        for truth in (True, False):
            assert judgement.completions.fewest(goal, truth)
    assert len(undetermined(judgement)) >= 2
