"""A search on one file in a process that can be ended, with the best that it has found."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from council_rules.analysis.standard import Standard
    from council_rules.findings.report import FileReport
    from council_rules.limits import Limits
    from council_rules.logic.optimisation import Deadline
    from council_rules.proposal.load import Loaded
    from council_rules.settings import Settings

Found = TypeVar("Found")
# takes the deadline, and what is to be given all that is found so far
Search = Callable[["Deadline", Callable[[Found], None]], Found]
# A search ends by itself in time, but for what cannot be interrupted: so much more it may take.
MOST_OF_TIME = 1.15


def searched(
    path: str, limits: "Limits", seconds: float, search: "Search[Found]"
) -> tuple[Found, bool]:
    """Return what a search on the file at ``path`` comes to, and whether Ctrl-C ended it.

    ``seconds`` are by the clock. Where the system has no process that can be ended, the search
    ends as soon as it can. Raises CommandError, told, if the limits do not suffice or nothing
    was found out before the end, and what the search raises.
    """
    import signal

    from council_rules.cli import output
    from council_rules.cli.limited import not_ended
    from council_rules.logic.optimisation import Deadline
    from council_rules.running import contained

    deadline = Deadline(seconds)
    if not contained.possible():
        return search(deadline, lambda _: None), deadline.interrupted

    def tell(text: str, is_result: bool) -> None:
        output.write(text) if is_result else output.write_error(text)

    def work(_: None) -> Found:
        signal.signal(signal.SIGINT, lambda *_: deadline.interrupt())
        return search(deadline, contained.hand_on)

    found, interrupted = contained.best_of(work, limits, seconds * MOST_OF_TIME, tell)
    if isinstance(found, contained.Stopped):
        if interrupted or found.why == contained.CLOCK:
            raise _nothing_yet(path, seconds, interrupted)
        raise not_ended(path, limits, found)
    return found, interrupted


def judged_before(
    loaded: "Loaded", chosen: "Standard", settings: "Settings", scenario: str | None
) -> "FileReport":
    """Return the report on a file that is to be searched, with what persons have judged.

    Raises CommandError, told, if it cannot be judged or lacks the scenario.
    """
    from council_rules.cli.one import judged
    from council_rules.running.jobs import Job
    from council_rules.running.runs import run_here

    job = Job((loaded,), settings, scenario)
    (report,) = judged(lambda: (run_here(job, chosen),), settings)
    return report.files[0]


def _nothing_yet(path: str, seconds: float, interrupted: bool) -> Exception:
    from council_rules.cli.exits import INCOMPLETE, INTERRUPTED
    from council_rules.cli.failures import fail

    if interrupted:
        return fail(
            f"{path}: Interrupted before the file was judged, so nothing is found",
            code=INTERRUPTED,
        )
    return fail(
        f"{path}: Not searched: the file could not be judged in the {seconds:g} s of "
        "'--timeout'",
        hint="allow more with '--timeout'",
        code=INCOMPLETE,
    )
