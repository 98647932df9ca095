"""What a file does not name, without which some edits cannot be offered."""

from collections.abc import Iterable, Iterator

from council_rules.alternatives.draft import Draft
from council_rules.alternatives.outcome import Finding

# Rules whose cures are dated, and those whose cures need somebody local who chooses.
DATED = ("MAN001", "MAN002", "PAL006")
CHOSEN = ("PAL003", "PAL004", "PAL006", "TIER008", "MAN006", "ACC001", "ACC002")


def missing(draft: Draft, wanted: Iterable[Finding]) -> Iterator[str]:
    """Return what to add to the file, or to a goals file, for each rule that lacks it."""
    codes = dict.fromkeys(code for code, _ in wanted)
    dated = [code for code in codes if code in DATED]
    if dated and not draft.last_day:
        yield (
            f"no day is named on which bodies could end: for {' and '.join(dated)}, give 'day' "
            "under 'alternatives', or in a goals file"
        )
    chosen = [code for code in codes if code in CHOSEN]
    for area in draft.index.peoples if chosen else ():
        if draft.locals.local_chooser(area) is None:
            yield (
                f"nobody local to {draft.name(area)} is named who could choose for all: for "
                f"{' and '.join(chosen)}, declare an electorate of that area, or an "
                "organization that is local to it"
            )
