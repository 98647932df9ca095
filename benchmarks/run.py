"""Measure `council-rules check` as a whole process, as ratios within one run.

Every command is run in turn with the others (A B C, A B C, ...), CPU seconds and peak
memory come from the operating system's accounting of each finished process, and medians
are printed. Nothing here asserts: machines differ, ratios travel better than seconds.

    python benchmarks/run.py [--runs 15]
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bodies import BATCH, ROOT, write_batch

ONE_FILE = ROOT / "proposals" / "reference" / "un_security_council.council.yaml"
REPORTED = ROOT / "proposals" / "gaza" / "reported_three_tiers.council.yaml"
ENUMERATED = (4, 6, 8, 10)
MANY = 30
# how the tool ends with what it found (0, 1), or with what it found so far (3)
ENDS = (0, 1, 3)


@dataclass(frozen=True)
class Run:
    """One finished process."""

    cpu: float
    wall: float
    peak_mib: float


def run(command: Sequence[str]) -> Run:
    """Run a command to its end, its output thrown away.

    Raises ``RuntimeError`` where it fell over or refused to work: no figure is of that.
    """
    import time

    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)  # already reaped
        errors.seek(0)
        said = errors.read().decode()
    if process.returncode not in ENDS or "Traceback" in said:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {said}")
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def compare(commands: dict[str, Sequence[str]], runs: int) -> dict[str, list[Run]]:
    """Run all commands in turn, once uncounted and then ``runs`` times."""
    results: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            finished = run(command)
            if turn:
                results[name].append(finished)
    return results


def print_table(results: dict[str, list[Run]], base: str) -> None:
    """Print medians and, pair by pair, the ratio of CPU time to the base command."""
    print(f"{'command':34} {'cpu ms':>9} {'wall ms':>9} {'x base':>7} {'peak MiB':>9}")
    for name, found in results.items():
        ratio = statistics.median(
            one.cpu / max(other.cpu, 1e-6)
            for one, other in zip(found, results[base], strict=True)
        )
        cpu = statistics.median(one.cpu for one in found) * 1000
        wall = statistics.median(one.wall for one in found) * 1000
        peak = max(one.peak_mib for one in found)
        print(f"{name:34} {cpu:9.1f} {wall:9.1f} {ratio:7.1f} {peak:9.1f}")


def write_schema(folder: Path, tool: str) -> Path:
    """Write the JSON Schema of proposals for the peer to check against."""
    schema = folder / "proposal.schema.json"
    printed = subprocess.run(
        [tool, "schema", "proposal"], check=True, capture_output=True, text=True
    )
    schema.write_text(json.dumps(json.loads(printed.stdout)))
    return schema


def write_closed(folder: Path, tool: str) -> Path:
    """Write the reported council with a scenario that gives the first answer to everything."""
    printed = subprocess.run(
        [tool, "check", "--output-format", "json", str(REPORTED)],
        check=False,
        capture_output=True,
        text=True,
    )
    points = json.loads(printed.stdout)["files"][0]["open_points"]
    assume = {point["id"]: point["answers"][0]["value"] for point in points}
    target = folder / REPORTED.name
    text = REPORTED.read_text(encoding="utf-8")
    target.write_text(f"{text}  - {json.dumps({'id': 'everything', 'assume': assume})}\n")
    return target


def invited(seats: int) -> dict[str, Any]:
    """Return a council of so many independent seats, of which each may be taken or not."""
    return {
        "council_rules": "1",
        "proposal": {"id": "invited", "title": "Invited", "completeness": "closed"},
        "areas": [{"id": "valley", "name": "Valley"}],
        "groups": [
            {"id": id, "name": id, "dimension": "origin", "locality": {"valley": kind}}
            for id, kind in (("residents", "local"), ("outsiders", "external"))
        ],
        "matters": [{"id": "governance", "name": "Governance", "area": "valley"}],
        "bodies": [
            {
                "id": "board",
                "name": "Board",
                "seats": [
                    {
                        "id": f"s{number}",
                        "reserved_for": ["residents" if number % 2 else "outsiders"],
                        "participation": {
                            "status": "invited",
                            "outcomes": ["accepted", "declined"],
                        },
                    }
                    for number in range(seats)
                ],
            }
        ],
        "procedures": [
            {
                "id": "vote",
                "body": "board",
                "matters": ["governance"],
                "passes_when": {"more_than": "1/2", "of": "members"},
            }
        ],
    }


def compare_with_enumeration() -> None:
    """Judge councils with open seats at once, and completion by completion."""
    import time
    from itertools import product

    from council_rules.analysis.standard import standard
    from council_rules.logic.encode import encode
    from council_rules.logic.judge import judge
    from council_rules.logic.parameters import parameter_facts
    from council_rules.proposal.load import load_text

    chosen = standard(select=["REP001", "REP002", "REP004", "REP005", "REP007"])
    print("\nOpen seats, 5 rules, in one process: all completions at once, and one by one:")
    for seats in (*ENUMERATED, MANY):
        fact_base = encode(load_text(json.dumps(invited(seats)), "invited").proposal)
        parameters = parameter_facts(chosen.settings, fact_base)
        begin = time.perf_counter()
        judge(fact_base, chosen.texts, parameters)
        at_once = time.perf_counter() - begin
        line = f"{seats:3} seats, {2**seats:13,} completions: at once {1000 * at_once:7.1f} ms"
        if seats in ENUMERATED:
            ids = [question.id for question in fact_base.questions]
            begin = time.perf_counter()
            for answers in product(("accepted", "declined"), repeat=seats):
                closed = fact_base.answered(dict(zip(ids, answers, strict=True)))
                judge(closed, chosen.texts, parameters)
            one_by_one = time.perf_counter() - begin
            line += f", one by one {1000 * one_by_one:9.1f} ms, {one_by_one / at_once:7.1f} x"
        print(line)


def main() -> None:
    """Run all measurements and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    tools = Path(sys.executable).parent
    again = [str(tools / "council-rules"), "check"]
    check = [*again, "--no-cache"]
    peer = shutil.which("check-jsonschema", path=str(tools))
    with tempfile.TemporaryDirectory() as folder:
        schema = write_schema(Path(folder), check[0])
        cold = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "council-rules check, one file": [*check, str(ONE_FILE)],
            "the same, judged before": [*again, str(ONE_FILE)],
        }
        if peer:
            cold["check-jsonschema, same file"] = [
                peer,
                "--schemafile",
                str(schema),
                str(ONE_FILE),
            ]
        print(f"One file, cold process, warm rule-book cache ({ONE_FILE.name}), {runs} runs:")
        print_table(compare(cold, runs), "python -c pass")
        closed = write_closed(Path(folder), check[0])
        print(f"\nWhat openness costs ({REPORTED.name}), {runs} runs:")
        openness = {
            "everything closed": [*check, "--scenario", "everything", str(closed)],
            "as reported": [*check, str(closed)],
        }
        print_table(compare(openness, runs), "everything closed")
        compare_with_enumeration()
        batch = Path(folder) / "batch"
        batch.mkdir()
        write_batch(batch)
        many = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "council-rules check, one process": [*check, "--jobs", "1", "-q", str(batch)],
            "council-rules check, side by side": [*check, "-q", str(batch)],
            "the same, judged before": [*again, "-q", str(batch)],
        }
        if peer:
            files = [str(path) for path in sorted(batch.iterdir())]
            many["check-jsonschema"] = [
                peer,
                "--schemafile",
                str(schema),
                *files,
            ]
        turns = max(3, runs // 5)
        print(f"\n{BATCH} files at once that differ, {turns} runs:")
        results = compare(many, turns)
        print_table(results, "python -c pass")
        for name, found in results.items():
            cpu = statistics.median(one.cpu for one in found)
            print(f"  {name}: {1000 * cpu / BATCH:.1f} ms of CPU per file")


if __name__ == "__main__":
    main()
