"""Days, as waivers have them: which day it is, and where a date begins and ends."""

import os
from calendar import monthrange
from datetime import UTC, date, datetime

from council_rules.proposal.scalars import date_text
from council_rules.rulebook.problems import PageProblem
from council_rules.settings import SettingsError

EPOCH = "SOURCE_DATE_EPOCH"


def today(given: str) -> date:
    """Return the day on which waivers have to hold.

    That is the one given; else that of SOURCE_DATE_EPOCH in the environment, in seconds since
    1970, so that a run gives the same on every day; else the present day, all in UTC. Raises
    SettingsError if the variable holds something else.
    """
    if given:
        return date.fromisoformat(given)
    seconds = os.environ.get(EPOCH, "")
    if not seconds:
        return datetime.now(UTC).date()
    try:
        if not (seconds.isascii() and seconds.isdecimal()):
            raise ValueError
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        message = f"'{seconds}' is not a number of seconds since 1970"
        expected = "a whole number such as '1774051200'"
        raise SettingsError([PageProblem(EPOCH, 0, 0, message, expected)]) from None


def first_day(text: str) -> date:
    """Return the first day of a year, month or day. Raises ValueError for anything else."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def last_day(text: str) -> date:
    """Return the last day of a year, month or day. Raises ValueError for anything else."""
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def _parts(text: str) -> tuple[int, int, int]:
    numbers = [int(part) for part in date_text(text).split("-")]
    year, month, day = [*numbers, 0, 0][:3]
    return year, month, day
