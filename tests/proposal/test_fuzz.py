"""Whatever the text, the answer is a proposal or a ``ProposalError``."""

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from council_rules.proposal.load import load_text
from council_rules.proposal.problems import ProposalError
from tests.proposal.support import BASE, FILES

TEXTS = [BASE, *(path.read_text(encoding="utf-8") for path in FILES)]
TOKENS = ["{", "}", "[", "]", ": ", "- ", "\n", "\n  ", ", ", "#", "&a ", "*a", "!t ", '"', "'"]
WORDS = ["id", "bodies", "board", "seats", "none", "unknown", "1", "1/2", "all", "~", "|", "by"]


def attempt(text: str) -> None:
    with contextlib.suppress(ProposalError):
        load_text(text)


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    attempt(text)


@given(st.lists(st.sampled_from(TOKENS + WORDS), max_size=60).map("".join))
def test_text_that_looks_like_yaml(text: str) -> None:
    attempt(text)
    attempt(BASE + text)


@settings(deadline=None)
@given(st.sampled_from(TEXTS), st.data())
def test_spoiled_proposals(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, min(len(text), begin + 40)))
    piece = data.draw(st.one_of(st.text(max_size=8), st.sampled_from(TOKENS + WORDS)))
    attempt(text[:begin] + piece + text[end:])


VALUES = st.recursive(
    st.sampled_from(WORDS) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner),
    max_leaves=8,
)
SECTIONS = [
    "areas",
    "groups",
    "matters",
    "procedures",
    "vetoes",
    "powers",
    "sources",
    "persons",
]


@given(st.dictionaries(st.sampled_from(SECTIONS), VALUES, max_size=4))
def test_sections_of_any_shape(sections: dict[str, object]) -> None:
    import json

    attempt(BASE + "".join(f"{key}: {json.dumps(value)}\n" for key, value in sections.items()))
