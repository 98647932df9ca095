"""Counterexample-guided refinement: the loop that finds the best solution that holds as a file.

The solver proposes under few rules and completions (``abstraction``), the file is checked in
full (``verification``), and what the check objects to is added, until nothing is.
"""

from collections.abc import Callable, Iterable, Sequence

from council_rules.alternatives.abstraction import Abstraction
from council_rules.alternatives.case import Case
from council_rules.alternatives.outcome import Alternative, Finding
from council_rules.alternatives.trial import Trial
from council_rules.alternatives.verification import Verification
from council_rules.logic.optimisation import Deadline, First, Key, Progress, Solution
from council_rules.logic.repair import RepairProgram

MOST_REFUSED = 300

Limited = Callable[[RepairProgram], list[int]]


class Refinement:
    """Asks the solver, checks its answer as a file, and asks again until one holds."""

    def __init__(
        self,
        case: Case,
        wanted: Iterable[Finding],
        first: First,
        deadline: Deadline,
        tell: Progress | None = None,
        heard: Callable[[Solution], None] = lambda _: None,
    ) -> None:
        """Take what is to be cured, whether that or the cost weighs more, and the time.

        ``heard`` is given each solution before it is verified.
        """
        self.abstraction = Abstraction(case, wanted, first)
        self._verification = Verification(case, self.abstraction, deadline)
        self._deadline, self._tell, self._heard = deadline, tell, heard
        # the best that the solver knew of, whether or not it held as a file
        self.last: Solution | None = None

    @property
    def unsecured(self) -> set[Finding]:
        """Return the goals that no completion decides, so far as is known."""
        return self._verification.unsecured

    def best(self, pinned: Sequence[Key], limited: Limited = lambda _: []) -> Solution | None:
        """Return the best solution that holds as a file; None if there is none.

        It takes none of the ``pinned`` answers and stays within limits; if it takes nothing
        at all, the file stays as it is. Raises TimeoutError if none was found in time, or
        too many were refused.
        """
        refused = 0
        while refused < MOST_REFUSED and self._deadline.left:
            known = self.abstraction.edition
            solution = self._solved(pinned, limited)
            if solution is None or not solution.taken:
                if self._verification.looks_ahead():
                    continue
                return solution
            self.last = solution
            self._heard(solution)
            if self._verification.holds(solution):
                return solution
            # to have learned more of the rules is progress, and no refusal
            refused += self.abstraction.edition == known
        raise TimeoutError

    def _solved(self, pinned: Sequence[Key], limited: Limited) -> Solution | None:
        program = self.abstraction.program
        return program.cheapest(self._deadline, pinned, limited(program), self._tell)

    def told(self, trial: Trial, solution: Solution | None, deadline: Deadline) -> Alternative:
        """Return the alternative that a trial is, with what the solver knows of it."""
        return self._verification.told(trial, solution, deadline)
