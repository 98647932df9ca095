"""Work on files in this process, in place of a copy of it that can be ended.

A copy is given up with all that it has read and compiled, and costs more than a small proposal
does. Tests of what is said of a proposal do without; those of the copy are marked ``copies``.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import pytest

from council_rules.running import contained

Item = TypeVar("Item")
Result = TypeVar("Result")


def each(
    items: Sequence[Item], work: Callable[[Item], Result], *_: Any, **__: Any
) -> list[Result]:
    """Return what work on each item comes to, as ``contained.each`` does, without limits."""
    return [work(item) for item in items]


def best_of(work: Callable[[None], Result], *_: Any, **__: Any) -> tuple[Result, bool]:
    """Return what work comes to, as ``contained.best_of`` does, without limits."""
    return work(None), False


HERE: dict[str, Any] = {"each": each, "best_of": best_of}
IN_COPIES = {name: getattr(contained, name) for name in HERE}


def choose(item: pytest.Item) -> None:
    """Let a test work in this process, or in copies of it if it is marked so."""
    chosen = HERE if item.get_closest_marker("copies") is None else IN_COPIES
    for name, function in chosen.items():
        setattr(contained, name, function)
