"""How much tests try of what they could: a part in ``make test``, all in ``make fuzz``."""

from collections.abc import Sequence
from typing import Any, TypeVar

from hypothesis import settings

Thing = TypeVar("Thing")
PART = 10


def part(whole: int) -> int:
    """Return how many of so many examples are tried: under ``repeatable`` a tenth, or all.

    A test that takes its numbers from here and is no property test is marked ``sampled``.
    """
    return -(-whole // PART) if in_part() else whole


def some(things: Sequence[Thing]) -> Sequence[Thing]:
    """Return those of some things that are tried: every tenth from the first on, or all."""
    return things[::PART] if in_part() else things


def in_part() -> bool:
    """Return whether a part of the examples is enough."""
    return settings.get_current_profile_name() == "repeatable"


def tries(whole: int, **more: Any) -> settings:
    """Return the settings of a property that is tried on a part of so many random examples.

    ``more`` are other settings.
    """
    return settings(max_examples=part(whole), **more)
