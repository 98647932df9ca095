"""Where the page of a code can be opened: rule pages, and what problems mean."""

import contextlib
from functools import lru_cache
from pathlib import Path

from council_rules import __version__
from council_rules.editor.rules import RulePages
from council_rules.proposal.problems import TITLES
from council_rules.render import problem_page
from council_rules.rulebook import cache
from council_rules.rulebook.book import RuleBook
from council_rules.rulebook.problems import RuleBookError

_COLUMNS = 80


class Pages:
    """The pages of the shipped rules and of pages of one's own."""

    def __init__(self, book: RuleBook) -> None:
        self._files = book.files
        self.rules = RulePages(book.rules)

    def address(self, code: str) -> str:
        """Return the address of the page of a code; empty if there is none to open."""
        if code in self._files:
            return self._files[code].resolve().as_uri()
        return _problem(code) if code in TITLES else ""


@lru_cache(maxsize=8)
def pages_of(rules: tuple[Path, ...]) -> Pages:
    """Return the pages with those of one's own, without them if they cannot be read."""
    try:
        return Pages(RuleBook.load(rules))
    except RuleBookError:
        return Pages(RuleBook.load())


@lru_cache(maxsize=len(TITLES))
def _problem(code: str) -> str:
    """Return the address of what a problem means, written beside what else is kept."""
    folder = cache.directory()
    if folder is None:
        return ""
    page = folder / f"{code}-{__version__}.md"
    text = problem_page.render(code, _COLUMNS)
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        page.write_text(f"# {text}", encoding="utf-8")
        return page.as_uri()
    return ""
