"""Ground a program and ask it questions; ``cones`` has parts of one.

Answers are deterministic: facts come sorted, one thread, fixed seed, and results are
sorted again before anybody sees them.
"""

from collections.abc import Callable, Iterable, Sequence, Set
from typing import Any

import clingo
from clingo import Symbol

from council_rules.logic.cones import Cone, Trace

# One pass of equivalence preprocessing only: with the default of three, clasp 3.4 takes some
# weighted bodies for true that are not, and so calls programs unsatisfiable that have models
# (tests/logic/test_solver.py has one). A single pass takes another way through its code.
OPTIONS = ("--seed=0", "--parallel-mode=1", "--configuration=tweety", "--eq=1")


class LogicError(Exception):
    """A program that does not ground; carries the solver's own messages."""


class Grounded:
    """One ground program over fixed texts and facts."""

    def __init__(
        self,
        texts: Iterable[str],
        facts: Sequence[Symbol],
        *,
        traced: bool = False,
    ) -> None:
        """Ground ``texts`` with ``facts``.

        ``traced`` keeps in mind what each atom is derived from, for ``cone``. Raises
        LogicError if a text is not a program.
        """
        messages: list[str] = []
        # The logger knows the list and not this object: a cycle would keep every ground
        # program in memory until somebody looks for cycles.
        self._control = clingo.Control(
            list(OPTIONS), logger=_logger(messages), message_limit=10_000
        )
        self._trace = Trace()
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

    def atoms(self) -> list[Symbol] | None:
        """Return the shown atoms of one model, sorted; None if there is none."""
        self._configure("auto", "1")
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

    def choices_behind(self, literal: int) -> set[int]:
        """Return the chosen atoms that may bear on an atom, if the program is traced."""
        return self._trace.reach(literal).choices

    def cone(self, literals: Iterable[int], preferred: Iterable[int] = ()) -> Cone:
        """Return the program of what bears on some atoms, if this one is traced."""
        reached = [self._trace.reach(literal) for literal in literals]
        return Cone(self._trace.limited(reached), preferred, OPTIONS)

    def consequences(self, mode: str, assumed: Sequence[int] = ()) -> frozenset[Symbol]:
        """Return the shown atoms that are in all models or in some.

        ``mode`` is ``cautious`` (in all) or ``brave`` (in some); only models in which the
        ``assumed`` literals are true count.
        """
        self._configure(mode, "0")
        last: Sequence[Symbol] = ()
        with self._control.solve(list(assumed), yield_=True) as handle:
            for model in handle:
                last = model.symbols(shown=True)
        return frozenset(last)

    def possible(self, names: Set[str], assumed: Sequence[int] = ()) -> frozenset[Symbol]:
        """Return the atoms of some predicates that are in a model in which ``assumed`` holds.

        Much faster than the brave consequences where more is shown than is asked for: each
        model answers for all atoms in it, so that few have to be asked about.
        """
        self._configure("auto", "1")
        left: dict[int, list[Symbol]] = {}
        for atom in self._control.symbolic_atoms:
            if atom.symbol.name in names:
                left.setdefault(atom.literal, []).append(atom.symbol)
        found: set[Symbol] = set()
        while left:
            wanted = next(iter(left))
            with self._control.solve([wanted, *assumed], yield_=True) as handle:
                for model in handle:
                    for literal in [one for one in left if model.is_true(one)]:
                        found.update(left.pop(literal))
            left.pop(wanted, None)
        return frozenset(found)

    def _configure(self, mode: str, models: str) -> None:
        configuration: Any = self._control.configuration
        configuration.solve.enum_mode = mode
        configuration.solve.models = models


def _logger(messages: list[str]) -> Callable[[clingo.MessageCode, str], None]:
    def log(code: clingo.MessageCode, message: str) -> None:
        if code not in (clingo.MessageCode.AtomUndefined, clingo.MessageCode.Other):
            messages.append(message)

    return log
