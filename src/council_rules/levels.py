"""The levels of evidence, and what is said of a verdict that stands on one."""

from collections.abc import Iterable
from enum import IntEnum

DISPUTED = "disputed"
# The firmest first. A source that is disputed carries nothing beyond its level.
LEVELS = (
    "official_text",
    "official_statement",
    "reported",
    DISPUTED,
    "inferred",
    "assumed",
)
STANDS = {
    "official_text": "stands on the official text alone",
    "official_statement": "stands only if official statements are believed",
    "reported": "stands only if reports are believed",
    DISPUTED: "stands only if a disputed source is believed",
    "inferred": "stands only with what the file infers",
    "assumed": "stands only under the file's own assumptions",
}


class Depth(IntEnum):
    """How far it is looked into on what evidence verdicts stand."""

    VERDICTS = 0
    LEVELS = 1
    PREMISES = 2


def stands(level: str, least: str) -> bool:
    """Return whether what stands on a level counts where another is the weakest allowed."""
    return LEVELS.index(level) <= LEVELS.index(least)


def weakest(levels: Iterable[str]) -> str:
    """Return the weakest of some levels; the firmest of all if there are none."""
    return max(levels, key=LEVELS.index, default=LEVELS[0])
