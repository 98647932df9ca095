"""Verdicts that rest on a bound which the reading assumes and the file does not state."""

from typing import Any

from clingo import Symbol, parse_term

from council_rules.logic.encode import encode
from council_rules.logic.judge import JUDGED, Judgement, judge
from tests.logic.support import proposal_of
from tests.logic.test_open import TEXTS, one_class

MAJORITY = {"more_than": "1/2", "of": "members"}
# outsiders have two seats; the residents have as many as the test says
FEW = parse_term('broken("T3","board")')
CAPTURED = parse_term('broken("T1","governance")')


def council(count: Any) -> dict[str, Any]:
    data = one_class(1, MAJORITY)
    data["bodies"][0]["seats"][0]["count"] = count
    return data


def judged(data: dict[str, Any], probing: bool = True) -> Judgement:
    return judge(encode(proposal_of(data), probing=probing), TEXTS, [])


def verdict(judgement: Judgement, goal: Symbol) -> str:
    if goal in judgement.certain:
        return "certain"
    return "possible" if goal in judgement.possible else "never"


def test_a_certain_verdict_that_a_larger_number_would_overturn() -> None:
    found = judged(council({"min": 1, "assume": 1}))
    # with a single possible number nothing is open, and yet it is only assumed
    assert verdict(found, FEW) == "certain"
    assert found.bounds(FEW) == ("board/home.count",)


def test_a_verdict_never_given_within_the_bound() -> None:
    data = council(4)
    data["bodies"][0]["seats"][1]["count"] = {"min": 1, "assume": 2}
    found = judged(data)
    assert verdict(found, FEW) == "never"
    assert found.bounds(FEW) == ("board/abroad.count",)


def test_a_verdict_open_only_because_a_number_is() -> None:
    found = judged(council({"min": 1, "assume": 3}))
    assert verdict(found, FEW) == "possible"
    assert found.bounds(FEW) == ("board/home.count",)


def test_a_verdict_that_more_seats_only_strengthen() -> None:
    data = council(1)
    data["bodies"][0]["seats"][1]["count"] = {"min": 2, "assume": 3}
    found = judged(data)
    assert verdict(found, CAPTURED) == "certain"
    assert found.bounds(CAPTURED) == ()


def test_a_stated_bound_is_none_of_ours() -> None:
    assert judged(council({"min": 1, "max": 1})).bounds(FEW) == ()


def test_what_lies_beyond_a_bound_never_counts() -> None:
    for count in ("unknown", {"min": 1, "assume": 1}, {"min": 2, "assume": 4}):
        with_probe, without = judged(council(count)), judged(council(count), probing=False)
        for name in ("certain", "possible"):
            found = [getattr(one, name) for one in (with_probe, without)]
            judged_only = [{atom for atom in one if atom.name in JUDGED} for one in found]
            assert judged_only[0] == judged_only[1]
