"""What is to be known of one kind of open point."""

from council_rules.record import Record

COMPLETE, ASSUMED, EITHER = "complete", "assumed", "complete; assumed if unknown"
READ = "assumed; complete for readings"
STATED = ("stated", "absent")
SOMEBODY = ("somebody local", "somebody from outside", "somebody else")
USUAL_RULES = (
    "majority",
    "three_fifths",
    "two_thirds",
    "three_quarters",
    "majority_and_locals",
    "three_fifths_and_locals",
    "two_thirds_and_locals",
    "three_quarters_and_locals",
    "unanimity",
    "majority_of_votes",
    "majority_of_votes_by_groups",
    "one_member",
    "either_word",
)
LEFT_OUT = "left out or `unknown`"


class OpenKind(Record):
    """One kind of open point.

    ``place`` is what it arises in and ``key`` the rest of the id of its questions. ``words``
    are the answers that are the same in every file, ``others`` says which there are besides.
    ``span`` tells whether the answers are all there can be, ``brings`` lists the predicates of
    the facts that answers put in force.
    """

    place: str
    key: str
    open_when: str
    words: tuple[str, ...]
    others: str
    span: str
    brings: tuple[str, ...]
    worst: str

    @property
    def id(self) -> str:
        """How the table writes the id of such a question."""
        return f"{self.place}.{self.key}"


def statement(
    place: str, key: str, open_when: str, worst: str, more: tuple[str, ...] = ()
) -> OpenKind:
    """Return the row of an optional statement: the text has it, or it has not.

    ``more`` are the predicates of what is brought besides that it is stated or absent.
    """
    return OpenKind(place, key, open_when, STATED, "", COMPLETE, (*STATED, *more), worst)
