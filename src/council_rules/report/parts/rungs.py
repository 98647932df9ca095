"""The tier ladder as it stands in a page: one entry a body."""

from collections.abc import Iterable

from council_rules.report.document import Drawing, Rung, Sign, noted, text
from council_rules.report.language import mark, say
from council_rules.report.pictures.ladder import strip
from council_rules.report.pictures.marks import ORIGIN_WORDS, Mark, glyph, marks_of
from council_rules.report.structure import Level, tier_words
from council_rules.report.view import View
from council_rules.report.wording import apart, listed

_STATES = {
    "possible": mark("taking part or vote uncertain"),
    "voteless": mark("no vote"),
    "open": mark("number of seats open"),
}


def rungs(view: View, prefix: str, short: bool = False) -> tuple[Rung, ...]:
    """Return the ladder of all bodies.

    A short one leaves out who oversees whom.
    """
    found: list[Rung] = []
    tier = -1
    for level in view.structure.levels:
        id = f"{prefix}-{level.id}"
        drawings = tuple(
            Drawing(svg, "narrow" if narrow else "wide")
            for narrow in ((False,) if short else (False, True))
            if (svg := strip(level, f"{id}-{'n' if narrow else 'w'}", narrow, short))
        )
        found.append(
            Rung(
                tier=tier_words(level),
                name=text(noted(level.name)),
                says=level.says if short else _says(level),
                drawings=drawings,
                votes=level.shown,
                local=level.has_locals,
                same=level.tier == tier,
            )
        )
        tier = level.tier
    return tuple(found)


def key(levels: Iterable[Level]) -> tuple[Sign, ...]:
    """Return what the marks mean that stand in the ladder of these bodies, and no others."""
    used = [one for level in levels for one in marks_of(level.seats) if isinstance(one, Mark)]
    found = [
        Sign(glyph(Mark(origin, "certain")), say(words))
        for origin, words in ORIGIN_WORDS.items()
        if any(one.origin == origin for one in used)
    ]
    found += [
        Sign(glyph(Mark("external", state)), say(words))
        for state, words in _STATES.items()
        if any(one.state == state for one in used)
    ]
    if any(one.chair for one in used):
        found.append(Sign(glyph(Mark("external", "certain", chair=True)), say("chair")))
    return tuple(found)


def _says(level: Level) -> str:
    found = [level.says]
    if level.oversees:
        found.append(say("oversees {bodies}", bodies=listed(level.oversees)))
    elsewhere = dict.fromkeys(body for one in level.seats for body in one.elsewhere)
    if elsewhere:
        found.append(say("some may sit in {bodies} instead", bodies=listed(elsewhere)))
    return apart(found)
