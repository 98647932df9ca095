"""What a check says of a file, as an editor marks it in the text.

The words are those of the command line. A violation that holds whatever is open is an error,
a warning or a note, as grave as its rule; what is only possible, for a person to judge or
excused is never more than information, and says so.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from council_rules.findings.evidence import Evidence, Notice, Place
from council_rules.findings.finding import Finding, Verdict
from council_rules.findings.openness import Answer
from council_rules.findings.report import FileReport
from council_rules.proposal.problems import START, Span
from council_rules.render.answers import answers_of
from council_rules.render.exempt import said
from council_rules.render.look import LEVELS, Level
from council_rules.rulebook.problems import PageProblem

_RELATED = 12
_ANSWERS = 5
# what a fault that is not the file's is called, so that it has a page
NOT_JUDGED = "RUN002"


class Related(NamedTuple):
    """A place that makes something so, in this file unless another is named."""

    words: str
    span: Span
    file: str = ""


class Diagnostic(NamedTuple):
    """Something to mark in a text. ``data`` comes back when an editor asks what to do."""

    span: Span
    level: Level
    code: str
    message: str
    related: tuple[Related, ...] = ()
    data: dict[str, Any] | None = None


def of_report(report: FileReport, notices: Iterable[Notice] = ()) -> list[Diagnostic]:
    """Return what there is to mark of a report; ``notices`` are those of the run."""
    found = [_of_notice(one) for one in (*report.problems, *report.warnings)]
    found += [_of_notice(one) for one in notices]
    found += [
        _of_notice(gap.notice)._replace(
            related=tuple(Related(one.path, _span(one)) for one in gap.places[1:_RELATED]),
            data={"coverage": gap.code},
        )
        for gap in report.coverage
    ]
    found += [_of_finding(one) for one in report.findings if one.verdict is not Verdict.MET]
    return found


def of_problems(problems: Sequence[PageProblem]) -> list[Diagnostic]:
    """Return what keeps a file from being judged and stands in settings or pages."""
    return [
        Diagnostic(
            START,
            "error",
            NOT_JUDGED,
            f"Not judged: {one}",
            (Related(one.message, _at(one), one.file),) if one.line else (),
        )
        for one in problems
    ]


def of_fault(words: str) -> Diagnostic:
    """Return that a file was not judged, and why."""
    return Diagnostic(START, "error", NOT_JUDGED, f"Not judged: {words}")


def _at(problem: PageProblem) -> Span:
    return Span(problem.line, problem.column, problem.line, problem.column)


def _of_notice(notice: Notice) -> Diagnostic:
    graver: dict[str, Level] = {"error": "error", "warning": "warning"}
    level = graver.get(notice.severity, "note")
    message = notice.message + (f"\nhelp: {notice.hint}" if notice.hint else "")
    place = notice.place
    if place is None:
        return Diagnostic(START, level, notice.code, message)
    if place.file:
        return Diagnostic(
            START, level, notice.code, message, (Related("here", _span(place), place.file),)
        )
    return Diagnostic(_span(place), level, notice.code, message)


def _of_finding(finding: Finding) -> Diagnostic:
    return Diagnostic(
        span=_span(finding.place),
        level=_level(finding),
        code=finding.code,
        message="\n".join(_message(finding)),
        related=tuple(_related(finding))[:_RELATED],
        data={
            "code": finding.code,
            "subject": finding.subject,
            "reason": finding.reason,
            "verdict": finding.verdict.value,
        },
    )


def _level(finding: Finding) -> Level:
    if not finding.is_broken or finding.exempt:
        return "note"
    return LEVELS[finding.severity]


def _message(finding: Finding) -> Iterator[str]:
    """Yield the lines about a finding, the first of which says how sure it is."""
    word = {Verdict.UNDETERMINED: "open", Verdict.NEEDS_JUDGEMENT: "for a person to judge"}
    lead = "excused" if finding.exempt and finding.is_broken else word.get(finding.verdict, "")
    yield f"{lead}: {finding.message}" if lead else finding.message
    if finding.exempt:
        yield said(finding.exempt)
    if finding.verdict is Verdict.UNDETERMINED:
        yield from _tips("fails if", finding.violated_if)
        yield from _tips("holds if", finding.kept_if)
    for question in finding.questions:
        if question.answer is None:
            yield f"asks: {question.told}"
    yield from (f"answer: {one}" for one in answers_of(finding))
    if finding.remedy and finding.is_broken:
        yield f"help: {finding.remedy}"


def _tips(lead: str, answers: Sequence[Answer]) -> Iterator[str]:
    if not answers:
        return
    shown = [one.says for one in answers[:_ANSWERS]]
    more = [f"{len(answers) - _ANSWERS} more answers"] if len(answers) > _ANSWERS else []
    yield f"{lead}: {' and '.join([*shown, *more])}"


def _related(finding: Finding) -> Iterator[Related]:
    own = (finding.place.line, finding.place.column)
    seen = set()
    for words, place in _reasons(finding):
        if place is None or (place.line, place.column, words) in seen:
            continue
        seen.add((place.line, place.column, words))
        if (place.line, place.column) != own or words:
            yield Related(words, _span(place), place.file)


def _reasons(finding: Finding) -> Iterator[tuple[str, Place | None]]:
    yield from ((_fact(one), one.place) for one in finding.evidence)
    yield from ((f"open: {one.sentence}", one.place) for one in finding.depends_on)
    yield from ((one.sentence, one.place) for one in finding.questions)
    if finding.exempt:
        yield said(finding.exempt), finding.exempt.place


def _fact(evidence: Evidence) -> str:
    cited = "; ".join(f"{one.source}#{one.locator}" for one in evidence.citations)
    return f"{evidence.statement} [{cited}]" if cited else evidence.statement


def _span(place: Place) -> Span:
    return Span(place.line, place.column, place.end_line, place.end_column)
