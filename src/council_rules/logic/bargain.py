"""One search for the cheapest solution: strategies in turn, and an end when time is up.

No strategy is the best for all: cores by weight win where costs differ widely, plain cores
next to hard limits, and branching where many solutions are about as good. So each gets a
slice of time, and the next slices are longer; what one has found, or proven to be out of
reach, stays known.
"""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import count
from time import monotonic
from typing import Any, Literal, Protocol

import clingo
from clingo import Symbol

from council_rules.record import Record

STRATEGIES = ("usc,oll,stratify", "usc,oll", "bb,lin")
FIRST_SLICE = 1.0
# how often a search looks up: to tell how far it is, and to hear that it should end
_LOOK = 0.1

First = Literal["missed", "cost"]
# A question about what may be changed, and one of its answers.
Key = tuple[str, str]


class Deadline:
    """When a search has to end: after so many seconds, or as soon as somebody says so."""

    def __init__(self, seconds: float) -> None:
        self._until = monotonic() + seconds
        self.interrupted = False

    @property
    def left(self) -> float:
        """Return the seconds left; none after an interruption."""
        return 0.0 if self.interrupted else max(self._until - monotonic(), 0.0)


class Progress(Protocol):
    """Hears how far a search is."""

    def __call__(self, cost: int | None, bound: int) -> None:
        """Take the cost of the best solution so far, if there is one, and its lower bound.

        The bound is that of solutions which cure as much as any can.
        """


class Solution(Record):
    """One way to answer the questions of a negotiation.

    ``taken`` maps questions to the answers that cost something; ``broken`` holds the rules
    still broken anywhere, as code and subject. ``missed`` is the number of those that were
    to be cured, ``cost`` that of the edits, ``moved`` the number of votes given or taken.
    ``least`` is what is proven that the cost of an equal solution cannot be below;
    ``proven`` whether there is no better one at all.
    """

    taken: dict[str, str]
    broken: frozenset[tuple[str, Symbol]]
    missed: int
    cost: int
    moved: int
    least: int
    proven: bool


def cheapest(
    control: clingo.Control,
    assumed: Sequence[int],
    first: First,
    deadline: Deadline,
    tell: Progress | None = None,
) -> Solution | None:
    """Return the best solution of a ground program; None if it has none.

    Raises TimeoutError if none was found in time, and nothing shows that there is none.
    """
    search = _Search(first)
    for turn in count():
        share = FIRST_SLICE * 2 ** (turn // len(STRATEGIES))
        strategy = STRATEGIES[turn % len(STRATEGIES)]
        if search.run(control, strategy, assumed, min(share, deadline.left), deadline, tell):
            return search.solution(proven=True)
        if not deadline.left:
            break
    found = search.solution(proven=False)
    if found is None:
        raise TimeoutError
    return found


def anything(
    control: clingo.Control, assumed: Sequence[int], deadline: Deadline
) -> Sequence[Symbol] | None:
    """Return what is shown of any solution, whatever it costs; None if there is none.

    Raises TimeoutError if time is up before that is known.
    """
    found: list[Sequence[Symbol]] = []
    configuration: Any = control.configuration
    configuration.solve.opt_mode = "ignore"
    configuration.solve.models = "1"

    def keep(model: clingo.Model) -> None:
        found.append(model.symbols(shown=True))

    with control.solve(list(assumed), on_model=keep, async_=True) as handle:
        finished = _ended(handle, deadline.left, deadline, None)
    configuration.solve.opt_mode = "opt"
    if not finished and not found:
        raise TimeoutError
    return found[0] if found else None


def missed_in(atoms: Sequence[Symbol]) -> frozenset[tuple[str, Symbol]]:
    """Return the broken rules that a solution shows, as code and subject."""
    return frozenset(
        (atom.arguments[0].string, atom.arguments[1]) for atom in atoms if atom.name == "missed"
    )


def _ended(
    handle: clingo.SolveHandle,
    seconds: float,
    deadline: Deadline,
    look: Callable[[], None] | None,
) -> bool:
    """Wait for a search; return whether it came to its end before it was stopped."""
    until = monotonic() + seconds
    try:
        while not (finished := handle.wait(_LOOK)) and monotonic() < until:
            if look:
                look()
    except KeyboardInterrupt:
        deadline.interrupted = True
        finished = False
    handle.cancel()
    return finished


class _Search:
    """What the slices of one search have found between them."""

    def __init__(self, first: First) -> None:
        self._first = first
        self._best: tuple[int, int, int] | None = None
        self._atoms: Sequence[Symbol] = ()
        self._bounds = (0, 0, 0)

    def run(
        self,
        control: clingo.Control,
        strategy: str,
        assumed: Sequence[int],
        seconds: float,
        deadline: Deadline,
        tell: Progress | None,
    ) -> bool:
        """Search with one strategy; return whether the search came to its end."""
        configuration: Any = control.configuration
        configuration.solver.opt_strategy = strategy
        configuration.solve.models = "0"

        def unsat(lower: Sequence[int]) -> None:
            self._bounds = max(self._bounds, _three(lower))

        with control.solve(
            list(assumed), on_model=self._model, on_unsat=unsat, async_=True
        ) as handle:
            look = partial(self._look, tell) if tell else None
            return _ended(handle, seconds, deadline, look) and bool(handle.get().exhausted)

    def solution(self, *, proven: bool) -> Solution | None:
        """Return the best solution so far."""
        if self._best is None:
            return None
        missed, cost = self._best[:2] if self._first == "missed" else self._best[1::-1]
        return Solution(
            taken={
                atom.arguments[0].string: atom.arguments[1].string
                for atom in self._atoms
                if atom.name == "taken"
            },
            broken=missed_in(self._atoms),
            missed=missed,
            cost=cost,
            moved=self._best[2],
            least=cost if proven else self._bound(),
            proven=proven,
        )

    def _model(self, model: clingo.Model) -> None:
        costs = _three(model.cost)
        if self._best is None or costs < self._best:
            self._best = costs
            self._atoms = model.symbols(shown=True)

    def _look(self, tell: Progress) -> None:
        tell(self._cost(), self._bound())

    def _cost(self) -> int | None:
        position = 1 if self._first == "missed" else 0
        return None if self._best is None else self._best[position]

    def _bound(self) -> int:
        """Return what no solution as good as the best can cost less than."""
        if self._first == "cost":
            return self._bounds[0]
        same = self._best is not None and self._bounds[0] >= self._best[0]
        return self._bounds[1] if same else 0


def _three(costs: Sequence[int]) -> tuple[int, int, int]:
    """Return the costs of all levels; of the lower ones nothing may be known yet."""
    first, second, third = (*costs, 0, 0)[:3]
    return first, second, third
