"""Print every breach of the laws: ``python -m tests.laws.report --law omission --file imf``.

The engine judged is the one that Python finds first: set PYTHONPATH to try another.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence

from tests.laws.cases import Base, tried
from tests.laws.laws import LAWS, bases, small_bases


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the moves asked for; return 1 if a law is broken."""
    asked = _options().parse_args(arguments)
    broken = 0
    for law in asked.law or LAWS:
        total: Counter[str] = Counter()
        for base in (*small_bases(), *bases()):
            if not asked.file or any(part in base.name for part in asked.file):
                lot = random.Random(f"{law} {base.name}{asked.seed}")
                total += _tried(law, base, asked.move, asked.sample, lot)
        broken += total["broken"]
        print(f"== {law}: {_summary(total)}", flush=True)
    return 1 if broken else 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.laws.report", description=__doc__)
    parser.add_argument("--law", action="append", choices=list(LAWS), help="only this law")
    parser.add_argument("--file", action="append", help="only files with this in their name")
    parser.add_argument("--move", default="", help="only moves with this in their name")
    parser.add_argument("--sample", type=int, help="so many moves of each law on each file")
    parser.add_argument("--seed", default="", help="any text: another sample is drawn")
    return parser


def _tried(
    law: str, base: Base, wanted: str, most: int | None, lot: random.Random
) -> Counter[str]:
    """Try the moves of a law on a text, print what they break, count what came out."""
    found: Counter[str] = Counter()
    cases = [one for one in LAWS[law](base) if wanted in one.move or wanted in one.kind]
    if most is not None and most < len(cases):
        cases = lot.sample(cases, most)
    start = time.perf_counter()
    for case in cases:
        result, breaches = tried(case)
        found["moves"] += 1
        found[result] += 1
        found["broken"] += bool(breaches)
        found["breaches"] += len(breaches)
        for one in breaches:
            print(f"{law} | {base.name} | {case.move} | {one.says}", flush=True)
    seconds = time.perf_counter() - start
    print(f"-- {law} | {base.name}: {_summary(found)}, {seconds:.0f} s", file=sys.stderr)
    return found


def _summary(found: Counter[str]) -> str:
    return (
        f"{found['moves']} moves, {found['impossible']} impossible, "
        f"{found['refused']} refused by the reader, "
        f"{found['broken']} break it, {found['breaches']} breaches"
    )


if __name__ == "__main__":
    sys.exit(main())
