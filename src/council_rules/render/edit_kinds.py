"""Every kind of edit with its cost, as text for a screen and as a table for the docs."""

from council_rules.alternatives.edits import COSTS
from council_rules.alternatives.kinds import DOES
from council_rules.render.display import wrapped

WIDTH = max(map(len, COSTS))


def listing(columns: int) -> str:
    """Return a line or more for each kind of edit, wrapped to so many columns."""
    lines = [f"{'kind':<{WIDTH}}  cost  what it does"]
    for kind, cost in COSTS.items():
        first, *rest = wrapped(DOES[kind], max(columns - WIDTH - 8, 20))
        lines.append(f"{kind:<{WIDTH}}  {cost:>4}  {first}")
        lines += [f"{'':<{WIDTH}}        {line}" for line in rest]
    return "\n".join(lines) + "\n"


def table() -> str:
    """Return the kinds of edit as a table in Markdown."""
    rows = [f"| `{kind}` | {cost} | {DOES[kind]} |" for kind, cost in COSTS.items()]
    return "\n".join(["| kind | cost | what it does |", "| --- | --- | --- |", *rows]) + "\n"
