"""The least cost is the least: small cases against trying out every combination of edits."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from council_rules.alternatives import case
from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import Edit, Lever
from council_rules.alternatives.levers import levers
from council_rules.alternatives.outcome import Alternatives, Outcome, UnknownPath
from council_rules.alternatives.request import Pin, Request
from council_rules.alternatives.search import alternatives
from council_rules.analysis.standard import Standard, standard
from council_rules.analysis.verdicts import verdicts_on
from council_rules.findings.finding import Verdict
from council_rules.proposal.amend import load_amended
from council_rules.proposal.load import Loaded, load, load_text
from council_rules.proposal.problems import ProposalError

PROPOSALS = Path(__file__).resolve().parents[2] / "proposals"
GOALS = ("REP001", "REP004", "REP005", "DEC009", "TIER005")
MOST_COMBINATIONS = 60


@cache
def book(*select: str) -> Standard:
    return standard(select=select)


# councils, and the lever to pull, on which a random run once found a difference
FOUND = json.loads((Path(__file__).parent / "found.json").read_text(encoding="utf-8"))


def violated(loaded: Loaded, chosen: Standard) -> set[tuple[str, str]]:
    found = verdicts(loaded, chosen).items()
    return {one for one, verdict in found if verdict is Verdict.VIOLATED}


def verdicts(loaded: Loaded, chosen: Standard) -> dict[tuple[str, str], Verdict]:
    # tests/analysis/test_verdicts.py has that they are those of a check
    return verdicts_on(loaded.proposal, chosen)


def admissible(before: dict[Any, Verdict], after: dict[Any, Verdict]) -> bool:
    """Return whether nothing is violated that was not."""
    return all(
        before.get(one) is Verdict.VIOLATED
        for one, verdict in after.items()
        if verdict is Verdict.VIOLATED
    )


def rank(
    wanted: set[tuple[str, str]], after: Mapping[Any, Verdict | None]
) -> tuple[int, int, int]:
    """Return how many goals are not met, violated, and violated or gone."""
    come_to = [after.get(one) for one in wanted]
    unmet = sum(one is not Verdict.MET for one in come_to)
    violated = sum(one is Verdict.VIOLATED for one in come_to)
    return unmet, violated, violated + sum(one is None for one in come_to)


def combinations(offered: list[Lever]) -> Iterator[tuple[Edit, ...]]:
    """Return every choice of at most one edit for each lever, one lever after another."""
    for chosen in product(*((None, *lever.edits) for lever in offered)):
        used = {lever.id for lever, edit in zip(offered, chosen, strict=True) if edit}
        if all(one.after in ("", *used) for one in offered if one.id in used):
            yield tuple(sorted((edit for edit in chosen if edit), key=lambda e: e.turn))


def channels(loaded: Loaded) -> set[str]:
    """Return the matters that some procedure can decide."""
    own = [p for p in loaded.proposal.procedures if p.kind in ("decision", "override")]
    return {m for p in own for m in (p.matters if isinstance(p.matters, tuple) else ())}


def least(
    loaded: Loaded, chosen: Standard, goals: tuple[str, ...], offered: list[Lever]
) -> tuple[tuple[int, int, int], int, bool]:
    """Return how few goals can be left not met, violated or gone, and at what least cost.

    And whether some edits leave a goal open: of what is not met either, the search does not
    find out which edits that would be, if the usual answers still violate it.
    """
    before, decided = verdicts(loaded, chosen), channels(loaded)
    wanted = {one for one in violated(loaded, chosen) if one[0] in goals}
    best, opens = (rank(wanted, before), 0), False
    for edits in combinations(offered):
        try:
            amended = load_amended(loaded.text, [a for e in edits for a in e.amendments])
        except ProposalError:
            continue
        after = verdicts(amended, chosen)
        if admissible(before, after) and decided <= channels(amended):
            cost = sum(edit.cost for edit in edits)
            best = min(best, (rank(wanted, after), cost))
            opens = opens or any(after.get(one) is Verdict.UNDETERMINED for one in wanted)
    return *best, opens


@pytest.mark.parametrize("number", range(len(FOUND)))
def test_the_least_cost_agrees_with_trying_everything(number: int) -> None:
    loaded = load_text(json.dumps(FOUND[number]["council"]), "random")
    offered = [one for one in levers(Draft(loaded)) if one.id == FOUND[number]["lever"]]
    assert offered
    costs_the_least(loaded, offered)


def costs_the_least(loaded: Loaded, offered: list[Lever]) -> None:
    chosen = book(*GOALS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(case, "levers", lambda draft: offered)
        found = alternatives(loaded, chosen, Request(GOALS))
    come_to, cost, opens = least(loaded, chosen, GOALS, offered)
    told = {goal: VERDICTS[outcome] for one in found.found for goal, outcome in one.outcomes}
    wanted = set(found.wanted)
    if opens:
        unmet = rank(wanted, told)[0] if found.found else len(wanted)
        assert unmet == come_to[0]
    elif found.found:
        (one,) = found.found
        assert (rank(wanted, told), one.cost) == (come_to, cost)
        assert one.proven
    else:
        assert cost == 0


VERDICTS = {
    Outcome.MET: Verdict.MET,
    Outcome.OPEN: Verdict.UNDETERMINED,
    Outcome.VIOLATED: Verdict.VIOLATED,
    Outcome.NOT_APPLICABLE: None,
}
CASES = (
    "reference/kosovo_interim_administrative_council",
    "reference/east_timor_national_consultative_council",
)
# python -m tests.alternatives.everything has every proposal


def book_of(name: str) -> Standard:
    """Return the book to search with: some rules of it, as all would take long."""
    return book(*GOALS)


@cache
def of_case(name: str) -> tuple[Loaded, Alternatives]:
    loaded = load(PROPOSALS / f"{name}.council.yaml")
    # time to spare on a slow machine: nothing here may depend on how far a search came
    number = 1 if name.startswith("gaza") else 2
    return loaded, alternatives(loaded, book_of(name), Request(number=number, seconds=300))


@pytest.mark.parametrize("name", CASES)
def test_an_alternative_keeps_its_promise(name: str) -> None:
    loaded, found = of_case(name)
    assert found.found
    before = violated(loaded, book_of(name))
    for one in found.found:
        assert one.proven or one.with_outcome(Outcome.OPEN)
        after = violated(load_amended(loaded.text, one.amendments), book_of(name))
        assert after - before <= set(one.settled)
        assert not after & (set(one.cures) | set(one.with_outcome(Outcome.OPEN)))
        assert {f for f in after if f[0] in found.goals} == set(one.remaining)
        assert one.cost == sum(change.edit.cost for change in one.changes)


@pytest.mark.parametrize("name", CASES)
def test_alternatives_differ_in_kind(name: str) -> None:
    _, found = of_case(name)
    kinds = [
        {kind for change in one.changes for kind in change.edit.kinds} for one in found.found
    ]
    for position, own in enumerate(kinds):
        assert not any(earlier <= own for earlier in kinds[:position])


@pytest.mark.parametrize(
    ("name", "override", "outcome"),
    [
        # who can empty the seats of locals, whose consent is asked then, is not said
        (
            "kosovo_interim_administrative_council",
            "special_representative_decision",
            Outcome.OPEN,
        ),
        ("east_timor_national_consultative_council", "administrator_decision", Outcome.MET),
    ],
)
def test_who_is_overruled_is_helped_at_the_override(
    name: str, override: str, outcome: Outcome
) -> None:
    _, found = of_case(f"reference/{name}")
    one = found.found[0]
    assert override in {path.partition(".")[0] for _, path, _ in one.amendments}
    assert dict(one.outcomes)["REP004", override] is outcome
    assert not any("add_seat" in change.edit.kinds for change in one.changes)


def test_a_conflict_names_the_pins_that_are_needed_for_it() -> None:
    loaded, _ = of_case("reference/east_timor_national_consultative_council")
    override = "administrator_decision"
    pins = (Pin(override), Pin("council.tier"))
    found = alternatives(loaded, book("REP004"), Request(("REP004",), pins, seconds=300))
    told = {conflict.finding: conflict for conflict in found.conflicts}
    conflict = told["REP004", override]
    assert conflict.pins == (Pin(override),)
    (release,) = conflict.releases
    without = alternatives(loaded, book("REP004"), Request(("REP004",), pins[1:], seconds=300))
    assert release.cost == without.found[0].cost


def test_a_path_that_the_file_does_not_have() -> None:
    loaded, _ = of_case("reference/kosovo_interim_administrative_council")
    with pytest.raises(UnknownPath) as raised:
        alternatives(loaded, book(), Request(fixed=(Pin("special_representative_decisoin"),)))
    assert raised.value.close == "special_representative_decision"
