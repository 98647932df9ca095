"""The search against every combination of a few edits, on councils named by numbers.

A long run over more councils, more levers and more of their edits is
``python -m tests.alternatives.everything``.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from random import Random

import pytest

from council_rules.alternatives import table
from council_rules.alternatives.edits import COSTS
from council_rules.alternatives.effects import Effect, Key
from council_rules.alternatives.parties import Party
from council_rules.alternatives.request import Pin, Request
from council_rules.analysis.standard import Standard, standard
from council_rules.proposal.load import load_text
from tests.alternatives.agreement import (
    Council,
    council,
    cures_agree,
    parties_agree,
    search_agrees,
)
from tests.alternatives.brute_force import some_levers
from tests.model.open_councils import opened
from tests.model.random_councils import closed
from tests.tries import some

PAGE = Path(__file__).resolve().parents[2] / "examples/custom_rule/river-commission/RIV002.md"
GOALS = (
    "DEC002",
    "DEC009",
    "MAN006",
    "PAL004",
    "REP001",
    "REP004",
    "REP005",
    "TIER005",
    "RIV002",
)
KEPT = ("DEC001", "DEC007", "REP009")
# councils in which some of the edits that are drawn meet some of the goals: one for each way of
# asking, and more of which make test tries every tenth
ONE_FOR_EACH_WAY = (28, 61, 42, 35)
MORE = (7, 17, 20, 39, 52, 68, 27)
OPEN = (27, 42)
LEVERS = 4
SHARES = (1, 2, 4)


@cache
def book() -> Standard:
    """Return shipped rules, and a page of one's own by which bodies are small.

    The rules that are kept are no goals: they must not be broken anew, which games decide.
    """
    return standard((*GOALS, *KEPT), rules=[PAGE], parameters={"RIV002": {"most": "3"}})


@cache
def small(number: int) -> Council:
    """Return the council of a number, few of its levers, and all that they allow."""
    return of_number(number, LEVERS, 1, LEVERS, is_open=number in OPEN)


def of_number(number: int, levers: int, values: int, most: int, *, is_open: bool) -> Council:
    """Return the council of a number with so many levers, each with so many edits at most.

    Its texts use so many of the levers at once at ``most``. Raises what the reader raises.
    """
    data = opened(number) if is_open else closed(number)
    loaded = load_text(json.dumps(data), "random")
    return council(loaded, book(), some_levers(loaded, number, levers, values), most)


def with_pins_and_costs(own: Council) -> None:
    """Something is fixed, and kinds of edit cost what they usually do not."""
    chance = Random(len(own.texts))
    pin = Pin(chance.choice(own.offered).path)
    costs = {kind: chance.choice(SHARES) for kind in COSTS}
    search_agrees(own, goals=GOALS, fixed=(pin,), costs=costs)


def with_the_front(own: Council) -> None:
    """The whole choice between violations, cost and seats moved."""
    search_agrees(own, goals=GOALS, front=True)


def with_two_parties(own: Council) -> None:
    """Each has a goal if there are two, something that it keeps, and costs of its own."""
    chance = Random(len(own.texts))
    codes = sorted({code for code, _ in own.violated})
    parties = []
    for name, goals in (("one", codes[:1]), ("other", codes[1:2])):
        request = Request(
            tuple(goals),
            fixed=(Pin(chance.choice(own.offered).path),),
            costs={kind: chance.choice(SHARES) for kind in COSTS},
            most_cost=chance.choice((None, 4, 8)),
        )
        parties.append(Party(name, request))
    parties_agree(own, parties)


WAYS: tuple[Callable[[Council], None], ...] = (
    with_pins_and_costs,
    with_the_front,
    cures_agree,
    with_two_parties,
)


@pytest.mark.sampled
@pytest.mark.parametrize("number", [*ONE_FOR_EACH_WAY, *some(MORE)])
def test_the_search_agrees_with_every_combination(number: int) -> None:
    own = small(number)
    assert search_agrees(own, goals=GOALS).found, "a council in which nothing is found"
    WAYS[number % len(WAYS)](own)


def test_a_lever_that_is_left_out_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search calls impossible, or least, what another edit would do for less."""
    own = small(35)
    (one,) = search_agrees(own, goals=GOALS).found
    sound = table.Table._sound

    def without(self: table.Table, draft: object, offered: list[object]) -> object:
        kept = sound(self, draft, offered)  # type: ignore[arg-type]
        gone = one.changes[0].edit.says
        return [lever for lever in kept if gone not in {edit.says for edit in lever.edits}]

    monkeypatch.setattr(table.Table, "_sound", without)
    with pytest.raises(AssertionError):
        search_agrees(own, goals=GOALS)


def test_effects_that_do_not_add_up_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit of which the solver is told that it does nothing is not found."""
    own = small(20)
    assert search_agrees(own, goals=GOALS).found
    effects = table._effects

    def nothing(*asked: object) -> Mapping[Key, Effect]:
        return dict.fromkeys(effects(*asked), Effect((), (), ()))  # type: ignore[arg-type]

    monkeypatch.setattr(table, "_effects", nothing)
    with pytest.raises(AssertionError):
        search_agrees(own, goals=GOALS)


@pytest.mark.parametrize(
    ("number", "way"),
    [
        (7308, cures_agree),  # a seat for others, which the solver does not weigh, cures
        (7300, with_two_parties),
        (7111, with_the_front),  # what meets a goal beside what only opens it
        (7822, with_the_front),  # what is repealed decides a matter, by a vote that cannot pass
        (7924, with_pins_and_costs),  # without what is fixed, a goal costs less than all do
    ],
)
def test_what_a_long_run_found(number: int, way: Callable[[Council], None]) -> None:
    way(of_number(number, 6, 3, 2, is_open=number % 3 == 0))
