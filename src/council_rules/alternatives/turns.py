"""In what turn seats that are alike are used: one after the other, so that none is tried twice.

Seats are alike no longer where somebody fixes one of them, allows one, or gives one a cost of
its own. Then each of them follows the next that is as free as it is.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from council_rules.alternatives.edits import Lever
from council_rules.alternatives.request import Request, covers


def in_turn(levers: Sequence[Lever], requests: Sequence[Request]) -> Iterator[Lever]:
    """Yield levers, each after the last that is alike for all who ask."""
    named = {pin.path for one in requests for pin in one.fixed}
    named |= {permit.path for one in requests for permit in one.permits if permit.path}
    own = {one.id: one for one in levers}
    for lever in levers:
        if lever.needs or not lever.after or not named:
            yield lever
        else:
            yield replace(lever, after=_before(lever, own, named))


def _before(lever: Lever, own: Mapping[str, Lever], named: Collection[str]) -> str:
    other = own.get(lever.after)
    while other and any(_is_at(path, lever) != _is_at(path, other) for path in named):
        other = own.get(other.after)
    return other.id if other else ""


def _is_at(path: str, lever: Lever) -> bool:
    return any(covers(path, at) for at in lever.paths)
