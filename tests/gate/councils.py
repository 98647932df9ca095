"""Small proposals that break rules for certain, and other versions of them."""

import random
from typing import Any

import yaml

BOARD = """\
council_rules: "1"
proposal: {id: valley, title: Valley, completeness: closed}
areas: [{id: valley_area, name: Valley}]
groups:
  - {id: residents, name: Residents, dimension: origin, locality: {valley_area: local}}
  - {id: strangers, name: Strangers, dimension: origin, locality: {valley_area: external}}
matters: [{id: governance, name: Governance, kinds: [legislation], area: valley_area}]
bodies:
  - id: board
    name: Board
    seats:
      - {id: stranger, count: 3, reserved_for: [strangers]}
      - {id: resident, count: 2, reserved_for: [residents]}
procedures:
  - id: board_vote
    body: board
    matters: [governance]
    passes_when: {more_than: "1/2", of: members}
"""
SOUND = BOARD.replace("count: 2", "count: 5")
# REP004 is violated for the vote and for the matter, REP005 as well
SELECT = ("--select", "REP004,REP005")
SECOND = """\
  - id: senate
    name: Senate
    seats: [{id: elder, count: 4, reserved_for: [strangers]}]
"""
SECOND_VOTE = """\
  - id: senate_vote
    body: senate
    matters: [governance]
    passes_when: {more_than: "1/2", of: members}
"""


def with_senate(text: str) -> str:
    """Return a text with another body, which breaks both rules once more."""
    return text.replace("procedures:\n", f"{SECOND}procedures:\n") + SECOND_VOTE


def commented(text: str, seed: int = 0) -> str:
    """Return a text with lines and comments between its sections."""
    chosen = random.Random(seed)
    lines = []
    for line in text.splitlines(keepends=True):
        if line[0].isalpha():
            lines += ["# a comment: with [signs] in it\n", "\n"] * chosen.randint(0, 3)
        lines.append(line)
    return "".join(lines) + "# the end\n"


def reordered(text: str, seed: int = 0) -> str:
    """Return a text with its sections, and all lists of things with ids, in another order.

    Procedures stay in order: a body that acts as a whole acts by its first.
    """
    return written(_shuffled(yaml.load(text, yaml.BaseLoader), random.Random(seed)))


def written(council: dict[str, Any]) -> str:
    """Return a council as text, with quotes where YAML readers differ."""
    return yaml.dump(council, sort_keys=False, allow_unicode=True, default_style='"')


def _shuffled(part: Any, chosen: random.Random) -> Any:
    if isinstance(part, dict):
        entries = [
            (key, value if key == "procedures" else _shuffled(value, chosen))
            for key, value in part.items()
        ]
        chosen.shuffle(entries)
        return dict(entries)
    if isinstance(part, list):
        items = [_shuffled(item, chosen) for item in part]
        if all(isinstance(item, dict) and "id" in item for item in items):
            chosen.shuffle(items)
        return items
    return part
