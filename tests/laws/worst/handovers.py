"""What is open about handovers."""

from tests.laws.worst.case import HILL, HOLE, KNOWN, MIXED, OPEN, VOTE, Worst


def _handover(key: str, worst: str, rest: str) -> Worst:
    """Return a case about who is to take over the valley, when, or who finds it due."""
    text = f"{MIXED}{VOTE}handovers: [{{id: soon, {key}: {HOLE}, {rest}}}]\n"
    return Worst(f"handover.{key}", f"soon.{key}", "PAL006", "valley", text, worst)


CASES = (
    Worst(
        "handover.area",
        "soon.area",
        "PAL006",
        "valley",
        f"{HILL}{MIXED}{VOTE}handovers: [{{id: soon, {HOLE} to: voters, due: 2030}}]\n",
        "area: hill,",
        "",
        OPEN | KNOWN,
    ),
    _handover("to", "mission", "due: 2030"),
    _handover("due", "none", "to: voters"),
    Worst(
        "handover.test",
        "soon.test",
        "PAL006",
        "valley",
        f"{MIXED}{VOTE}handovers: [{{id: soon, area: valley, to: voters}}]\n",
        head=OPEN | KNOWN,
    ),
    _handover("certified_by", "mission", "to: voters, test: an election has been held"),
)
