"""Kills every kind of write at random moments: what is to be seen is the old file or the new.

python -m tests.hostile.kills [TIMES]
"""

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.cli.support import ENVIRONMENT

KINDS = ("write_whole", "write_output", "write_kept", "replace_file")
SIZE = 1_500_000
_WRITER = """
import hashlib, sys
from council_rules import files
from council_rules.proposal.diffs import replace_file
kind, place, size = sys.argv[1], sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
number = 0
while True:
    number += 1
    content = str(number % 10).encode() * size
    if kind == "replace_file":
        before = hashlib.sha256(open(place, "rb").read()).hexdigest()
        replace_file(place, content.decode(), before)
    else:
        getattr(files, kind)(place, content)
    if number == 1:
        print("written", flush=True)
"""


def faults(times: int, seed: int = 0) -> Iterator[str]:
    """Yield what a kill left half-written or behind."""
    chance = random.Random(seed)
    for kind in KINDS:
        for number in range(times):
            with tempfile.TemporaryDirectory() as folder:
                place = Path(folder) / "file.txt"
                place.write_bytes(b"0" * SIZE)
                _write_and_kill(kind, place, chance.uniform(0, 0.05))
                content = place.read_bytes()
                if len(content) != SIZE or len(set(content)) != 1:
                    yield f"{kind}, kill {number}: half a file is to be seen"
                left = [one.name for one in Path(folder).iterdir() if one != place]
                if len(left) > 1:
                    yield f"{kind}, kill {number}: left behind {left}"


def _write_and_kill(kind: str, place: Path, after: float) -> None:
    command = [sys.executable, "-c", _WRITER, kind, str(place), str(SIZE)]
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline(), writer.stdout.readline()]
        assert said == [b"ready\n", b"written\n"], "nothing was written"
        time.sleep(after)
        writer.kill()


def main(times: int = 2) -> int:
    """Print what is wrong; return the exit code."""
    found = list(faults(times))
    said = f"{times} kills of each of {len(KINDS)} writes, {len(found)} faults"
    print(*found, said, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
