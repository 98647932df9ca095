from collections.abc import Callable
from typing import Any

import pytest

from council_rules.drafting import answers
from council_rules.drafting.plan import FOR_GOOD, OWN, PEOPLE, UNKNOWN, Seats

BODIES = ("Council", "Assembly")


def test_answers_in_words() -> None:
    assert answers.place_and_people("The Valley, Residents") == ("The Valley", "Residents")
    assert answers.seats("Residents 5, Helping States unknown") == (
        Seats("Residents", 5),
        Seats("Helping States", None),
    )
    assert answers.decisions("budget, relief by two thirds") == (
        ("budget", "relief"),
        "two thirds",
    )
    assert answers.decisions("budget") == (("budget",), UNKNOWN)
    assert answers.decisions("nothing") == ((), UNKNOWN)
    assert answers.stops("nobody", BODIES) == ()
    assert answers.stops("unknown", BODIES) is None
    assert answers.stops("assembly", BODIES) == ("Assembly",)
    assert answers.fills("the people / Assembly for cause", BODIES) == (
        PEOPLE,
        "Assembly",
        "for_cause",
    )
    assert answers.fills(OWN, BODIES) == (OWN, UNKNOWN, UNKNOWN)
    assert answers.end("2030-12-31, then Assembly", BODIES) == ("2030-12-31", "Assembly")
    assert answers.end(FOR_GOOD, BODIES) == (FOR_GOOD, "")
    assert answers.answers_to("Council", BODIES) == "Council"


REFUSED: list[tuple[Callable[..., Any], tuple[Any, ...], str]] = [
    (answers.names, (" , ",), "type at least one name"),
    (answers.place_and_people, ("The Valley",), "type two names with a comma"),
    (answers.seats, ("Residents",), "'Residents' is no group with a number of seats"),
    (answers.seats, ("Residents 0",), "'Residents 0' is no group with a number of seats"),
    (answers.seats, ("A 1, A 2",), "'A' is given twice"),
    (answers.decisions, ("budget by majorty",), "did you mean 'majority'?"),
    (answers.locality, ("foreign",), "type 'local', 'regional', 'external'"),
    (answers.stops, ("Assembley", BODIES), "did you mean 'Assembly'?"),
    (answers.end, ("2030-02-31", BODIES), "type a date such as 2030-12-31"),
    (answers.end, ("for good, then Assembly", BODIES), "type a date such as 2030-12-31"),
]


@pytest.mark.parametrize(("read", "given", "said"), REFUSED)
def test_what_is_refused_says_what_to_type(
    read: Callable[..., Any], given: tuple[Any, ...], said: str
) -> None:
    with pytest.raises(ValueError, match=r".") as refusal:
        read(*given)
    assert said in str(refusal.value)
