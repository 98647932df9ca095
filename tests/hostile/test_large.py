"""Small files with large numbers: each is judged or refused, and costs no more than it may.

What a case costs is measured against the same command on a small council, in the same run;
memory in bytes.
"""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from council_rules.cli.exits import INCOMPLETE, OK, VIOLATED
from tests.cli.support import ENVIRONMENT

pytestmark = pytest.mark.skipif(not hasattr(os, "wait4"), reason="costs cannot be measured")
MEBIBYTE = 2**20
HEAD = """\
council_rules: "1"
proposal: {id: x, title: X, completeness: closed, default_basis: assumed}
areas: [{id: home, name: Home}]
groups:
  - {id: ins, name: In, dimension: origin, locality: {home: local}}
  - {id: out, name: Out, dimension: origin, locality: {home: external}}
matters: [{id: m, name: M, kinds: [services], area: home}]
bodies: [{id: b, name: B, sunset: "2030-12-31", seats: [SEATS]}]
procedures: [{id: p, body: b, matters: [m], passes_when: {more_than: 1/2, of: members}}]
"""
RULES = "REP001,REP004,REP008,DEC001,DEC007"


class Cost(NamedTuple):
    """What a run took: exit code, output, seconds of the processor, bytes of memory."""

    code: int
    out: str
    seconds: float
    memory: int


def run(council: Path) -> Cost:
    """Judge a file in a process of its own and measure it with all that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    tool = [sys.executable, "-m", "council_rules", "check", "--select", RULES]
    given = ["--output-format", "json", "--time-limit", "3", "--", str(council)]
    ran = subprocess.run(
        [*tool, *given], env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(ran.returncode, ran.stdout, seconds, after.ru_maxrss * 1024)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Cost:
    place = tmp_path_factory.mktemp("usual") / "x.council.yaml"
    place.write_text(HEAD.replace("SEATS", seats((3, 1), (2, 1))), "utf-8")
    run(place)  # what is read from pages is kept
    place.write_text(place.read_text("utf-8") + "# anew\n", "utf-8")
    return run(place)


def seats(*classes: tuple[object, int]) -> str:
    """Return seats of so many and such a weight each, of both groups in turn."""
    return ", ".join(
        f"{{id: s{n}, count: {count}, weight: {weight}, reserved_for: [{group}]}}"
        for n, (count, weight) in enumerate(classes)
        for group in (("out", "ins")[n % 2],)
    )


WEIGHTS = [(1, 1_000_003 + 7919 * n * n) for n in range(24)]
CASES = {
    "two_billion_alike": (seats((2_000_000_000, 1)), 4),
    "just_within_32_bits": (seats((50_000_000, 1), (1, 1)), 4),
    "ten_thousand_alike": (seats((5000, 1), (5000, 1)), 8),
    "three_kinds_of_three_thousand": (seats((3000, 1), (3000, 2), (3000, 3)), 25),
    "heavy_and_different": (seats(*WEIGHTS), 12),
    "a_weight_that_fills_32_bits": (seats((1, 2_147_483_646), (1, 1)), 4),
    "a_hundred_classes": (seats(*[(1, 1)] * 100), 20),
    "a_count_that_may_be_anything": (seats(("{min: 1, max: 2000}", 1), (3, 1)), 30),
}


@pytest.mark.parametrize("name", CASES)
def test_a_case_costs_no_more_than_it_may(usual: Cost, tmp_path: Path, name: str) -> None:
    text, times = CASES[name]
    place = tmp_path / "x.council.yaml"
    place.write_text(HEAD.replace("SEATS", text), "utf-8")
    found = run(place)
    assert found.code in (OK, VIOLATED, INCOMPLETE), found.out
    (file,) = json.loads(found.out)["files"]
    assert file["checked"] or file["problems"][0]["code"] in ("SRC005", "SRC010", "RUN002")
    assert found.seconds < times * usual.seconds, (found.seconds, usual.seconds)
    assert found.memory < 600 * MEBIBYTE
