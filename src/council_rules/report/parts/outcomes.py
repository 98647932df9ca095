"""What becomes of violations in an alternative, counted in words."""

from council_rules.alternatives.outcome import Alternative, Outcome

WORDS = {
    Outcome.MET: "then met",
    Outcome.OPEN: "open",
    Outcome.NOT_APPLICABLE: "about something that is no longer there",
    Outcome.VIOLATED: "still violated",
}
WHY = {
    Outcome.OPEN: "what was found leaves it open",
    Outcome.NOT_APPLICABLE: "with what was found it applies no longer",
    Outcome.IMPOSSIBLE: "it is proven that none of the edits that were weighed cures it",
    Outcome.NOT_SEARCHED: "none of the edits that were tried cures it; more was not searched",
    Outcome.CUT_SHORT: "the search was cut short before that was known",
}


def become(one: Alternative) -> str:
    """Return how many violations come out in which way: "3 are then met, 1 open"."""
    counts = {outcome: len(one.with_outcome(outcome)) for outcome in WORDS}
    some = [(number, WORDS[outcome]) for outcome, number in counts.items() if number]
    (first, words), *rest = some
    verb = "is" if first == 1 else "are"
    return ", ".join([f"{first} {verb} {words}", *(f"{n} {said}" for n, said in rest)])
