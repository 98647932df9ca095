"""Delays one after another may come to a delay that has no end."""

import pytest

from tests.laws.councils import council
from tests.laws.verdicts import judged

FORM = """
bodies: [{id: council, name: Council, seats: [{id: member, count: 5, OWN}]}]
procedures: [{id: vote, body: council, matters: [law], passes_when: MAJORITY}]
"""


def verdict(*vetoes: str, **answers: str) -> str:
    parts = (f"{{id: stop{n}, effect: delays, {veto}}}" for n, veto in enumerate(vetoes))
    text = council(FORM + f"vetoes: [{', '.join(parts)}]")
    assume = {f"{veto}.delay.use": answer for veto, answer in answers.items()}
    return judged(text, assume, rule="PAL002").verdicts["PAL002", "law"].value


HALF = "holders: boss, over: [vote], delay: 200 days"
DELAYS = {
    "one": ((HALF,), "met"),
    "two of one hand": ((HALF, HALF), "undetermined"),
    "two of two hands": ((HALF, HALF.replace("boss", "mission")), "undetermined"),
    "over the body": ((HALF, HALF.replace("vote", "council")), "undetermined"),
    "until a deadline": ((HALF, HALF.replace("delay", "deadline")), "undetermined"),
    "a year together": ((HALF, HALF.replace("200", "166")), "met"),
    "one without an end": ((HALF, HALF.replace("200 days", "none")), "violated"),
}


@pytest.mark.parametrize("name", DELAYS)
def test_whether_delays_add_up_to_more_than_a_year_is_asked(name: str) -> None:
    vetoes, expected = DELAYS[name]
    assert verdict(*vetoes) == expected


def test_delays_that_follow_each_other_are_a_veto_and_others_are_none() -> None:
    assert verdict(HALF, HALF, stop0="in_a_row", stop1="in_a_row") == "violated"
    assert verdict(HALF, HALF, stop0="at_once", stop1="at_once") == "met"
