"""Typed answers as a plan holds them; a ``ValueError`` says what to type instead."""

import re
from collections.abc import Iterable, Sequence

from council_rules.drafting.plan import (
    FOR_GOOD,
    LOCALITIES,
    NOBODY,
    OWN,
    PEOPLE,
    RULES,
    UNKNOWN,
    Seats,
)
from council_rules.words import listed, meant

_SEATS = re.compile(r"(.+?)\s+([1-9][0-9]{0,5}|unknown)")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BY = re.compile(r"\s+by\s+")
_THEN = re.compile(r"\s*,?\s+then\s+")
_MANNERS = {"at will": "at_will", "for cause": "for_cause"}


def names(text: str) -> tuple[str, ...]:
    """Return the names in a list with commas; at least one, each once."""
    found = tuple(dict.fromkeys(filter(None, (one.strip() for one in text.split(",")))))
    if not found:
        raise ValueError("type at least one name")
    return found


def place_and_people(text: str) -> tuple[str, str]:
    """Return the territory and its people from 'territory, people'."""
    found = names(text)
    if len(found) != 2:
        raise ValueError("type two names with a comma, as in 'The Valley, Residents'")
    return found[0], found[1]


def seats(text: str) -> tuple[Seats, ...]:
    """Return the seats by group from 'Residents 5, Helpers 2'; none for 'unknown'."""
    if text.strip() == UNKNOWN:
        return ()
    found: dict[str, int | None] = {}
    for one in names(text):
        parts = _SEATS.fullmatch(one)
        if not parts:
            raise ValueError(
                f"'{one}' is no group with a number of seats; type 'Residents 5, Helpers 2'"
            )
        if parts[1] in found:
            raise ValueError(f"'{parts[1]}' is given twice; add the numbers up")
        found[parts[1]] = None if parts[2] == UNKNOWN else int(parts[2])
    return tuple(Seats(group, number) for group, number in found.items())


def locality(text: str) -> str:
    """Return one of the words for where a group is from."""
    return _word(text, LOCALITIES)


def decisions(text: str) -> tuple[tuple[str, ...], str]:
    """Return matters and rule from 'budget, services by majority'; the rule may be unknown."""
    what, *rule = _BY.split(text.strip())
    if len(rule) > 1:
        raise ValueError("type 'by' once, before the rule")
    matters = () if what in ("nothing", UNKNOWN) else names(what)
    return matters, _word(rule[0], RULES) if rule else UNKNOWN


def stops(text: str, bodies: Sequence[str]) -> tuple[str, ...] | None:
    """Return the bodies that may stop a decision: () for nobody, None for unknown."""
    if text.strip() in (NOBODY, UNKNOWN):
        return () if text.strip() == NOBODY else None
    return tuple(_word(one, [*bodies, NOBODY, UNKNOWN]) for one in names(text))


def fills(text: str, bodies: Sequence[str]) -> tuple[str, str, str]:
    """Return who fills, who removes and in what manner, from 'filler / remover for cause'."""
    filler, slash, remover = (one.strip() for one in text.partition("/"))
    manner = UNKNOWN
    for words, manner_of in _MANNERS.items():
        if remover.endswith(words):
            remover, manner = remover.removesuffix(words).strip(), manner_of
    who = (PEOPLE, OWN, *bodies, UNKNOWN)
    removed = _word(remover, (*who, NOBODY)) if slash and remover else UNKNOWN
    return _word(filler, who), removed, manner


def end(text: str, bodies: Sequence[str]) -> tuple[str, str]:
    """Return until when, and who takes over, from '2030-12-31, then Assembly'."""
    until, *then = _THEN.split(text.strip())
    if until in (FOR_GOOD, UNKNOWN) and not then:
        return until, ""
    if not _is_day(until):
        raise ValueError(f"type a date such as 2030-12-31, '{FOR_GOOD}' or '{UNKNOWN}'")
    return until, _word(then[0], bodies) if then else ""


def answers_to(text: str, bodies: Sequence[str]) -> str:
    """Return to whom a body answers."""
    return _word(text, (PEOPLE, *bodies, NOBODY, UNKNOWN))


def _word(text: str, words: Iterable[str]) -> str:
    known = list(words)
    same = {word.casefold(): word for word in known}
    if found := same.get(text.strip().casefold()):
        return found
    hint = meant(text.strip(), known) or f"type {listed(known)}"
    raise ValueError(f"'{text.strip()}' is not one of the answers; {hint}")


def _is_day(text: str) -> bool:
    from datetime import date

    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
