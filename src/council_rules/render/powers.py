"""Who can decide and who can stop, in the room and across bodies, as lines of text."""

from collections.abc import Iterator

from council_rules.findings.report import CoalitionPower, FileReport
from council_rules.render.display import clean, wrapped
from council_rules.render.look import Look
from council_rules.words import readable

HEADINGS = {
    "room": "in the room, by the body's own procedure and declared seats",
    "system": "across bodies, with every channel, approval, veto, override and hold on seats",
}
ABLE = {True: "yes", False: "no", None: "open"}


def powers_block(file: FileReport, look: Look) -> list[str]:
    """Return the table of one file; empty if it has no coalition to speak of."""
    if not file.powers:
        return []
    title = f"who can decide and who can stop in {clean(file.file)}:"
    return [look.paint(title, "bold"), *_levels(file, look)]


def _levels(file: FileReport, look: Look) -> Iterator[str]:
    for level, heading in HEADINGS.items():
        rows = [power for power in file.powers if power.level == level]
        if rows:
            yield from (f"  {line}" for line in wrapped(f"{heading}:", look.columns - 2))
        for subject in dict.fromkeys(row.subject for row in rows):
            yield f"    {clean(readable(subject))}"
            for row in rows:
                if row.subject == subject:
                    yield _row(row)


def _row(power: CoalitionPower) -> str:
    decides, stops = ABLE[power.wins], ABLE[power.blocks]
    return f"      decide {decides:4} stop {stops:4} {clean(power.name)}{_by_absence(power)}"


def _by_absence(power: CoalitionPower) -> str:
    """Return what staying away changes: that of the others, and that of the group itself."""
    said = []
    if power.carries_if_absent is not power.wins and power.carries_if_absent is not False:
        perhaps = "" if power.carries_if_absent else "perhaps "
        said.append(f"{perhaps}can carry it if the others stay away")
    if power.blocks_by_absence is not False:
        perhaps = "" if power.blocks_by_absence else "perhaps "
        said.append(f"{perhaps}can stop it only by staying away")
    return f" ({'; '.join(said)})" if said else ""
