"""The same bytes on every run: whatever the hash seed, the number of processes, the cache."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tries import part

ROOT = Path(__file__).resolve().parents[2]
FILES = [
    *(ROOT / "proposals" / "reference").glob("un_*.council.yaml"),
    ROOT / "proposals" / "reference" / "brussels_parliament.council.yaml",
    ROOT / "proposals" / "reference" / "eec_council_1958.council.yaml",
]
JOBS = ("1", "2", "4")


def output(seed: int, jobs: str, cache: str, *forms: str) -> bytes:
    names = sorted(str(path.relative_to(ROOT)) for path in FILES)
    asked = (("--output-format", form) for form in forms or ("json",))
    flags = ["--jobs", jobs, *(word for one in asked for word in one)]
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


@pytest.mark.sampled
def test_hash_seeds_and_numbers_of_processes(tmp_path: Path) -> None:
    """Pages are read and compiled under two seeds, every file is judged under each."""
    first = output(0, "1", str(tmp_path))
    for seed in range(1, 1 + part(20)):
        for kept in tmp_path.glob("report-*"):
            kept.unlink()
        cache = str(tmp_path) if seed > 1 else ""
        assert output(seed, JOBS[seed % 3], cache) == first, (seed, JOBS[seed % 3])


def test_the_cache_changes_nothing(tmp_path: Path) -> None:
    def told(seed: int, jobs: str, cache: str) -> list[bytes]:
        files = [tmp_path / form for form in ("sarif", "junit")]
        screen = output(seed, jobs, cache, "text", *(f"{one.name}:{one}" for one in files))
        return [screen, *(one.read_bytes() for one in files)]

    cold = told(1, "1", "")
    cache = str(tmp_path / "cache")
    assert told(2, "2", cache) == cold
    assert told(3, "1", cache) == cold
    assert list((tmp_path / "cache").glob("report-*"))
