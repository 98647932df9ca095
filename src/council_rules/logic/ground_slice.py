"""The part of a ground program that one question needs, as a program of its own.

A verdict rarely hangs on more than a few percent of what was ground. Asked about that part
alone, the solver answers many times faster, and a verdict is often asked about.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import clingo
from clingo.backend import HeuristicType

from council_rules.logic.joint import always_and_sometimes
from council_rules.logic.trace import Rule


class Attempt(NamedTuple):
    """What came of looking for a model: which watched literals hold in it, or why none is.

    ``holds`` has bit i set if the i-th watched literal is true, None without a model;
    ``core`` are then assumptions that no model satisfies together.
    """

    holds: int | None
    core: frozenset[int]


class _Numbers(dict[int, int]):
    """The number in a slice by that in the program; what is asked for has one from then on."""

    def __init__(self, make: Callable[[], int]) -> None:
        self._make = make

    def __missing__(self, number: int) -> int:
        made = self[number] = self._make()
        return made


class GroundSlice:
    """A program of some of the rules of another, which knows atoms by the same numbers."""

    def __init__(
        self, rules: Iterable[Rule], preferred: Iterable[int], options: Sequence[str]
    ) -> None:
        """Take the rules; models looked for ``near`` stay close to ``preferred`` literals."""
        self._control = clingo.Control(list(options))
        self._near: bool | None = None
        with self._control.backend() as backend:
            here = _Numbers(backend.add_atom)
            _add(backend, rules, here)
            self._here: dict[int, int] = dict(here)
            for literal in preferred:
                if literal in self._here:
                    atom = self._here[literal]
                    backend.add_heuristic(atom, HeuristicType.True_, 1, 1, [])
        self._there = {atom: literal for literal, atom in self._here.items()}

    def attempt(
        self, assumed: Iterable[int], watched: Sequence[int], *, near: bool = False
    ) -> Attempt:
        """Look for a model in which the ``assumed`` literals are true.

        Literals that the program does not have bear on nothing and are passed over.
        """
        if near is not self._near:
            configuration: Any = self._control.configuration
            configuration.solver.heuristic = "domain" if near else "vsids"
            self._near = near
        with self._control.solve(self._known(assumed), yield_=True) as handle:
            for model in handle:
                holds = 0
                for position, literal in enumerate(watched):
                    if model.is_true(self._literal(literal)):
                        holds |= 1 << position
                return Attempt(holds, frozenset())
            return Attempt(None, frozenset(map(self._back, handle.core())))

    def always_and_sometimes(
        self, always: Iterable[int], sometimes: Iterable[int], assumed: Iterable[int]
    ) -> tuple[frozenset[int], frozenset[int]]:
        """Return which of the first literals are true in every model, which others in some.

        Only models in which ``assumed`` holds count.
        """
        asked = (map(self._literal, always), map(self._literal, sometimes))
        kept, found = always_and_sometimes(self._control, *asked, self._known(assumed))
        return frozenset(map(self._back, kept)), frozenset(map(self._back, found))

    def _known(self, literals: Iterable[int]) -> list[int]:
        return [self._literal(one) for one in literals if abs(one) in self._here]

    def _literal(self, literal: int) -> int:
        return self._here[literal] if literal > 0 else -self._here[-literal]

    def _back(self, literal: int) -> int:
        return self._there[literal] if literal > 0 else -self._there[-literal]


def _add(backend: clingo.Backend, rules: Iterable[Rule], here: _Numbers) -> None:
    for choice, head, body, bound, weights in rules:
        heads = [here[one] for one in head]
        literals = [here[one] if one > 0 else -here[-one] for one in body]
        if bound is None:
            backend.add_rule(heads, literals, choice)
        else:
            weighted = list(zip(literals, weights, strict=True))
            backend.add_weight_rule(heads, bound, weighted, choice)
