"""A text into which an answer to an open point is being written."""

from typing import Any, NamedTuple

from tests.laws.cases import ImpossibleError
from tests.laws.texts import Text, add, find, known, peoples

HAND = "hand_written_in"
NOBODY = frozenset(("nobody", "nothing", "absent"))
SOMEBODY = {"somebody local": "local", "somebody from outside": "external"}
# A day that somebody alive may see; a later one is as good as none.
SOON = "a few years after the day of the text"
# What a key may hold where an answer only says that it holds something.
STATED: dict[str, Any] = {
    "ends": SOON,
    "sunset": SOON,
    "due": SOON,
    "matters": "all",
    "grounds": ["breach of the accord"],
    "reasons": "written",
    "deadline": "14 days",
    "delay": "14 days",
    "test": "an election has been held",
}


class Draft(NamedTuple):
    """A copy of a text, and the answer to be written into it.

    ``assume`` are all answers that are written by it: some words answer several points.
    """

    text: Text
    owner: str
    key: str
    value: str
    open: frozenset[str]
    assume: dict[str, str]

    @property
    def part(self) -> Text:
        """Return the object that the answer is about."""
        return find(self.text, self.owner)


def stated(draft: Draft) -> Any:
    """Return what is written where an answer only says that the key holds something."""
    value = STATED[draft.key]
    if value != SOON:
        return value
    year = int(str(draft.text["proposal"].get("as_of", "2030"))[:4])
    return f"{year + 5}-12-31"


def hand(draft: Draft, value: str) -> str:
    """Return the path by which a text names who an answer means, adding them if needed."""
    if value in NOBODY:
        return "none"
    if value in SOMEBODY or value == "somebody else":
        # Whoever is named could hold other powers that are open, and be at war: nobody in
        # particular is one and the same wherever nobody is named.
        raise ImpossibleError(value)
    if value == "stated":
        return _organization(draft, "neutral")
    if value not in known(draft.text):
        raise ImpossibleError(value)
    return value


def _organization(draft: Draft, locality: str | None) -> str:
    organization: Text = {"id": HAND, "name": HAND}
    if locality and peoples(draft.text):
        organization["locality"] = dict.fromkeys(peoples(draft.text), locality)
    add(draft.text, "organizations", organization)
    return HAND


def mapping(part: Text, key: str) -> Text:
    """Return what stands at a key at length; nothing if it is written for short."""
    value = part.get(key)
    return dict(value) if isinstance(value, dict) else {}


def listed(text: Text, section: str) -> list[Text]:
    """Return the objects of a section."""
    value = text.get(section)
    return value if isinstance(value, list) else []
