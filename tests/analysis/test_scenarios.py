"""Scenarios: what they assume holds, what does not fit is refused, and nothing is claimed
about a completion that does not come true in it.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from council_rules.analysis.check import check_loaded
from council_rules.analysis.scenarios import UnknownScenario
from council_rules.analysis.standard import Standard, standard
from council_rules.findings.finding import Finding, Verdict
from council_rules.findings.openness import OpenPoint
from council_rules.findings.report import FileReport
from council_rules.proposal.load import load_text
from council_rules.proposal.problems import ProposalError
from tests.logic.test_open import open_councils
from tests.tries import tries

SETTLED = (Verdict.VIOLATED, Verdict.MET, Verdict.NEEDS_JUDGEMENT, Verdict.NOT_APPLICABLE)


@cache
def whole_book() -> Standard:
    return standard()


RULES = st.lists(
    st.sampled_from([rule.code for rule in whole_book().rules]),
    min_size=8,
    max_size=8,
    unique=True,
)


def report(
    council: Mapping[str, Any], rules: Sequence[str], assume: Mapping[str, str] | None = None
) -> FileReport:
    """Return the report on a council by some rules, in a scenario if it has answers."""
    data = dict(council)
    if assume:
        data["scenarios"] = [{"id": "drawn", "assume": dict(assume)}]
    loaded = load_text(json.dumps(data), "test")
    return check_loaded(loaded, whole_book().only(rules), "drawn" if assume else None)


def verdicts(found: FileReport) -> dict[tuple[str, str], Verdict]:
    return {(finding.code, finding.subject): finding.verdict for finding in found.findings}


def opened(council: dict[str, Any]) -> dict[str, Any]:
    """Return the council as if only an excerpt were known: what is left out is open."""
    council["proposal"]["completeness"] = "open"
    return council


def one_of(data: Any, point: OpenPoint) -> str:
    return str(data.draw(st.sampled_from([answer.value for answer in point.answers])))


@given(open_councils(), RULES, st.data())
@tries(30, suppress_health_check=list(HealthCheck))
def test_every_claim_comes_true_in_a_completion(
    council: dict[str, Any], rules: list[str], data: Any
) -> None:
    plain = report(opened(council), rules)
    if not plain.open_points:
        return
    assume = {point.id: one_of(data, point) for point in plain.open_points}
    complete = report(council, rules, assume)
    assert complete.open_points == ()
    assert complete.completions == 1
    after = verdicts(complete)
    for finding in plain.findings:
        now = after.get((finding.code, finding.subject), Verdict.NOT_APPLICABLE)
        assert now in SETTLED
        for answers, violated in claims(finding):
            if all(assume[answer.point] == answer.value for answer in answers):
                assert (now is Verdict.VIOLATED) is violated, finding


def claims(finding: Finding) -> list[tuple[Any, bool]]:
    """Return what a finding says: with these answers it is violated, or it is not."""
    if finding.verdict is not Verdict.UNDETERMINED:
        return [((), finding.verdict is Verdict.VIOLATED)]
    told = ((finding.violated_if, True), (finding.kept_if, False))
    return [(answers, violated) for answers, violated in told if answers]


@given(open_councils(), RULES, st.data())
@tries(30, suppress_health_check=list(HealthCheck))
def test_what_is_said_to_settle_verdicts_does(
    council: dict[str, Any], rules: list[str], data: Any
) -> None:
    plain = report(opened(council), rules)
    if not plain.settling:
        return
    best = data.draw(st.sampled_from(plain.settling))
    after = verdicts(report(council, rules, {best.point.id: one_of(data, best.point)}))
    for verdict in best.settles:
        assert after.get(verdict, Verdict.NOT_APPLICABLE) in SETTLED


VALLEY = """\
council_rules: "1"
proposal: {id: valley, title: Valley, completeness: closed}
areas: [{id: valley_area, name: Valley}]
groups:
  - {id: residents, name: Residents, dimension: origin, locality: {valley_area: local}}
  - {id: outsiders, name: Outsiders, dimension: origin, locality: {valley_area: external}}
matters: [{id: governance, name: Governance, area: valley_area}]
bodies:
  - id: board
    name: Board
    standing: permanent
    seats:
      - {id: home, count: unknown, reserved_for: [residents]}
      - {id: guest, reserved_for: [outsiders], participation: invited}
procedures:
  - {id: vote, body: board, matters: [governance], passes_when: {more_than: 1/2, of: members}}
scenarios:
  - id: first
    name: The guest declines
    assume: {board/guest: declined, board/home.count: 2}
"""


def in_valley(assume: str, scenario: str | None = None) -> FileReport:
    text = VALLEY.replace("{board/guest: declined, board/home.count: 2}", assume)
    return check_loaded(load_text(text, "valley"), whole_book(), scenario)


def test_a_scenario_answers_what_it_names() -> None:
    found = in_valley("{board/guest: declined, board/home.count: 2}", "first")
    assert found.scenario is not None
    assert found.scenario.name == "The guest declines"
    assert [(answer.point, answer.value) for answer in found.scenario.answers] == [
        ("board/home.count", "2"),
        ("board/guest.participation", "declined"),
    ]
    assert found.open_points == ()
    assert verdicts(found)["REP001", "board"] is Verdict.MET


def test_a_scenario_is_no_other_than_the_file_with_the_answers_written_in() -> None:
    text = VALLEY.replace("participation: invited", "participation: declined")
    written = text.replace("count: unknown", "count: 2").partition("scenarios:")[0]
    by_hand = check_loaded(load_text(written, "valley"), whole_book())
    assumed = in_valley("{board/guest: declined, board/home.count: 2}", "first")
    assert verdicts(by_hand) == verdicts(assumed)
    assert [f.message for f in by_hand.findings] == [f.message for f in assumed.findings]


@pytest.mark.parametrize(
    ("assume", "message", "hint"),
    [
        (
            "{board/gest: declined}",
            "'board/gest' is not an open point",
            "did you mean 'board/guest'?",
        ),
        (
            "{vote.passes_when: unanimity}",
            "'vote.passes_when' is not open in this file",
            "the file leaves nothing open about 'vote'",
        ),
        (
            "{board/home.participation: accepted}",
            "'board/home.participation' is not open in this file",
            "open there: 'board/home.count'",
        ),
        (
            "{board/guest: decline}",
            "'decline' is no answer to whether 'guest (Board)' takes part; "
            "expected 'accepted', 'observer' or 'declined'",
            "did you mean 'declined'?",
        ),
        (
            "{board/home.count: 9}",
            "'9' is no answer to how many seats 'home (Board)' has; expected '1', '2', '3' "
            "or '5'",
            "the file states no upper bound; give 'max' or 'assume' there to allow more",
        ),
        (
            "{board/guest: declined, board/guest.participation: accepted}",
            "'board/guest.participation' and 'board/guest' both answer whether 'guest (Board)' "
            "takes part",
            "keep one of them",
        ),
        ("{}", "The scenario assumes nothing", ""),
    ],
)
def test_what_does_not_fit_is_refused(assume: str, message: str, hint: str) -> None:
    with pytest.raises(ProposalError) as refusal:
        in_valley(assume)
    (problem,) = refusal.value.problems
    assert (problem.code, problem.message, problem.hint) == ("SRC011", message, hint)
    assert problem.span.line == 20


def test_a_scenario_that_the_file_does_not_have() -> None:
    with pytest.raises(UnknownScenario) as refusal:
        in_valley("{board/guest: declined}", "frist")
    assert str(refusal.value) == "'valley' has no scenario 'frist'"
    assert refusal.value.hint == "did you mean 'first'?"


@pytest.mark.parametrize(
    ("written", "instead", "code"),
    [
        ("participation: invited", "participation: {status: invited, outcomes: []}", "SRC009"),
        ("count: unknown", "count: {min: 3, max: 2}", "SRC009"),
        ("reserved_for: [outsiders]", "placed_in: {one_of: []}", "SRC009"),
    ],
)
def test_an_open_value_with_no_possible_value(written: str, instead: str, code: str) -> None:
    text = VALLEY.replace(written, instead).partition("scenarios:")[0]
    with pytest.raises(ProposalError) as refusal:
        load_text(text, "valley")
    assert refusal.value.problems[0].code == code
