"""What the conditions of rules read, as far as questions are asked only for their sake.

Most open points are asked whatever the rules are. Some are about what few rules look at; they
are asked only where one of these is selected, so that a file has no more open points, and is
judged no slower, for what nobody asks of it.
"""

import hashlib
import re
from collections.abc import Iterable
from typing import get_args

from council_rules.proposal.model.decisions import PowerKind
from council_rules.record import Record
from council_rules.rulebook import cache

# part of the address in the cache: raise it when the same text is read differently
EDITION = "1"
_COMMENT = re.compile(r"%.*")
_STRING = re.compile(r'"[^"\n]*"')
_WORD = re.compile(r"\b[a-z]\w*")
# the second argument of a statement: stated(B,lapse), absent(I,(audit;report))
_POWER = re.compile(r"\bpower\(\s*(\w+)")
_STATEMENT = re.compile(r"\b(?:stated|absent)\(\s*([^(),]+),\s*([^()]+|\([^()]*\))\)")


# Kinds of powers that rules limit.
LIMITED = ("interpret", "adjudicate", "detain", "command", "waive_immunity", "hold_funds")


class Page(Record):
    """What one condition reads: all its words, and the statements that it asks for.

    ``of_powers`` says that it asks for statements about what is a power by its name.
    """

    words: frozenset[str]
    statements: frozenset[str]
    of_powers: bool


class Reading(Record):
    """What some conditions read, page by page."""

    pages: tuple[Page, ...]

    def power(self, kind: str, statement: str) -> bool:
        """Return whether a page asks for a statement about powers of some kind, or of any.

        Pages that read what is carried out or overseen may ask for the grounds of procedures:
        of such powers it counts only if one variable stands for both.
        """
        return any(
            statement in page.statements
            and "power" in page.words
            and (kind in page.words or page.words.isdisjoint(get_args(PowerKind)))
            and (kind in LIMITED or page.of_powers)
            for page in self.pages
        )

    def provision(self, kind: str) -> bool:
        """Return whether a page reads clauses of some kind, or asks if there are any."""
        return any(
            kind in page.statements
            or (kind in page.words and page.words & {"provision", "provides", "lacks"})
            for page in self.pages
        )

    def duty(self, way: str) -> bool:
        """Return whether a page reads duties to answer in a way: review, audit or report."""
        return self.statement(way) or any(
            way in page.words and page.words & {"duty_for", "provides", "lacks"}
            for page in self.pages
        )

    def vetting(self, limit: str) -> bool:
        """Return whether a page asks for a limit of vettings."""
        return any(limit in page.statements and "vetting" in page.words for page in self.pages)

    def word(self, word: str) -> bool:
        """Return whether a page has a word."""
        return any(word in page.words for page in self.pages)

    def statement(self, statement: str) -> bool:
        """Return whether a page asks for a statement, whatever it is about."""
        return any(statement in page.statements for page in self.pages)


NOTHING = Reading(())


def reading(conditions: Iterable[str]) -> Reading:
    """Return what the texts of some conditions read; answers are cached by content."""
    texts = list(conditions)
    digest = hashlib.sha256("\0".join((EDITION, *texts)).encode()).hexdigest()
    known = cache.made("reading", digest) or _cached(digest, len(texts))
    if known is None:
        known = Reading(tuple(map(_page, texts)))
        packed = [[sorted(p.words), sorted(p.statements), p.of_powers] for p in known.pages]
        cache.write("reading", digest, packed)
    cache.keep_made("reading", digest, known)
    return known


def _cached(digest: str, number: int) -> Reading | None:
    try:
        pages = tuple(
            Page(frozenset(words), frozenset(statements), of_powers)
            for words, statements, of_powers in cache.read("reading", digest) or ()
        )
    except (TypeError, ValueError):
        return None
    return Reading(pages) if len(pages) == number else None


def _page(condition: str) -> Page:
    text = _STRING.sub('""', _COMMENT.sub("", condition))
    asked = _STATEMENT.findall(text)
    subjects = {subject.strip() for subject, _ in asked}
    statements = " ".join(statement for _, statement in asked)
    return Page(
        frozenset(_WORD.findall(text)),
        frozenset(_WORD.findall(statements)),
        not subjects.isdisjoint(_POWER.findall(text)),
    )
