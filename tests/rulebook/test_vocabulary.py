"""What packs depend on: no word goes while the first number of the vocabulary stands.

``words.txt`` holds the words of the version; ``python -m tests.rulebook.test_vocabulary`` adds
those that are new. Only a first number that grows lets words go.
"""

from pathlib import Path

from council_rules.logic.vocabulary import vocabulary
from council_rules.rulebook.book import RuleBook
from council_rules.rulebook.packs import VOCABULARY

WORDS = Path(__file__).with_name("words.txt")
# the version that the file is of
FIRST = 1


def present() -> set[str]:
    """Return the words that pages may read, as ``name/arguments``."""
    words = vocabulary(text for _, text in RuleBook.load().core)
    return {f"{name}/{arity}" for name, arity in words.readable}


def recorded() -> set[str]:
    return set(WORDS.read_text(encoding="utf-8").split())


def test_no_word_goes_unless_the_first_number_grows() -> None:
    assert VOCABULARY[0] == FIRST, "begin words.txt anew, and raise FIRST"
    assert recorded() <= present(), "packs that read these words would break"


def test_the_page_of_packs_tells_the_version() -> None:
    page = Path(__file__).parents[2] / "docs" / "packs.md"
    version = ".".join(map(str, VOCABULARY))
    assert f"version **{version}**" in page.read_text(encoding="utf-8")


if __name__ == "__main__":
    WORDS.write_text("".join(f"{word}\n" for word in sorted(present() | recorded())), "utf-8")
