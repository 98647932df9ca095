"""What is asked about a council before its first file is written."""

from collections.abc import Mapping

from council_rules.record import Record

# what may stand where a body is named as well
PEOPLE = "the people"
OWN = "each group its own"
NOBODY = "nobody"
UNKNOWN = "unknown"
FOR_GOOD = "for good"
RULES: Mapping[str, str] = {
    "majority": '{more_than: "1/2", of: members}',
    "three fifths": '{at_least: "3/5", of: members}',
    "two thirds": '{at_least: "2/3", of: members}',
    "three quarters": '{at_least: "3/4", of: members}',
    "unanimity": "unanimity",
    "consensus": "consensus",
    UNKNOWN: "unknown",
}
LOCALITIES = ("local", "regional", "external", "neutral", UNKNOWN)


class Seats(Record):
    """Seats of a body that are for one group, by its name; no ``number`` is not known."""

    group: str
    number: int | None


class BodyPlan(Record):
    """A body as it is answered for.

    ``decides`` names matters and ``rule`` one of ``RULES``. ``stopped_by`` names bodies, None
    if that is not known. ``filled_by`` and ``removed_by`` name a body or are words above, the
    latter with a ``manner``. ``until`` is a date, ``FOR_GOOD`` or ``UNKNOWN``;
    ``then`` names the body that takes over on that date, if that is provided for.
    """

    name: str
    seats: tuple[Seats, ...] = ()
    decides: tuple[str, ...] = ()
    rule: str = UNKNOWN
    stopped_by: tuple[str, ...] | None = None
    filled_by: str = UNKNOWN
    removed_by: str = UNKNOWN
    manner: str = UNKNOWN
    until: str = UNKNOWN
    then: str = ""
    answers_to: str = UNKNOWN


class Plan(Record):
    """A council as it is answered for.

    ``people`` is the name of the group that is local to the ``territory``; ``from_where`` gives
    the locality of each other group. Bodies stand in the order of tiers, the highest first.
    """

    title: str
    territory: str
    people: str
    from_where: Mapping[str, str]
    bodies: tuple[BodyPlan, ...]

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that have seats, and the people."""
        seated = (seats.group for body in self.bodies for seats in body.seats)
        return tuple(dict.fromkeys((self.people, *seated)))

    @property
    def matters(self) -> tuple[str, ...]:
        """What is decided, each matter once."""
        return tuple(dict.fromkeys(one for body in self.bodies for one in body.decides))
