"""What is kept of edits that are refused: those that have nothing to do with what is broken."""

import pytest

from council_rules.alternatives import search
from council_rules.alternatives.case import Case
from council_rules.alternatives.edits import Edit
from council_rules.alternatives.outcome import Outcome
from council_rules.alternatives.refinement import Refinement
from council_rules.alternatives.refusals import refused_before
from council_rules.alternatives.request import Request
from council_rules.alternatives.subsets import allowed_subset, without_idle
from council_rules.analysis.standard import standard
from council_rules.findings.finding import Verdict
from council_rules.logic.optimisation import Deadline
from council_rules.proposal.load import load_text
from council_rules.render.look import Look
from council_rules.render.unmet import refusals

THREE_BOARDS = """\
council_rules: "1"
proposal: {id: three, title: Three boards, completeness: closed}
areas: [{id: isle, name: Isle}]
groups:
  - {id: islanders, name: Islanders, dimension: origin, locality: {isle: local}}
  - {id: mainlanders, name: Mainlanders, dimension: origin, locality: {isle: external}}
electorates: [{id: voters, name: Voters of the isle, area: isle}]
matters:
  - {id: ferry, name: Ferry, area: isle}
  - {id: port, name: Port, area: isle}
  - {id: mill, name: Mill, area: isle}
bodies:
  - id: board
    name: Board
    seats:
      - {id: isle_seat, reserved_for: [islanders]}
      - {id: mainland, count: 2, reserved_for: [mainlanders]}
  - id: harbour
    name: Harbour board
    seats:
      - {id: own, reserved_for: [islanders]}
      - {id: others, count: 2, reserved_for: [mainlanders]}
  - id: millers
    name: Mill board
    seats:
      - {id: one, reserved_for: [islanders]}
      - {id: two, count: 2, reserved_for: [mainlanders]}
procedures:
  - {id: vote, body: board, matters: [ferry], passes_when: {more_than: "1/2", of: members}}
  - id: port_vote
    body: harbour
    matters: [port]
    passes_when: {more_than: "1/2", of: members}
  - id: mill_vote
    body: millers
    matters: [mill]
    passes_when: {more_than: "1/2", of: members}
"""
# without limits a veto breaks TIER005
VETO = "insert a veto of 'Harbour board' over 'vote'"
AT_MILL = "in 'mill vote', insert as a further condition a majority of 'Islanders'"


@pytest.fixture
def case() -> Case:
    loaded = load_text(THREE_BOARDS, "three")
    return Case(
        loaded,
        standard(select=("REP004", "TIER005")),
        Request(goals=("REP004",), day="2030-12-31"),
    )


def edits(case: Case, *said: str) -> tuple[Edit, ...]:
    by_words = {edit.says: edit for lever in case.levers for edit in lever.edits}
    return tuple(by_words[one] for one in said)


def test_what_is_away_from_what_is_broken_is_kept(case: Case) -> None:
    tried = case.tried(edits(case, VETO, AT_MILL))
    assert tried is not None
    assert tried.breaks == (("TIER005", "harbour_on_vote"),)
    kept = allowed_subset(case, Deadline(60))
    assert kept is not None
    assert not kept.refused
    assert [edit.says for edit in kept.edits] == [AT_MILL]
    assert ("REP004", "mill_vote") in kept.with_outcome(Outcome.MET)


def test_what_would_cure_nothing_is_not_kept(case: Case) -> None:
    assert case.tried(edits(case, VETO)) is not None
    assert allowed_subset(case, Deadline(60)) is None


def test_there_is_nothing_to_keep_where_nothing_was_refused(case: Case) -> None:
    assert case.tried(edits(case, AT_MILL)) is not None
    assert allowed_subset(case, Deadline(60)) is None


def test_nothing_is_tried_when_time_is_up(case: Case) -> None:
    assert case.tried(edits(case, VETO, AT_MILL)) is not None
    assert allowed_subset(case, Deadline(0)) is None


def test_what_was_left_out_and_breaks_nothing_is_put_back(case: Case) -> None:
    """It is at what is broken as well, but is not what breaks it."""
    at_vote = AT_MILL.replace("mill vote", "vote")
    tried = case.tried(edits(case, VETO, at_vote, AT_MILL))
    assert tried is not None
    assert tried.refused
    kept = allowed_subset(case, Deadline(60))
    assert kept is not None
    assert [edit.says for edit in kept.edits] == [at_vote, AT_MILL]


# neither rule asks when a body ends
IDLE = "in 'Mill board', insert an end on 2030-12-31"


def test_an_edit_that_does_nothing_beside_the_others_is_left_out(case: Case) -> None:
    tried = case.tried(edits(case, IDLE, AT_MILL))
    assert tried is not None
    left = without_idle(case, tried, Deadline(60))
    assert [edit.says for edit in left.edits] == [AT_MILL]
    assert left.outcomes == tried.outcomes
    assert without_idle(case, tried, Deadline(0)) is tried


def test_an_edit_that_meets_what_is_no_goal_is_not_idle(case: Case) -> None:
    rules = standard(select=("REP004", "TIER005", "MAN001"))
    other = Case(case.loaded, rules, case.request)
    tried = other.tried(edits(other, IDLE, AT_MILL))
    assert tried is not None
    assert tried.verdicts["MAN001", "millers"] is Verdict.MET
    assert without_idle(other, tried, Deadline(60)) is tried


def test_such_an_edit_is_not_shown(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the solver proves nothing in time, what was tried may have some."""

    def kept(own: Case, _: Deadline) -> None:
        own.tried(edits(own, IDLE, AT_MILL))

    def in_no_time(*_: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(search, "allowed_subset", kept)
    monkeypatch.setattr(Refinement, "best", in_no_time)
    (found,) = search.alternatives(case.loaded, case.standard, case.request).found
    assert [change.edit.says for change in found.changes] == [AT_MILL]


def test_of_many_edits_it_is_told_which_alone_are_refused(case: Case) -> None:
    bodies = ("Board", "Harbour board", "Mill board")
    own = [AT_MILL, AT_MILL.replace("mill vote", "vote")]
    own += [f"in '{one}', insert an end on 2030-12-31" for one in bodies]
    tried = case.tried(edits(case, VETO, *own))
    assert tried is not None
    nothing = (9, 9, 9, 0, 0)
    (told,) = refused_before(case, nothing, Deadline(60))
    assert (len(told.says), told.alone) == (6, (VETO,))
    (untold,) = refused_before(case, nothing, Deadline(0))
    assert (len(untold.says), untold.alone) == (6, ())
    lines = " ".join(refusals([told, untold], Look(columns=400)))
    assert f"6 edits, of which alone are refused: {VETO} (cost" in lines
    assert f"6 edits, of which the first are: {VETO} and " in lines
    assert "Mill board" not in lines
