"""What is being found, so that nothing rests on itself, and what has been found."""

from collections.abc import Callable
from typing import NamedTuple

from council_rules.analysis.games.forms import Form, TooEntangled

MOST_FORMULAS = 20_000


class _Found(NamedTuple):
    """A formula, found while all of ``cut`` was under way and nothing of ``used`` was."""

    cut: frozenset[str]
    used: frozenset[str]
    form: Form


class Trail:
    """Finds formulas that depend on each other; one that would rest on itself is cut off.

    What was found holds again wherever the same things are cut off, so that it need not be
    found for each way that leads to it. What is ``left`` to others is found anew for each
    step by which a coalition comes to have something: it is cut off within one step only.
    """

    def __init__(self, most: int = MOST_FORMULAS) -> None:
        """Begin with nothing under way; ``most`` is how many formulas may be found."""
        self._under_way: tuple[str, ...] = ()
        self._left_to_others: tuple[str, ...] = ()
        self._cut: set[str] = set()
        self._used: set[str] = set()
        self._known: dict[str, list[_Found]] = {}
        self._known_left: set[str] = set()
        self._most_left = most

    def find(self, key: str, find: Callable[[], Form], left: bool = False) -> Form:
        """Return the formula of a key, found while it is under way. Raises Unworkable.

        ``left`` says that it is about what is left to others.
        """
        now = frozenset((*self._under_way, *self._left_to_others))
        for one in self._known.get(key, ()):
            if one.cut <= now and not one.used & now:
                break
        else:
            one = self._found(key, find, left)
            self._known.setdefault(key, []).append(one)
        self._cut |= one.cut
        self._used |= one.used
        return one.form

    def _found(self, key: str, find: Callable[[], Form], left: bool) -> _Found:
        if not self._most_left:
            raise TooEntangled("too many decisions depend on each other")
        self._most_left -= 1
        outer = self._under_way, self._left_to_others, self._cut, self._used
        if left:
            self._known_left.add(key)
            self._left_to_others = (*self._left_to_others, key)
        else:
            self._under_way, self._left_to_others = (*self._under_way, key), ()
        self._cut, self._used = set(), {key}
        form = find()
        used = self._used if left else self._used - self._known_left
        found = _Found(frozenset(self._cut - {key}), frozenset(used), form)
        self._under_way, self._left_to_others, self._cut, self._used = outer
        return found

    def is_under_way(self, key: str) -> bool:
        """Return whether the formula of a key is being found; the one asking is cut off."""
        if key in self._under_way or key in self._left_to_others:
            self._cut.add(key)
            return True
        return False
