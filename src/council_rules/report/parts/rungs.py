"""The tier ladder as it stands in a page: one entry a body."""

from council_rules.report.document import Drawing, Rung
from council_rules.report.pictures.ladder import strip
from council_rules.report.structure import Level
from council_rules.report.view import View


def rungs(view: View, prefix: str, short: bool = False) -> tuple[Rung, ...]:
    """Return the ladder; a short one leaves out bodies without seats, and who oversees whom."""
    found: list[Rung] = []
    tier = -1
    for level in view.structure.levels:
        if short and not level.seats:
            continue
        id = f"{prefix}-{level.id}"
        drawings = tuple(
            Drawing(svg, "narrow" if narrow else "wide")
            for narrow in ((False,) if short else (False, True))
            if (svg := strip(level, f"{id}-{'n' if narrow else 'w'}", narrow, short))
        )
        found.append(
            Rung(
                tier=f"Tier {level.tier}" if level.tier else "No tier",
                name=level.name,
                says=level.says if short else _says(level),
                drawings=drawings,
                votes=level.share,
                local=level.has_locals,
                same=level.tier == tier,
            )
        )
        tier = level.tier
    return tuple(found)


def _says(level: Level) -> str:
    said = level.says
    if level.oversees:
        said += f"; oversees {', '.join(level.oversees)}"
    elsewhere = dict.fromkeys(body for one in level.seats for body in one.elsewhere)
    return said + (f"; some may sit in {', '.join(elsewhere)} instead" if elsewhere else "")
