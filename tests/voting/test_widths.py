"""How many nodes a diagram has is known without building it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_rules.voting import TooLarge
from council_rules.voting.threshold import Threshold
from council_rules.voting.widths import more_than

from .bodies import fund_weights

Steps = list[tuple[int, int]]
steps_of_rules = st.lists(
    st.tuples(st.integers(1, 40), st.sampled_from([1, 1, 1, 2, 3, 5])), min_size=1, max_size=9
)


@given(steps_of_rules, st.data())
def test_as_many_nodes_as_are_built(steps: Steps, data: st.DataObject) -> None:
    total = sum(weight * size for weight, size in steps)
    quota = data.draw(st.integers(1, total))
    nodes = len(Threshold(quota, steps, 10**6).children)
    assert more_than(nodes, quota, steps) is None
    budget = data.draw(st.integers(0, nodes - 1))
    found = more_than(budget, quota, steps)
    assert found is not None
    assert budget < found <= nodes


def test_a_diagram_that_is_too_large_is_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    def begun(*_: object) -> None:
        raise AssertionError("it is built")

    monkeypatch.setattr(Threshold, "_build", begun)
    weights = sorted(fund_weights(), reverse=True)
    with pytest.raises(TooLarge, match="The diagram of one rule"):
        Threshold(sum(weights) // 2 + 1, [(weight, 1) for weight in weights], 10**6)


def test_many_votes_are_not_written_out() -> None:
    steps = [(10**9 + number, 1) for number in range(60)]
    assert more_than(10**6, 30 * 10**9, steps) is None
