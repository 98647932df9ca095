"""JSON text is what the standard library writes, byte for byte."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from council_rules.render.as_json.indented import indented

PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
VALUES = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(VALUES)
def test_the_text_is_that_of_the_standard_library(value: Any) -> None:
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=2)


def test_signs_that_json_must_escape_and_others() -> None:
    value = {'"\\\n\x00': [[], {}, (), "Brčko\u2028"]}
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=2)
