"""The language of a report: its own words come from a catalogue, in the format of gettext.

English is the language of the source, so it needs no catalogue. What rules and files say is no
word of the report and stays in the language it is written in. A catalogue is a folder below
``locale``; one more language needs no code. ``python -m tests.report.catalogues``
renews them.
"""

import gettext
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

CATALOGUES = Path(__file__).parent / "locale"
DOMAIN = "report"
SOURCE = "en"
LEFT_TO_RIGHT = "\u200e"
_FROM_RIGHT = ("ar", "fa", "he", "ur")


class UnknownLanguage(ValueError):  # noqa: N818  (says what is the case)
    """There is no catalogue for a language; the message names those that there are."""


_language: ContextVar[str] = ContextVar("language", default=SOURCE)


def languages() -> tuple[str, ...]:
    """Return the languages in which a report can be written."""
    found = (path.parts[-3] for path in CATALOGUES.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return tuple(sorted({SOURCE, *found}))


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Let the words of a report be those of a language. Raises UnknownLanguage."""
    if language not in languages():
        expected = ", ".join(languages())
        raise UnknownLanguage(f"There is no catalogue '{language}', expected one of {expected}")
    before = _language.set(language)
    try:
        yield
    finally:
        _language.reset(before)


def spoken() -> str:
    """Return the language that is spoken now."""
    return _language.get()


def from_right(language: str) -> bool:
    """Return whether a language is written from the right to the left."""
    return language.partition("-")[0] in _FROM_RIGHT


def mark(words: str) -> str:
    """Return words as they are: the catalogue holds them, and ``say`` says them later."""
    return words


def is_from_right(words: str) -> bool:
    """Return whether words hold letters that are written from the right to the left."""
    return any(unicodedata.bidirectional(one) in ("R", "AL") for one in words)


def held(words: str) -> str:
    """Return words from the left with marks by which what stands at their ends stays there.

    What follows is set to the left of them, so that a space stands behind the mark.
    """
    bare = words.rstrip(" ")
    return f"{LEFT_TO_RIGHT}{bare}{LEFT_TO_RIGHT}{' ' * (len(words) - len(bare))}"


def say(words: str, /, **values: object) -> str:
    """Return words of the report in the language that is spoken, with values in them."""
    return filled(translated(words), **values)


def counted(one: str, many: str, number: int, /, **values: object) -> str:
    """Return words about a number, in the form it asks for; ``{n}`` is the number."""
    return filled(translated_number(one, many, number), n=f"{number:,}", **values)


def filled(words: str, **values: object) -> str:
    """Return words with values in their places."""
    return words.format(**values) if values else words


def translated(words: str) -> str:
    """Return words in the language that is spoken, their places still empty."""
    return _catalogue(spoken()).gettext(words)


def translated_number(one: str, many: str, number: int) -> str:
    """Return the form of words that a number asks for, their places still empty."""
    return _catalogue(spoken()).ngettext(one, many, number)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == SOURCE:
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, CATALOGUES, [language])
