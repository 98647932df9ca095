"""Dates of the format as numbers."""

from calendar import monthrange


def day(date: str) -> int:
    """Return the last day a reduced date may mean, as the number yyyymmdd."""
    year, month, last = (*date.split("-"), "", "")[:3]
    if last:
        return int(year + month + last)
    if month:
        return int(year + month) * 100 + monthrange(int(year), int(month))[1]
    return int(year + "1231")
