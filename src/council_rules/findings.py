"""What a check finds: one frozen result object that knows no solver and no screen.

A ``Report`` holds one ``FileReport`` per proposal; that holds one ``Finding`` per rule
and subject. Two axes are kept apart: the *verdict* on the rule, and its *firmness* over
everything the proposal leaves open.
"""

from collections.abc import Iterable
from enum import StrEnum

from council_rules.proposal.files import PassedOver
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


class Place(Record):
    """A place in a file; lines and columns count from 1, the end column is exclusive.

    ``path`` is the logical path in the file. ``file`` names the file where that is not the
    one which the report is about, such as a list of waivers or the settings.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    file: str = ""


class Citation(Record):
    """Where a fact of the proposal is written: a source of the file and a locator in it.

    ``disputed`` says that the file calls the source so.
    """

    source: str
    title: str
    locator: str
    basis: str
    url: str | None
    disputed: bool = False


class Evidence(Record):
    """One fact that makes a finding true, as a sentence with its place and its source.

    ``supposed`` marks a fact that does not hold in every completion of what is open, but in
    the one that the finding is shown for.
    """

    statement: str
    place: Place | None
    citations: tuple[Citation, ...]
    atom: str
    supposed: bool = False


class Premise(Record):
    """A claim of the file that has to be believed for a verdict to stand.

    ``level`` is its evidence level; ``place`` is None for what was counted from all of the
    text.
    """

    statement: str
    level: str
    place: Place | None
    citations: tuple[Citation, ...]


class Authority(Record):
    """A law, standard, work, precedent, theorem or policy choice, and how it bears on a rule.

    ``role``: it ``supports`` the rule, supports it by ``analogy``, ``illustrates`` it or is
    ``contrary`` to it. ``binds`` says whom it binds, ``seen`` the address where the clause was
    read, or ``not_seen``; either is empty for a choice of the rule book.
    """

    instrument: str
    clause: str
    kind: str
    role: str
    reads: str
    binds: str
    seen: str
    url: str | None


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


class HumanAnswer(Record):
    """What a person answered to a question: a yes or a no, by whom, on which day, and why.

    ``evidence`` says where that is written, ``place`` where it is recorded.
    """

    yes: bool
    by: str
    date: str
    reason: str
    evidence: tuple[str, ...]
    place: Place

    @property
    def word(self) -> str:
        """The answer as it is written in a file."""
        return "yes" if self.yes else "no"


class HumanQuestion(Record):
    """What a person has to judge, because it hangs on the content of a text.

    ``sentence`` quotes the words of the file; a yes meets the rule. ``place`` is that of
    the words, or of what they belong to where the file does not give them. ``supposed``
    marks a question that does not arise in every completion of what is open.
    ``words_sha256`` is a fingerprint of the question and of the statements it is about;
    ``answer`` is that of a person, if it was given on these words.
    """

    sentence: str
    quotes: tuple[str, ...]
    place: Place
    citations: tuple[Citation, ...]
    atom: str
    supposed: bool = False
    words_sha256: str = ""
    answer: HumanAnswer | None = None


class Exempt(StrEnum):
    """Why a violation does not count for the exit code: what it was excused by."""

    WAIVER = "waiver"
    BASELINE = "baseline"
    BEFORE = "before"
    EVIDENCE = "evidence"


class Exemption(Record):
    """What keeps a violation from counting; its verdict stays what it is.

    ``reason`` says in words why, ``by`` who granted it and ``until`` to which day, where
    that is known; ``place`` is where it is written.
    """

    kind: Exempt
    reason: str
    by: str = ""
    until: str = ""
    place: Place | None = None


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


class Notice(Record):
    """Something to know about a file that is not a verdict: a problem in it, or a warning."""

    code: str
    severity: str
    message: str
    hint: str
    place: Place | None


class Coverage(Record):
    """What a file leaves out, so that rules look at nothing there.

    ``missing`` says in words of how many parts of the file what is left out, ``places`` are
    those of the parts, and ``rules`` the codes of the rules that look at none of them. No
    rules mean that rules do look, and that ``missing`` says how.
    """

    code: str
    severity: str
    missing: str
    hint: str
    places: tuple[Place, ...]
    rules: tuple[str, ...]

    @property
    def message(self) -> str:
        """What is left out, and how many rules look at nothing there, as a sentence."""
        if not self.rules:
            return self.missing
        rules = "1 rule" if len(self.rules) == 1 else f"{len(self.rules)} rules"
        if not self.parts:
            does = "looks only at what is listed, and applies to nothing"
            do = "look only at what is listed, and apply to nothing"
            return f"{self.missing}: {rules} {does if len(self.rules) == 1 else do}"
        if len(self.places) > 1:
            verb = "looks" if len(self.rules) == 1 else "look"
            return f"{self.missing}: {rules} {verb} at none of them"
        verb = "does" if len(self.rules) == 1 else "do"
        return f"{self.missing}: {rules} {verb} not look at it"

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the file that it is about, none if it is about the file as a whole."""
        return tuple(place.path for place in self.places if place.path != "proposal")

    @property
    def notice(self) -> Notice:
        """The same as something to know about the file, at the first of its places."""
        message = f"{self.message} ({', '.join(self.parts)})" if self.parts else self.message
        return Notice(self.code, self.severity, message, self.hint, self.places[0])


class Waiver(Record):
    """An exception from a rule that somebody granted, as it is written.

    Texts are empty where nothing is said. ``places`` gives the places of the keys. ``files``
    says which files a waiver is for that is not written in the proposal itself. ``faults`` are
    what is wrong with it by itself; with an error among them it does not hold.
    """

    rule: str
    subject: str
    reason: str
    by: str
    granted: str
    expires: str
    evidence: tuple[str, ...]
    place: Place
    places: tuple[tuple[str, Place], ...] = ()
    files: str = ""
    faults: tuple[Notice, ...] = ()

    def at(self, key: str) -> Place:
        """Return the place of what is written under a key, or of the whole waiver."""
        return dict(self.places).get(key, self.place)


class HumanJudgement(Record):
    """What a person answered to a question of a rule, as it is written.

    Texts are empty where nothing is said. ``question`` is the one that is answered, as the
    finding names it, and ``words_sha256`` the fingerprint of the words that were judged.
    ``places`` gives the places of the keys. ``files`` says which files a judgement is for that
    is not written in the proposal itself. ``faults`` are what is wrong with it by itself; with
    an error among them it does not hold.
    """

    rule: str
    subject: str
    question: str
    answer: str
    by: str
    date: str
    reason: str
    evidence: tuple[str, ...]
    words_sha256: str
    place: Place
    places: tuple[tuple[str, Place], ...] = ()
    files: str = ""
    faults: tuple[Notice, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """What a judgement is about: rule, subject and question."""
        return self.rule, self.subject, self.question

    def at(self, key: str) -> Place:
        """Return the place of what is written under a key, or of the whole judgement."""
        return dict(self.places).get(key, self.place)


class CoalitionPower(Record):
    """What one group can do, in the room (a procedure) or across bodies (a matter).

    In the room ``carries_if_absent`` says whether it carries the vote if the others stay
    away, ``blocks_by_absence`` whether it can stop it only by staying away itself. Where it is
    open if it wins or blocks across bodies, ``wins_where`` and ``blocks_where`` say in which
    completions it does (``Completions.where``); empty where that is not known.
    """

    coalition: str
    name: str
    level: str
    subject: str
    wins: bool | None
    blocks: bool | None
    carries_if_absent: bool | None = False
    blocks_by_absence: bool | None = False
    wins_where: str = ""
    blocks_where: str = ""


class BodyVotes(Record):
    """The votes in a body, those of seats declared local and all.

    What is open counts as it usually turns out. ``least`` and ``most`` are both numbers where
    the local share is least and where it is greatest; None if nothing is open about them.
    """

    body: str
    name: str
    local: int
    total: int
    least: tuple[int, int] | None = None
    most: tuple[int, int] | None = None


class FileReport(Record):
    """The results for one proposal file.

    ``findings`` holds every verdict, ``not_applicable`` the codes of rules that apply to
    nothing in the file. ``completions`` is the number of ways to answer all
    ``open_points``; ``settling`` ranks those of them that settle verdicts, most first.
    ``scenario`` is what was assumed besides the text, ``scenarios`` are all that the file
    names; ``local_votes`` are those of all bodies. ``waivers`` and ``judgements`` are those for
    this file, whether they hold or not. ``coverage`` tells what rules look at nothing of.
    ``problems`` is not empty only if the file could not be checked; then nothing else is filled
    in but ``not_checked``, the codes of the rules that could not be run on it. ``empty`` says
    that it has neither a body nor a procedure, so that there is nothing to check. ``silent`` is
    how many verdicts of a draft are undetermined only as it does not say that it is complete.
    """

    file: str
    title: str
    proposal: str
    sha256: str
    findings: tuple[Finding, ...]
    not_applicable: tuple[str, ...]
    not_checked: tuple[str, ...]
    open_points: tuple[OpenPoint, ...]
    assumptions: tuple[str, ...]
    powers: tuple[CoalitionPower, ...]
    warnings: tuple[Notice, ...]
    problems: tuple[Notice, ...]
    completions: int = 1
    settling: tuple[Settlement, ...] = ()
    scenario: Scenario | None = None
    scenarios: tuple[Scenario, ...] = ()
    local_votes: tuple[BodyVotes, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    judgements: tuple[HumanJudgement, ...] = ()
    empty: bool = False
    silent: int = 0

    @property
    def checked(self) -> bool:
        """Return whether the file could be read and judged."""
        return not self.problems

    def of(self, *verdicts: Verdict) -> tuple[Finding, ...]:
        """Return the findings with one of the given verdicts, in report order."""
        return tuple(finding for finding in self.findings if finding.verdict in verdicts)


class Report(Record):
    """The results of one run over one or more proposals.

    ``notices`` are about the run and not about one of the files. ``passed_over`` is what was
    found at the paths of the run and not judged, ``settings`` the file of settings that
    applied, empty if none did. ``levels`` gives severity and enforcement of each rule.
    ``profile`` is what rules were taken from, empty where that is not known, ``left_out`` the
    number of rules that were left out for it.
    """

    files: tuple[FileReport, ...]
    rules: tuple[str, ...]
    rule_book: str
    version: str
    parameters: tuple[tuple[str, str, str], ...]
    notices: tuple[Notice, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    settings: str = ""
    levels: tuple[tuple[str, Severity, str], ...] = ()
    profile: str = ""
    left_out: int = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return all findings of all files."""
        return tuple(finding for file in self.files for finding in file.findings)
