"""What comes of a search for alternatives."""

from collections.abc import Iterable
from enum import StrEnum

from council_rules.alternatives.edits import Edit
from council_rules.alternatives.request import Pin, Request
from council_rules.analysis.standard import JudgedBy
from council_rules.findings.report import FileReport
from council_rules.proposal.amend import Amendment
from council_rules.record import Record

Finding = tuple[str, str]
Share = tuple[int, int]


class Outcome(StrEnum):
    """What has become of a verdict that was to be cured.

    The first four are read off the check of an amended file; where several alternatives are
    compared, the earlier is the better. The others say why no alternative has one of the
    first three: it is proven that none of the edits can have it, they were not all tried, or
    time was up.
    """

    MET = "met"
    OPEN = "open"
    NOT_APPLICABLE = "not_applicable"
    VIOLATED = "violated"
    IMPOSSIBLE = "impossible"
    NOT_SEARCHED = "not_searched"
    CUT_SHORT = "cut_short"


class Change(Record):
    """An edit of an alternative, and what would be different without it.

    All other edits being made, except those that name what it inserts, the verdicts in
    ``cures`` would not be met without it, and those in ``prevents`` would be new: violated,
    undetermined or for a person to judge. Those in ``opens`` would stay violated as well, and
    are open or apply no longer with it. In an alternative of more than 30 edits, that is so
    without all that say the same of other places.
    ``instead`` says which edits for other groups come to the same, so far as they were tried.
    If it is not ``worked_out``, there was no time to find out what would be different.
    """

    edit: Edit
    cures: tuple[Finding, ...]
    prevents: tuple[Finding, ...]
    opens: tuple[Finding, ...] = ()
    instead: tuple[str, ...] = ()
    worked_out: bool = True


class Alternative(Record):
    """Edits that cure what they can at the least cost.

    ``outcomes`` say what becomes of each verdict that was to be cured. The rest names
    verdicts by rule and subject: in ``remaining`` are all goals that are violated, and
    where every completion counts, those that are in some; in ``opened`` what is
    undetermined or for a person to judge now, and was not before. What is violated now and was
    not, as somebody allowed, is in ``settled`` if it was open before, else in ``broken``.
    ``proven`` says that nothing cheaper does as much, ``bound`` what is proven otherwise.
    ``shares`` are bodies with their local and all votes, before and after, where they differ.
    ``moved`` is how many seats get a vote, lose it or change hands. ``lost`` are comments of
    the file that go with what they stand at, each with its line; ``text`` is the file with the
    edits made. ``in_full`` is false where a
    search ended before more than the verdicts were known: then ``shares`` are empty, no change
    says what it does, and the reports hold nothing but the name of the file.
    """

    changes: tuple[Change, ...]
    cost: int
    moved: int
    proven: bool
    bound: int
    outcomes: tuple[tuple[Finding, Outcome], ...]
    remaining: tuple[Finding, ...]
    opened: tuple[Finding, ...]
    settled: tuple[Finding, ...]
    broken: tuple[Finding, ...]
    shares: tuple[tuple[str, Share, Share], ...]
    lost: tuple[str, ...]
    text: str
    before: FileReport
    after: FileReport
    in_full: bool = True

    @property
    def cures(self) -> tuple[Finding, ...]:
        """Return what is met now."""
        return self.with_outcome(Outcome.MET)

    def with_outcome(self, wanted: Outcome) -> tuple[Finding, ...]:
        """Return what was to be cured and comes out in one way."""
        return tuple(one for one, outcome in self.outcomes if outcome is wanted)

    @property
    def amendments(self) -> tuple[Amendment, ...]:
        """Return all amendments, in an order in which they can be made."""
        return tuple(one for change in self.changes for one in change.edit.amendments)


def short_of_met(found: Iterable[Alternative], finding: Finding) -> Outcome | None:
    """Return the best that alternatives come to which do not meet a goal, short of violated."""
    come_to = {dict(one.outcomes)[finding] for one in found}
    return next((o for o in (Outcome.OPEN, Outcome.NOT_APPLICABLE) if o in come_to), None)


class Release(Record):
    """What giving up one fixed path makes possible: a cure, and what it costs at least."""

    pin: Pin
    cost: int
    proven: bool


class Refusal(Record):
    """Edits that would do better, and what they are refused for.

    ``meets`` is what they would meet at the cost, ``breaks`` what would be violated and is not
    now; what of that is open now is in ``settles``. Of very many edits, ``alone`` are some
    that would be refused without the others, so far as that was found out.
    """

    says: tuple[str, ...]
    cost: int
    meets: tuple[Finding, ...]
    breaks: tuple[Finding, ...]
    settles: tuple[Finding, ...] = ()
    alone: tuple[str, ...] = ()


class Conflict(Record):
    """A verdict that no alternative cures, and why: it cannot be, or it was not found out.

    ``outcome`` is the best that any text came to that was tried, if that is better than
    violated; else why there is none. ``pins`` must not change, ``rules`` may not be broken
    anew, ``goals`` are cured instead: all of them are needed for the conflict, and giving up
    any one makes a cure possible. ``releases`` say at what cost. ``refusal`` is the cheapest
    cure that was refused for what else it breaks. Where time was up before it was known which
    of all pins and rules are needed, it is not ``reduced`` and names none.
    It is ``proven`` if it is known that no combination of these edits meets it.
    """

    finding: Finding
    outcome: Outcome
    pins: tuple[Pin, ...] = ()
    rules: tuple[str, ...] = ()
    goals: tuple[Finding, ...] = ()
    releases: tuple[Release, ...] = ()
    refusal: Refusal | None = None
    reduced: bool = True
    proven: bool = False


class Scope(Record):
    """What was searched, so that nothing is called impossible that was not tried.

    ``weighed`` is the number of edits of which all combinations were weighed; ``singly`` that
    of edits tried one by one in the file, ``pairs`` of pairs tried so. ``dropped`` says which
    edits would have made no valid file, and ``assumed`` which would have answered what a
    scenario of the file assumes, in words.
    """

    weighed: int
    singly: int = 0
    pairs: int = 0
    dropped: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()


class Alternatives(Record):
    """What a search came to.

    ``goals`` are the rules that were to be cured; ``wanted`` is what they find violated as
    the file stands, and undetermined too if every completion counts; ``conflicts`` say why
    some are not met by any alternative, and ``unsecured`` are those of which no completion is
    known that decides them. ``refused`` are edits that cost less than the first alternative
    or do more, and are refused for what they break. ``missing`` says in words what the file
    does not name, without which some kinds of edit cannot be offered. ``complete`` is whether
    the search ended by itself, with nothing better left to find; ``interrupted`` whether
    somebody ended it. It is not ``judged`` if it ended before it was known what is violated:
    then it holds nothing but the goals. ``judged_by`` tells the rules of which none may be
    broken anew.
    """

    file: str
    request: Request
    goals: tuple[str, ...]
    wanted: tuple[Finding, ...]
    before: FileReport
    found: tuple[Alternative, ...]
    conflicts: tuple[Conflict, ...]
    unsecured: tuple[Finding, ...]
    complete: bool
    interrupted: bool = False
    refused: tuple[Refusal, ...] = ()
    scope: Scope = Scope(0)
    missing: tuple[str, ...] = ()
    judged: bool = True
    judged_by: JudgedBy | None = None


class UnknownPath(ValueError):  # noqa: N818  (says what it is)
    """A path that the file does not have; ``origin`` says where it was named.

    ``close`` is one that the file has, or empty.
    """

    def __init__(self, path: str, close: str, origin: str) -> None:
        super().__init__(f"The file has no '{path}'")
        self.close, self.origin = close, origin
