"""What rules say together, as text."""

from collections.abc import Iterator

from council_rules.authoring.deep import Analysis, Bound, Pair
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
    yield _where(analysis.bound)
    yield from _not_looked_at(analysis.bound)
    for field, says in _NEVER:
        for code in getattr(analysis, field):
            yield f"{code} {says}"
    for pair in analysis.implied:
        within = counted(pair.proposals, "free proposal")
        yield (
            f"where {pair.first} is broken, {pair.second} is broken as well; {pair.first} can "
            f"be broken in {within}{_explained(pair)}"
        )
    for pair in analysis.exclusive:
        yield (
            f"{pair.first} and {pair.second} are nowhere met together; both apply in "
            f"{counted(pair.proposals, 'free proposal')}{_explained(pair)}"
        )
    if not (analysis.implied or analysis.exclusive):
        yield "no rule follows from another, and no two exclude each other"


def _where(bound: Bound) -> str:
    sizes = (
        counted(bound.bodies, "body", "bodies"),
        f"{counted(bound.seats, 'kind')} of seats",
        counted(bound.points, "open point"),
    )
    return (
        f"looked for in {counted(bound.proposals, 'free proposal')} of at most "
        f"{series(sizes)}: what follows holds in these, and beyond them it is not known"
    )


def _not_looked_at(bound: Bound) -> Iterator[str]:
    if bound.unread:
        says = "that are no proposal with everything left open"
        yield f"passed over: {counted(bound.unread, 'text')} {says}"
    if bound.too_large:
        says = "whose numbers are too large"
        yield f"passed over: {counted(bound.too_large, 'free proposal')} {says}"
    if bound.cut_short:
        yield (
            f"cut short in {counted(bound.cut_short, 'free proposal')}, after "
            f"{bound.conflicts} conflicts of the solver: what was not shown by then counts as "
            "what cannot be"
        )


def _explained(pair: Pair) -> str:
    return f"; the notes of {pair.explained} say why" if pair.explained else ""
