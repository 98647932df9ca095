"""Compare the vocabulary and the model on many random councils.

    python -m tests.model.fuzz COUNT [SEED]

Prints each council on which they differ, with all that makes no difference left out.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from council_rules.proposal.problems import ProposalError
from tests.model.council import OpenError
from tests.model.differences import SkippedError, differences
from tests.model.random_councils import Data, closed, opened


def main(arguments: list[str]) -> int:
    """Compare so many councils, from a number on; return 1 if any differ."""
    count = int(arguments[0]) if arguments else 1000
    first = int(arguments[1]) if len(arguments) > 1 else 0
    skipped: Counter[str] = Counter()
    differing = 0
    for number in range(first, first + count):
        for draw in (closed, opened):
            council = draw(number)
            try:
                found = differences(council)
            except SkippedError as skip:
                skipped[str(skip)] += 1
                continue
            if found:
                differing += 1
                _print(f"{draw.__name__}({number})", council, found)
    print(f"{2 * count} councils, {differing} on which vocabulary and model differ")
    for reason, times in skipped.most_common():
        print(f"not compared: {times} times: {reason}")
    return min(differing, 1)


def _print(name: str, council: Data, found: list[str]) -> None:
    predicate = _predicate(found[0])
    smaller = shrunk(council, predicate)
    print(f"--- {name}: {predicate} and {len(found) - 1} more")
    for line in differences(smaller):
        print(f"# {line}")
    print(to_yaml(smaller))


def _predicate(difference: str) -> str:
    """Return which of the two says what, without saying of whom."""
    return difference.partition("(")[0]


def shrunk(council: Data, predicate: str) -> Data:
    """Return a council without what the difference does not need."""
    found = True
    while found:
        found = False
        for smaller in _smaller(council):
            if predicate in _differences(smaller):
                council, found = smaller, True
                break
    return council


def _differences(council: Data) -> set[str]:
    try:
        return {_predicate(line) for line in differences(council)}
    except (ProposalError, OpenError, SkippedError):
        return set()


def _smaller(council: Data) -> Iterator[Data]:
    """Yield copies of a council with one part left out, large parts first."""
    for path in sorted(_paths(council), key=len):
        copy = deepcopy(council)
        *steps, last = path
        part: Any = copy
        for step in steps:
            part = part[step]
        del part[last]
        yield copy


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
        elif value != []:
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
