"""Who can decide and who can stop a decision, across all bodies of one proposal.

Usage: python who_decides.py FILE
"""

import sys

from council_rules import ProposalError, check, load

WORDS = {True: "yes", False: "no", None: "depends on what is open"}


def main(path: str) -> int:
    """Print a line for each matter and group; return the exit code."""
    try:
        proposal = load(path)
    except ProposalError as failure:
        print(failure, file=sys.stderr)
        return 3
    report = check(proposal, select=["REP007"])
    (file,) = report.files
    print(file.title)
    matter = ""
    for power in file.powers:
        if power.level != "system":
            continue
        if power.subject != matter:
            matter = power.subject
            print(f"\n{matter}")
        decide, stop = WORDS[power.wins], WORDS[power.blocks]
        print(f"  {power.name}: decide alone: {decide}; stop: {stop}")
    print()
    for finding in file.findings:
        print(f"{finding.code} {finding.verdict}: {finding.message}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
