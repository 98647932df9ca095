"""The tier ladder as it stands in a page: one entry a body."""

from council_rules.report.document import Drawing, Rung
from council_rules.report.language import say
from council_rules.report.pictures.ladder import strip
from council_rules.report.structure import Level, tier_words
from council_rules.report.view import View
from council_rules.report.wording import apart, listed


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
                name=level.name,
                says=level.says if short else _says(level),
                drawings=drawings,
                votes=level.shown,
                local=level.has_locals,
                same=level.tier == tier,
            )
        )
        tier = level.tier
    return tuple(found)


def _says(level: Level) -> str:
    found = [level.says]
    if level.oversees:
        found.append(say("oversees {bodies}", bodies=listed(level.oversees)))
    elsewhere = dict.fromkeys(body for one in level.seats for body in one.elsewhere)
    if elsewhere:
        found.append(say("some may sit in {bodies} instead", bodies=listed(elsewhere)))
    return apart(found)
