"""All edits of many small councils against the search, for a long run by hand.

    python -m tests.alternatives.everything [NUMBER [SEED]]

Every combination of up to three levers is written into the file and checked; the least cost has
to agree with what the search says is proven. The same number and seed give the same councils.
"""

import json
import sys
from typing import Any

from hypothesis import HealthCheck, assume, given, seed, settings
from hypothesis import strategies as st

from council_rules.alternatives.draft import Draft
from council_rules.alternatives.menu import levers
from council_rules.proposal.load import load_text
from tests.alternatives.test_search import (
    GOALS,
    MOST_COMBINATIONS,
    book,
    combinations,
    costs_the_least,
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


def main() -> None:
    """Take number and seed from the command line."""
    number, start = (int(one) for one in [*sys.argv[1:3], "100", "0"][:2])
    if len(sys.argv) == 2:
        start = 0
    run(number, start)
    print(f"{number} councils from seed {start}: the search agrees with trying everything")


if __name__ == "__main__":
    main()
