"""Compare the vocabulary and the model on many random councils.

    python -m tests.model.fuzz COUNT [SEED]

Prints councils on which they differ, a few of each kind of difference, with all that makes
no difference left out. Cut short, it says after how many.
"""

import json
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from council_rules.proposal.problems import ProposalError
from tests.model.circles import circled
from tests.model.differences import SkippedError, differences
from tests.model.open_councils import opened
from tests.model.random_councils import closed
from tests.model.random_people import Data
from tests.model.seats import OpenError

DRAWS: tuple[Callable[[int], Data], ...] = (closed, opened, circled)
SHOWN_OF_A_KIND = 2


@dataclass
class Tally:
    """What came out of the councils so far."""

    tried: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)


def main(arguments: list[str]) -> int:
    """Compare three councils for each number from one on; return 1 unless all agree."""
    count = int(arguments[0]) if arguments else 1000
    first = int(arguments[1]) if len(arguments) > 1 else 0
    all_of_them, stopped, tally = count * len(DRAWS), until_interrupted(), Tally()
    named = ((draw, number) for number in range(first, first + count) for draw in DRAWS)
    for draw, number in named:
        if next(stopped):
            print(f"cut short after {tally.tried} of {all_of_them} councils")
            break
        _compare(f"{draw.__name__}({number})", draw(number), tally)
    kinds = tally.kinds
    print(f"{tally.tried} councils, {kinds.total()} on which vocabulary and model differ")
    for kind, times in (*kinds.most_common(), *tally.skipped.most_common()):
        print(f"{times} times: {kind}")
    return 1 if kinds or tally.tried < all_of_them else 0


def until_interrupted() -> Iterator[bool]:
    """Yield whether the process was asked to stop.

    A signal is only noted: raised inside a callback of the solver it would end the process
    before it has said anything. A second one ends it at once.
    """
    asked: list[int] = []

    def note(number: int, _: object) -> None:
        asked.append(number)
        signal.signal(number, signal.SIG_DFL)

    signal.signal(signal.SIGINT, note)
    signal.signal(signal.SIGTERM, note)
    while True:
        yield bool(asked)


def _compare(name: str, council: Data, tally: Tally) -> None:
    """Compare the two on one council, and print it if its kind of difference is new."""
    tally.tried += 1
    try:
        found = differences(council)
    except SkippedError as skip:
        tally.skipped[str(skip)] += 1
        return
    for line in found[:1]:
        if tally.kinds[kind_of(line)] < SHOWN_OF_A_KIND:
            print(described(name, council, line), flush=True)
        tally.kinds[kind_of(line)] += 1


def described(name: str, council: Data, difference: str) -> str:
    """Return the smallest council found with a difference of the kind, and what differs."""
    smaller = shrunk(council, kind_of(difference))
    lines = [f"--- {name}: {kind_of(difference)}"]
    lines += [f"# {line}" for line in differences(smaller)]
    return "\n".join([*lines, to_yaml(smaller)])


def kind_of(difference: str) -> str:
    """Return which of the two says what, without saying of whom."""
    return difference.partition("(")[0]


def shrunk(council: Data, kind: str) -> Data:
    """Return a council without what a difference of a kind does not need."""
    before = None
    while before != council:
        before, needed = council, 0
        while needed < len(paths := sorted(_paths(council), key=len)):
            smaller = _without(council, paths[needed])
            if kind in _differences(smaller):
                council = smaller
            else:
                needed += 1
    return council


def _differences(council: Data) -> set[str]:
    try:
        return {kind_of(line) for line in differences(council)}
    except (ProposalError, OpenError, SkippedError):
        return set()


def _without(council: Data, path: tuple[Any, ...]) -> Data:
    """Return a copy with one part left out."""
    copy = deepcopy(council)
    *steps, last = path
    part: Any = copy
    for step in steps:
        part = part[step]
    del part[last]
    return copy


def _paths(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items: Any = ()
    if isinstance(part, dict):
        items = part.items()
    elif isinstance(part, list):
        items = enumerate(part)
    for key, value in items:
        yield (*path, key)
        yield from _paths(value, (*path, key))


def to_yaml(council: Data) -> str:
    """Return a council as YAML: sections in lines, their items in braces."""
    lines = []
    for key, value in council.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            lines += [f"{key}:", *(f"  - {_flow(item)}" for item in value)]
        elif value != [] or key == "bodies":  # which every file has
            lines.append(f"{key}: {_flow(value)}")
    return "\n".join(lines)


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return json.dumps(value) if value[:1].isdigit() else str(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
