"""One search for the cheapest solution: strategies in turn, and an end when time is up.

No strategy is the best for all: cores by weight win where costs differ widely, plain cores
next to hard limits, and branching where many solutions are about as good. So each gets a
slice of time, and the next slices are longer; what one has found, or proven to be out of
reach, stays known.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import count
from time import monotonic, process_time
from typing import Any, Literal, Protocol

import clingo
from clingo import Symbol

from council_rules.record import Record

STRATEGIES = ("usc,oll,stratify", "usc,oll", "bb,lin")
# in seconds of the processor: a machine with much to do must not end a slice before it began,
# and to get a large program ready takes the first of them
FIRST_SLICE = 3.0
# how often a search looks up: to tell how far it is, and to hear that it should end
_LOOK = 0.1

First = Literal["missed", "cost"]
# What a solution is measured by, the weightiest first: goals that are not met, those of them
# that are violated, those that are or apply no longer, the cost of the edits, votes given or
# taken, and how hard edits make it to pass anything.
LEVELS: Mapping[First, tuple[str, ...]] = {
    "missed": ("unmet", "violated", "closed", "cost", "moved", "strict"),
    "cost": ("cost", "violated", "unmet", "closed", "moved", "strict"),
}
# A question about what may be changed, and one of its answers.
Key = tuple[str, str]


class Deadline:
    """When a search has to end: after so many seconds, or as soon as somebody says so."""

    def __init__(self, seconds: float, whole: "Deadline | None" = None) -> None:
        """Take the seconds there are, and of what this is a part, if it is one."""
        self._until = monotonic() + seconds
        self._whole = whole
        self._interrupted = False

    @property
    def left(self) -> float:
        """Return the seconds left; none after an interruption."""
        if self.interrupted:
            return 0.0
        own = max(self._until - monotonic(), 0.0)
        return min(own, self._whole.left) if self._whole else own

    @property
    def interrupted(self) -> bool:
        """Whether somebody ended the search."""
        return self._whole.interrupted if self._whole else self._interrupted

    def interrupt(self) -> None:
        """End the search of which this is the deadline, or a part of it."""
        if self._whole:
            self._whole.interrupt()
        self._interrupted = True

    def part(self, share: float) -> "Deadline":
        """Return the deadline of a phase that may take a share of what is left."""
        return Deadline(self.left * share, self)


class Progress(Protocol):
    """Hears how far a search is."""

    def __call__(self, cost: int | None, bound: int, phase: str = "weighing") -> None:
        """Take the cost of the best solution so far, if there is one, and its lower bound.

        The bound is that of solutions which cure as much as any can; 0 if none is known.
        """


class Solution(Record):
    """One way to answer the questions of a program.

    ``taken`` maps questions to the answers that cost something; ``broken`` holds the rules
    still broken anywhere, as code and subject, ``gone`` those wanted that apply no longer,
    ``short`` those wanted that are not met, these and what is put to a person.
    ``missed`` is the number of those wanted that are violated, ``unmet`` of those not met,
    ``cost`` that of the edits, ``moved`` the number of votes given or taken.
    ``least`` is what is proven that the cost of an equal solution cannot be below;
    ``proven`` whether there is no better one at all.
    """

    taken: dict[str, str]
    broken: frozenset[tuple[str, Symbol]]
    gone: frozenset[tuple[str, Symbol]]
    short: frozenset[tuple[str, Symbol]]
    missed: int
    unmet: int
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


def missed_in(atoms: Sequence[Symbol], name: str = "missed") -> frozenset[tuple[str, Symbol]]:
    """Return the broken rules that a solution shows, as code and subject.

    ``name`` is "gone" for those that apply no longer, "unmet" for those wanted and not met.
    """
    return frozenset(
        (atom.arguments[0].string, atom.arguments[1]) for atom in atoms if atom.name == name
    )


def _ended(
    handle: clingo.SolveHandle,
    seconds: float,
    deadline: Deadline,
    look: Callable[[], None] | None,
) -> bool:
    """Wait for a search; return whether it came to its end before it was stopped.

    ``seconds`` are those of the processor.
    """
    until = process_time() + seconds
    try:
        while not (finished := handle.wait(_LOOK)) and process_time() < until and deadline.left:
            if look:
                look()
    except KeyboardInterrupt:
        deadline.interrupt()
        finished = False
    handle.cancel()
    return finished


class _Search:
    """What the slices of one search have found between them."""

    def __init__(self, first: First) -> None:
        self._first = first
        self._best: tuple[int, ...] | None = None
        self._atoms: Sequence[Symbol] = ()
        self._bounds: tuple[int, ...] = (0,) * len(LEVELS[first])

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
            self._bounds = max(self._bounds, self._padded(lower))

        with control.solve(
            list(assumed), on_model=self._model, on_unsat=unsat, async_=True
        ) as handle:
            look = partial(self._look, tell) if tell else None
            return _ended(handle, seconds, deadline, look) and bool(handle.get().exhausted)

    def solution(self, *, proven: bool) -> Solution | None:
        """Return the best solution so far."""
        if self._best is None:
            return None
        cost = self._best[self._at("cost")]
        return Solution(
            taken={
                atom.arguments[0].string: atom.arguments[1].string
                for atom in self._atoms
                if atom.name == "taken"
            },
            broken=missed_in(self._atoms),
            gone=missed_in(self._atoms, "gone"),
            short=missed_in(self._atoms, "unmet"),
            missed=self._best[self._at("violated")],
            unmet=self._best[self._at("unmet")],
            cost=cost,
            moved=self._best[self._at("moved")],
            least=cost if proven else self._bound(),
            proven=proven,
        )

    def _model(self, model: clingo.Model) -> None:
        costs = self._padded(model.cost)
        if self._best is None or costs < self._best:
            self._best = costs
            self._atoms = model.symbols(shown=True)

    def _look(self, tell: Progress) -> None:
        tell(None if self._best is None else self._best[self._at("cost")], self._bound())

    def _at(self, level: str) -> int:
        return LEVELS[self._first].index(level)

    def _bound(self) -> int:
        """Return what no solution as good as the best can cost less than."""
        at = self._at("cost")
        same = self._best is not None and self._bounds[:at] >= self._best[:at]
        return self._bounds[at] if same or not at else 0

    def _padded(self, costs: Sequence[int]) -> tuple[int, ...]:
        """Return the costs of all levels; of the lower ones nothing may be known yet."""
        number = len(LEVELS[self._first])
        return (*costs, *[0] * number)[:number]
