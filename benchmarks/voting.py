"""Measure voting power next to other packages, as ratios within one run.

Each measurement is a process of its own: seconds are those of the computation without imports,
memory is the peak of the whole process. The other packages are looked for in an environment
of their own, and are left out if there is none:

    python -m venv peers
    peers/bin/pip install numpy power_bdd powerindex powerindices
    python benchmarks/voting.py --peers peers/bin/python [--long]

Where a C compiler is found, counting under one rule is also compared with a plain C loop.
Nothing here asserts.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from council_rules.voting import (  # noqa: E402
    AtLeast,
    Formula,
    Game,
    Rule,
    counting,
    power,
)
from tests.voting.bodies import GAMES, fund, fund_weights  # noqa: E402

UNIONS = [["BE", "NL", "LU"], ["PL", "CZ", "SK", "HU"]]
OURS: dict[str, Callable[[Game], dict[str, Any]]] = {
    "penrose": power.penrose,
    "banzhaf": power.banzhaf,
    "shapley_shubik": power.shapley_shubik,
    "owen": lambda game: power.owen(game, UNIONS),
    "quadrature": lambda game: power.shapley_shubik_by_quadrature(game).power,
}
COMPARED = [  # game, our index, other package, its index, only with --long
    ("eu27_2019", "penrose", "power_bdd", "penrose", False),
    ("eu27_2019", "shapley_shubik", "power_bdd", "shapley_shubik", False),
    ("us_federal", "penrose", "power_bdd", "penrose", False),
    ("us_federal", "shapley_shubik", "power_bdd", "shapley_shubik", True),
    ("electors_2020", "banzhaf", "powerindex", "banzhaf", False),
    ("electors_2020", "penrose", "powerindices", "penrose", False),
    ("electors_2020", "penrose", "power_bdd", "penrose", False),
    ("electors_2020", "shapley_shubik", "powerindex", "shapley_shubik", False),
    ("electors_2020", "shapley_shubik", "powerindices", "shapley_shubik", False),
    ("electors_2020", "shapley_shubik", "power_bdd", "shapley_shubik", False),
]
FUND = [50, 70, 85]
WRONG = [  # game, package, index: what it prints, next to what is true
    (Game(Rule.heads(36, [f"m{n}" for n in range(70)])), "powerindices", "penrose"),
    (Game(Rule.heads(36, [f"m{n}" for n in range(70)])), "powerindices", "shapley_shubik"),
    (Game(Rule(3, {"A": 3, "B": 2, "C": 1})), "powerindex", "banzhaf_as_calc"),
]


def run(command: list[str], text: str = "") -> dict[str, Any]:
    """Run a measurement and return what it printed, with its peak memory in MiB."""
    with tempfile.TemporaryFile("w+") as given, tempfile.TemporaryFile("w+") as printed:
        given.write(text)
        given.seek(0)
        process = subprocess.Popen(command, stdin=given, stdout=printed)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{command[:3]} ended with {process.returncode}")
        printed.seek(0)
        found: dict[str, Any] = json.load(printed)
    return {**found, "mib": usage.ru_maxrss / 1024}


def measure_ours(name: str, index: str, numpy: bool = True) -> dict[str, Any]:
    """Measure one index of ours, the best of three processes."""
    command = [sys.executable, __file__, "--only", name, index]
    runs = [run(command if numpy else [*command, "--without-numpy"]) for _ in range(3)]
    return min(runs, key=lambda one: float(one["seconds"]))


def only(name: str, index: str, numpy: bool) -> None:
    """Do one measurement in this process and print it."""
    game = fund(int(name.removeprefix("fund_"))) if name.startswith("fund_") else GAMES[name]()
    if numpy and name.startswith("fund_"):
        import numpy as _  # noqa: F401 - loading is not what is measured
    if not numpy:
        counting.has_numpy = lambda: False
    start = time.perf_counter()
    values = OURS[index](game)
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "values": [float(v) for v in values.values()]}))


def flat(formula: Formula, members: tuple[str, ...]) -> list[Any]:
    """Return a formula as the script for other packages reads it."""
    if isinstance(formula, Rule):
        return [formula.quota, [formula.weights.get(name, 0) for name in members]]
    word = "or" if formula.needed == 1 else "and"
    assert isinstance(formula, AtLeast)
    assert formula.needed in (1, len(formula.parts))
    return [word, *(flat(part, members) for part in formula.parts)]


def measure_peer(peers: str, game: Game, package: str, index: str) -> dict[str, Any]:
    """Measure another package on a game; heavy members first, which suits it best."""
    rules = game.formula.rules()
    order = tuple(
        sorted(
            game.members,
            key=lambda name: -sum(rule.weights.get(name, 0) / rule.total for rule in rules),
        )
    )
    case = {"package": package, "index": index, "formula": flat(game.formula, order)}
    found = run([peers, str(HERE / "voting_peers.py")], json.dumps(case))
    values = dict(zip(order, found["values"], strict=True))
    return {**found, "values": [values[name] for name in game.members]}


def compare(peers: str, long: bool) -> None:
    """Print our times next to those of other packages."""
    print(f"{'game, index':32} {'ours s':>9} {'MiB':>5}  {'peer':13} {'s':>9} {'MiB':>5} "
          f"{'ratio':>8} {'difference':>11}")  # fmt: skip
    for name, index, package, theirs, is_long in COMPARED:
        if is_long and not long:
            continue
        ours = measure_ours(name, index)
        peer = measure_peer(peers, GAMES[name](), package, theirs)
        apart = max(abs(a - b) for a, b in zip(ours["values"], peer["values"], strict=True))
        print(
            f"{name + ', ' + index:32} {ours['seconds']:9.4f} {ours['mib']:5.0f}  {package:13} "
            f"{peer['seconds']:9.4f} {peer['mib']:5.0f} "
            f"{peer['seconds'] / ours['seconds']:8.1f} {apart:11.1e}"
        )


def wrong_numbers(peers: str) -> None:
    """Print what other packages return without an error, next to what is true."""
    print("\nReturned without an error, first member:")
    for game, package, index in WRONG:
        true = OURS[index.removesuffix("_as_calc")](game)[game.members[0]]
        found = measure_peer(peers, game, package, index)
        rule = game.formula
        assert isinstance(rule, Rule)
        weights = f"{len(rule.weights)} members, quota {rule.quota} of {rule.total}"
        warned = "with a warning" if found["warnings"] else "without a warning"
        print(
            f"  {package:13} {index:16} {weights:28} {found['values'][0]:<11.6g} {warned:18}"
            f" exact {true} = {float(true):.6g}"
        )


def bound(folder: Path) -> dict[int, dict[str, Any]]:
    """Return measurements of the C loop for each majority, none without a compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        return {}
    program = folder / "kernel"
    source = HERE / "voting_kernel.c"
    subprocess.run([compiler, "-O3", "-o", str(program), str(source)], check=True)
    found = {}
    for per_cent in FUND:
        quota = smaller_quota(per_cent)
        weights = sorted(weight for weight in fund_weights() if weight < quota)
        text = " ".join(map(str, (quota, len(weights), *weights)))
        found[per_cent] = min((run([str(program)], text) for _ in range(3)), key=_seconds)
    return found


def smaller_quota(per_cent: int) -> int:
    """Return the smaller of the quotas of the game and of its dual."""
    total = sum(fund_weights())
    quota = total * per_cent // 100 + 1
    return min(quota, total - quota + 1)


def _seconds(found: dict[str, Any]) -> float:
    return float(found["seconds"])


def one_large_rule() -> None:
    """Print times for 190 members with 4.9 million votes."""
    print(f"\n{'190 members, Banzhaf':22} {'numpy s':>8} {'MiB':>5} {'stdlib s':>9} {'MiB':>5} "
          f"{'C loop s':>9} {'numpy / C':>10}")  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        kernel = bound(Path(folder))
    for per_cent in FUND:
        fast = measure_ours(f"fund_{per_cent}", "banzhaf")
        plain = measure_ours(f"fund_{per_cent}", "banzhaf", numpy=False)
        lower = kernel.get(per_cent)
        print(
            f"{per_cent:>3} % {'':16} {fast['seconds']:8.3f} {fast['mib']:5.0f} "
            f"{plain['seconds']:9.3f} {plain['mib']:5.0f} "
            + (f"{lower['seconds']:9.3f} {fast['seconds'] / lower['seconds']:10.2f}" if lower
               else f"{'-':>9} {'-':>10}")
        )  # fmt: skip
    for per_cent in (50, 85):
        found = measure_ours(f"fund_{per_cent}", "quadrature")
        error = power.shapley_shubik_by_quadrature(fund(per_cent)).error
        print(f"Shapley-Shubik by quadrature, {per_cent} %: {found['seconds']:.2f} s, "
              f"{found['mib']:.0f} MiB, error at most {error:.1e}")  # fmt: skip


def main() -> None:
    """Run all measurements and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", help="an interpreter that has the other packages")
    parser.add_argument("--long", action="store_true", help="also what takes minutes")
    parser.add_argument("--only", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--without-numpy", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        only(*options.only, numpy=not options.without_numpy)
        return
    if options.peers:
        compare(options.peers, options.long)
        wrong_numbers(options.peers)
    found = measure_ours("eu27_2019", "owen")
    print(
        f"\nOwen values of EU-27, 22 unions: {found['seconds']:.3f} s, {found['mib']:.0f} MiB"
    )
    one_large_rule()


if __name__ == "__main__":
    main()
