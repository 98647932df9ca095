"""Pages that are not ours run in a process of their own, and cannot take the command along."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from council_rules import RuleBookError, check, load
from council_rules.cli.exits import INCOMPLETE, OK
from council_rules.findings.report import FileReport
from council_rules.logic.solve import LogicError
from council_rules.render.as_json.report import render
from council_rules.rulebook import cache
from council_rules.running import contained, worker
from council_rules.running.jobs import Job, Text, judged, standard_by
from council_rules.running.worker import MEBIBYTE, Limits
from council_rules.settings import Settings
from tests.cli.conftest import COUNCIL, MAJORITY
from tests.cli.support import Shell

pytestmark = pytest.mark.copies
Pages = Callable[..., Path]
Process = subprocess.Popen[bytes]

APPLIES = 'applies("TST001",B) :- body(B).'
NUMBERS = "n(1..900).\n"
# each passes the guard; the one looks for ever, the other finds too much
ENDLESS = (
    f"{NUMBERS}found :- n(A), n(C), n(D), n(E), A+C+D+E < 0.\n"
    'applies("TST001",B) :- body(B), not found.'
)
HUGE = (
    f'{NUMBERS}found(A,C,D) :- n(A), n(C), n(D).\napplies("TST001",B) :- body(B), found(_,_,_).'
)
# stands in for the start of a worker, and lets it fail where it judges
FAILING = """
import os, signal, sys
sys.path[:] = sys.argv[3:]
from council_rules.running import worker
def judged(*_):
    {failure}
worker.judged = judged
worker.serve(int(sys.argv[1]), int(sys.argv[2]))
"""


@pytest.fixture(autouse=True)
def _cache(cache_of_the_run: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep pages once compiled: limits are to be hit by what is judged."""
    monkeypatch.setenv(cache.VARIABLE, cache_of_the_run)


@pytest.fixture(autouse=True)
def processes(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Process]]:
    """Return what was started; no test may leave anything of it behind."""
    started: list[Process] = []

    class Observed(Process):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Observed)
    yield started
    for process in started:
        assert process.returncode is not None
        if os.name == "posix":
            with pytest.raises(ProcessLookupError):
                os.kill(process.pid, 0)


@pytest.fixture
def council(tmp_path: Path) -> Path:
    path = tmp_path / "valley.council.yaml"
    text = COUNCIL.format(completeness="closed", residents=2, condition=MAJORITY)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("COLUMNS", "160")
    return Shell(capsys)


def limited(monkeypatch: pytest.MonkeyPatch, seconds: float, mebibytes: int = 2048) -> None:
    limits = Limits(seconds_for_run=seconds, seconds_for_file=0.5, memory=mebibytes * MEBIBYTE)
    monkeypatch.setattr(worker, "LIMITS", limits)


def message(file: FileReport) -> str:
    (problem,) = file.problems
    assert (problem.code, problem.severity, problem.place) == ("RUN001", "error", None)
    assert "leave pages out one by one with '--ignore'" in problem.hint
    return problem.message


def test_the_same_report_as_in_this_process(council: Path, pages: Pages) -> None:
    text = council.read_text(encoding="utf-8")
    open_ = text.replace("completeness: closed", "completeness: open")
    inputs = (council, Path("nowhere.yaml"), Text("typed", open_), load(council))
    job = Job(inputs, Settings(rules=(pages("TST001.md"),)))
    here = judged(job, standard_by(job.settings))
    there = worker.report(job, worker.LIMITS)
    assert [file.checked for file in there.files] == [True, False, True, True]
    assert "TST001" in {finding.code for finding in there.findings}
    assert there == here
    assert render(there) == render(here)


@pytest.mark.parametrize("copies", [True, False])
def test_a_page_of_ones_own_from_the_command(
    shell: Shell,
    council: Path,
    pages: Pages,
    processes: list[Process],
    monkeypatch: pytest.MonkeyPatch,
    copies: bool,
) -> None:
    monkeypatch.setattr(contained, "possible", lambda: copies)
    own = ("--rules", str(pages("TST001.md")), "--select", "TST")
    ran = shell("check", str(council), *own)
    assert (ran.code, ran.err) == (OK, "")
    assert "judged by 1 rule, " in ran.out
    assert bool(processes) is not copies


def test_shipped_pages_need_no_process(council: Path, processes: list[Process]) -> None:
    assert check(council, select=["REP004"]).findings
    assert not processes


def test_a_page_that_does_not_end_is_stopped(shell: Shell, council: Path, pages: Pages) -> None:
    page = pages("TST001.md", (APPLIES, ENDLESS))
    given = ("--rules", str(page), "--time-limit", "2", "--output-format", "concise")
    ran = shell("check", str(council), *given)
    assert (ran.code, ran.err) == (INCOMPLETE, "")
    said = f"Not judged: rules from '{page}' need more than 2 seconds of the processor"
    assert f"{council}: error RUN001 {said} for this file" in ran.out
    assert "leave pages out one by one with '--ignore'" in ran.out
    assert "nothing was judged: 1 proposal not checked" in ran.out


def test_every_file_of_the_run_is_reported(
    council: Path, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    limited(monkeypatch, seconds=1)
    (council.parent / "other.council.yaml").write_text("odd", encoding="utf-8")
    found = check(council.parent, rules=[pages("TST001.md", (APPLIES, ENDLESS))])
    assert [Path(file.file).name for file in found.files] == [
        "other.council.yaml",
        "valley.council.yaml",
    ]
    for file in found.files:
        assert "after 2 seconds, the limit for a run over 2 files" in message(file)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited for certain on Linux")
def test_a_page_that_needs_too_much_memory(
    council: Path, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    limited(monkeypatch, seconds=300, mebibytes=200)
    page = pages("TST001.md", (APPLIES, HUGE))
    found = check(council, rules=[page])
    expected = f"Rules from '{page}' need more than the 200 MiB of memory a run may use"
    assert message(found.files[0]) == expected
    assert "TST001" in found.rules
    assert found.rule_book


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        ("raise MemoryError", "need more than the 2,048 MiB of memory a run may use"),
        ("raise ValueError('odd')", "broke down: ValueError: odd"),
        ("os._exit(9)", "broke down: the process ended with exit code 9"),
        ("os._exit(0)", "broke down: the process ended with exit code 0"),
        ("print('noise') or os._exit(9)", "broke down: noise"),
    ],
)
def test_a_worker_that_breaks_down(
    council: Path, pages: Pages, monkeypatch: pytest.MonkeyPatch, failure: str, words: str
) -> None:
    monkeypatch.setattr(worker, "_START", FAILING.format(failure=failure))
    (file,) = check(council, rules=[pages("TST001.md")]).files
    assert words in message(file)


@pytest.mark.skipif(os.name != "posix", reason="there are no such signals")
@pytest.mark.parametrize(
    ("name", "words"),
    [("SIGSEGV", "was ended by SIGSEGV"), ("SIGXCPU", "were stopped after 70 seconds")],
)
def test_a_worker_that_is_killed(
    council: Path, pages: Pages, monkeypatch: pytest.MonkeyPatch, name: str, words: str
) -> None:
    failure = f"os.kill(os.getpid(), signal.{name})"
    monkeypatch.setattr(worker, "_START", FAILING.format(failure=failure))
    (file,) = check(council, rules=[pages("TST001.md")]).files
    assert words in message(file)


def test_a_worker_that_cannot_be_started(
    shell: Shell, council: Path, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contained, "possible", lambda: False)
    monkeypatch.setattr(sys, "executable", str(council.parent / "nowhere"))
    ran = shell("check", str(council), "--rules", str(pages("TST001.md")))
    assert ran.code == INCOMPLETE
    assert "no process could be started: No such file or directory" in ran.out
    assert "the rules could not be read, council-rules" in ran.out


def test_unusable_pages_are_refused_as_in_this_process(council: Path, pages: Pages) -> None:
    page = pages("TST001.md", (APPLIES, "#script (python) #end."))
    job = Job((council,), Settings(rules=(page, council.parent / "nowhere")))
    with pytest.raises(RuleBookError) as there:
        worker.report(job, worker.LIMITS)
    with pytest.raises(RuleBookError) as here:
        standard_by(job.settings)
    assert there.value.problems == here.value.problems
    assert str(there.value) == str(here.value)


def test_rules_that_are_no_program(
    council: Path, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    failure = "raise worker.LogicError('not a program')"
    monkeypatch.setattr(worker, "_START", FAILING.format(failure=failure))
    with pytest.raises(LogicError, match="not a program"):
        check(council, rules=[pages("TST001.md")])


def test_an_interrupted_run_leaves_nothing_behind(
    council: Path, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "communicate", interrupted)
    page = pages("TST001.md", (APPLIES, ENDLESS))
    with pytest.raises(KeyboardInterrupt):
        check(council, rules=[page])


def test_modules_of_the_current_folder_are_not_taken_for_ours(
    council: Path, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = council.parent / "elsewhere"
    folder.mkdir()
    for name in ("council_rules", "clingo", "pickle"):
        (folder / f"{name}.py").write_text("raise SystemExit('taken over')", encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.syspath_prepend("")
    assert check(council, rules=[pages("TST001.md")]).files[0].checked


def test_limits_grow_with_the_number_of_files() -> None:
    one, three = (Job((Text("name", "text"),) * number, Settings()) for number in (1, 3))
    assert worker.LIMITS.seconds(one) == 70
    assert worker.LIMITS.seconds(three) == 90
