"""The only module that runs clingo: ground a program, ask it questions.

Answers are deterministic: facts come sorted, one thread, fixed seed, and results are
sorted again before anybody sees them.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, NamedTuple

import clingo
from clingo import Symbol
from clingo.backend import HeuristicType

OPTIONS = ("--seed=0", "--parallel-mode=1", "--configuration=trendy")


class LogicError(Exception):
    """A program that does not ground; carries the solver's own messages."""


class Attempt(NamedTuple):
    """What came of looking for a model: which watched literals hold in it, or why none is.

    ``holds`` has bit i set if the i-th watched literal is true, None without a model;
    ``core`` are then assumptions that no model satisfies together.
    """

    holds: int | None
    core: tuple[int, ...]


class _Trace(clingo.Observer):
    """Which atoms each atom of a ground program is derived from, as the grounder reports it."""

    def __init__(self) -> None:
        self.sources: dict[int, set[int]] = {}

    def rule(self, choice: bool, head: Sequence[int], body: Sequence[int]) -> None:
        for atom in head:
            self.sources.setdefault(atom, set()).update(map(abs, body))

    def weight_rule(
        self,
        choice: bool,
        head: Sequence[int],
        lower_bound: int,
        body: Sequence[tuple[int, int]],
    ) -> None:
        self.rule(choice, head, [literal for literal, _ in body])


class Grounded:
    """One ground program over fixed texts and facts."""

    def __init__(
        self,
        texts: Iterable[str],
        facts: Sequence[Symbol],
        preferred: Sequence[Symbol] = (),
        *,
        traced: bool = False,
    ) -> None:
        """Ground ``texts`` with ``facts``; models stay close to the ``preferred`` atoms.

        ``traced`` keeps in mind what each atom is derived from, for ``behind``. Raises
        LogicError if a text is not a program.
        """
        messages: list[str] = []
        # The logger knows the list and not this object: a cycle would keep every ground
        # program in memory until somebody looks for cycles.
        self._control = clingo.Control(
            list(OPTIONS), logger=_logger(messages), message_limit=10_000
        )
        self._trace = _Trace()
        if traced:
            self._control.register_observer(self._trace)
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
        self._configure("auto", "1", "vsids")
        with self._control.solve(yield_=True) as handle:
            for model in handle:
                return sorted(model.symbols(shown=True))
        return None

    def literal(self, atom: Symbol) -> int | None:
        """Return the number by which the solver knows an atom; None if it can never hold."""
        known = self._control.symbolic_atoms[atom]
        return None if known is None else known.literal

    def atoms_of(self, functor: str, arguments: int) -> list[Symbol]:
        """Return all atoms of a predicate that may hold in some model, sorted."""
        found = self._control.symbolic_atoms.by_signature(functor, arguments)
        return sorted(atom.symbol for atom in found)

    def behind(self, literal: int, among: Collection[int]) -> set[int]:
        """Return which literals ``among`` those given may bear on another, if traced.

        What cannot be reached is sure not to matter; what can may still make no difference.
        """
        seen, todo = {literal}, [literal]
        while todo:
            current = todo.pop()
            if current not in among:
                new = self._trace.sources.get(current, set()) - seen
                seen |= new
                todo += new
        return seen.intersection(among)

    def attempt(
        self, assumed: Sequence[int], watched: Sequence[int], *, near: bool = False
    ) -> Attempt:
        """Look for a model in which the ``assumed`` literals are true.

        ``near`` asks for one that stays close to the preferred atoms.
        """
        self._configure("auto", "1", "domain" if near else "vsids")
        with self._control.solve(list(assumed), yield_=True) as handle:
            for model in handle:
                holds = 0
                for position, literal in enumerate(watched):
                    if model.is_true(literal):
                        holds |= 1 << position
                return Attempt(holds, ())
            return Attempt(None, tuple(handle.core()))

    def consequences(self, mode: str, assumed: Sequence[int] = ()) -> frozenset[Symbol]:
        """Return the shown atoms that are in all models or in some.

        ``mode`` is ``cautious`` (in all) or ``brave`` (in some); only models in which the
        ``assumed`` literals are true count.
        """
        self._configure(mode, "0", "vsids")
        last: Sequence[Symbol] = ()
        with self._control.solve(list(assumed), yield_=True) as handle:
            for model in handle:
                last = model.symbols(shown=True)
        return frozenset(last)

    def _configure(self, mode: str, models: str, heuristic: str) -> None:
        configuration: Any = self._control.configuration
        configuration.solve.enum_mode = mode
        configuration.solve.models = models
        configuration.solver.heuristic = heuristic


def _logger(messages: list[str]) -> Callable[[clingo.MessageCode, str], None]:
    def log(code: clingo.MessageCode, message: str) -> None:
        if code not in (clingo.MessageCode.AtomUndefined, clingo.MessageCode.Other):
            messages.append(message)

    return log
