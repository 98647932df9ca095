"""Measure `council-rules alternatives` next to CP-SAT, on the same problem in the same run.

Councils of four bodies, with a fifth of local seats, in which outsiders alone decide by
majority. Every seat added and every change of a quota has a cost of its own; what is asked is
the least cost at which outsiders alone decide nowhere (REP004) and locals have their share of
the votes (REP002). Whole processes are compared, in turn, and the least costs as well. What it
takes to cure every rule of severity must by any edit is measured beside it: another problem,
which the peer is not given.

    python benchmarks/alternatives.py [--runs 5]

Nothing here asserts.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from run import compare, print_table

PEER = Path(__file__).with_name("alternatives_peer.py")
RULES = "REP002,REP004"
PARAMETERS = [
    text for tier in ("top", "middle", "bottom") for text in ("--param", f"REP002.{tier}=1/4")
]
# bodies, seats in each, whether seats are listed one by one
SIZES = ((4, 25, True), (4, 250, False), (4, 250, True))


def council(bodies: int, seats: int, one_by_one: bool) -> dict[str, Any]:
    """Return a council as the format has it."""
    local = seats // 5
    if one_by_one:
        own = [
            {"id": f"s{n}", "reserved_for": ["residents" if n < local else "outsiders"]}
            for n in range(seats)
        ]
    else:
        own = [
            {"id": "locals", "count": str(local), "reserved_for": ["residents"]},
            {"id": "others", "count": str(seats - local), "reserved_for": ["outsiders"]},
        ]
    return {
        "council_rules": "1",
        "proposal": {"id": "large", "title": "Large council", "completeness": "closed"},
        "areas": [{"id": "valley", "name": "Valley"}],
        "groups": [
            {"id": name, "name": name, "dimension": "origin", "locality": {"valley": kind}}
            for name, kind in (("residents", "local"), ("outsiders", "external"))
        ],
        "electorates": [{"id": "voters", "name": "Voters", "area": "valley"}],
        "matters": [
            {"id": f"m{n}", "name": f"Matter {n}", "area": "valley"} for n in range(bodies)
        ],
        "bodies": [
            {"id": f"b{n}", "name": f"Body {n}", "tier": str(n + 1), "seats": own}
            for n in range(bodies)
        ],
        "procedures": [
            {
                "id": f"v{n}",
                "body": f"b{n}",
                "matters": [f"m{n}"],
                "passes_when": {"more_than": "1/2", "of": "members"},
            }
            for n in range(bodies)
        ],
    }


def goals(bodies: int) -> dict[str, Any]:
    """Return what may be changed, and costs that make each body another trade."""
    seats = [
        {"at": f"b{n}", "kinds": "add_seat", "cost": 1 + (3 * n) % 7} for n in range(bodies)
    ]
    quotas = [
        {"at": f"v{n}.passes_when", "kinds": "change_quota", "cost": 5 + (11 * n) % 23}
        for n in range(bodies)
    ]
    return {"council_rules": "1", "goals": RULES.split(","), "may_change": [*seats, *quotas]}


def least(command: list[str], *, is_json: bool) -> str:
    """Return what a command says the least cost is."""
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    if not is_json:
        return said.strip()
    found = json.loads(said)["alternatives"]
    if not found:
        return "nothing found"
    return f"{found[0]['cost']} {'proven' if found[0]['proven'] else 'not proven'}"


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    for bodies, seats, one_by_one in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            file, asked = Path(folder, "large.council.yaml"), Path(folder, "large.goals.yaml")
            file.write_text(json.dumps(council(bodies, seats, one_by_one)), encoding="utf-8")
            asked.write_text(json.dumps(goals(bodies)), encoding="utf-8")
            tool = str(Path(sys.executable).with_name("council-rules"))
            ours = [tool, "alternatives", "--timeout", "300", "--output-format", "json"]
            ours += [*PARAMETERS, str(file)]
            same = [*ours, "--goals", str(asked), "--select", RULES]
            peer = [sys.executable, str(PEER), str(file), str(asked)]
            how = "one by one" if one_by_one else "in classes"
            print(f"\n{bodies * seats} seats in {bodies} bodies, {how}")
            commands = {
                "CP-SAT": peer,
                "alternatives, the same": same,
                "alternatives, any edit, all rules": ours,
            }
            for name, command in commands.items():
                print(f"  {name}: least cost {least(command, is_json=command is not peer)}")
            print_table(compare(commands, runs), "CP-SAT")


if __name__ == "__main__":
    main()
