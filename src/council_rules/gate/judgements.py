"""What a person has judged, and what becomes of each judgement.

A judgement answers one question of one rule on one subject, on the words that its fingerprint
stands for. It does nothing else: a violation that a rule finds by itself stays one. What does
not hold, or changes nothing, is told.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from council_rules.findings.evidence import Notice
from council_rules.findings.finding import BROKEN, Finding
from council_rules.findings.people import HumanAnswer, HumanJudgement, HumanQuestion
from council_rules.findings.report import FileReport, Report
from council_rules.gate import judgement_notices as notices
from council_rules.gate.answers import Key, answered
from council_rules.gate.cases import Case, Rules, spread, with_notices
from council_rules.gate.dates import first_day
from council_rules.gate.entries import glob_of
from council_rules.gate.judgement_entries import KIND
from council_rules.record import Record

_SPACE = re.compile(r"\s+")


class State(StrEnum):
    """What becomes of a judgement in a run; the first of several files' states counts."""

    IN_FORCE = "in force"
    WAITING = "waiting"
    NOT_CHECKED = "not checked"
    NOT_ASKED = "not asked for"
    FUTURE = "of a later day"
    VOID = "void"
    DUPLICATE = "duplicate"
    CONTRADICTED = "contradicted"
    UNKNOWN = "about nothing"
    MALFORMED = "malformed"


class AuditedJudgement(Record):
    """A judgement and what became of it.

    ``holder`` is the file that it is written in, ``files`` are those of the run it is for.
    ``notices`` say what is wrong, or why it changes nothing.
    """

    judgement: HumanJudgement
    holder: str
    files: tuple[str, ...]
    state: State
    notices: tuple[Notice, ...]


def audit(
    report: Report, filed: Sequence[HumanJudgement], rules: Rules, day: date
) -> tuple[Report, tuple[AuditedJudgement, ...]]:
    """Return a report with the judgements in its files, and those ``filed`` elsewhere, applied.

    What is wrong with a judgement is among the warnings of the proposal that holds it, or among
    the notices of the report. ``day`` is the day on which judgements have to hold.
    """
    cases = spread(report, filed, lambda file: file.judgements, _Case)
    for case in cases:
        case.read(report, rules, day)
    files = [
        answered(file, dict(_answers(file, number, cases)))
        for number, file in enumerate(report.files)
    ]
    for case in cases:
        case.conclude(report)
    audited = tuple(case.audited(report) for case in cases)
    return with_notices(report, files, cases), audited


def _answers(
    file: FileReport, number: int, cases: Iterable["_Case"]
) -> Iterator[tuple[Key, HumanAnswer]]:
    """Yield the answers that hold for a file, and settle what becomes of the others."""
    by_key: dict[Key, list[_Case]] = {}
    for case in cases:
        if question := case.answering.get(number):
            key = (case.judgement.rule, case.judgement.subject, question.atom)
            by_key.setdefault(key, []).append(case)
    for key, among in by_key.items():
        first, *others = among
        contrary = [one for one in others if one.judgement.answer != first.judgement.answer]
        for one in others if not contrary else among:
            if contrary:
                other = contrary[0] if one not in contrary else first
                one.states[number] = State.CONTRADICTED
                one.tell(notices.contradicted(one.judgement, other.judgement, file.file))
            else:
                one.states[number] = State.DUPLICATE
                one.tell(notices.duplicate(one.judgement, first.judgement, file.file))
        if not contrary:
            yield key, _answer(first.judgement)


def _answer(judgement: HumanJudgement) -> HumanAnswer:
    return HumanAnswer(
        yes=judgement.answer == "yes",
        by=judgement.by,
        date=judgement.date,
        reason=judgement.reason,
        evidence=judgement.evidence,
        place=judgement.place,
    )


class _Case(Case[HumanJudgement]):
    """One judgement on its way through a run.

    ``answering`` are the questions it answers and ``states`` what becomes of it, by file.
    """

    kind = KIND

    def __init__(
        self,
        judgement: HumanJudgement,
        copies: Mapping[int, HumanJudgement],
        own: int | None,
    ) -> None:
        super().__init__(judgement, copies, own)
        self.judgement = judgement
        self.answering: dict[int, HumanQuestion] = {}
        self.states: dict[int, State] = {}
        self.state = State.NOT_CHECKED

    def audited(self, report: Report) -> AuditedJudgement:
        holder, files = self.holder(report), self.files(report)
        return AuditedJudgement(self.judgement, holder, files, self.state, tuple(self.notices))

    def read(self, report: Report, rules: Rules, day: date) -> None:
        """Find out which questions it answers, and in which files."""
        malformed, about = self.is_malformed(), self.about(rules)
        if malformed or self.is_about_nothing:
            self.state = State.MALFORMED if malformed else State.UNKNOWN
        if malformed or not (about and self._in_time(day)):
            return
        for number in about:
            self.states[number] = self._state(number, report)

    def conclude(self, report: Report) -> None:
        """Settle what becomes of it as a whole, once all judgements are read."""
        if self.states:
            self.state = min(self.states.values(), key=list(State).index)
        if self.state is State.NOT_ASKED:
            self._not_asked(report)

    def _in_time(self, day: date) -> bool:
        when = first_day(self.judgement.date)
        # days are those of UTC, and somewhere it is the next one already
        if when > day + timedelta(days=1):
            self.tell(notices.future(self.judgement, when, day))
            self.state = State.FUTURE
            return False
        return True

    def _state(self, number: int, report: Report) -> State:
        one, file = self.judgement, report.files[number]
        if not file.checked or one.rule not in report.rules or one.rule in file.not_checked:
            return State.NOT_CHECKED
        asked = [q for finding in _findings(one, file) for q in finding.questions]
        question = next((q for q in asked if _same(q.atom, one.question)), None)
        if question is None:
            if file.scenario:  # which is not what the text says
                return State.WAITING
            if not asked:
                return State.NOT_ASKED
            self.tell(notices.unknown_question(one, [q.atom for q in asked]))
            return State.UNKNOWN
        if question.words_sha256 != one.words_sha256:
            self.tell(notices.void(one))
            return State.VOID
        self.answering[number] = question
        return State.IN_FORCE

    def _not_asked(self, report: Report) -> None:
        """Tell that nothing is asked, unless it may be in a file that is not of this run."""
        one = self.judgement
        if self.own is None and not glob_of(one).is_within({f.file for f in report.files}):
            self.state = State.NOT_CHECKED
            return
        number = next(n for n, state in self.states.items() if state is State.NOT_ASKED)
        file = report.files[number]
        others = sorted(f.subject for f in file.findings if f.code == one.rule and f.questions)
        self.tell(notices.not_asked(one, _why(one, file), others))


def _findings(judgement: HumanJudgement, file: FileReport) -> list[Finding]:
    named = (judgement.rule, judgement.subject)
    return [finding for finding in file.findings if (finding.code, finding.subject) == named]


def _same(atom: str, written: str) -> bool:
    return _SPACE.sub("", atom) == _SPACE.sub("", written)


def _why(judgement: HumanJudgement, file: FileReport) -> str:
    """Return why a rule asks nothing on the subject of a judgement."""
    findings = _findings(judgement, file)
    if not findings:
        return "the rule does not apply there"
    if any(finding.verdict in BROKEN for finding in findings):
        return "the rule is violated there by its condition, which no judgement changes"
    return f"the rule leaves nothing to a person there: it is {findings[0].verdict}"
