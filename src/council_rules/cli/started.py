"""How long a command has been at work: loading what it needs takes time as well."""

from time import monotonic

_at: float | None = None


def begin() -> None:
    """Take now for the start of the command."""
    global _at
    _at = monotonic()


def spent() -> float:
    """Return the seconds since the command began; none if nothing has begun."""
    return 0.0 if _at is None else monotonic() - _at
