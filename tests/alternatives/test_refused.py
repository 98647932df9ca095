"""What is refused for what it breaks takes nothing with it that breaks nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from council_rules.alternatives import refinement
from council_rules.alternatives.abstraction import Abstraction
from council_rules.alternatives.case import Case
from council_rules.alternatives.outcome import Outcome
from council_rules.alternatives.refusals import bearing, near, near_in_the_room
from council_rules.alternatives.request import Request, covers
from council_rules.alternatives.search import alternatives
from council_rules.alternatives.verification import Verification
from council_rules.analysis.standard import standard
from council_rules.logic.optimisation import Deadline
from council_rules.proposal.load import load, load_text

ASSEMBLY = Path(__file__).parent / "cases" / "mediation.council.yaml"


def test_what_breaks_a_rule_about_a_matter_refuses_only_what_breaks_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """DEC001 is about the matter and REP009 about what falls back on what is changed."""
    monkeypatch.setattr(refinement, "MOST_REFUSED", 6)  # what helps is found before that
    request = Request(goals=("ACC009", "DEC002"), seconds=300)
    chosen = standard(select=("ACC009", "DEC001", "DEC002", "REP009"))
    result = alternatives(load(ASSEMBLY), chosen, request)
    (found,) = result.found
    assert ("ACC009", "house") in found.with_outcome(Outcome.OPEN)
    assert all(one.outcome is not Outcome.IMPOSSIBLE for one in result.conflicts)


def test_a_rule_that_refused_is_looked_at_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it breaks again needs no trial by all rules; what is found is the same."""
    monkeypatch.setattr(refinement, "MOST_REFUSED", 12)
    request = Request(goals=("ACC009", "DEC002"), seconds=300)
    chosen = standard(select=("ACC009", "DEC001", "DEC002", "REP009"))

    def searched() -> tuple[list[tuple[int, object]], int]:
        refused: list[object] = []
        monkeypatch.setattr(Abstraction, "refuse_each", counted(refused, refuse_each))
        tried: list[object] = []
        monkeypatch.setattr(Case, "_trial", counted(tried, trial))
        found = alternatives(load(ASSEMBLY), chosen, request).found
        assert refused
        return [(one.cost, one.outcomes) for one in found], len(tried)

    refuse_each, trial = Abstraction.refuse_each, Case._trial
    first, few = searched()
    monkeypatch.setattr(Verification, "_breaks_again", lambda *_: [])
    assert first == (every := searched())[0]
    assert few < every[1]


def test_what_can_be_weighed_of_a_rule_about_games_is_weighed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """DEC001 is broken by who decides a matter, whatever games show: one refusal is enough."""
    monkeypatch.setattr(refinement, "MOST_REFUSED", 8)
    (found,) = alternatives(load(ASSEMBLY), standard(), Request(seconds=300)).found
    assert ("DEC002", "mediate") in found.cures
    assert found.cost == 3


def test_what_only_games_show_forbids_nothing() -> None:
    """That the vote can be won by two camps is known, and so it may stay."""
    text = ASSEMBLY.read_text(encoding="utf-8").replace("at_least: 2/3", "at_least: 1/2")
    case = Case(load_text(text, "improper"), standard(), Request())
    assert ("DEC001", "house_override") in case.was
    wanted = [one for one in case.wanted if one[0] == "DEC002"]
    plain, keeping = (Abstraction(case, wanted) for _ in range(2))
    assert keeping.learn_rules(["DEC001"])
    costs = [one.program.cheapest(Deadline(60)) for one in (plain, keeping)]
    assert costs[0] is not None
    assert costs[1] is not None
    assert not costs[1].unmet


def counted(calls: list[Any], original: Callable[..., Any]) -> Callable[..., Any]:
    def call(*given: Any) -> Any:
        calls.append(given)
        return original(*given)

    return call


def test_a_verdict_hangs_on_what_decides_afterwards_and_before() -> None:
    proposal = load(ASSEMBLY).proposal
    votes = {"house_vote", "mediate", "house_override", "senate_vote"}
    about = votes | {"house", "senate", "mediation"}
    assert near(proposal, "house_vote") == about
    assert near(proposal, "house_override") == about
    assert near(proposal, "federal_laws") == about | {"federal_laws"}
    assert near(proposal, "taxes") == about | {"taxes"}


def test_in_the_room_other_votes_of_the_body_have_no_part() -> None:
    """What precedes a vote and what else its body decides changes nobody's power in it."""
    proposal = load(ASSEMBLY).proposal
    house = near_in_the_room(proposal, "house_override")
    assert house == {"house", "house_override"}
    asked = {"senate", "senate_vote"}
    assert near_in_the_room(proposal, "senate_vote") == asked
    first = near_in_the_room(proposal, "house_vote")
    assert first == house | asked | {"house_vote", "mediate", "mediation"}
    assert near_in_the_room(proposal, "house") == near(proposal, "house")


def test_who_decides_a_matter_hangs_on_all_that_takes_part_in_deciding() -> None:
    """Edits far from every vote on it may bear on it, as of who fills a seat; audits do not."""
    case = Case(load(ASSEMBLY), standard(), Request())
    proposal = case.amended([])
    assert proposal is not None
    found = [one.id for one in bearing(case, proposal, "federal_laws", in_the_room=False)]
    left_out = [one for one in case.table.levers.values() if one.id not in found]
    kinds = {kind for lever in left_out for edit in lever.edits for kind in edit.kinds}
    assert kinds <= {"add_audit", "add_provision", "add_report"}
    about = near(proposal, "federal_laws")
    paths = [case.table.levers[id].paths for id in found]
    assert any(not any(covers(path, at) for path in about for at in own) for own in paths)
