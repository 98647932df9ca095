"""How far a long search is, on one line of the screen that is wiped at the end."""

import sys
from time import monotonic

from council_rules.cli import output

# a search that ends sooner says nothing
_PATIENCE = 1.0
_AGAIN = 0.5


class ProgressLine:
    """Tells a person who waits; says nothing where nobody looks."""

    def __init__(self) -> None:
        self._start = monotonic()
        self._next = self._start + _PATIENCE
        self._width = 0
        self._shown = sys.stderr is not None and sys.stderr.isatty()

    def __call__(self, cost: int | None, bound: int, phase: str = "weighing") -> None:
        """Say what is done, what the best so far costs, and below what none can.

        Without a cost no more is said than what is done: other phases may have found something.
        """
        now = monotonic()
        if not self._shown or now < self._next:
            return
        self._next = now + _AGAIN
        best = "" if cost is None else f": best so far costs {cost}"
        least = f", none below {bound}" if best and bound else ""
        done = f"{now - self._start:.0f} s, {phase}"
        text = f"{done}{best}{least}; Ctrl-C ends the search"
        output.write_error(f"\r{text:<{self._width}}")
        self._width = len(text)

    def end(self) -> None:
        """Wipe the line."""
        if self._width:
            output.write_error(f"\r{'':<{self._width}}\r")
