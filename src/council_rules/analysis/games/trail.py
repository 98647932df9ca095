"""What is being found, so that nothing rests on itself, and what has been found."""

from collections.abc import Callable
from typing import NamedTuple

from council_rules.analysis.games.forms import Form, Unworkable

MOST_FORMULAS = 20_000


class _Found(NamedTuple):
    """A formula, found while all of ``cut`` was under way and nothing of ``used`` was."""

    cut: frozenset[str]
    used: frozenset[str]
    form: Form


class Trail:
    """Finds formulas that depend on each other; one that would rest on itself is cut off.

    What was found holds again wherever the same things are cut off, so that it need not be
    found for each way that leads to it.
    """

    def __init__(self) -> None:
        """Begin with nothing under way."""
        self._under_way: tuple[str, ...] = ()
        self._cut: set[str] = set()
        self._used: set[str] = set()
        self._known: dict[str, list[_Found]] = {}
        self._left = MOST_FORMULAS

    def find(self, key: str, find: Callable[[], Form]) -> Form:
        """Return the formula of a key, found while it is under way. Raises Unworkable."""
        now = frozenset(self._under_way)
        for one in self._known.get(key, ()):
            if one.cut <= now and not one.used & now:
                break
        else:
            one = self._found(key, find)
            self._known.setdefault(key, []).append(one)
        self._cut |= one.cut
        self._used |= one.used
        return one.form

    def _found(self, key: str, find: Callable[[], Form]) -> _Found:
        if not self._left:
            raise Unworkable("too many decisions depend on each other")
        self._left -= 1
        outer = self._under_way, self._cut, self._used
        self._under_way, self._cut, self._used = (*self._under_way, key), set(), {key}
        form = find()
        found = _Found(frozenset(self._cut - {key}), frozenset(self._used), form)
        self._under_way, self._cut, self._used = outer
        return found

    def is_under_way(self, key: str) -> bool:
        """Return whether the formula of a key is being found; the one asking is cut off."""
        if key in self._under_way:
            self._cut.add(key)
            return True
        return False
