"""Knowing more never takes back what was certain, and allowing more never what was possible."""

from copy import deepcopy
from typing import Any

from clingo import Symbol
from hypothesis import HealthCheck, assume, given
from hypothesis import strategies as st

from council_rules.logic.encode import encode
from council_rules.logic.fact_base import FactBase
from council_rules.logic.judge import judge
from tests.logic.support import proposal_of
from tests.logic.test_open import STATUS, TEXTS, open_councils
from tests.tries import tries

TIMES = tries(40, suppress_health_check=list(HealthCheck))


def verdicts(fact_base: FactBase) -> tuple[set[Symbol], set[Symbol]]:
    """Return the rules broken for certain, and those broken in some completion."""
    found = judge(fact_base, TEXTS, [])
    certain, possible = (
        {atom for atom in atoms if atom.name == "broken"}
        for atoms in (found.certain, found.possible)
    )
    return certain, possible


@given(open_councils(), st.data())
@TIMES
def test_an_answer_only_narrows(council: dict[str, Any], data: Any) -> None:
    fact_base = encode(proposal_of(council))
    assume(fact_base.questions)
    certain, possible = verdicts(fact_base)
    question = data.draw(st.sampled_from(fact_base.questions))
    answers = [option.value for option in question.options]
    after = [verdicts(fact_base.answered({question.id: value})) for value in answers]
    for certain_then, possible_then in after:
        assert certain <= certain_then
        assert possible_then <= possible
    # What holds in some completion holds under one of the answers, and nothing else does.
    assert set.union(*(possible_then for _, possible_then in after)) == possible
    assert set.intersection(*(certain_then for certain_then, _ in after)) == certain


@given(open_councils(), st.data())
@TIMES
def test_another_outcome_only_widens(council: dict[str, Any], data: Any) -> None:
    invited = [
        seat
        for body in council["bodies"]
        for seat in body["seats"]
        if set(STATUS) - set(seat.get("participation", {}).get("outcomes", STATUS))
    ]
    assume(invited)
    certain, possible = verdicts(encode(proposal_of(deepcopy(council))))
    outcomes = data.draw(st.sampled_from(invited))["participation"]["outcomes"]
    outcomes.append(data.draw(st.sampled_from(sorted(set(STATUS) - set(outcomes)))))
    certain_then, possible_then = verdicts(encode(proposal_of(council)))
    assert certain_then <= certain
    assert possible <= possible_then
