"""The same least change as a problem of integer programming, put to OR-Tools CP-SAT.

    python benchmarks/alternatives_peer.py COUNCIL GOALS

It reads the council that ``alternatives.py`` wrote, and the costs in its goals file, knows
the two rules by heart, and prints the least cost: outsiders alone pass no procedure
(REP004), and locals have their share of the votes (REP002).
"""

import json
import sys
from fractions import Fraction
from math import lcm
from pathlib import Path
from typing import Any

from ortools.sat.python import cp_model

FLOOR = Fraction(1, 4)
MOST_ADDED = 60
QUOTAS = {"as_is": (Fraction(1, 2), True), "2/3": (Fraction(2, 3), False)}
QUOTAS |= {"3/4": (Fraction(3, 4), False), "unanimity": (Fraction(1), False)}
QUOTAS |= {"3/5": (Fraction(3, 5), False)}


def main(council: str, goals: str) -> None:
    """Print the least cost, and whether it is proven."""
    file: dict[str, Any] = json.loads(Path(council).read_text(encoding="utf-8"))
    asked: dict[str, Any] = json.loads(Path(goals).read_text(encoding="utf-8"))
    cost_at = {(one["at"], one["kinds"]): one["cost"] for one in asked["may_change"]}
    model = cp_model.CpModel()
    total = []
    for body in file["bodies"]:
        size = sum(int(seat.get("count", 1)) for seat in body["seats"])
        local = sum(
            int(seat.get("count", 1))
            for seat in body["seats"]
            if seat["reserved_for"] == ["residents"]
        )
        added = model.new_int_var(0, min(1 + size, MOST_ADDED), "")
        model.add(FLOOR.denominator * (local + added) >= FLOOR.numerator * (size + added))
        chosen = {name: model.new_bool_var(name) for name in QUOTAS}
        model.add_exactly_one(chosen.values())
        for name, (share, strict) in QUOTAS.items():
            scale = lcm(share.denominator, 1)
            needed = share.numerator * (scale // share.denominator) * (size + added)
            outsiders = scale * (size - local)
            passes_not = outsiders <= needed if strict else outsiders < needed
            model.add(passes_not).only_enforce_if(chosen[name])
        number = body["id"][1:]
        total.append(cost_at[f"b{number}", "add_seat"] * added)
        total.append(cost_at[f"v{number}.passes_when", "change_quota"] * (1 - chosen["as_is"]))
    if (most := asked.get("limits", {}).get("max_changes")) is not None:
        raise SystemExit(f"max_changes {most} is not part of this problem")
    model.minimize(sum(total))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    proven = "proven" if status == cp_model.OPTIMAL else "not proven"
    print(f"{round(solver.objective_value)} {proven}")


if __name__ == "__main__":
    main(*sys.argv[1:])
