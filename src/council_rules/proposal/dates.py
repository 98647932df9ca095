"""Dates of the format as numbers."""

from calendar import monthrange
from typing import TypeGuard


def day(date: str) -> int:
    """Return the last day a reduced date may mean, as the number yyyymmdd."""
    year, month, last = (*date.split("-"), "", "")[:3]
    if last:
        return int(year + month + last)
    if month:
        return int(year + month) * 100 + monthrange(int(year), int(month))[1]
    return int(year + "1231")


def is_date(end: str | None) -> TypeGuard[str]:
    """Return whether an end that is stated is a date."""
    return end not in (None, "none", "unknown")


def is_before(end: str | None, begin: str | None) -> bool:
    """Return whether the last day that ``end`` may mean is before the first of ``begin``."""
    if begin is None or not is_date(end):
        return False
    return _latest(end) < earliest(begin)


def earliest(date: str) -> str:
    """Return the first day that a date may mean, written so that text sorts by time."""
    return date + "-01-01"[len(date) - 4 :]


def _latest(date: str) -> str:
    """Return a bound on the days that a date may mean: no month has a day after 31."""
    return date + "-12-31"[len(date) - 4 :]
