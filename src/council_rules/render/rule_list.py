"""The rules of a book as a table, and as JSON."""

from collections.abc import Sequence

from council_rules.render.display import clean, pad, width, wrapped
from council_rules.rulebook.rule import Rule

_HEAD = ("code", "severity", "enforcement", "family")


def as_text(
    rules: Sequence[Rule], total: int, profile: str, left_out: int, columns: int
) -> str:
    """Return the table, and how many of all rules it shows; titles wrap at ``columns``.

    ``left_out`` rules are not among them as the profile does not hold them.
    """
    rows = [(r.code, r.severity, r.enforcement, family(r)) for r in rules]
    widths = [max(map(width, column)) for column in zip(_HEAD, *rows, strict=True)]
    titles = ["title", *(clean(rule.title) for rule in rules)]
    room = max(columns - sum(widths) - 2 * len(widths), 24)
    lines = []
    for row, title in zip((_HEAD, *rows), titles, strict=True):
        head = "  ".join(pad(cell, size) for cell, size in zip(row, widths, strict=True))
        first, *rest = wrapped(title, room)
        lines.append(f"{head}  {first}")
        lines += [f"{' ' * len(head)}  {line}" for line in rest]
    shown = f"{len(rules)} of {total} rules" if len(rules) < total else f"{total} rules"
    if left_out:
        shown += f"; the profile {profile} leaves out {left_out}"
    return "\n".join([*lines, "", f"{shown}; one in full: council-rules explain CODE", ""])


def family(rule: Rule) -> str:
    """Return the family of a rule: the folder of its page, else the letters of its code."""
    folders = rule.path.replace("\\", "/").split("/")[:-1]
    return folders[-1].replace("_", " ") if folders else rule.code.rstrip("0123456789")
