"""What no alternative meets is told with all that is proven of it."""

from council_rules.alternatives.outcome import Conflict, Outcome
from council_rules.render.look import Look
from council_rules.render.unmet import conflicts


def told(*found: Conflict) -> str:
    return " ".join(line.strip() for line in conflicts(found, Look(1_000, colour=False)))


def test_what_is_open_in_the_best_may_be_proven_impossible() -> None:
    one = Conflict(("REP004", "laws"), Outcome.OPEN)
    proven = Conflict(("REP004", "laws"), Outcome.OPEN, proven=True)
    assert told(one).endswith("REP004 laws: open in the best that was found")
    assert told(proven).endswith(
        "open in the best that was found; to meet it is proven impossible under these edits"
    )


def test_what_is_impossible_is_said_once() -> None:
    one = Conflict(("REP004", "laws"), Outcome.IMPOSSIBLE, proven=True)
    assert told(one).endswith("REP004 laws: proven impossible under these edits")
