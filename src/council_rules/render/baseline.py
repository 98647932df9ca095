"""What was done with a baseline, and what is in it."""

from collections.abc import Sequence

from council_rules.gate.baseline import Baseline, Entry, in_order
from council_rules.render.display import clean
from council_rules.render.look import counted


def written(known: Baseline, new: Sequence[Entry], kept: int, mandatory: int) -> str:
    """Return that a baseline was written: its new entries, and how many old ones it keeps.

    ``mandatory`` is the number of new entries whose rules nobody can waive.
    """
    files = counted(len({entry.file for entry in new}), "proposal")
    lines = [f"{counted(len(new), 'violation')} in {files} written to '{known.path}'"]
    if mandatory:
        lines.append(
            f"{mandatory} of them by mandatory rules: listing them is no waiver, they only do "
            "not fail 'check --baseline'"
        )
    if kept:
        lines.append(f"{_entries(kept)} of files and rules not checked here kept")
    return _text(lines)


def pruned(known: Baseline, stale: Sequence[Entry], left: int) -> str:
    """Return which entries were taken out of a baseline, and how many are left."""
    if not stale:
        return _text([f"nothing to prune: {_entries(left)} in '{known.path}'"])
    return _text(
        [
            *(f"{entry.file}: {entry.code} {entry.subject}" for entry in in_order(stale)),
            f"{_entries(len(stale))} taken out of '{known.path}', {left} left",
        ]
    )


def shown(known: Baseline, entries: Sequence[Entry]) -> str:
    """Return entries file by file."""
    lines = []
    file = None
    for entry in in_order(entries):
        if entry.file != file:
            file = entry.file
            lines.append(file)
        lines.append(f"  {entry.code} {entry.subject}: {entry.message}")
    return _text([*lines, f"{_entries(len(entries))} in '{known.path}'"])


def _entries(number: int) -> str:
    return counted(number, "entry", "entries")


def _text(lines: Sequence[str]) -> str:
    return "".join(f"{clean(line)}\n" for line in lines)
