"""What waivers excuse, and what becomes of each.

A waiver is about one rule and one subject. It keeps violations of that rule on that subject
from counting and does nothing else: verdicts stay what they are. One that excuses nothing, or
must not, is told of, and what is told of waivers can itself not be waived.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from council_rules.findings.evidence import Notice
from council_rules.findings.finding import BROKEN, Finding, Verdict
from council_rules.findings.people import Exempt, Exemption, Waiver
from council_rules.findings.report import FileReport, Report
from council_rules.gate import waiver_notices as notices
from council_rules.gate.cases import Case, Rules, spread, with_notices
from council_rules.gate.dates import first_day, last_day
from council_rules.gate.entries import glob_of
from council_rules.gate.waiver_entries import KIND
from council_rules.record import Record

SOON = 30


class State(StrEnum):
    """What becomes of a waiver in a run; the first of several files' states counts."""

    IN_FORCE = "in force"
    WAITING = "waiting"
    NOT_CHECKED = "not checked"
    UNUSED = "unused"
    NOT_YET = "not yet in force"
    EXPIRED = "expired"
    MANDATORY = "not allowed"
    DUPLICATE = "duplicate"
    UNKNOWN = "about nothing"
    MALFORMED = "malformed"


class Audited(Record):
    """A waiver and what became of it.

    ``holder`` is the file that it is written in, ``files`` are those of the run it is for.
    ``until`` is its last day, None if it gives none. ``notices`` say what is wrong.
    """

    waiver: Waiver
    holder: str
    files: tuple[str, ...]
    state: State
    until: date | None
    notices: tuple[Notice, ...]


def applied(file: FileReport, waivers: Iterable[Waiver]) -> FileReport:
    """Return a report in which the violations are exempt that waivers name.

    The waivers have to hold. Nothing but rule and subject decides, verdicts are not touched,
    and violations of mandatory rules and those that are exempt already are left alone.
    """
    by_name: dict[tuple[str, str], Waiver] = {}
    for one in waivers:
        by_name.setdefault((one.rule, one.subject), one)
    return replace(file, findings=tuple(_excused(one, by_name) for one in file.findings))


def _excused(finding: Finding, waivers: Mapping[tuple[str, str], Waiver]) -> Finding:
    waiver = waivers.get((finding.code, finding.subject))
    if waiver is None or not finding.is_broken or finding.exempt:
        return finding
    if finding.enforcement == "mandatory":
        return finding
    until = last_day(waiver.expires).isoformat()
    exempt = Exemption(Exempt.WAIVER, waiver.reason, waiver.by, until, waiver.place)
    return replace(finding, exempt=exempt)


def audit(
    report: Report, filed: Sequence[Waiver], rules: Rules, day: date
) -> tuple[Report, tuple[Audited, ...]]:
    """Return a report with the waivers in its files, and those ``filed`` elsewhere, applied.

    What is wrong with a waiver is among the warnings of the proposal that holds it, or among
    the notices of the report. ``day`` is the day on which waivers have to hold.
    """
    cases = spread(report, filed, lambda file: file.waivers, _Case)
    held: list[list[Waiver]] = [[] for _ in report.files]
    for case in cases:
        case.judge(report, rules, day, held)
    pairs = zip(report.files, held, strict=True)
    files = [applied(file, waivers) for file, waivers in pairs]
    audited = tuple(case.audited(report) for case in cases)
    return with_notices(report, files, cases), audited


class _Case(Case[Waiver]):
    """One waiver on its way through a run."""

    kind = KIND

    def __init__(self, waiver: Waiver, copies: Mapping[int, Waiver], own: int | None) -> None:
        super().__init__(waiver, copies, own)
        self.waiver = waiver
        self.state = State.NOT_CHECKED
        self.until: date | None = None

    def audited(self, report: Report) -> Audited:
        holder, files = self.holder(report), self.files(report)
        return Audited(self.waiver, holder, files, self.state, self.until, tuple(self.notices))

    def judge(self, report: Report, rules: Rules, day: date, held: list[list[Waiver]]) -> None:
        """Find out the state, and add the waiver to those held for files if it holds there."""
        self.until = self._last_day()
        malformed, about = self.is_malformed(), self.about(rules)
        if malformed or self.is_about_nothing:
            self.state = State.MALFORMED if malformed else State.UNKNOWN
        if malformed or not (about and self._in_time(day)):
            return
        states = []
        for number in about:
            file = report.files[number]
            state = self._allowed(file, rules, held[number])
            if state is None:
                held[number].append(self.waiver)
                state = _state(self.waiver, file, report.rules)
            states.append(state)
        self.state = min(states, key=list(State).index)
        if self.state is State.UNUSED:
            self._unused(report, about)
        elif self.state in (State.IN_FORCE, State.WAITING):
            self._expiring(day)

    def _last_day(self) -> date | None:
        try:
            return last_day(self.waiver.expires) if self.waiver.expires else None
        except ValueError:
            return None

    def _in_time(self, day: date) -> bool:
        waiver, until = self.waiver, self.until
        if until is not None and until < day:
            self.tell(notices.expired(waiver, until, day))
            self.state = State.EXPIRED
            return False
        if waiver.granted and (begins := first_day(waiver.granted)) > day:
            self.tell(notices.not_yet(waiver, begins, day))
            self.state = State.NOT_YET
            return False
        return True

    def _allowed(
        self, file: FileReport, rules: Rules, held: Collection[Waiver]
    ) -> State | None:
        """Return what keeps the waiver from holding for a file, None if nothing does."""
        waiver = self.waiver
        if _enforcement(waiver.rule, file, rules) == "mandatory":
            self.tell(notices.mandatory(waiver))
            return State.MANDATORY
        for other in held:
            if (other.rule, other.subject) == (waiver.rule, waiver.subject):
                self.tell(notices.duplicate(waiver, other, file.file))
                return State.DUPLICATE
        return None

    def _unused(self, report: Report, about: Sequence[int]) -> None:
        """Tell that nothing is excused, unless that may be done in a file not of this run."""
        waiver = self.waiver
        if self.own is None:
            checked = {file.file for file in report.files}
            if not glob_of(waiver).is_within(checked):
                self.state = State.NOT_CHECKED
                return
        violated = sorted(
            {
                finding.subject
                for number in about
                for finding in report.files[number].of(*BROKEN)
                if finding.code == waiver.rule and finding.subject != waiver.subject
            }
        )
        self.tell(notices.unused(waiver, violated))

    def _expiring(self, day: date) -> None:
        if self.until is not None and (self.until - day).days <= SOON:
            self.tell(notices.expiring(self.waiver, self.until, day))


def _enforcement(code: str, file: FileReport, rules: Rules) -> str:
    """Return the enforcement of a rule in a file, where it may be set otherwise."""
    here = (finding.enforcement for finding in file.findings if finding.code == code)
    return next(here, rules.enforcement[code])


def _state(waiver: Waiver, file: FileReport, judged: Sequence[str]) -> State:
    """Return what a waiver that holds is good for in a file."""
    if not file.checked or waiver.rule not in judged or waiver.rule in file.not_checked:
        return State.NOT_CHECKED
    verdicts = {
        finding.verdict
        for finding in file.findings
        if (finding.code, finding.subject) == (waiver.rule, waiver.subject)
    }
    if verdicts & {*BROKEN}:
        return State.IN_FORCE
    # what is open may become a violation, and a scenario is not what the text says
    if verdicts & {Verdict.UNDETERMINED, Verdict.NEEDS_JUDGEMENT} or file.scenario:
        return State.WAITING
    return State.UNUSED
