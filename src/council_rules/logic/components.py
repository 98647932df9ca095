"""What depends on each other: strongly connected components, each after those it needs."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence


def components(
    behind: Callable[[int], Sequence[int]], goals: Iterable[int]
) -> Iterator[list[int]]:
    """Yield all that some numbers lead to, together what leads to each other.

    ``behind`` gives what a number leads to. A component comes after all that it leads to.
    """
    leads = _reached(behind, goals)
    closed = set[int]()
    # a grounder gives numbers in the order in which it derives: few lead to a higher one
    for one in sorted(leads):
        if one in closed:
            continue
        if closed.issuperset(leads[one]):
            closed.add(one)
            yield [one]
        else:
            yield from _circles(leads, one, closed)


def _reached(
    behind: Callable[[int], Sequence[int]], goals: Iterable[int]
) -> dict[int, Sequence[int]]:
    """Return what some numbers lead to, each with what it leads to itself."""
    leads: dict[int, Sequence[int]] = {}
    todo = list(goals)
    while todo:
        one = todo.pop()
        if one not in leads:
            leads[one] = behind(one)
            todo += leads[one]
    return leads


def _circles(
    leads: Mapping[int, Sequence[int]], goal: int, closed: set[int]
) -> Iterator[list[int]]:
    """Yield and close the components behind a number that are not closed (Tarjan 1972)."""
    order: dict[int, int] = {}
    lowest: dict[int, int] = {}
    open_: list[int] = []
    path: list[tuple[int, Iterator[int]]] = []
    following: int | None = goal
    while True:
        if following is not None:
            order[following] = lowest[following] = len(order)
            open_.append(following)
            path.append((following, iter(leads[following])))
        elif not path:
            break
        one, left = path[-1]
        following = None
        for other in left:
            if other in lowest:  # still open: it leads here
                lowest[one] = min(lowest[one], order[other])
            elif other not in closed:
                following = other
                break
        if following is not None:
            continue
        path.pop()
        if path:
            above = path[-1][0]
            lowest[above] = min(lowest[above], lowest[one])
        if lowest[one] == order[one]:
            together = _closed(open_, lowest, one)
            closed.update(together)
            yield together


def _closed(open_: list[int], lowest: dict[int, int], first: int) -> list[int]:
    """Take from what is open everything since the first of a component."""
    together: list[int] = []
    while not together or together[-1] != first:
        together.append(open_.pop())
        del lowest[together[-1]]
    return together
