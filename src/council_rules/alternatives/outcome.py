"""What is asked of a search for alternatives, and what comes of it."""

from council_rules.alternatives.edits import Edit
from council_rules.findings import FileReport
from council_rules.proposal.amend import Amendment
from council_rules.record import Record

Finding = tuple[str, str]
Share = tuple[int, int]


class Change(Record):
    """An edit of an alternative, and what would be different without it.

    All other edits being made, the verdicts in ``cures`` would stay violated without it, and
    those in ``prevents`` would be new: violated, undetermined or for a person to judge.
    """

    edit: Edit
    cures: tuple[Finding, ...]
    prevents: tuple[Finding, ...]


class Alternative(Record):
    """Edits that cure what they can at the least cost.

    ``cures``, ``remaining``, ``opened`` name verdicts by rule and subject: violated before
    and no longer; still violated; undetermined or for a person to judge now, and not before;
    in ``settled`` are those that were open before and come out as violated.
    ``proven`` says that nothing cheaper does as much, ``bound`` what is proven otherwise.
    ``shares`` are bodies with their local and all votes, before and after, where they differ.
    """

    changes: tuple[Change, ...]
    cost: int
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


class Conflict(Record):
    """A rule that stays broken because of what is fixed, on one subject.

    ``pins`` are the fixed paths that keep it so: all of them are needed for that, and giving
    up any one makes a cure possible. Empty where no edit considered here cures it.
    """

    finding: Finding
    pins: tuple[str, ...]


class Alternatives(Record):
    """What a search came to.

    ``goals`` are the rules that were to be cured, ``chosen`` whether somebody asked for them,
    ``wanted`` what they find violated as the file stands, ``conflicts`` say why some stay so.
    ``complete`` is whether the search ended by itself, with nothing better left to find.
    """

    file: str
    goals: tuple[str, ...]
    chosen: bool
    wanted: tuple[Finding, ...]
    fixed: tuple[str, ...]
    before: FileReport
    found: tuple[Alternative, ...]
    conflicts: tuple[Conflict, ...]
    complete: bool


class Wishes(Record):
    """What to search for: ``goals`` are codes of rules, by default those of severity must;
    nothing at or below the paths ``fixed`` may change; ``number`` alternatives at most, and
    ``seconds`` to find them.
    """

    goals: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    number: int = 1
    seconds: float = 20.0


class UnknownPath(ValueError):  # noqa: N818  (says what it is)
    """A path that the file does not have; ``close`` is one that it has, or empty."""

    def __init__(self, path: str, close: str) -> None:
        super().__init__(f"The file has no '{path}'")
        self.close = close
