"""For each kind of open point a text that gives the worst answer, and one that gives none.

A hole in the text is filled with the worst value, or with less. Where a text says less by
being open, or by leaving something out, the head or the whole part differs.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from tests.laws.councils import council
from tests.laws.texts import Text

HOME = "{id: home, count: 3, OWN}"
ABROAD = "{id: abroad, count: 2, reserved_for: [outsiders], CHOSEN}"
LOCAL = f"bodies: [{{id: board, name: Board, seats: [{HOME}]}}]\n"
MIXED = f"bodies: [{{id: board, name: Board, seats: [{HOME}, {ABROAD}]}}]\n"
FOREIGN = f"bodies: [{{id: board, name: Board, seats: [{ABROAD}]}}]\n"
VOTE = "procedures: [{id: vote, body: board, matters: [law], passes_when: MAJORITY}]\n"
ARMY = (
    "organizations: [{id: army, name: Army, affiliations: [outsiders], "
    "roles: [{role: occupying_power, area: valley}]}]\n"
)
HILL = (
    "areas: [{id: hill, name: Hill}]\n"
    "electorates: [{id: climbers, name: Climbers, area: hill}]\n"
)
OPEN: dict[str, object] = {"completeness": "open"}
KNOWN: dict[str, object] = {"complete": ["procedures", "vetoes", "handovers"]}
HOLE = "HOLE"
AS_BEFORE: Mapping[str, object] = MappingProxyType({})


class Worst(NamedTuple):
    """One kind of open point: a question, and the rule that its worst answer breaks.

    ``text`` has a hole; ``value`` fills it in the worst way, ``less`` says less. ``head`` is
    the head of the text that says less.
    """

    kind: str
    point: str
    rule: str
    subject: str
    text: str
    value: str = ""
    less: str = "unknown"
    head: Mapping[str, object] = AS_BEFORE

    def filled(self, value: str) -> str:
        """Return the parts of the text with the hole filled."""
        return self.text.replace(HOLE, value)

    @property
    def worst(self) -> Text:
        """The text that says the worst."""
        return council(self.filled(self.value))

    @property
    def blurred(self) -> Text:
        """The text that says less."""
        return council(self.filled(self.less), **self.head)


def seats(*parts: str, more: str = "") -> str:
    """Return one body, the board, with some seats."""
    return f"bodies: [{{id: board, name: Board, {more}seats: [{', '.join(parts)}]}}]\n"


def mandate(limits: str, body: str, more: str = "") -> str:
    """Return the board under a mandate, with a vote on the law."""
    text = f"mandates: [{{id: accord, name: Accord, {limits}}}]\n"
    return text + seats(HOME, more=f"{body}, ") + VOTE + more


def vote(more: str, rule: str = "MAJORITY") -> str:
    """Return a vote of the board on the law."""
    what = "id: vote, body: board, matters: [law]"
    return f"procedures: [{{{what}, passes_when: {rule}, {more}}}]\n"
