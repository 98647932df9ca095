"""The verdict of one rule on one subject."""

from collections.abc import Iterable
from enum import StrEnum

from council_rules.findings.evidence import Authority, Evidence, Place, Premise
from council_rules.findings.openness import Answer, OpenPoint
from council_rules.findings.people import Exemption, HumanQuestion
from council_rules.record import Record
from council_rules.rulebook.profiles import is_binding_law


class Verdict(StrEnum):
    """The result of one rule on one subject, or on a file that it was not asked about.

    What was judged by a person has verdicts of its own: this tool has not proven them.
    """

    VIOLATED = "violated"
    UNDETERMINED = "undetermined"
    NEEDS_JUDGEMENT = "needs_judgement"
    JUDGED_VIOLATED = "judged_violated"
    JUDGED_MET = "judged_met"
    MET = "met"
    NOT_APPLICABLE = "not_applicable"
    NOT_CHECKED = "not_checked"


# the verdicts that a finding can have, in the order of a report
JUDGED = (
    Verdict.VIOLATED,
    Verdict.JUDGED_VIOLATED,
    Verdict.UNDETERMINED,
    Verdict.NEEDS_JUDGEMENT,
    Verdict.JUDGED_MET,
    Verdict.MET,
)


# by the condition of a page, or by what a person answered to its question
BROKEN = (Verdict.VIOLATED, Verdict.JUDGED_VIOLATED)


# how the message of a verdict that needs judgement ends
IF_YES = ", if a person answers yes"


BY_A_PERSON = (Verdict.JUDGED_VIOLATED, Verdict.JUDGED_MET)


class Firmness(StrEnum):
    """Whether a violation holds in every completion of what is open, in some, or in none."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    NEVER = "never"


class Severity(StrEnum):
    """How grave a violation is; order of gravity is the order of definition."""

    MUST = "must"
    SHOULD = "should"
    INFO = "info"


class Cure(Record):
    """The cheapest edits that cure one finding and break nothing else, in words.

    No ``edits`` mean that there are none, or that nobody looked: ``searched`` says which.
    """

    edits: tuple[str, ...] = ()
    cost: int = 0
    proven: bool = True
    searched: bool = True


class Finding(Record):
    """The verdict of one rule on one subject, with everything needed to follow it up.

    ``measures`` are the numbers behind the message; ``depends_on`` are open points that
    decide an undetermined verdict. The rule is violated whenever all of ``violated_if``
    come true, and kept whenever all of ``kept_if`` do, whatever else is open; where no such
    answers could be worked out, they are empty. ``bounds`` says in words which assumed
    bounds the verdict rests on: a settled one would not stand without them, an open one is
    open only because of them. ``questions`` are what a person has to answer before a verdict
    that needs judgement is met, with the answers that were given; an undetermined one has
    those that may arise where the rule is not broken. ``stands_on`` is the firmest level of
    evidence on which the verdict is the same whatever becomes of all weaker claims, empty for
    what is undetermined and where nobody asked; ``premises`` are claims on that level or firmer
    ones of which none can be spared, where somebody asked for them. ``against`` is what speaks
    against the rule, ``defence`` what a defender of the text answers. ``exempt`` is set where a
    violation does not count, ``cure`` where somebody asked for it.
    """

    code: str
    name: str
    severity: Severity
    enforcement: str
    verdict: Verdict
    firmness: Firmness
    subject: str
    reason: str
    message: str
    place: Place
    evidence: tuple[Evidence, ...]
    measures: tuple[tuple[str, int], ...]
    authorities: tuple[Authority, ...]
    depends_on: tuple[OpenPoint, ...]
    remedy: str
    violated_if: tuple[Answer, ...] = ()
    kept_if: tuple[Answer, ...] = ()
    bounds: tuple[str, ...] = ()
    questions: tuple[HumanQuestion, ...] = ()
    against: str = ""
    defence: str = ""
    stands_on: str = ""
    premises: tuple[Premise, ...] = ()
    exempt: Exemption | None = None
    cure: Cure | None = None

    def __hash__(self) -> int:
        """Return a hash of what tells findings apart: not of all their evidence each time."""
        return hash((self.identity, self.message))

    @property
    def is_broken(self) -> bool:
        """Return whether the rule is violated, as found or as judged by a person."""
        return self.verdict in BROKEN

    @property
    def rests_on_law(self) -> bool:
        """Return whether law that was read and binds somebody carries the rule."""
        return any(is_binding_law(one.kind, one.role, one.binds) for one in self.authorities)

    @property
    def weight(self) -> tuple[int, bool]:
        """Return what is told first: what is graver, then what rests on law; less is first."""
        return list(Severity).index(self.severity), not self.rests_on_law

    @property
    def identity(self) -> tuple[str, str, str]:
        """Return what makes this finding the same finding elsewhere: no line, no wording."""
        return (self.code, self.subject, self.reason)


def in_report_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by verdict, severity and whether law carries the rule, then by rule.

    Violations that are excused come after those that count.
    """
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[int, bool, tuple[int, bool], str, int, str]:
    verdict, excused = JUDGED.index(finding.verdict), finding.exempt is not None
    place = finding.place.line
    return (verdict, excused, finding.weight, finding.code, place, finding.subject)
