"""What comes of a search for alternatives."""

from council_rules.alternatives.edits import Edit
from council_rules.alternatives.wishes import Pin, Wishes
from council_rules.findings import FileReport
from council_rules.proposal.amend import Amendment
from council_rules.record import Record

Finding = tuple[str, str]
Share = tuple[int, int]


class Change(Record):
    """An edit of an alternative, and what would be different without it.

    All other edits being made, the verdicts in ``cures`` would stay violated without it, and
    those in ``prevents`` would be new: violated, undetermined or for a person to judge. In an
    alternative of more than 30 edits, that is so without all that say the same of other places.
    """

    edit: Edit
    cures: tuple[Finding, ...]
    prevents: tuple[Finding, ...]


class Alternative(Record):
    """Edits that cure what they can at the least cost.

    ``cures``, ``remaining``, ``opened`` name verdicts by rule and subject: violated before
    and no longer; still violated; undetermined or for a person to judge now, and not before;
    in ``settled`` are those that were open before and come out as violated. Where every
    completion counts, what is violated in some is not cured either.
    ``proven`` says that nothing cheaper does as much, ``bound`` what is proven otherwise.
    ``shares`` are bodies with their local and all votes, before and after, where they differ.
    ``moved`` is how many seats get a vote, lose it or change hands.
    """

    changes: tuple[Change, ...]
    cost: int
    moved: int
    proven: bool
    bound: int
    cures: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    opened: tuple[Finding, ...]
    settled: tuple[Finding, ...]
    shares: tuple[tuple[str, Share, Share], ...]
    before: FileReport
    after: FileReport

    @property
    def amendments(self) -> tuple[Amendment, ...]:
        """Return all amendments, in an order in which they can be made."""
        return tuple(one for change in self.changes for one in change.edit.amendments)


class Release(Record):
    """What giving up one fixed path makes possible: a cure, and what all would cost then."""

    pin: Pin
    cost: int
    proven: bool


class Conflict(Record):
    """A rule that stays broken on one subject, and what cannot be had together with a cure.

    ``pins`` must not change, ``rules`` may not be broken anew, ``goals`` are cured instead:
    all of them are needed for the conflict, and giving up any one makes a cure possible.
    ``releases`` say at what cost. All are empty where no edit considered here cures it.
    """

    finding: Finding
    pins: tuple[Pin, ...]
    rules: tuple[str, ...] = ()
    goals: tuple[Finding, ...] = ()
    releases: tuple[Release, ...] = ()


class Alternatives(Record):
    """What a search came to.

    ``goals`` are the rules that were to be cured; ``wanted`` is what they find violated as
    the file stands, and undetermined too if every completion counts; ``conflicts`` say why
    some stay so, and ``unsecured`` are those of which no completion is known that decides
    them. ``complete`` is whether the search ended by itself, with nothing better left to
    find; ``interrupted`` whether somebody ended it.
    """

    file: str
    wishes: Wishes
    goals: tuple[str, ...]
    wanted: tuple[Finding, ...]
    before: FileReport
    found: tuple[Alternative, ...]
    conflicts: tuple[Conflict, ...]
    unsecured: tuple[Finding, ...]
    complete: bool
    interrupted: bool = False


class UnknownPath(ValueError):  # noqa: N818  (says what it is)
    """A path that the file does not have; ``origin`` says where it was named.

    ``close`` is one that the file has, or empty.
    """

    def __init__(self, path: str, close: str, origin: str) -> None:
        super().__init__(f"The file has no '{path}'")
        self.close, self.origin = close, origin
