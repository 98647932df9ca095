"""The hunt for the best solution that keeps its promise."""

from collections.abc import Callable, Iterable, Sequence

from council_rules.alternatives.case import Case
from council_rules.alternatives.outcome import Alternative, Finding
from council_rules.alternatives.promise import Promise
from council_rules.alternatives.relaxation import Relaxation
from council_rules.alternatives.trial import Trial
from council_rules.logic.bargain import Deadline, First, Key, Progress, Solution
from council_rules.logic.negotiation import Negotiation

MOST_REFUSED = 100

Limited = Callable[[Negotiation], list[int]]


class Hunt:
    """Asks the solver, checks its answer as a file, and asks again until one holds."""

    def __init__(
        self,
        case: Case,
        wanted: Iterable[Finding],
        first: First,
        deadline: Deadline,
        tell: Progress | None = None,
    ) -> None:
        """Take what is to be cured, whether that or the cost weighs more, and the time."""
        self.relaxation = Relaxation(case, wanted, first)
        self._promise = Promise(case, self.relaxation, deadline)
        self._deadline, self._tell = deadline, tell
        # the best that the solver knew of, whether or not it kept its promise
        self.last: Solution | None = None

    @property
    def unsecured(self) -> set[Finding]:
        """Return the goals that no completion decides, so far as is known."""
        return self._promise.unsecured

    def best(self, pinned: Sequence[Key], limited: Limited = lambda _: []) -> Solution | None:
        """Return the best solution that keeps its promise; None if there is none.

        It takes none of the ``pinned`` answers and stays within limits; if it takes nothing
        at all, the file stays as it is. Raises TimeoutError if none was found in time, or
        too many broke their promise.
        """
        refused = 0
        while refused < MOST_REFUSED and self._deadline.left:
            negotiation = self.relaxation.negotiation
            limits = limited(negotiation)
            solution = negotiation.cheapest(self._deadline, pinned, limits, self._tell)
            if solution is None or not solution.taken:
                return solution
            self.last = solution
            if self._promise.is_kept(solution):
                return solution
            # to have learned more of the rules is progress, and no refusal
            refused += self.relaxation.negotiation is negotiation
        raise TimeoutError

    def told(self, trial: Trial, solution: Solution | None) -> Alternative:
        """Return the alternative that a trial is, with what the solver knows of it."""
        return self._promise.told(trial, solution)
