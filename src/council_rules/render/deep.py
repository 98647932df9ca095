"""What rules say together, as text."""

from collections.abc import Iterator

from council_rules.authoring.deep import Analysis
from council_rules.render.display import wrapped
from council_rules.render.look import counted
from council_rules.words import series

_NEVER = (
    ("never_applies", "never applies"),
    ("never_broken", "is never broken"),
    ("never_met", "is never met"),
)


def render(analysis: Analysis, columns: int) -> str:
    """Return what was found out, and within which bound that holds."""
    lines = []
    for text in _said(analysis):
        first, *rest = wrapped(text, columns - 2)
        lines += [first, *(f"  {line}" for line in rest)]
    return "\n".join([*lines, ""])


def _said(analysis: Analysis) -> Iterator[str]:
    bound = analysis.bound
    sizes = (
        counted(bound.bodies, "body", "bodies"),
        f"{counted(bound.seats, 'kind')} of seats",
        counted(bound.points, "open point"),
    )
    yield (
        f"looked for in {counted(bound.proposals, 'free proposal')} of at most "
        f"{series(sizes)}: what follows holds in these, and beyond them it is not known"
    )
    for field, says in _NEVER:
        for code in getattr(analysis, field):
            yield f"{code} {says}"
    for pair in analysis.implied:
        within = counted(pair.proposals, "free proposal")
        yield (
            f"where {pair.first} is broken, {pair.second} is broken as well; {pair.first} can "
            f"be broken in {within}"
        )
    for pair in analysis.exclusive:
        yield (
            f"{pair.first} and {pair.second} are nowhere met together; both apply in "
            f"{counted(pair.proposals, 'free proposal')}"
        )
    if not (analysis.implied or analysis.exclusive):
        yield "no rule follows from another, and no two exclude each other"
