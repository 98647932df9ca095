"""One measurement of another package; runs under the interpreter that has the packages.

Reads from standard input as JSON the package, the index, the formula and the members, and
prints seconds and values. A formula is [quota, weights] or ["and" or "or", formula, ...].
"""

import contextlib
import io
import json
import sys
import time
import warnings
from functools import reduce
from typing import Any


def power_bdd(formula: list[Any], index: str) -> list[float]:
    from power_bdd.bdd import BDD, WeightedGame

    def build(part: list[Any]) -> Any:
        if isinstance(part[0], int):
            return BDD(WeightedGame(part[0], list(part[1])))
        diagrams = map(build, part[1:])
        if part[0] == "and":
            return reduce(lambda left, right: left & right, diagrams)
        return reduce(lambda left, right: left | right, diagrams)

    diagram = build(formula)
    found = diagram.calc_banzhaf() if index == "penrose" else diagram.calc_shapley()
    return list(found)


def powerindex(formula: list[Any], index: str) -> list[float]:
    from powerindex import Game

    game = Game(formula[0], list(formula[1]))
    if index == "banzhaf_as_calc":
        game.calc()
        return list(game.banzhaf)
    if index == "banzhaf":
        game.calc_banzhaf()
        return list(game.banzhaf)
    game.calc_shapley_shubik()
    return list(game.shapley_shubik)


def powerindices(formula: list[Any], index: str) -> list[float]:
    import powerindices as package

    compute = package.compute_pbi if index == "penrose" else package.compute_ssi
    return [float(value) for value in compute(formula[0], list(formula[1]))]


def main() -> None:
    case = json.load(sys.stdin)
    sys.setrecursionlimit(100_000)
    found = globals()[case["package"]]
    if case["package"] == "powerindices":
        import numpy  # noqa: F401 - loading is not what is measured
    start = time.perf_counter()
    with (
        contextlib.redirect_stdout(io.StringIO()),  # one of them reports progress
        warnings.catch_warnings(record=True) as warned,
    ):
        values = found(case["formula"], case["index"])
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "values": values, "warnings": len(warned)}))


if __name__ == "__main__":
    main()
