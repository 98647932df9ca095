"""What reports cost: the Board of Peace as HTML and PDF next to its check, and 500 seats.

    python benchmarks/report.py [ROUNDS]

Seconds are those of the processor, of whole processes, the start included: the least of so
many rounds (3 by default), in turns. The cache is a folder of its own. "Anew" forgets what was
worked out on files before each run and keeps the compiled rule book; "kept" is the next run on
the same file.
"""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))

from growth import council, seat

ROOT = Path(__file__).resolve().parent.parent
BOARD = ROOT / "proposals" / "gaza" / "board_of_peace.council.yaml"


class Cost(NamedTuple):
    """Seconds of the processor, the most memory in MiB, and bytes written."""

    seconds: float
    memory: int
    size: int


def cost(command: str, path: Path, format: str, folder: Path) -> Cost:
    """Run ``check`` or ``report`` on a file in a process of its own."""
    out = folder / f"made.{format}"
    given = ["--format", format, "--out", str(out)] if format else ["-q"]
    words = [sys.executable, "-m", "council_rules", command, str(path), *given]
    with (folder / "log").open("w") as log:
        child = subprocess.Popen(words, stdout=log, stderr=log)
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        raise SystemExit((folder / "log").read_text())
    size = out.stat().st_size if format else 0
    return Cost(_seconds(used), used.ru_maxrss // 1024, size)


def _seconds(used: resource.struct_rusage) -> float:
    return used.ru_utime + used.ru_stime


def forget(folder: Path) -> None:
    """Forget what was worked out on files."""
    for kind in ("report", "games"):
        for kept in (folder / "cache").glob(f"{kind}-*.json"):
            kept.unlink()


def main(rounds: int) -> None:
    """Print a row for each kind of run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["COUNCIL_RULES_CACHE"] = str(folder / "cache")
        few = folder / "few.council.yaml"
        few.write_text(council([[seat(0, 250), seat(1, 250)]]), "utf-8")
        single = folder / "single.council.yaml"
        single.write_text(council([[seat(number) for number in range(500)]]), "utf-8")
        runs = [
            (title, command, path, format)
            for title, path in (
                ("Board of Peace", BOARD),
                ("500 seats, two classes", few),
                ("500 seats one by one", single),
            )
            for command, format in (("check", ""), ("report", "html"), ("report", "pdf"))
            if path is BOARD or format != "pdf"
        ]
        cost("check", BOARD, "", folder)  # the rule book is compiled
        found: dict[tuple[int, str], list[Cost]] = {}
        for _ in range(rounds):
            for number, (_, command, path, format) in enumerate(runs):
                forget(folder)
                for state in ("anew", "kept"):
                    made = cost(command, path, format, folder)
                    found.setdefault((number, state), []).append(made)
        print("| what | | seconds anew | kept | MiB | kB |")
        print("| --- | --- | ---: | ---: | ---: | ---: |")
        for number, (title, command, _, format) in enumerate(runs):
            anew, kept = (min(found[number, state]) for state in ("anew", "kept"))
            size = f"{kept.size / 1000:,.0f}" if kept.size else ""
            most = max(anew.memory, kept.memory)
            print(
                f"| {title} | {format or command} | {anew.seconds:.1f} | {kept.seconds:.2f} "
                f"| {most} | {size} |"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
