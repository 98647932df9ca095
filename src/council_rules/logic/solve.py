"""The only module that runs clingo: ground a program, ask it questions.

Answers are deterministic: facts come sorted, one thread, fixed seed, and results are
sorted again before anybody sees them.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import clingo
from clingo import Symbol
from clingo.backend import HeuristicType

OPTIONS = ("--seed=0", "--parallel-mode=1", "--configuration=trendy")


class LogicError(Exception):
    """A program that does not ground; carries the solver's own messages."""


class Grounded:
    """One ground program over fixed texts and facts."""

    def __init__(
        self,
        texts: Iterable[str],
        facts: Sequence[Symbol],
        preferred: Sequence[Symbol] = (),
    ) -> None:
        """Ground ``texts`` with ``facts``; models stay close to the ``preferred`` atoms.

        Raises LogicError if a text is not a program.
        """
        messages: list[str] = []
        # The logger knows the list and not this object: a cycle would keep every ground
        # program in memory until somebody looks for cycles.
        self._control = clingo.Control(
            list(OPTIONS), logger=_logger(messages), message_limit=10_000
        )
        try:
            for text in texts:
                self._control.add("base", [], text)
            with self._control.backend() as backend:
                for fact in facts:
                    backend.add_rule([backend.add_atom(fact)])
            self._control.ground([("base", [])])
        except RuntimeError as error:
            raise LogicError("\n".join(messages) or str(error)) from error
        with self._control.backend() as backend:
            for atom in preferred:
                known = self._control.symbolic_atoms[atom]
                if known is not None:
                    backend.add_heuristic(known.literal, HeuristicType.True_, 1, 1, [])

    def atoms(self) -> list[Symbol] | None:
        """Return the shown atoms of one model, sorted; None if there is none."""
        self._configure("auto", "1")
        with self._control.solve(yield_=True) as handle:
            for model in handle:
                return sorted(model.symbols(shown=True))
        return None

    def holds(self, assumptions: Sequence[tuple[Symbol, bool]]) -> bool:
        """Return whether some model satisfies the assumptions."""
        self._configure("auto", "1")
        return bool(self._control.solve(list(assumptions)).satisfiable)

    def nearest(
        self, assumptions: Sequence[tuple[Symbol, bool]], candidates: Sequence[Symbol]
    ) -> list[Symbol]:
        """Return which candidates hold in a model that stays close to the preferred atoms.

        The list is empty if no model satisfies the assumptions.
        """
        self._configure("auto", "1", "domain")
        with self._control.solve(list(assumptions), yield_=True) as handle:
            for model in handle:
                return [atom for atom in candidates if model.contains(atom)]
        return []

    def consequences(self, mode: str) -> frozenset[Symbol]:
        """Return the shown atoms that are in all models or in some.

        ``mode`` is ``cautious`` (in all) or ``brave`` (in some).
        """
        self._configure(mode, "0")
        last: Sequence[Symbol] = ()
        with self._control.solve(yield_=True) as handle:
            for model in handle:
                last = model.symbols(shown=True)
        return frozenset(last)

    def _configure(self, mode: str, models: str, heuristic: str = "vsids") -> None:
        configuration: Any = self._control.configuration
        configuration.solve.enum_mode = mode
        configuration.solve.models = models
        configuration.solver.heuristic = heuristic


def _logger(messages: list[str]) -> Callable[[clingo.MessageCode, str], None]:
    def log(code: clingo.MessageCode, message: str) -> None:
        if code not in (clingo.MessageCode.AtomUndefined, clingo.MessageCode.Other):
            messages.append(message)

    return log
