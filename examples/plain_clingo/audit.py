"""What plain clingo makes of a proposal: violations that are certain, and possible ones.

Usage: python audit.py FILE [RULES]
"""

import json
import subprocess
import sys


def violations(program: str, mode: str) -> set[str]:
    """Return the violations in every answer set (cautious) or in at least one (brave)."""
    clingo = [sys.executable, "-m", "clingo", "--outf=2", "--warn=none", f"--enum-mode={mode}"]
    run = subprocess.run(clingo, input=program, capture_output=True, encoding="utf-8")
    # clingo narrows the set down, or widens it, step by step: the last one counts
    last = json.loads(run.stdout)["Call"][0]["Witnesses"][-1]
    return {atom for atom in last["Value"] if atom.startswith("violated(")}


def main(path: str, rules: str = "REP") -> None:
    """Print what is violated certainly, then what is violated possibly."""
    tool = [sys.executable, "-m", "council_rules", "facts", "--with-rules", "--select", rules]
    program = subprocess.run([*tool, path], capture_output=True, check=True, encoding="utf-8")
    certain = violations(program.stdout, "cautious")
    possible = violations(program.stdout, "brave")
    for atom in sorted(possible):
        print("certain " if atom in certain else "possible", atom)


if __name__ == "__main__":
    main(*sys.argv[1:])
