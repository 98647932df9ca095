"""Rule pages that are not ours are run in a process of their own, within limits.

Grounding cannot be interrupted from inside, and a page that passes every check of its
text may still ground for ever. This guards time and memory; what a page may say at all is
settled before, when it is compiled.
"""

import contextlib
import math
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from council_rules.analysis.notices import unreadable
from council_rules.analysis.scenarios import UnknownScenario
from council_rules.findings.evidence import Notice
from council_rules.findings.report import Report
from council_rules.logic.solve import LogicError
from council_rules.record import Record
from council_rules.rulebook.problems import RuleBookError
from council_rules.running.jobs import Job, judged, nothing_judged, outline, standard_by
from council_rules.words import listed

MEBIBYTE = 2**20

# exit code of a worker that ran out of memory and could still say so
_OUT_OF_MEMORY = 77
# what is written by what could not say so: the solver is left in the middle of its work
_SIGNS_OF_MEMORY = ("bad_alloc", "MemoryError", "annot allocate memory")
# the package is found where this process found it, never in the folder it is run in
_START = (
    "import sys; sys.path[:] = sys.argv[3:]; from council_rules.running import worker; "
    "worker.serve(int(sys.argv[1]), int(sys.argv[2]))"
)
_FIND = "leave pages out one by one with '--ignore' to find the one it is"
_EASE = "a condition there may let several variables range over everything"


class Limits(Record):
    """What a worker may use: seconds from start to end, and bytes of memory.

    Memory is limited where the system can do so; Windows cannot.
    """

    seconds_for_run: float
    seconds_for_file: float
    memory: int

    def seconds(self, job: Job) -> float:
        """Return how long a job may take."""
        return self.seconds_for_run + self.seconds_for_file * len(job.inputs)


# The slowest real proposal takes about a second by all shipped rules, in under 100 MiB: what
# needs more than this is a page that would not end. The memory is half of what a small
# machine has.
LIMITS = Limits(seconds_for_run=60, seconds_for_file=10, memory=2048 * MEBIBYTE)
# What judges by our own rules ends by itself: these limits only stop what went astray.
GENEROUS = Limits(seconds_for_run=600, seconds_for_file=120, memory=16384 * MEBIBYTE)


class _Ended(NamedTuple):
    """How a worker ended: its exit code, None if it was stopped, and what it wrote."""

    code: int | None
    output: bytes
    errors: str


def report(job: Job, limits: Limits) -> Report:
    """Return the report on a job, judged in another process.

    If the worker is stopped, runs out of memory or breaks down, no proposal is checked and
    each has the problem RUN001. Raises RuleBookError, LogicError and UnknownScenario as
    judging in this process does.
    """
    try:
        ended = _run(job, limits)
    except OSError as failure:
        ended = _Ended(1, b"", f"no process could be started: {failure.strerror}")
    begun, result = _received(ended.output)
    if isinstance(result, Exception):
        raise result
    if result is not None and ended.code == 0:
        return result
    pages = listed([str(path) for path in job.settings.rules], "and")
    problem = Notice("RUN001", "error", *_said(ended, pages, job, limits), None)
    outcome = begun or nothing_judged()
    files = tuple(unreadable(name, [problem], outcome.rules) for name in job.names)
    return replace(outcome, files=files)


def report_in_parts(job: Job, parts: int) -> Report:
    """Return the report on a job, judged in so many processes side by side.

    The files of the report are in the order of the job, whichever was ready first. Raises
    and reports what judging in one process does.
    """
    from concurrent.futures import ThreadPoolExecutor

    # every n-th file: neighbours in a folder are often alike, and so take long together
    shares = [replace(job, inputs=job.inputs[start::parts]) for start in range(parts)]
    with ThreadPoolExecutor(parts) as pool:
        reports = list(pool.map(lambda share: report(share, GENEROUS), shares))
    files = [reports[at % parts].files[at // parts] for at in range(len(job.inputs))]
    return replace(reports[0], files=tuple(files))


def _run(job: Job, limits: Limits) -> _Ended:
    seconds = limits.seconds(job)
    # the clock of the processor ends a worker whose parent was killed and cannot stop it
    given = [str(math.ceil(seconds) + 1), str(limits.memory), *_path()]
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", _START, *given],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with process:
        try:
            output, errors = process.communicate(pickle.dumps(job), seconds)
            code = process.returncode
        except subprocess.TimeoutExpired:
            process.kill()
            output, errors = process.communicate()
            code = None
        except BaseException:
            process.kill()
            raise
    return _Ended(code, output, errors.decode("utf-8", "replace"))


def _path() -> list[str]:
    """Return where to look for modules: as here, but not in the current folder."""
    return [*filter(None, sys.path), str(Path(__file__).resolve().parents[2])]


def _received(output: bytes) -> tuple[Report | None, Report | Exception | None]:
    """Return the report before any file was judged, and the result; None if not sent."""
    stream = BytesIO(output)
    sent: list[Any] = []
    # what a worker was sending when it was stopped breaks off
    with contextlib.suppress(EOFError, pickle.UnpicklingError):
        while True:
            sent.append(pickle.load(stream))
    begun = sent[0] if sent and isinstance(sent[0], Report) else None
    return begun, sent[-1] if sent[begun is not None :] else None


def _said(ended: _Ended, pages: str, job: Job, limits: Limits) -> tuple[str, str]:
    """Return what kept the rules from being run, and how to go on."""
    if ended.code in (None, -getattr(signal, "SIGXCPU", math.inf)):
        over = "1 file" if len(job.inputs) == 1 else f"{len(job.inputs)} files"
        stopped = f"stopped after {limits.seconds(job):g} seconds"
        message = f"Rules from {pages} were {stopped}, the limit for a run over {over}"
        return message, f"{_FIND}; {_EASE}"
    last = ended.errors.strip().rpartition("\n")[2]
    if ended.code == _OUT_OF_MEMORY or any(sign in ended.errors for sign in _SIGNS_OF_MEMORY):
        memory = f"{limits.memory // MEBIBYTE:,} MiB"
        message = f"Rules from {pages} need more than the {memory} of memory a run may use"
        return message, f"{_FIND}; {_EASE}"
    return f"Rules from {pages} broke down: {last or _signal(ended.code)}", _FIND


def _signal(code: int) -> str:
    """Return in words how a process ended that left no message."""
    try:
        return f"the process was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"the process ended with exit code {code}"


def serve(seconds: int, memory: int) -> None:
    """Be the worker: read a job from standard input, write what it comes to.

    ``seconds`` of the processor and bytes of ``memory`` are the most it may use.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # an exception would wait for the solver
    _limit(seconds, memory)
    # whatever else is printed must not get between the parts of the answer
    answers = os.dup(1)
    os.dup2(2, 1)
    with open(answers, "wb") as stream:
        try:
            for answer in _answers(pickle.load(sys.stdin.buffer)):
                pickle.dump(answer, stream)
                stream.flush()
        except MemoryError:
            os._exit(_OUT_OF_MEMORY)  # nothing else is sure to work


def _answers(job: Job) -> Iterator[Report | Exception]:
    try:
        chosen = standard_by(job.settings)
        yield outline(chosen)
        yield judged(job, chosen)
    except (RuleBookError, LogicError, UnknownScenario) as failure:
        yield failure


def _limit(seconds: int, memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows; the parent still watches the clock
        return
    most = {
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CORE: 0,
    }
    for kind, limit in most.items():
        _, hard = resource.getrlimit(kind)
        if hard != resource.RLIM_INFINITY:
            limit = min(limit, hard)
        # macOS refuses some limits on memory; the others hold all the same
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (limit, limit))
