"""The rules that something is judged by: chosen and set, not yet made into a program."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from council_rules.record import Record
from council_rules.rulebook.book import RuleBook
from council_rules.rulebook.levels import leveled
from council_rules.rulebook.parameters import Setting, resolve
from council_rules.rulebook.problems import PageProblem, RuleBookError
from council_rules.rulebook.profiles import ALL
from council_rules.rulebook.rule import Rule


class Chosen(Record):
    """Rules of a book with their parameters.

    ``digest`` is a fingerprint of the whole book, ``left_out`` the number of rules that would
    have been chosen but for the profile.
    """

    book: RuleBook
    rules: tuple[Rule, ...]
    settings: tuple[Setting, ...]
    profile: str
    left_out: int

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the rules, in order."""
        return tuple(rule.code for rule in self.rules)

    @property
    def digest(self) -> str:
        """A fingerprint of the whole book."""
        return self.book.digest


def chosen(
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    rules: Sequence[Path] = (),
    parameters: Mapping[str, Mapping[str, str]] | None = None,
    severity: Mapping[str, str] | None = None,
    enforcement: Mapping[str, str] | None = None,
    profile: str = ALL,
) -> Chosen:
    """Return rules of the shipped rule book and the pages at ``rules``.

    ``select`` and ``ignore`` hold codes, prefixes or page files; ``parameters`` texts by
    code and name; ``severity`` and ``enforcement`` words by patterns of rules, which count
    instead of those on the pages; ``profile`` is what rules that nobody names are taken from.
    Raises RuleBookError for unusable pages, patterns and parameters, and if no rule is left.
    """
    book = RuleBook.load(rules)
    settings = resolve(book.rules, parameters or {})
    codes = book.select(select, ignore, profile)
    if not codes:
        message = "No rule is left to check by"
        hint = "what is selected is ignored as well"
        raise RuleBookError([PageProblem("rule book", 0, 0, message, "", hint)])
    pages = (book[code] for code in codes)
    leveled_rules = leveled(book, pages, severity or {}, enforcement or {})
    in_force = tuple(setting for setting in settings if setting.code in codes)
    left_out = len(book.select(select, ignore)) - len(codes)
    return Chosen(book, leveled_rules, in_force, profile, left_out)
