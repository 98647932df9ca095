"""The same bytes under every seed of Python's hashes.

python -m tests.hostile.seeds [SEEDS]
"""

import subprocess
import sys
from pathlib import Path

from council_rules.cli.formats import FORMATS
from tests.cli.support import ENVIRONMENT

ROOT = Path(__file__).resolve().parents[2]
COUNCIL = "proposals/model/sound_council.council.yaml"


def different(seeds: int) -> list[str]:
    """Return the formats and seeds whose output differs from that of seed 0."""
    found = []
    for form in FORMATS:
        first = _printed(form, 0)
        others = (one for one in range(1, seeds) if _printed(form, one) != first)
        found += [f"{form}, seed {one}" for one in others]
    return found


def _printed(form: str, seed: int) -> bytes:
    command = [sys.executable, "-m", "council_rules", "check", "--output-format", form]
    # what was kept by another run would be the same whatever the seed
    cache = {"COUNCIL_RULES_CACHE": str(ROOT / "build" / "hostile" / str(seed))}
    return subprocess.run(
        [*command, "--", COUNCIL],
        cwd=ROOT,
        env={**ENVIRONMENT, "PYTHONHASHSEED": str(seed), **cache},
        capture_output=True,
        check=False,
    ).stdout


def main(seeds: int = 20) -> int:
    """Print what differs; return the exit code."""
    found = different(seeds)
    print(*found, f"{seeds} seeds, {len(FORMATS)} formats, {len(found)} differ", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
