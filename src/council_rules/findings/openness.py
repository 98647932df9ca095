"""What a proposal leaves open, as reports tell of it: points, answers, scenarios."""

from council_rules.findings.evidence import Place
from council_rules.record import Record


class Answer(Record):
    """One way in which an open point can turn out.

    ``point`` is the id of the open point, ``value`` the word for the answer in a scenario,
    ``says`` the answer as a sentence.
    """

    point: str
    value: str
    says: str


class OpenPoint(Record):
    """Something the proposal leaves open, and what it could turn out to be.

    ``assumed`` says that the file does not limit the answers to these; ``bound`` says in
    words where an assumed range of numbers ends, and is empty otherwise.
    """

    id: str
    sentence: str
    answers: tuple[Answer, ...]
    place: Place | None
    assumed: bool
    bound: str = ""


class Settlement(Record):
    """What becomes of undetermined verdicts once one open point is answered.

    A verdict is named by rule and subject. ``settles`` are those that any answer settles,
    ``may_settle`` those that some answers do and others do not.
    """

    point: OpenPoint
    settles: tuple[tuple[str, str], ...]
    may_settle: tuple[tuple[str, str], ...]


class Scenario(Record):
    """Answers that a file assumes together, under a name."""

    id: str
    name: str
    answers: tuple[Answer, ...]
    place: Place
