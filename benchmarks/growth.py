"""How the cost of a check grows with what a file holds, and where the limits lie.

    python benchmarks/growth.py [SECONDS]

Each kind is doubled until a file takes more than so many seconds of the processor, by default
30. Seconds are those of `check` with all rules in a process of its own, start included; growth
is by what they grow if the size doubles: 2 is linear, 4 the square.
"""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

MEBIBYTE = 2**20
HEAD = """\
council_rules: "1"
proposal: {id: x, title: X, completeness: closed, default_basis: assumed}
areas: [{id: home, name: Home}]
groups:
  - {id: ins, name: In, dimension: origin, locality: {home: local}}
  - {id: out, name: Out, dimension: origin, locality: {home: external}}
electorates: [{id: voters, name: V, area: home}]
"""
MAJORITY = "passes_when: {more_than: 1/2, of: members}"


def council(bodies: list[list[str]], procedures: int = 1) -> str:
    """Return a proposal with these seats of bodies, each with a matter and procedures."""
    every = [(b, p) for b in range(len(bodies)) for p in range(procedures)]
    matters = (f"{{id: m{b}_{p}, name: M, kinds: [services], area: home}}" for b, p in every)
    listed = (
        f"{{id: b{b}, name: B{b}, sunset: '2030-12-31', seats: [{', '.join(seats)}]}}"
        for b, seats in enumerate(bodies)
    )
    text = f"{HEAD}matters: [{', '.join(matters)}]\nbodies: [{', '.join(listed)}]\n"
    text += "procedures:\n"
    return text + "".join(
        f"  - {{id: p{b}_{p}, body: b{b}, matters: [m{b}_{p}], {MAJORITY}}}\n" for b, p in every
    )


def seat(number: int, count: object = 1, weight: int = 1) -> str:
    """Return a class of seats; every other one is local."""
    group = ("out", "ins")[number % 2]
    given = f"appointed_by: {{by: voters, method: elects}}, reserved_for: [{group}]"
    return f"{{id: s{number}, count: {count}, weight: {weight}, {given}}}"


KINDS: dict[str, tuple[int, Callable[[int], str]]] = {
    "seats of two classes": (1000, lambda n: council([[seat(0, n // 2), seat(1, n // 2)]])),
    "classes of one seat": (25, lambda n: council([[seat(i) for i in range(n)]])),
    "classes of different weight": (
        10,
        lambda n: council([[seat(i, weight=1000 + i * i) for i in range(n)]]),
    ),
    "bodies of two classes": (10, lambda n: council([[seat(0, 2), seat(1, 3)]] * n)),
    "procedures of one body": (10, lambda n: council([[seat(0, 2), seat(1, 3)]], n)),
    "classes of open size": (
        2,
        lambda n: council([[seat(i, "{min: 1, max: 3}") for i in range(n)]]),
    ),
}


class Cost(NamedTuple):
    """What a run took: exit code, seconds of the processor, bytes of memory."""

    code: int
    seconds: float
    memory: int


def cost(text: str, limit: float) -> Cost:
    """Check a text in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "x.council.yaml"
        place.write_text(text, "utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        given = ["-q", "--output-format", "concise", "--time-limit", str(limit)]
        tool = [sys.executable, "-m", "council_rules", "check", *given, str(place)]
        ran = subprocess.run(tool, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(ran.returncode, seconds, after.ru_maxrss * 1024)


def main(limit: float = 30) -> None:
    """Print the table."""
    print("| what | size | seconds | growth | |\n| --- | --: | --: | --: | --- |")
    for name, (size, text) in KINDS.items():
        before = None
        while True:
            found = cost(text(size), limit)
            growth = f"{found.seconds / before:.1f}" if before else ""
            outcome = "judged" if found.code in (0, 1) else "not judged"
            row = (name, f"{size:,}", f"{found.seconds:.1f}", growth, outcome)
            print(f"| {' | '.join(row)} |", flush=True)
            if found.code not in (0, 1) or size > 2**20:
                break
            before, size = found.seconds, size * 2


if __name__ == "__main__":
    main(*map(float, sys.argv[1:]))
