"""Negotiation over goals of every origin: own pages, scenarios, judgements, and games."""

from pathlib import Path

from council_rules.alternatives.agreements import agreements
from council_rules.alternatives.outcome import Outcome
from council_rules.alternatives.parties import Agreements
from council_rules.alternatives.request import Permit, Request
from council_rules.analysis.standard import standard
from council_rules.analysis.verdicts import verdicts_on
from council_rules.cli.searching import judged_before
from council_rules.findings.finding import Verdict
from council_rules.proposal.load import load, load_text
from council_rules.render.agreements import render
from council_rules.render.look import Look
from council_rules.settings import Settings
from tests.alternatives.test_assumed import assuming
from tests.alternatives.test_brute_force import PAGE
from tests.alternatives.test_outcomes import CASES
from tests.alternatives.test_parties import party
from tests.alternatives.test_request import valley
from tests.alternatives.test_search import book

ROOT = Path(__file__).resolve().parents[2]
COMMON = Request(seconds=300)


def told(found: Agreements) -> str:
    return " ".join(render(found, Look(100, False)).split())


def test_a_page_of_ones_own_is_negotiated_over() -> None:
    """One asks for a small body, another lets seats be added: only the quota is left."""
    chosen = standard(("REP004", "RIV002"), rules=[PAGE], parameters={"RIV002": {"most": "4"}})
    one = party("one", "REP004", costs={"add_seat": 0, "change_quota": 5})
    found = agreements(valley(), chosen, (one, party("other", "RIV002")), COMMON)
    assert found.complete
    for agreement in found.agreements:
        after = verdicts_on(load_text(agreement.alternative.text, "after").proposal, chosen)
        assert after["RIV002", "council"] is Verdict.MET
        assert after["REP004", "vote"] is Verdict.MET
    assert found.agreements


def test_a_scenario_is_assumed_by_all() -> None:
    common = Request(seconds=300, scenario="without_guests")
    guests = party("one", "REP004", permits=(Permit(kinds=("convert_observer",)),))
    found = agreements(assuming(), book("REP004"), (guests, party("other")), common)
    assert not found.agreements
    assert found.left_out == ("in 'guest (Council)', insert a vote for each",)
    assert {one.kind for one in found.clash} == {"goal", "permits"}


def test_what_a_person_judged_violated_is_negotiated_over() -> None:
    text = (ROOT / "examples/judgements/valley.council.yaml").read_text("utf-8")
    loaded = load_text(text.replace('answer: "yes"', 'answer: "no"'), "valley")
    chosen = book("TIER005")
    before = judged_before(loaded, chosen, Settings(), None)
    asks = party("one", "TIER005")
    found = agreements(loaded, chosen, (asks, party("other")), COMMON, before=before)
    assert found.wanted == (("TIER005", "objection"),)
    assert not found.clash
    assert found.unweighed == ("TIER005",)
    assert not found.complete
    assert "for TIER005 only single edits beside the others were tried" in told(found)


def test_what_games_decide_is_tried_and_nothing_is_proven_of_it() -> None:
    loaded = load(CASES / "dummy_quota.council.yaml")
    parties = (party("one", "REP008"), party("other", costs={"change_quota": 3}))
    found = agreements(loaded, book(), parties, COMMON)
    (agreement, *_) = found.agreements
    assert dict(agreement.costs) == {"one": 1, "other": 3}
    assert set(dict(agreement.alternative.outcomes).values()) == {Outcome.MET}
    assert not agreement.alternative.proven
    assert (found.complete, found.unweighed) == (False, ("REP008",))
    dear = party("other", costs={"change_quota": 3}, most_cost=0)
    refused = agreements(loaded, book(), (parties[0], dear), COMMON)
    assert (refused.agreements, refused.clash) == ((), ())
    assert "it is not known whether there is one" in told(refused)
