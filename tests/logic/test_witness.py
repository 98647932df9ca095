"""What games show is known in each completion of what is open, and named by its answers."""

from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given

from council_rules.analysis.games import facts
from council_rules.analysis.games.spread import Limits
from council_rules.analysis.standard import Standard, standard
from council_rules.analysis.witnesses import add_witnesses
from council_rules.logic.encode import encode
from council_rules.logic.fact_base import FactBase
from council_rules.logic.terms import Symbol
from council_rules.proposal.model.file import Proposal
from tests.logic.silent import (
    CHAIR,
    CLOSED,
    MAJORITY,
    MEMBERS,
    RESIDENT,
    Council,
    Part,
    council,
)
from tests.logic.support import proposal_of
from tests.logic.test_open import open_councils
from tests.tries import tries

WITNESSES: Standard = standard(["REP008", "DEC001"])
# the commonest numbers of random councils, so that both outcomes occur
POWER: Standard = standard(
    ["REP008", "DEC001", "REP009", "DEC007"],
    parameters={
        "DEC007": {"most_vetoes": "1", "least_act": "1/4"},
        "REP009": {"least": "9/10"},
    },
)
FOUND = ("pivotal", "improper", "act_short", "vetoes_above", "power_short")
MOST = 120


def found(proposal: Proposal, asked: Standard = WITNESSES, **answers: str) -> FactBase:
    fact_base = encode(proposal).answered(answers)
    add_witnesses(proposal, fact_base, asked)
    return fact_base


def certain(fact_base: FactBase) -> set[Symbol]:
    return {number for number in fact_base.numbers if number.name in FOUND}


def points(fact_base: FactBase) -> set[str]:
    """Return the questions that any conditional fact hangs on."""
    literals = [one for rule in fact_base.contingent for one in rule.body]
    return {one.arguments[0].string for one in literals if one.name == "chosen"}


def number_of_answers(data: dict[str, Any]) -> int:
    number = 1
    for question in encode(proposal_of(data)).questions:
        number *= len(question.options)
    return number


@given(open_councils().filter(lambda one: 1 < number_of_answers(one) <= MOST))
@tries(20, suppress_health_check=list(HealthCheck))
def test_each_completion_has_what_it_has_alone(data: dict[str, Any]) -> None:
    proposal = proposal_of(data)
    whole = found(proposal, POWER)
    assert not whole.not_worked_out
    questions = encode(proposal).questions
    ids = [question.id for question in questions]
    for values in product(*([o.value for o in q.options] for q in questions)):
        answers = dict(zip(ids, values, strict=True))
        closed = whole.answered(answers)
        assert not closed.contingent
        assert certain(closed) == certain(found(proposal, POWER, **answers))


OPEN_CHAIR = CHAIR | {"votes": "unknown"}


def test_what_is_not_open_is_certain() -> None:
    fact_base = found(proposal_of(council(CHAIR, MEMBERS, **CLOSED)))
    assert set(map(str, certain(fact_base))) == {
        'pivotal("council/chair","vote")',
        'pivotal("council/member","vote")',
    }
    assert not fact_base.contingent


def test_a_vote_that_matters_whenever_it_is_cast_hangs_on_that_alone() -> None:
    fact_base = found(proposal_of(council(OPEN_CHAIR, MEMBERS, **CLOSED)))
    assert set(map(str, certain(fact_base))) == {'pivotal("council/member","vote")'}
    assert points(fact_base) == {"council/chair.votes"}


@pytest.mark.parametrize(
    "rule",
    [
        {"one_of": [MAJORITY, "unanimity"]},
        {"all": [{"one_of": [MAJORITY, "consensus"]}, {"at_least": "1"}]},
    ],
)
def test_what_is_open_and_changes_nothing_is_not_named(rule: Any) -> None:
    fact_base = found(proposal_of(council(CHAIR, MEMBERS, rule=rule, **CLOSED)))
    assert len(certain(fact_base)) == 2
    assert not fact_base.contingent


def test_an_open_reading_inside_another_counts_only_with_it() -> None:
    inside = {"one_of": [MAJORITY, {"at_least": "1"}]}
    rule = {"one_of": ["unanimity", {"all": [inside, {"at_least": "1"}]}]}
    fact_base = found(proposal_of(council(MEMBERS, rule=rule, **CLOSED)))
    improper = [rule for rule in fact_base.contingent if rule.head.name == "condition"]
    assert [sorted(map(str, one.body)) for one in improper] == [
        [
            'chosen("vote.passes_when","second")',
            'chosen("vote.passes_when.one_of[1].all[0]","second")',
        ]
    ]


def test_a_seat_that_may_sit_elsewhere_matters_where_it_sits() -> None:
    data = council(
        MEMBERS, RESIDENT | {"placed_in": {"one_of": ["council", "senate"]}}, **CLOSED
    )
    data["bodies"].append(
        {"id": "senate", "name": "Senate", "seats": [MEMBERS | {"id": "one"}]}
    )
    second: Part = {
        "id": "second",
        "body": "senate",
        "matters": ["law"],
        "passes_when": MAJORITY,
    }
    data["procedures"].append(second)
    proposal = proposal_of(data)
    fact_base = found(proposal)
    assert points(fact_base) == {"council/resident.placed_in"}
    resident = 'pivotal("council/resident","{}")'
    for body, vote in (("council", "vote"), ("senate", "second")):
        closed = fact_base.answered({"council/resident.placed_in": body})
        own = [str(one) for one in certain(closed) if "resident" in str(one)]
        assert own == [resident.format(vote)]


INVITED = {"reserved_for": ["residents"], "participation": "invited"}


def invited(number: int, rule: Any) -> Council:
    seats = [{"id": f"s{n}", **INVITED} for n in range(number)]
    return council(RESIDENT, *seats, rule=rule, **CLOSED)


def test_of_many_alike_seats_each_hangs_on_its_own_answer() -> None:
    fact_base = found(proposal_of(invited(40, MAJORITY)))
    assert not fact_base.not_worked_out
    (rule,) = (one for one in fact_base.contingent if "s7" in str(one.head))
    assert str(rule.head) == 'pivotal("council/s7","vote")'
    (below,) = (one for one in fact_base.contingent if one.head == rule.body[0])
    assert [str(one) for one in below.body] == ['chosen("council/s7.participation","accepted")']


def test_a_number_that_has_to_come_is_counted() -> None:
    """Half of four is two, and with all three guests two camps of two can carry the vote."""
    half = {"at_least": "1/2", "of": "members"}
    proposal = proposal_of(invited(3, half))
    fact_base = found(proposal, standard(["DEC001"]))
    ids = [question.id for question in encode(proposal).questions]
    for taken in product(("accepted", "observer", "declined"), repeat=3):
        closed = fact_base.answered(dict(zip(ids, taken, strict=True)))
        voting = 1 + taken.count("accepted")
        assert bool(certain(closed)) == (voting % 2 == 0), taken


def test_more_completions_than_are_tried_leave_it_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(facts, "IN_A_CHECK", Limits(completions=5))
    fact_base = found(proposal_of(invited(5, MAJORITY)))
    assert not certain(fact_base)
    assert all(not rule.known for rule in fact_base.contingent)
    (why,) = {one.why for one in fact_base.not_worked_out.values()}
    assert why == "what is open about 'vote' can turn out in 6 ways, too many to try them all"


@pytest.mark.parametrize(("most", "left"), [(83, {"long", "also_long"}), (84, set())])
def test_a_file_with_many_procedures_is_worked_out_in_part_whatever_comes_first(
    most: int, left: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cheapest are worked out first, and those of one cost together or not at all."""
    monkeypatch.setattr(facts, "MOST_IN_A_FILE", most)
    data = invited(5, MAJORITY)
    (vote,) = data["procedures"]
    short = {**vote, "id": "short", "body": "small"}
    data["bodies"].append({"id": "small", "name": "Small", "seats": [{"id": "one"}]})
    listed = [{**vote, "id": "long"}, short, {**vote, "id": "also_long"}]
    for procedures in (listed, listed[::-1]):
        proposal = proposal_of({**data, "procedures": procedures})
        fact_base = found(proposal, standard(["REP008"]))
        assert {fact.arguments[1].string for fact in fact_base.not_worked_out} == left
