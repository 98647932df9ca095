"""The only module that runs clingo: ground a program, ask it questions.

Answers are deterministic: facts come sorted, one thread, fixed seed, and results are
sorted again before anybody sees them.
"""

from collections.abc import Iterable, Sequence

import clingo
from clingo import Symbol

OPTIONS = ("--seed=0", "--parallel-mode=1")


class LogicError(Exception):
    """A program that does not ground; carries the solver's own messages."""


class Grounded:
    """One ground program over fixed texts and facts."""

    def __init__(self, texts: Iterable[str], facts: Sequence[Symbol]) -> None:
        """Ground ``texts`` with ``facts``. Raises LogicError if a text is not a program."""
        self._messages: list[str] = []
        self._control = clingo.Control(list(OPTIONS), logger=self._log, message_limit=10_000)
        try:
            for text in texts:
                self._control.add("base", [], text)
            with self._control.backend() as backend:
                for fact in facts:
                    backend.add_rule([backend.add_atom(fact)])
            self._control.ground([("base", [])])
        except RuntimeError as error:
            raise LogicError("\n".join(self._messages) or str(error)) from error

    def _log(self, code: clingo.MessageCode, message: str) -> None:
        if code not in (clingo.MessageCode.AtomUndefined, clingo.MessageCode.Other):
            self._messages.append(message)

    def atoms(self, assumptions: Sequence[tuple[Symbol, bool]] = ()) -> list[Symbol] | None:
        """Return all atoms of one model under assumptions, sorted; None if there is none."""
        self._control.configuration.solve.enum_mode = "auto"  # type: ignore[union-attr]
        self._control.configuration.solve.models = "1"  # type: ignore[union-attr]
        with self._control.solve(list(assumptions), yield_=True) as handle:
            for model in handle:
                return sorted(model.symbols(atoms=True))
        return None

    def holds(self, assumptions: Sequence[tuple[Symbol, bool]]) -> bool:
        """Return whether some model satisfies the assumptions."""
        self._control.configuration.solve.enum_mode = "auto"  # type: ignore[union-attr]
        self._control.configuration.solve.models = "1"  # type: ignore[union-attr]
        return bool(self._control.solve(list(assumptions)).satisfiable)

    def consequences(self, mode: str, functors: frozenset[str]) -> frozenset[Symbol]:
        """Return the atoms of the given predicates in all models or in some.

        ``mode`` is ``cautious`` (in all) or ``brave`` (in some).
        """
        self._control.configuration.solve.enum_mode = mode  # type: ignore[union-attr]
        self._control.configuration.solve.models = "0"  # type: ignore[union-attr]
        last: list[Symbol] = []
        with self._control.solve(yield_=True) as handle:
            for model in handle:
                last = model.symbols(atoms=True)
        return frozenset(atom for atom in last if atom.name in functors)
