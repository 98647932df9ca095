"""What is open is not made a certain violation, unless somebody allows that."""

import json
from typing import Any

import pytest

from council_rules.alternatives import refinement
from council_rules.alternatives.outcome import Alternatives, Outcome
from council_rules.alternatives.request import Permit, Request
from council_rules.alternatives.search import alternatives
from council_rules.analysis.standard import standard
from council_rules.proposal.load import Loaded, load_text
from council_rules.render.alternatives import render
from council_rules.render.look import Look
from tests.alternatives.test_brute_force import PAGE
from tests.alternatives.test_open import VALLEY

GOALS = ("REP004",)
OPEN = ("RIV002", "council")
CURED = (("REP004", "roads"), ("REP004", "vote"))

# Four outsiders decide alone. With three seats more for locals they do not, and then there are
# more than five votes for certain; now there are as many or more, as one is open. The usual
# answers keep the rule in the first of these, and violate it in the second.
SEATS: dict[str, list[dict[str, Any]]] = {
    "kept": [
        {"id": "home", "count": {"min": "1", "max": "2"}, "reserved_for": ["residents"]},
    ],
    "violated": [
        {"id": "home", "reserved_for": ["residents"]},
        {"id": "aide", "votes": "unknown", "reserved_for": ["residents"]},
    ],
}


def council(usually: str, **more: Any) -> Loaded:
    guests = {"id": "guests", "count": "4", "reserved_for": ["outsiders"]}
    body = {"id": "council", "name": "Council", "standing": "permanent"}
    vote = {"id": "vote", "body": "council", "matters": ["roads"]}
    data = {
        **VALLEY,
        "bodies": [{**body, "seats": [guests, *SEATS[usually]]}, *more.get("bodies", ())],
        "procedures": [
            {**vote, "passes_when": {"more_than": "1/2", "of": "members"}},
            *more.get("procedures", ()),
        ],
    }
    return load_text(json.dumps(data), "valley")


def search(loaded: Loaded, *goals: str, **asked: Any) -> Alternatives:
    own = standard(("REP004", "RIV002"), rules=[PAGE], parameters={"RIV002": {"most": "5"}})
    seats = (Permit(kinds=("add_seat",)),)
    return alternatives(loaded, own, Request(goals, permits=seats, seconds=120, **asked))


@pytest.mark.parametrize("usually", SEATS)
def test_what_would_violate_what_is_open_is_refused(
    usually: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the solver is not told of each such text by itself
    monkeypatch.setattr(refinement, "MOST_REFUSED", 2)
    result = search(council(usually), *GOALS)
    assert (result.found, result.complete) == ((), True)
    for conflict in result.conflicts:
        assert (conflict.outcome, conflict.rules) == (Outcome.IMPOSSIBLE, ("RIV002",))
        assert conflict.refusal is not None
        assert conflict.refusal.cost == 6
        assert (conflict.refusal.breaks, conflict.refusal.settles) == ((OPEN,), (OPEN,))
    text = " ".join(render(result, [], Look(columns=100)).split())
    assert "refused, as RIV002 council would be violated, where today it is open" in text
    assert "breaks nothing anew by the usual answers" in text


@pytest.mark.parametrize("robust", [False, True])
@pytest.mark.parametrize("usually", SEATS)
def test_it_may_be_made_where_somebody_allows_it(usually: str, robust: bool) -> None:
    asked = {"may_break": ("RIV002",), "robust": robust}
    (found,) = search(council(usually), *GOALS, **asked).found
    assert (found.cost, found.proven) == (6, True)
    assert (found.cures, found.settled, found.broken) == (CURED, (OPEN,), ())


@pytest.mark.parametrize("usually", SEATS)
def test_nor_is_it_where_every_completion_counts(usually: str) -> None:
    """What is open is a goal itself there, and still must not be violated for certain."""
    result = search(council(usually), *GOALS, "RIV002", robust=True)
    assert all(not one.settled and OPEN not in one.remaining for one in result.found)


def test_a_goal_may_be_broken_anew_where_its_rule_is_allowed_to_be() -> None:
    """Of another body it is violated, so it is a goal; that it may break is known."""
    crowd = {"id": "crowd", "name": "Crowd", "standing": "permanent"}
    seats = [{"id": "many", "count": "9", "reserved_for": ["residents"]}]
    vote = {"id": "cheer", "body": "crowd", "matters": ["roads"]}
    loaded = council(
        "kept",
        bodies=[{**crowd, "seats": seats}],
        procedures=[{**vote, "passes_when": {"more_than": "1/2", "of": "members"}}],
    )
    (found,) = search(loaded, *GOALS, "RIV002", may_break=("RIV002",)).found
    assert set(CURED) <= set(found.cures)
    assert found.settled == (OPEN,)
