"""All edits of many small councils against the search, for a long run by hand.

    python -m tests.alternatives.everything [NUMBER [SEED]]
    python -m tests.alternatives.everything proposals

Every combination of up to three levers is written into the file and checked; the least cost has
to agree with what the search says is proven. The same number and seed give the same councils.
With ``proposals``, the real proposals for which a search takes long are gone through instead.
"""

import json
import sys
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, seed, settings
from hypothesis import strategies as st

from council_rules.alternatives import case, hunt
from council_rules.alternatives.draft import Draft
from council_rules.alternatives.menu import levers
from council_rules.alternatives.search import alternatives
from council_rules.alternatives.wishes import Wishes
from council_rules.proposal.load import load, load_text
from tests.alternatives.test_open import test_a_robust_cure_holds_in_every_completion
from tests.alternatives.test_search import (
    GOALS,
    LONG_CASES,
    MOST_COMBINATIONS,
    PROPOSALS,
    book,
    combinations,
    costs_the_least,
    test_alternatives_differ_in_kind,
    test_an_alternative_keeps_its_promise,
    violated,
)
from tests.logic.councils import councils


def run(number: int, start: int) -> None:
    """Try so many councils; raises AssertionError with the first on which the search errs."""

    @seed(start)
    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(councils(), st.data())
    def one_after_another(council: dict[str, Any], data: Any) -> None:
        loaded = load_text(json.dumps(council), "random")
        assume(violated(loaded, book(*GOALS)))
        everything = levers(Draft(loaded))
        drawn = data.draw(st.lists(st.sampled_from(everything), max_size=3, unique_by=id))
        offered = [lever for lever in everything if lever in drawn]
        assume(len(list(combinations(offered))) <= MOST_COMBINATIONS)
        costs_the_least(loaded, offered)

    one_after_another()


def seats_alone_achieve_nothing_on_the_board_of_peace(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The directive of the chair, approvals and removals stand, whoever sits in the room."""
    loaded = load(PROPOSALS / "gaza/board_of_peace.council.yaml")
    # that nothing helps is known long before every combination has been refused
    monkeypatch.setattr(hunt, "MOST_REFUSED", 3)
    monkeypatch.setattr(
        case, "levers", lambda draft: [x for x in levers(draft) if x.id.endswith(".count")]
    )
    goals = ("REP004", "REP005", "DEC009")
    found = alternatives(loaded, book(), Wishes(goals, seconds=300))
    cured = {finding for one in found.found for finding in one.cures}
    system = {("REP004", "gaza_governance"), ("REP005", "gaza_governance")}
    assert not cured & {*system, ("DEC009", "chair_directive")}
    assert system <= {conflict.finding for conflict in found.conflicts}


def real() -> None:
    """Search for alternatives to the proposals that take long, and check what comes of it."""
    for name in LONG_CASES:
        test_an_alternative_keeps_its_promise(name)
        test_alternatives_differ_in_kind(name)
    test_a_robust_cure_holds_in_every_completion("bosnia_presidency")
    with pytest.MonkeyPatch.context() as patch:
        seats_alone_achieve_nothing_on_the_board_of_peace(patch)
    print("alternatives to the proposals that take long keep their promises")


def main() -> None:
    """Take number and seed from the command line, or the word for proposals."""
    if sys.argv[1:] == ["proposals"]:
        real()
        return
    number, start = (int(one) for one in [*sys.argv[1:3], "100", "0"][:2])
    if len(sys.argv) == 2:
        start = 0
    run(number, start)
    print(f"{number} councils from seed {start}: the search agrees with trying everything")


if __name__ == "__main__":
    main()
