"""What an edit leaves to a person is not met yet, and the search knows that."""

from council_rules.alternatives.outcome import Outcome
from council_rules.alternatives.request import Request
from council_rules.alternatives.search import alternatives
from council_rules.analysis.standard import standard
from council_rules.findings.finding import Verdict
from council_rules.proposal.load import load_text
from council_rules.render.alternatives import render
from council_rules.render.look import Look

# nobody audits the board, outsiders carry its vote, and nothing says when it ends
HARBOUR = """\
council_rules: "1"
proposal: {id: harbour, title: Harbour authority, completeness: closed}
areas: [{id: isle, name: Isle}]
groups:
  - {id: islanders, name: Islanders, dimension: origin, locality: {isle: local}}
  - {id: mainlanders, name: Mainlanders, dimension: origin, locality: {isle: external}}
electorates: [{id: voters, name: Voters of the isle, area: isle}]
persons: [{id: governor, name: Governor, locality: {isle: external}}]
matters: [{id: ferry, name: Ferry, area: isle, kinds: [budget]}]
bodies:
  - id: board
    name: Board
    tier: 1
    seats:
      - id: isle_seat
        count: 2
        reserved_for: [islanders]
        appointed_by: {by: voters, method: elects}
      - {id: mainland, count: 3, reserved_for: [mainlanders], appointed_by: governor}
procedures:
  - {id: vote, body: board, matters: [ferry], passes_when: {more_than: 1/2, of: members}}
"""
HANDOVER = ("PAL006", "isle")


def test_a_test_that_is_to_be_drafted_is_for_a_person_to_judge() -> None:
    """The least is proven, as what it leaves open was known when it was sought."""
    chosen = standard(select=("PAL006", "REP004"))
    result = alternatives(load_text(HARBOUR, "harbour"), chosen, Request(seconds=300))
    (found,) = result.found
    assert HANDOVER in found.with_outcome(Outcome.OPEN)
    assert ("REP004", "vote") in found.cures
    assert found.proven
    (conflict,) = (one for one in result.conflicts if one.finding == HANDOVER)
    assert conflict.outcome is Outcome.OPEN
    assert conflict.proven


def test_what_was_violated_is_not_called_newly_open() -> None:
    """It was no goal, and that it is open now is no new question."""
    chosen, request = standard(select=("MAN001", "REP004")), Request(("REP004",), seconds=300)
    result = alternatives(load_text(HARBOUR, "harbour"), chosen, request)
    report = {(one.code, one.subject): one.verdict for one in result.found[0].after.findings}
    assert report["MAN001", "board"] is Verdict.UNDETERMINED
    text = render(result, [one.text for one in result.found], Look())
    assert "open now, violated before and no goal: MAN001 board" in text
    assert "neither violated nor open before" not in text
