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
FORM, FORMS = "--output-format", ("json", "sarif", "junit")


def output(folder: Path, seed: int, cache: str) -> list[bytes]:
    """Return what a check in its own process prints as text and writes in other formats."""
    names = sorted(str(path.relative_to(ROOT)) for path in FILES)
    files = [folder / form for form in FORMS]
    asked = ["text", *(f"{one.name}:{one}" for one in files)]
    flags = ["--jobs", JOBS[seed % 3], *(word for one in asked for word in (FORM, one))]
    ran = subprocess.run(
        [sys.executable, "-m", "council_rules", "check", *flags, *names],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": str(seed), "COUNCIL_RULES_CACHE": cache},
        capture_output=True,
        check=False,
    )
    assert ran.returncode in (0, 1), ran.stderr.decode()
    assert not ran.stderr
    return [ran.stdout, *(one.read_bytes() for one in files)]


@pytest.mark.sampled
def test_the_same_bytes_under_every_seed(tmp_path: Path) -> None:
    """Pages are compiled under two seeds, files are judged under more, the last reads all."""
    first = output(tmp_path, 0, "")
    cache = tmp_path / "cache"
    for seed in range(1, 1 + part(20)):
        for kept in cache.glob("report-*"):
            kept.unlink()
        assert output(tmp_path, seed, str(cache)) == first, seed
    kept_by_the_last = sorted(cache.glob("report-*"))
    assert len(kept_by_the_last) == len(FILES)
    assert output(tmp_path, seed + 1, str(cache)) == first
