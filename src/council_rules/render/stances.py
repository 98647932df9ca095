"""What each camp can do more or less of than before, as text and as data."""

from collections.abc import Iterator, Sequence

from council_rules.gate.stances import Stance, Trend, whole
from council_rules.render.display import clean, wrapped
from council_rules.render.look import Look
from council_rules.words import readable

_WORDS = {
    Trend.MORE: "more",
    Trend.LESS: "less",
    Trend.SAME: "the same",
    Trend.INCOMPARABLE: "more in part and less in part",
    Trend.NOT_PROVEN: "not proven, as it is open before and after",
}


def of_stances(found: Sequence[Stance], look: Look) -> Iterator[str]:
    """Yield what each camp can decide and stop, compared with before.

    What is the same is told only with ``look`` verbose. What is said is proven over all
    completions of what is open, or said not to be.
    """
    if not found or (whole(found) is Trend.SAME and not look.verbose):
        return
    if whole(found) is Trend.SAME:
        yield from _lines("all camps can decide and stop the same, whatever is open", 2, look)
        return
    yield from _lines("who can do more or less, whatever is open:", 2, look)
    for one in found:
        if one.both is Trend.SAME and not look.verbose:
            continue
        about = f"on {readable(one.matter)}" if one.matter else "on all matters"
        said = f"{one.name} {about}: {_said(one)}"
        yield from _lines(said, 6 if one.matter else 4, look)


def _said(one: Stance) -> str:
    if not one.matter:
        return _WORDS[one.both]
    parts = (("decide", one.decides), ("stop", one.stops))
    told = [f"can {word} {_WORDS[trend]}" for word, trend in parts if trend is not Trend.SAME]
    return "; ".join(told) or _WORDS[Trend.SAME]


def _lines(text: str, margin: int, look: Look) -> Iterator[str]:
    first, *rest = wrapped(clean(text), max(look.columns - margin - 2, 24))
    yield f"{' ' * margin}{first}"
    yield from (f"{' ' * margin}  {line}" for line in rest)
