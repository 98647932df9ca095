"""On the proposals of the repository the laws hold: here for one move of many kinds.

``make laws`` tries every move on every proposal, and prints what breaks a law.
"""

import json
import random
from collections.abc import Iterator
from functools import cache

import pytest

from council_rules.analysis.check import check_loaded
from council_rules.proposal.load import load_text
from tests.laws.cases import MADE, Base, Case, tried
from tests.laws.laws import LAWS, REPORTED_ONLY, bases, small_bases
from tests.laws.verdicts import judged, reported, rule_book
from tests.tries import some

# A verdict on these takes a second or more, so they are left to the full report.
SLOW = ("small/valley_open", "gaza/board_of_peace", "gaza/reported_three_tiers")
FEW = 3
# A move under these takes several verdicts: fewer are tried, counted over all proposals.
DEAR = ("answers", "disclosure")
HELD = [law for law in LAWS if law not in REPORTED_ONLY]


@cache
def shortest_first() -> list[Base]:
    quick = (base for base in (*small_bases(), *bases()) if base.name not in SLOW)
    return sorted(quick, key=lambda base: len(json.dumps(base.text)))


def kinds_of_moves(law: str) -> Iterator[tuple[Base, list[Case]]]:
    """Yield the moves of a kind on the shortest proposal that has one, in some order.

    Of the kinds that are new with a proposal, every tenth is tried where there are more; of
    what is ``DEAR``, every tenth of the kinds that all proposals have.
    """
    met: set[str] = set()
    for base in shortest_first():
        kinds: dict[str, list[Case]] = {}
        for case in LAWS[law](base):
            kinds.setdefault(case.kind, []).append(case)
        new = sorted(kinds.keys() - met)
        # To hold all answers together takes as many verdicts as there are answers.
        if law == "answers":
            new = random.Random(f"{law} {base.name}").sample(new, min(len(new), FEW))
        for kind in new if law in DEAR else some(new):
            random.Random(f"{law} {kind}").shuffle(kinds[kind])
            yield base, kinds[kind]
        met |= kinds.keys()


@pytest.mark.sampled
@pytest.mark.parametrize("law", HELD)
def test_a_law_holds_for_a_move_of_many_kinds(law: str) -> None:
    made, broken = 0, []
    moves = list(kinds_of_moves(law))
    for base, cases in some(moves) if law in DEAR else moves:
        for case in cases:
            result, breaches = tried(case)
            broken += [f"{base.name}: {case.move}: {breach.says}" for breach in breaches]
            if result == MADE:
                made += 1
                break
    assert made
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("name", ["small/valley_closed", "reference/brcko_district_assembly"])
def test_verdicts_are_those_of_a_report(name: str) -> None:
    (base,) = (one for one in shortest_first() if one.name == name)
    loaded = load_text(json.dumps(base.text), base.name)
    assert reported(check_loaded(loaded, rule_book())) == base.verdicts


@pytest.mark.sampled
def test_a_rule_alone_comes_to_the_verdicts_that_it_has_among_all() -> None:
    """Councils to which one rule is put directly are judged by that rule alone."""
    (base,) = (one for one in shortest_first() if one.name == "small/valley_closed")
    for rule in some([one.code for one in rule_book().rules]):
        own = {key: one for key, one in base.verdicts.items() if key[0] == rule}
        assert judged(base.text, rule=rule).verdicts == own
