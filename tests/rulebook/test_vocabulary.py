"""What packs depend on: no word goes while the first number of the vocabulary stands.

``words.txt`` holds the words of the version. ``python -m tests.rulebook.test_vocabulary``
writes them anew, which is right before a first release and whenever the first number grows.
"""

from pathlib import Path

import pytest

from council_rules.logic.vocabulary import vocabulary
from council_rules.rulebook.book import RuleBook
from council_rules.rulebook.packs import VOCABULARY

ROOT = Path(__file__).parents[2]
WORDS = Path(__file__).with_name("words.txt")
# the version that the file is of
FIRST = 1
CHANGES = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def present() -> set[str]:
    """Return the words that pages may read, as ``name/arguments``."""
    words = vocabulary(text for _, text in RuleBook.load().core)
    return {f"{name}/{arity}" for name, arity in words.readable}


def gone(words: set[str]) -> set[str]:
    """Return the recorded words that are not among some words."""
    return set(WORDS.read_text(encoding="utf-8").split()) - words


@pytest.mark.skipif("[0.1.0] - unreleased" in CHANGES, reason="no pack depends on it yet")
def test_no_word_goes_unless_the_first_number_grows() -> None:
    assert VOCABULARY[0] == FIRST, "write words.txt anew, and raise FIRST"
    assert gone(present()) == set(), "packs that read these words would break"


def test_a_word_that_goes_is_noticed() -> None:
    assert "seat/2" in gone(present() - {"seat/2"})


def test_the_page_of_packs_tells_the_version() -> None:
    page = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
    assert f"version **{VOCABULARY[0]}.{VOCABULARY[1]}**" in page


if __name__ == "__main__":
    WORDS.write_text("".join(f"{word}\n" for word in sorted(present())), "utf-8")
