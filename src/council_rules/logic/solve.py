"""Ground a program and ask it questions; ``ground_slice`` has parts of one.

Answers are deterministic: facts come sorted, one thread, fixed seed, and results are
sorted again before anybody sees them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from itertools import chain
from typing import Any

import clingo
from clingo import Symbol

from council_rules.logic.columns import Columns
from council_rules.logic.ground_slice import GroundSlice
from council_rules.logic.joint import always_and_sometimes, any_set_of, search
from council_rules.logic.trace import Trace

# One pass of equivalence preprocessing only: with the default of three, clasp 3.4 takes some
# weighted bodies for true that are not, and so calls programs unsatisfiable that have models
# (tests/logic/test_solver.py has one). A single pass takes another way through its code.
OPTIONS = ("--seed=0", "--parallel-mode=1", "--configuration=tweety", "--eq=1")
# A slice has no rules for much of what the others read, which is no news: told one by one, it
# takes a twentieth of the time of grounding.
UNTOLD = ("--warn=no-atom-undefined", "--warn=no-other")


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

        ``traced`` keeps in mind what each atom is derived from, for ``slice``. Raises
        LogicError if a text is not a program.
        """
        messages: list[str] = []
        # The logger knows the list and not this object: a cycle would keep every ground
        # program in memory until somebody looks for cycles.
        self._control = clingo.Control(
            [*OPTIONS, *UNTOLD], logger=_logger(messages), message_limit=10_000
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

    def holding(self, assumed: Sequence[int], wanted: Set[str]) -> list[Symbol] | None:
        """Return the atoms of some predicates that are true in a model with assumed literals.

        Predicates are written ``name/arity``. None if there is no such model.
        """
        self._configure("auto", "1")
        atoms = self._control.symbolic_atoms
        with self._control.solve(list(assumed), yield_=True) as handle:
            for model in handle:
                return [
                    atom.symbol
                    for name, arity, _ in atoms.signatures
                    if f"{name}/{arity}" in wanted
                    for atom in atoms.by_signature(name, arity)
                    if model.is_true(atom.literal)
                ]
        return None

    def literal(self, atom: Symbol) -> int | None:
        """Return the number by which the solver knows an atom; None if it can never hold.

        Of a traced program, it may be the number of another atom that holds whenever this does.
        """
        known = self._control.symbolic_atoms[atom]
        return None if known is None else self._trace.original(known.literal)

    def atoms_of(self, functor: str, arguments: int) -> list[Symbol]:
        """Return all atoms of a predicate that may hold in some model, sorted."""
        found = self._control.symbolic_atoms.by_signature(functor, arguments)
        return sorted(atom.symbol for atom in found)

    def bearing(self, marks: Mapping[int, int], literals: Iterable[int]) -> dict[int, int]:
        """Return for each atom the marks of all that may bear on it, if this is traced.

        Marks are sets, bit by bit; atoms are given and marked by their literals.
        """
        return self._trace.bearing(marks, literals)

    def columns(
        self,
        questions: Sequence[Sequence[int]],
        undecided: Set[int],
        barred: Iterable[int],
        goals: Iterable[int],
    ) -> Columns:
        """Return in which completions atoms hold; see ``Columns``."""
        return Columns(self._trace, questions, undecided, barred, goals)

    def slice(self, literals: Iterable[int], preferred: Iterable[int] = ()) -> GroundSlice:
        """Return the program of what bears on some atoms, if this one is traced."""
        return GroundSlice(self._trace.limited(self._trace.reach(literals)), preferred, OPTIONS)

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

    def symbols(self, names: Set[str]) -> tuple[list[Symbol], dict[int, list[Symbol]]]:
        """Return the atoms of some predicates that always hold, and all others by literal."""
        facts, others = [], dict[int, list[Symbol]]()
        atoms = self._control.symbolic_atoms
        for name, arity, _ in atoms.signatures:
            for atom in atoms.by_signature(name, arity) if name in names else ():
                if atom.is_fact:
                    facts.append(atom.symbol)
                else:
                    literal = self._trace.original(atom.literal)
                    others.setdefault(literal, []).append(atom.symbol)
        return facts, others

    def always_and_sometimes(
        self, always: Iterable[int], sometimes: Iterable[int], assumed: Sequence[int] = ()
    ) -> tuple[frozenset[int], frozenset[int]]:
        """Return which of the first literals are true in every model, which others in some.

        Only models in which ``assumed`` holds count. This is traced; what bears on none of the
        literals is left out.
        """
        asked = ([*always], [*sometimes])
        return self.slice(chain(*asked)).always_and_sometimes(*asked, assumed)

    def possible_of(
        self, literals: Iterable[int], assumed: Sequence[int] = ()
    ) -> frozenset[int]:
        """Return which literals are true in a model in which ``assumed`` holds.

        All are looked for together: each model answers for all that are true in it, and one
        search shows that the last are true in none.
        """
        self._configure("auto", "1")
        return always_and_sometimes(self._control, (), literals, assumed)[1]

    def possible_together(
        self, wanted: Iterable[frozenset[int]], assumed: Sequence[int], most: int
    ) -> tuple[frozenset[frozenset[int]], bool]:
        """Return which sets of literals are true in a model in which ``assumed`` holds.

        All are looked for together, as literals are by ``possible_of``. The second value says
        whether the searches came to an end within ``most`` conflicts each: if not, what is
        left out may be true in some model all the same.
        """
        asked = frozenset(wanted)
        left, ended = asked, True
        self._configuration().solve.solve_limit = f"{most}"
        while left:
            watched = frozenset[int]().union(*left)
            either = any_set_of(self._control, left)
            found, ended = self._search([either, *assumed], watched)
            if found is None:
                break
            left = frozenset(one for one in left if not one <= found)
        self._configuration().solve.solve_limit = "umax"
        return asked - left, ended

    def true_in_a_model(self, assumed: Sequence[int], asked: Iterable[int]) -> frozenset[int]:
        """Return which literals hold in a model with the assumed ones; none without a model."""
        return self._search(assumed, asked)[0] or frozenset()

    def _search(
        self, assumed: Sequence[int], asked: Iterable[int]
    ) -> tuple[frozenset[int] | None, bool]:
        self._configure("auto", "1")
        return search(self._control, assumed, asked)

    def _configure(self, mode: str, models: str) -> None:
        configuration = self._configuration()
        configuration.solve.enum_mode = mode
        configuration.solve.models = models

    def _configuration(self) -> Any:
        return self._control.configuration


def _logger(messages: list[str]) -> Callable[[clingo.MessageCode, str], None]:
    def log(_: clingo.MessageCode, message: str) -> None:
        messages.append(message)

    return log
