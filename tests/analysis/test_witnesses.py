"""Votes that matter and camps that can both win, against every coalition of small games."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from council_rules.analysis.games.forms import Form, accepts, both, either
from council_rules.analysis.games.played import Holding, Played
from council_rules.analysis.games.witnesses import is_improper, pivotal
from council_rules.voting import Rule
from tests.tries import tries

MEMBERS = tuple(f"b/s{number}" for number in range(6))


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Draw a rule, or some of which all or one are needed."""
    rules: list[Form] = []
    for _ in range(draw(st.integers(1, 3))):
        weights = {one: draw(st.integers(0, 4)) for one in MEMBERS}
        weights = {one: weight for one, weight in weights.items() if weight}
        total = sum(weights.values())
        rules.append(Rule(draw(st.integers(1, total)), weights) if total else False)
    return draw(st.sampled_from((both, either)))(*rules)


def played(form: Form) -> Played:
    return Played(form, tuple((one, Holding(((one, 1),), 1)) for one in MEMBERS), ())


def coalitions() -> list[frozenset[str]]:
    chosen = product((False, True), repeat=len(MEMBERS))
    return [frozenset(m for m, one in zip(MEMBERS, c, strict=True) if one) for c in chosen]


@given(forms())
@tries(150)
def test_they_are_those_that_any_coalition_shows(form: Form) -> None:
    everyone = frozenset(MEMBERS)
    wins = {one: accepts(form, one) for one in coalitions()}
    assert is_improper(played(form)) == any(
        won and wins[everyone - c] for c, won in wins.items()
    )
    turning = {m for m in MEMBERS for c in wins if not wins[c] and wins[c | {m}]}
    assert {one.arguments[0].string for one in pivotal(played(form), "vote")} == turning
