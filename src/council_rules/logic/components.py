"""What depends on each other: strongly connected components, each after those it needs."""

from collections.abc import Callable, Iterable, Iterator, Sequence


def components(
    behind: Callable[[int], Sequence[int]], goals: Iterable[int]
) -> Iterator[list[int]]:
    """Yield all that some numbers lead to, together what leads to each other.

    ``behind`` gives what a number leads to. A component comes after all that it leads to
    (Tarjan 1972).
    """
    order: dict[int, int] = {}
    lowest: dict[int, int] = {}
    open_: list[int] = []
    for goal in goals:
        path: list[tuple[int, Iterator[int]]] = []
        following: int | None = None if goal in order else goal
        while True:
            if following is not None:
                order[following] = lowest[following] = len(order)
                open_.append(following)
                path.append((following, iter(behind(following))))
            elif not path:
                break
            one, left = path[-1]
            following = None
            for other in left:
                if other not in order:
                    following = other
                    break
                if other in lowest:  # still open: it leads here
                    lowest[one] = min(lowest[one], order[other])
            if following is not None:
                continue
            path.pop()
            if path:
                above = path[-1][0]
                lowest[above] = min(lowest[above], lowest[one])
            if lowest[one] == order[one]:
                yield _closed(open_, lowest, one)


def _closed(open_: list[int], lowest: dict[int, int], first: int) -> list[int]:
    """Take from what is open everything since the first of a component."""
    together: list[int] = []
    while not together or together[-1] != first:
        together.append(open_.pop())
        del lowest[together[-1]]
    return together
