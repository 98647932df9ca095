"""A search on one file in a process that can be ended, with the best that it has found."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
MOST_OF_TIME = 1.1


def searched(
    path: str, limits: "Limits", seconds: float, search: "Search[Found]"
) -> tuple[Found, bool]:
    """Return what a search on the file at ``path`` comes to, and whether Ctrl-C ended it.

    ``seconds`` are by the clock, from when the command began. Where the system has no process
    that can be ended, the search ends as soon as it can. Raises CommandError, told, if the
    limits do not suffice or nothing was found out before the end, and what the search raises.
    """
    import signal

    from council_rules.cli import output, started
    from council_rules.cli.limited import not_ended
    from council_rules.logic.optimisation import Deadline
    from council_rules.running import contained

    spent = started.spent()
    deadline = Deadline(max(seconds - spent, 0.0))
    if not contained.possible():
        return search(deadline, lambda _: None), deadline.interrupted

    def tell(text: str, is_result: bool) -> None:
        output.write(text) if is_result else output.write_error(text)

    def work(_: None) -> Found:
        signal.signal(signal.SIGINT, lambda *_: deadline.interrupt())
        return search(deadline, contained.hand_on)

    most = max(seconds * MOST_OF_TIME - spent, 0.0)
    found, interrupted = contained.best_of(work, limits, most, tell)
    if isinstance(found, contained.Stopped):
        if interrupted or found.why == contained.CLOCK:
            raise _nothing_yet(path, seconds, interrupted)
        raise not_ended(path, limits, found)
    return found, interrupted


def judged_before(
    loaded: "Loaded", chosen: "Standard", settings: "Settings", scenario: str | None
) -> "FileReport | None":
    """Return the report on a file that is to be searched, with what persons have judged.

    None if they have judged nothing, and no scenario has to fit the file: then the search finds
    out the verdicts by itself, much sooner. Raises CommandError, told, if the file cannot be
    judged or lacks the scenario.
    """
    if not (loaded.proposal.judgements or loaded.proposal.scenarios or settings.judgements):
        return None
    return _judged(loaded, chosen, settings, scenario)


@contextmanager
def told_of(loaded: "Loaded", chosen: "Standard", settings: "Settings") -> Iterator[None]:
    """Turn what keeps a search from judging a file into messages, as ``check`` has them."""
    from council_rules.cli.failures import told
    from council_rules.logic.fact_base import TooLargeError

    try:
        with told(settings):
            yield
    except TooLargeError:
        _judged(loaded, chosen, settings, None)
        raise


def _judged(
    loaded: "Loaded", chosen: "Standard", settings: "Settings", scenario: str | None
) -> "FileReport":
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
