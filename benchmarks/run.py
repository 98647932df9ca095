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

ROOT = Path(__file__).resolve().parents[1]
ONE_FILE = ROOT / "proposals" / "reference" / "un_security_council.council.yaml"
REFERENCE = sorted((ROOT / "proposals" / "reference").glob("*.council.yaml"))
BATCH = 200


@dataclass(frozen=True)
class Run:
    """One finished process."""

    cpu: float
    wall: float
    peak_mib: float


def run(command: Sequence[str]) -> Run:
    """Run a command to its end, its output thrown away."""
    import time

    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = 0  # already reaped
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


def write_batch(folder: Path) -> None:
    """Write the batch: the reference bodies over and over, each copy a file of its own."""
    for number in range(BATCH):
        source = REFERENCE[number % len(REFERENCE)]
        text = source.read_text(encoding="utf-8")
        target = folder / f"{number:03}_{source.name}"
        target.write_text(f"# copy {number}\n{text}", encoding="utf-8")


def main() -> None:
    """Run all measurements and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    tools = Path(sys.executable).parent
    check = [str(tools / "council-rules"), "check"]
    peer = shutil.which("check-jsonschema", path=str(tools))
    with tempfile.TemporaryDirectory() as folder:
        schema = write_schema(Path(folder), check[0])
        cold = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "council-rules check, one file": [*check, str(ONE_FILE)],
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
        batch = Path(folder) / "batch"
        batch.mkdir()
        write_batch(batch)
        many = {
            "python -c pass": [sys.executable, "-c", "pass"],
            f"council-rules check, {BATCH} files": [*check, "--quiet", str(batch)],
        }
        if peer:
            files = [str(path) for path in sorted(batch.iterdir())]
            many[f"check-jsonschema, {BATCH} files"] = [
                peer,
                "--schemafile",
                str(schema),
                *files,
            ]
        turns = max(3, runs // 5)
        print(
            f"\n{BATCH} files in one process (copies of {len(REFERENCE)} bodies), {turns} runs:"
        )
        results = compare(many, turns)
        print_table(results, "python -c pass")
        for name, found in results.items():
            cpu = statistics.median(one.cpu for one in found)
            print(f"  {name}: {1000 * cpu / BATCH:.1f} ms of CPU per file")


if __name__ == "__main__":
    main()
