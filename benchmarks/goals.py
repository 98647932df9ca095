"""Measure what the goals of speed are about, each in a process of its own.

    python benchmarks/goals.py [--runs 5] [--only WORD]

Prints rows of a table: what was measured, seconds of the processor with all processes started
for it, against `python -c pass` in turn with it or another base, and the peak of memory.
``--only`` restricts it to rows that have a word in their name. Nothing here asserts.
"""

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from alternatives import council
from bodies import BATCH, REFERENCE, ROOT, weighted, write_batch, write_pages
from run import ONE_FILE, REPORTED, Run, run

TOOL = (sys.executable, "-m", "council_rules")
CHECK = (*TOOL, "check")
FROM_THE_CACHE = "one file, cold, from the cache"
BARE = (sys.executable, "-c", "pass")
PEACE = ROOT / "proposals" / "gaza" / "board_of_peace.council.yaml"
# measured by this file in a process of its own: see ``inside``
WARM, LONG, LIBRARY = "warm", "long", "library"
Rows = dict[str, Callable[[Path], tuple[str, ...]]]


def rows() -> Rows:
    """Return the commands by what they measure; each is given a folder to write into."""
    return {
        "one file, cold, anew": lambda _: (*CHECK, str(ONE_FILE)),
        FROM_THE_CACHE: lambda _: (*CHECK, str(ONE_FILE)),
        "three-tier report": lambda _: (*CHECK, str(REPORTED)),
        "Board of Peace": lambda _: (*CHECK, str(PEACE)),
        "Board of Peace with alternatives": lambda _: (
            *(*CHECK, "--alternatives", "--time-limit", "600"),
            str(PEACE),
        ),
        "alternatives, 100 seats": lambda folder: _alternatives(folder, 25),
        "alternatives, 1,000 seats": lambda folder: _alternatives(folder, 250),
        "power of 190 members, command": lambda folder: _power(folder),
        "power of 190 members, library": lambda _: _inside(LIBRARY),
        "15 bodies, warm": lambda _: _inside(WARM),
        "15 bodies, warm, the book three times": lambda _: _inside(LONG),
        f"{BATCH} files that differ": lambda folder: _batch(folder),
    }


def _alternatives(folder: Path, seats: int) -> tuple[str, ...]:
    import json

    place = folder / f"{seats}.council.yaml"
    place.write_text(json.dumps(council(4, seats, one_by_one=True)), "utf-8")
    limits = ("--time-limit", "900", "--timeout", "600")
    return (*TOOL, "alternatives", *limits, str(place))


def _power(folder: Path) -> tuple[str, ...]:
    place = folder / "fund.council.yaml"
    place.write_text(weighted(), "utf-8")
    return (*TOOL, "power", "--time-limit", "600", str(place))


def _batch(folder: Path) -> tuple[str, ...]:
    write_batch(folder)
    return (*CHECK, "--jobs", "1", "--quiet", str(folder))


def _inside(what: str) -> tuple[str, ...]:
    return (sys.executable, __file__, "--inside", what)


def inside(what: str) -> float:
    """Return the seconds of what is measured in this process, once everything is read."""
    if what == LIBRARY:
        return _library()
    from council_rules.analysis.check import check_loaded
    from council_rules.analysis.standard import standard
    from council_rules.findings.report import FileReport, Report
    from council_rules.proposal.load import load
    from council_rules.render.as_json.report import render

    with tempfile.TemporaryDirectory() as folder:
        if what == LONG:
            write_pages(Path(folder), 2)
        chosen = standard(rules=[Path(folder)] if what == LONG else [])

    def judged(path: Path) -> FileReport:
        return check_loaded(load(path), chosen)

    judged(ONE_FILE)
    begun = time.process_time()
    for path in REFERENCE:
        render(Report((judged(path),), (), "", "", ()))
    return (time.process_time() - begun) / len(REFERENCE)


def _library() -> float:
    from council_rules.voting import power
    from tests.voting.bodies import fund

    begun = time.process_time()
    game = fund(50)
    power.banzhaf(game)
    power.shapley_shubik_by_quadrature(game)
    game.is_proper()
    return time.process_time() - begun


def measured(name: str, command: tuple[str, ...], runs: int) -> Iterator[str]:
    """Yield the columns of a row: the median in milliseconds, the ratio, the peak."""
    if "--inside" in command:
        found = [float(subprocess.check_output(command)) for _ in range(runs)]
        yield f"{1000 * statistics.median(found):,.0f}"
        yield from ("", "")
        return
    found_by_turn = list(turns(name, command, runs))
    yield f"{1000 * statistics.median(one.cpu for _, one in found_by_turn):,.0f}"
    yield f"{statistics.median(one.cpu / bare.cpu for bare, one in found_by_turn):.1f}"
    yield f"{max(one.peak_mib for _, one in found_by_turn):,.0f}"


def turns(name: str, command: tuple[str, ...], runs: int) -> Iterator[tuple[Run, Run]]:
    """Yield so many pairs of runs, bare and of a command, after one that compiles the book.

    Reports that were kept are forgotten before each, unless the cache is what is measured.
    """
    for turn in range(runs + 1):
        if name != FROM_THE_CACHE:
            for kept in Path(os.environ["COUNCIL_RULES_CACHE"]).glob("report-*.json"):
                kept.unlink()
        both = run(BARE), run(command)
        if turn:
            yield both


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="")
    parser.add_argument("--inside", choices=[WARM, LONG, LIBRARY])
    given = parser.parse_args()
    if given.inside:
        print(inside(given.inside))
        return
    with tempfile.TemporaryDirectory() as cache:
        os.environ["COUNCIL_RULES_CACHE"] = cache
        compile_modules()
        print_rows(given.only, given.runs)


def compile_modules() -> None:
    """Let no process compile modules: those of an installed package are compiled once."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for folder in ("src", "tests/voting", "benchmarks"):
        compileall.compile_dir(ROOT / folder, quiet=1)


def print_rows(only: str, runs: int) -> None:
    """Print the rows that have a word in their name."""
    print("| what | CPU ms | times `python -c pass` | peak MiB |\n| --- | ---: | ---: | ---: |")
    for name, command in rows().items():
        if only in name:
            with tempfile.TemporaryDirectory() as folder:
                columns = measured(name, command(Path(folder)), runs)
                print(f"| {name} | {' | '.join(columns)} |", flush=True)


if __name__ == "__main__":
    main()
