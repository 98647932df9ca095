"""The same bytes on every run: whatever the hash seed, the number of processes, the cache."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = [
    *(ROOT / "proposals" / "reference").glob("un_*.council.yaml"),
    ROOT / "proposals" / "reference" / "brussels_parliament.council.yaml",
    ROOT / "proposals" / "reference" / "eec_council_1958.council.yaml",
]
JOBS = ("1", "2", "4")


def output(seed: int, jobs: str, cache: str, form: str = "json") -> bytes:
    names = sorted(str(path.relative_to(ROOT)) for path in FILES)
    flags = ["--jobs", jobs, "--output-format", form]
    ran = subprocess.run(
        [sys.executable, "-m", "council_rules", "check", *flags, *names],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": str(seed), "COUNCIL_RULES_CACHE": cache},
        capture_output=True,
        check=False,
    )
    assert ran.returncode in (0, 1), ran.stderr.decode()
    assert not ran.stderr
    return ran.stdout


def test_twenty_hash_seeds_and_three_numbers_of_processes(tmp_path: Path) -> None:
    # pages are read once; what is found is not kept, or there would be nothing to compare
    first = output(0, "1", "")
    for seed in range(1, 21):
        assert output(seed, JOBS[seed % 3], "") == first, (seed, JOBS[seed % 3])


@pytest.mark.parametrize("form", ["text", "sarif", "junit"])
def test_the_cache_changes_nothing(tmp_path: Path, form: str) -> None:
    cold = output(1, "1", "", form)
    cache = str(tmp_path / "cache")
    assert output(2, "2", cache, form) == cold
    assert output(3, "1", cache, form) == cold
    assert list((tmp_path / "cache").glob("report-*"))
