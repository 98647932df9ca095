"""Robust alternatives and the front, against trying out every combination of edits."""

import json
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from council_rules.alternatives import case
from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import Lever
from council_rules.alternatives.levers import levers
from council_rules.alternatives.request import Request
from council_rules.alternatives.search import alternatives
from council_rules.analysis.check import check_loaded
from council_rules.findings.finding import Verdict
from council_rules.logic.completions import Answers
from council_rules.proposal.amend import load_amended
from council_rules.proposal.load import Loaded, load, load_text
from council_rules.proposal.problems import ProposalError
from tests.alternatives.test_search import (
    GOALS,
    MOST_COMBINATIONS,
    book,
    channels,
    combinations,
    rank,
    verdicts,
)

PROPOSALS = Path(__file__).resolve().parents[2] / "proposals"
SLOW = list(HealthCheck)


def offered(loaded: Loaded, data: Any, most: int = 3) -> list[Lever]:
    everything = levers(Draft(loaded))
    drawn = data.draw(st.lists(st.sampled_from(everything), max_size=most, unique_by=id))
    found = [lever for lever in everything if lever in drawn]
    assume(len(list(combinations(found))) <= MOST_COMBINATIONS)
    return found


VALLEY: dict[str, Any] = {
    "council_rules": "1",
    "proposal": {"id": "valley_council", "title": "Valley", "completeness": "closed"},
    "areas": [{"id": "valley", "name": "Valley"}],
    "groups": [
        {"id": one, "name": one, "dimension": "origin", "locality": {"valley": kind}}
        for one, kind in (("residents", "local"), ("outsiders", "external"))
    ],
    "electorates": [{"id": "voters", "name": "Voters", "area": "valley"}],
    "matters": [{"id": "roads", "name": "Roads", "area": "valley"}],
}
SHARES = ("1/2", "3/5", "2/3", "3/4")


@st.composite
def open_valleys(draw: Any) -> dict[str, Any]:
    """Return a council in which some of the outsiders may or may not take their seats."""
    invited = draw(st.integers(1, 2))
    seats: list[dict[str, Any]] = [
        {"id": f"guest{n}", "reserved_for": ["outsiders"], "participation": "invited"}
        for n in range(invited)
    ]
    seats.append(
        {"id": "home", "count": str(draw(st.integers(1, 3))), "reserved_for": ["residents"]}
    )
    if draw(st.booleans()):
        seats.append({"id": "fixed", "reserved_for": ["outsiders"]})
    share = draw(st.sampled_from(SHARES))
    condition: dict[str, Any] = {
        "more_than": share,
        "of": draw(st.sampled_from(("members", "filled_seats"))),
    }
    if draw(st.booleans()):
        other = draw(st.sampled_from(SHARES))
        condition = {
            "one_of": [
                {"id": "one", **condition},
                {"id": "two", "at_least": other, "of": "members"},
            ]
        }
    vote = {"id": "vote", "body": "council", "matters": ["roads"], "passes_when": condition}
    return {
        **VALLEY,
        "bodies": [{"id": "council", "name": "Council", "seats": seats}],
        "procedures": [vote],
    }


def worlds(loaded: Loaded) -> list[Answers]:
    """Return every way to answer what a file leaves open, as scenarios do."""
    open_points = check_loaded(loaded, book(*GOALS)).open_points
    answers = [[(p.id, a.value) for a in p.answers] for p in open_points]
    return [dict(one) for one in product(*answers)]


def violated(found: Mapping[tuple[str, str], Verdict]) -> set[tuple[str, str]]:
    return {one for one, verdict in found.items() if verdict is Verdict.VIOLATED}


def broken_somewhere(loaded: Loaded) -> set[tuple[str, str]]:
    kinds = (Verdict.VIOLATED, Verdict.UNDETERMINED)
    found = verdicts(loaded, book(*GOALS)).items()
    return {one for one, verdict in found if verdict in kinds}


@given(open_valleys(), st.data())
@settings(max_examples=2, suppress_health_check=SLOW)
def test_a_robust_cure_costs_the_least(council: dict[str, Any], data: Any) -> None:
    loaded = load_text(json.dumps(council), "random")
    before, was = broken_somewhere(loaded), verdicts(loaded, book(*GOALS))
    assume(before)
    some = offered(loaded, data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(case, "levers", lambda draft: some)
        found = alternatives(loaded, book(*GOALS), Request(GOALS, robust=True))
    wanted = before
    best = ((len(before), len(before)), 0)
    for edits in combinations(some):
        try:
            amended = load_amended(loaded.text, [a for e in edits for a in e.amendments])
        except ProposalError:
            continue
        after = verdicts(amended, book(*GOALS))
        kept = broken_somewhere(amended) <= before and violated(after) <= violated(was)
        if kept and channels(loaded) <= channels(amended):
            unmet = rank(wanted, after)[0]
            left = len(broken_somewhere(amended))
            best = min(best, ((unmet, left), sum(edit.cost for edit in edits)))
    if found.found:
        (one,) = found.found
        come_to = (len(wanted) - len(one.cures), len(one.remaining))
        assert (come_to, one.cost, one.proven) == (*best, True)
    else:
        assert best[1] == 0


@pytest.mark.parametrize(
    "name", ["cambodia_supreme_national_council", "iraq_governing_council"]
)
def test_a_robust_cure_holds_in_every_completion(name: str) -> None:
    loaded = load(PROPOSALS / "reference" / f"{name}.council.yaml")
    chosen = book("REP004", "REP005")
    found = alternatives(loaded, chosen, Request(robust=True, seconds=300))
    (one,) = found.found
    assert one.cures
    after = check_loaded(load_amended(loaded.text, one.amendments), chosen)
    told = {(f.code, f.subject): f.verdict for f in after.findings}
    for finding in one.cures:
        assert told[finding] is Verdict.MET
    assert one.remaining == tuple(
        finding
        for finding, verdict in told.items()
        if finding[0] in found.goals and verdict in (Verdict.VIOLATED, Verdict.UNDETERMINED)
    )


def test_where_no_cure_is_robust_that_is_said() -> None:
    """Of two guests each may come alone, or both: only changing who decides would do."""
    seats = [
        {"id": "guest", "count": {"min": "1", "max": "9"}, "reserved_for": ["outsiders"]},
        {"id": "home", "reserved_for": ["residents"]},
    ]
    vote = {
        "id": "vote",
        "body": "council",
        "matters": ["roads"],
        "passes_when": {"more_than": "1/2", "of": "members"},
    }
    council = {
        **VALLEY,
        "bodies": [{"id": "council", "name": "Council", "seats": seats}],
        "procedures": [vote],
    }
    loaded = load_text(json.dumps(council), "open")
    with pytest.MonkeyPatch.context() as patch:
        few = [x for x in levers(Draft(loaded)) if x.id.endswith(".count")]
        few = [Lever(**{**vars(x), "edits": x.edits[:2]}) for x in few]
        patch.setattr(case, "levers", lambda draft: few)
        usual = alternatives(loaded, book("REP004"), Request(("REP004",), seconds=300))
        asked = Request(("REP004",), robust=True, seconds=300)
        robust = alternatives(loaded, book("REP004"), asked)
    assert not robust.found
    assert robust.complete
    assert {conflict.finding for conflict in robust.conflicts} == {
        ("REP004", "roads"),
        ("REP004", "vote"),
    }
    assert usual.wanted == () or usual.found
