"""The search for the cheapest: strategies in turn, bounds, interruption."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import clingo
import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_rules.logic import optimisation, repair
from council_rules.logic.optimisation import Deadline, anything, cheapest
from council_rules.logic.solve import OPTIONS
from council_rules.logic.worlds import facts_in, name_in, renamed
from council_rules.rulebook.book import RuleBook
from tests.rulebook.test_index import heads

IDLE = "{ idle }. " + " ".join(f":~ idle. [1@{level},idle]" for level in range(1, 7)) + " "
SHOWN = '#show. #show taken(Q,V) : take(Q), V = "yes". #show missed/2. '


def program(*lines: str) -> clingo.Control:
    control = clingo.Control(list(OPTIONS))
    control.add("base", [], IDLE + SHOWN + "\n".join(lines))
    control.ground([("base", [])])
    return control


def covering(sets: list[set[int]], costs: list[int], items: int) -> clingo.Control:
    """Return the program of covering items by sets, as many as can be, then as cheaply."""
    lines = [
        f'{{ take("{n}") }}. :~ take("{n}"). [{cost}@3,"{n}"]' for n, cost in enumerate(costs)
    ]
    lines += [f'covered({item}) :- take("{n}").' for n, own in enumerate(sets) for item in own]
    lines += [
        f'missed("{i}",{i}) :- not covered({i}). :~ missed("{i}",{i}). [1@5,{i}]'
        for i in range(items)
    ]
    return program("#defined covered/1.", *lines)


def best(sets: list[set[int]], costs: list[int], items: int) -> tuple[int, int]:
    found = []
    for size in range(len(sets) + 1):
        for some in combinations(range(len(sets)), size):
            covered = set().union(*(sets[n] for n in some))
            found.append((items - len(covered), sum(costs[n] for n in some)))
    return min(found)


@given(
    st.lists(st.tuples(st.sets(st.integers(0, 4), max_size=4), st.integers(1, 30)), max_size=6)
)
def test_the_cheapest_is_proven_by_whatever_strategy(
    drawn: list[tuple[set[int], int]],
) -> None:
    sets, costs = [own for own, _ in drawn], [cost for _, cost in drawn]
    for strategy in optimisation.STRATEGIES:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(optimisation, "STRATEGIES", (strategy,))
            found = cheapest(covering(sets, costs, 5), [], "missed", Deadline(30))
        assert found is not None
        assert (found.missed, found.cost) == best(sets, costs, 5)
        assert found.proven
        assert found.least == found.cost
        assert sum(costs[int(name)] for name in found.taken) == found.cost


HARD = [{n % 30, (n * 7) % 30, (n * 11 + 3) % 30} for n in range(120)]


def test_time_is_up_with_the_best_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    """Told at once that time is up, a search still says what it has, or that it has nothing."""
    control = covering(HARD, [1 + (n * 37) % 97 for n in range(120)], 30)
    told: list[tuple[int | None, int]] = []
    monkeypatch.setattr(optimisation, "_LOOK", 0.001)
    monkeypatch.setattr(optimisation, "STRATEGIES", ("bb,lin",))
    try:
        found = cheapest(
            control,
            [],
            "missed",
            Deadline(0.3),
            lambda cost, bound, phase="": told.append((cost, bound)),
        )
    except TimeoutError:
        return
    assert found is not None
    assert found.least <= found.cost
    exact = cheapest(control, [], "missed", Deadline(60))
    assert exact is not None
    assert found.least <= exact.cost <= found.cost or found.missed > exact.missed
    assert all(low <= exact.cost for _, low in told)


def test_an_interruption_ends_the_search_and_keeps_the_best(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    control = covering(HARD, [1 + (n * 37) % 97 for n in range(120)], 30)
    monkeypatch.setattr(optimisation, "_LOOK", 0.0)
    monkeypatch.setattr(optimisation, "STRATEGIES", ("bb,lin",))
    deadline = Deadline(60)

    def press(cost: int | None, bound: int, phase: str = "") -> None:
        if cost is not None:
            raise KeyboardInterrupt

    found = cheapest(control, [], "missed", deadline, press)
    assert found is not None
    if not found.proven:
        assert deadline.interrupted
        assert deadline.left == 0.0


def test_what_has_no_solution() -> None:
    control = program('{ take("a") }. :- take("a"). :- not take("a").')
    assert cheapest(control, [], "missed", Deadline(5)) is None
    assert anything(control, [], Deadline(5)) is None


def test_looking_for_anything_changes_nothing_for_the_next_search() -> None:
    control = covering([{0}, {0}], [5, 3], 1)
    assert anything(control, [], Deadline(5)) is not None
    found = cheapest(control, [], "missed", Deadline(5))
    assert found is not None
    assert (found.cost, found.taken) == (3, {"1": "yes"})


RULES = """
{ chosen(Q,V) : option(Q,V) } = 1 :- open(Q).
in_force(F) :- given(F).
in_force(F) :- chosen(Q,V), brings(Q,V,F).
large(B) :- in_force(body(B)), #sum { W,S : in_force(seat(B,S,W)) } >= 3.
"""


def models(text: str, facts: list[clingo.Symbol], name: str) -> set[frozenset[str]]:
    control = clingo.Control(["0"])
    control.add("base", [], text)
    with control.backend() as backend:
        for fact in facts:
            backend.add_rule([backend.add_atom(fact)])
    control.ground([("base", [])])
    found = set()

    def keep(model: clingo.Model) -> None:
        atoms = [a for a in model.symbols(atoms=True) if a.name in (name, "chosen")]
        found.add(frozenset(f"{a.name.partition('_in_')[0]}{a.arguments}" for a in atoms))

    control.solve(on_model=keep)
    return found


def _facts() -> Iterator[clingo.Symbol]:
    for text in (
        'open("q")',
        'option("q","a")',
        'option("q","b")',
        'given(body("b"))',
        'given(seat("b","s",2))',
        'brings("q","a",seat("b","t",1))',
    ):
        yield clingo.parse_term(text)


def test_a_world_says_the_same_in_other_words() -> None:
    facts = list(_facts())
    plain = models(RULES, facts, "large")
    other = models(renamed(RULES, 3), facts_in(facts, 3), name_in("large", 3))
    assert plain == other
    assert len(plain) == 2


def test_worlds_share_what_is_chosen_and_nothing_else() -> None:
    facts = list(_facts())
    without = [fact for fact in facts if fact.name != "brings"]
    text = "\n".join([renamed(RULES, 0), renamed(RULES, 1)])
    both: Any = models(text, [*facts, *facts_in(without, 1)], name_in("large", 1))
    assert all(not any(atom.startswith("large") for atom in one) for one in both)
    assert len(both) == 2


def test_no_word_of_the_repair_program_is_one_of_the_vocabulary() -> None:
    """Rules of both would be rules of one predicate, and each would count the other's."""
    theirs = heads(f"{repair._COMMON}{repair._OF_WORLD}")
    assert {("used", 1), ("missed", 2), ("repealed", 1)} <= theirs
    texts = [text for _, text in RuleBook.load().core]
    assert not theirs & set().union(*map(heads, texts))
