"""What a search hands on before its end, and what it may call proven."""

import json
from typing import Any

from council_rules.alternatives.abstraction import Abstraction
from council_rules.alternatives.outcome import Alternatives, Outcome
from council_rules.alternatives.request import Permit, Request
from council_rules.alternatives.search import alternatives
from council_rules.proposal.load import load_text
from council_rules.render.alternatives import render
from council_rules.render.look import Look
from tests.alternatives.test_open import VALLEY
from tests.alternatives.test_outcomes import case
from tests.alternatives.test_request import valley
from tests.alternatives.test_search import book

TWO = ("REP004", "MAN001")
ENDLESS = ("MAN001", "council")


def test_what_no_edit_meets_is_handed_on_before_anything_is_found() -> None:
    kept: list[Alternatives] = []
    quotas = (Permit(kinds=("change_quota",)),)
    request = Request(TWO, permits=quotas, seconds=300)
    end = alternatives(valley(), book(*TWO), request, keep=kept.append)
    early = [one for one in kept if Outcome.IMPOSSIBLE in _outcomes(one).values()]
    assert early[0].found == ()
    assert not early[0].complete
    assert _outcomes(early[0])[ENDLESS] is Outcome.IMPOSSIBLE
    assert ENDLESS not in end.found[0].cures
    assert ("REP004", "vote") in end.found[0].cures


def _outcomes(found: Alternatives) -> dict[tuple[str, str], Outcome]:
    return {one.finding: one.outcome for one in found.conflicts}


def test_a_robust_search_tells_of_the_usual_completion_before_it_looks_at_others(
    monkeypatch: Any,
) -> None:
    seats = [
        {"id": "fixed", "count": "3", "reserved_for": ["outsiders"]},
        {"id": "guest", "reserved_for": ["outsiders"], "participation": "invited"},
        {"id": "home", "count": "2", "reserved_for": ["residents"]},
    ]
    votes: list[dict[str, Any]] = [
        {"id": id, "body": "council", "matters": ["roads"], "passes_when": {own: share}}
        for id, own, share in (("vote", "more_than", "1/2"), ("hard", "at_least", "4"))
    ]
    votes[0]["passes_when"]["of"] = "members"
    file = {
        **VALLEY,
        "bodies": [{"id": "council", "name": "Council", "seats": seats}],
        "procedures": votes,
    }
    kept: list[Alternatives] = []
    known: list[int] = []
    learn = Abstraction.learn_completion

    def learned(self: Abstraction, answers: Any) -> bool:
        known.append(sum(bool(one.found) for one in kept))
        return learn(self, answers)

    monkeypatch.setattr(Abstraction, "learn_completion", learned)
    request = Request(("REP004",), robust=True, seconds=300)
    end = alternatives(
        load_text(json.dumps(file), "valley"), book("REP004"), request, keep=kept.append
    )
    assert known[0]
    assert end.complete
    assert end.found


def test_the_least_is_proven_where_what_is_not_weighed_is_met() -> None:
    """Nothing ends the council, as no day is named: so not all goals are met."""
    goals = ("DEC001", "REP004", "MAN001")
    text = case("mixed_goals").text.replace("sunset: {on: 2030-12-31, renewed_by: none}", "")
    result = alternatives(load_text(text, "mixed"), book(*goals), Request(goals, seconds=300))
    (one,) = result.found
    assert [g for g, outcome in one.outcomes if outcome is not Outcome.MET] == [("MAN001", "b")]
    assert ("DEC001", "p") in one.cures
    assert one.proven


def test_no_bound_is_told_of_what_is_left_out_of_the_proof() -> None:
    permits = (Permit(kinds=("add_concurrent_majority",)),)
    loaded = case("mixed_goals")
    goals = ("DEC001", "REP004", "REP008")
    result = alternatives(loaded, book(*goals), Request(goals, permits=permits, seconds=300))
    for one in result.found:
        unmet = {goal for goal, outcome in one.outcomes if outcome is not Outcome.MET}
        if unmet & {goal for goal in result.wanted if goal[0] in ("DEC001", "REP008")}:
            assert (one.proven, one.bound) == (False, 0)


def test_a_further_alternative_is_the_least_of_its_kind() -> None:
    request = Request(("REP004",), number=2, seconds=300)
    result = alternatives(valley(), book("REP004"), request)
    told = render(result, ["", ""], Look(100, False))
    assert "alternative 1 of 2: cost 1, proven least\n" in told
    assert ", proven least of those that differ in kind from the ones before\n" in told
