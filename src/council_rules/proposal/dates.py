"""Dates of the format as numbers."""


def day(date: str) -> int:
    """Return the last day a reduced date may mean, as the number yyyymmdd."""
    year, month, last = (*date.split("-"), "", "")[:3]
    if last:
        return int(year + month + last)
    if month:
        days = {"02": "28", "04": "30", "06": "30", "09": "30", "11": "30"}.get(month, "31")
        return int(year + month + days)
    return int(year + "1231")
