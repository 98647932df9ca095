"""One block of text for one finding, or for several that have the same cause."""

from collections.abc import Sequence

from council_rules.findings.evidence import Citation, Evidence, Notice, Place
from council_rules.findings.finding import Finding, Firmness, Verdict
from council_rules.findings.openness import Answer, OpenPoint
from council_rules.findings.people import HumanQuestion
from council_rules.levels import STANDS
from council_rules.render.answers import answers_of
from council_rules.render.cure import cure_of
from council_rules.render.exempt import said
from council_rules.render.frames import Mark, arrow, frame, gutter_of
from council_rules.render.look import (
    COLOURS,
    Look,
    headline,
    help_lines,
    level_of,
    note,
    shortened,
)
from council_rules.render.sources import CONTRARY, in_short, paragraphs
from council_rules.words import readable

_RELATED = 3
_FACTS = 5
_ALSO = 4
_POINTS = 5
_BOUND = {
    Firmness.CERTAIN: "rests on what is assumed: {}",
    Firmness.POSSIBLE: "open only because a number of seats is; assumed is that {}",
    Firmness.NEVER: "rests on what is assumed: {}",
}
_FIRM = {
    Firmness.CERTAIN: "in every scenario, whatever the open points turn out to be",
    Firmness.POSSIBLE: "in some scenarios: broken under some answers, kept under others",
    Firmness.NEVER: "in no scenario, whatever the open points turn out to be",
}


def _firmness(finding: Finding) -> str:
    if finding.verdict is Verdict.NEEDS_JUDGEMENT:
        return "not broken whatever the open points turn out to be, as far as this tool reads"
    if finding.verdict is Verdict.JUDGED_MET:
        return "not broken whatever the open points turn out to be, as far as this tool reads"
    if _broken_by_answer(finding):
        return "broken in those scenarios in which the question arises that was answered no"
    if finding.verdict is Verdict.UNDETERMINED:
        return _as_known(finding)
    said = _FIRM[finding.firmness]
    if any(evidence.supposed for evidence in finding.evidence):
        said += "; the numbers and the supposed facts show one such case"
    return said


def _broken_by_answer(finding: Finding) -> bool:
    """Return whether a verdict is open only because of a no to what some completions ask."""
    noes = any(one.answer and not one.answer.yes for one in finding.questions)
    known = finding.violated_if or finding.kept_if or finding.depends_on
    return finding.verdict is Verdict.UNDETERMINED and noes and not known


def _as_known(finding: Finding) -> str:
    """Return how firm an open verdict is; answers are claimed only where some are named."""
    if finding.violated_if and finding.kept_if:
        return _FIRM[finding.firmness]
    if finding.violated_if:
        return "broken under some answers; whether under all was not worked out"
    if finding.kept_if:
        return "kept under some answers; whether under all was not worked out"
    return "whether it is broken under any answers was not worked out"


def finding_block(
    finding: Finding,
    others: Sequence[Finding],
    file: str,
    lines: Sequence[str] | None,
    is_open: bool,
    look: Look,
) -> list[str]:
    """Return the block of a finding.

    ``others`` are findings with the same cause, listed below it. ``lines`` is the text of
    the file, None where there is none to show. ``is_open`` says whether the proposal
    leaves anything open, so that it matters how firm the verdict is.
    """
    level = level_of(finding)
    after = finding.enforcement
    if not finding.is_broken:
        after = f"{finding.severity}, {after}"
    marks = _marks(finding, look)
    drawn = frame(lines or (), marks, look.columns, look.paint, COLOURS[level])
    margin = gutter_of(marks) if drawn else 2
    block = headline(level, finding.code, finding.message, after, look)
    block.append(arrow(margin, _at(file, finding.place), readable(finding.subject)))
    if finding.verdict is Verdict.MET:
        facts = _facts(finding.evidence, frozenset(), look)
        block += note(margin, "facts", shortened(facts, _FACTS, look), look)
        return block + note(margin, "bound", _bounds(finding), look)
    block += drawn
    if finding.exempt:
        block += note(margin, "exempt", [said(finding.exempt)], look)
    if is_open:
        block += note(margin, "firmness", [_firmness(finding)], look)
    block += note(margin, "evidence", _stands_on(finding, look), look)
    labels = frozenset(mark.label for mark in marks) if drawn else frozenset()
    facts = _facts(finding.evidence, labels, look)
    block += note(margin, "facts", shortened(facts, _FACTS, look), look)
    asks = [_ask(question) for question in finding.questions]
    block += note(margin, _asks(finding), shortened(asks, _POINTS, look), look)
    block += note(margin, "answer", answers_of(finding), look)
    needs = [_need(point, look) for point in finding.depends_on]
    block += note(margin, "needs", shortened(needs, _POINTS, look), look)
    if finding.verdict is Verdict.UNDETERMINED and not _broken_by_answer(finding):
        block += note(margin, "fails if", _if(finding.violated_if, look), look)
        block += note(margin, "holds if", _if(finding.kept_if, look), look)
    block += note(margin, "bound", _bounds(finding), look)
    block += _rests_on(finding, margin, look)
    also = [f"{_at(file, other.place)} {other.message}" for other in others]
    block += note(margin, "also", shortened(also, _ALSO, look), look)
    if finding.remedy and finding.is_broken:
        block += help_lines(finding.remedy, look)
    cure = cure_of(finding)
    block += note(margin, "cure", [cure] if cure else [], look)
    return block + note(margin, "docs", [f"council-rules explain {finding.code}"], look)


def notice_block(
    notice: Notice, file: str, lines: Sequence[str] | None, look: Look
) -> list[str]:
    """Return the block of something that is not a verdict: a problem or a warning.

    ``file`` is empty for what is about the run and not about one file.
    """
    level = notice.severity
    block = headline(level, notice.code, notice.message, "", look)
    if notice.place is None:
        block += [arrow(2, file, "")] if file else []
    else:
        mark = _mark(notice.place, "", primary=True)
        lines = () if notice.place.file else lines or ()
        drawn = frame(lines, [mark], look.columns, look.paint, COLOURS[level])
        margin = gutter_of([mark]) if drawn else 2
        block += [arrow(margin, _at(file, notice.place), notice.place.path), *drawn]
    return block + help_lines(notice.hint, look)


def _if(answers: Sequence[Answer], look: Look) -> list[str]:
    """Return the answers that turn a verdict as one sentence."""
    if not answers:
        return ["not worked out"]
    said = [answer.says for answer in answers]
    rest = 0 if look.verbose or len(said) <= _POINTS + 1 else len(said) - _POINTS
    more = [f"{rest} more answers (--verbose)"] if rest else []
    return [" and ".join([*said[: len(said) - rest], *more])]


def _stands_on(finding: Finding, look: Look) -> list[str]:
    """Return on what evidence a violation stands, and on which claims."""
    if not finding.stands_on or finding.verdict is not Verdict.VIOLATED:
        return []
    premises = [
        f"{one.statement} {_cited(one.citations)}"
        if one.citations
        else f"{one.statement} [{one.level}, written nowhere]"
        for one in finding.premises
    ]
    return [STANDS[finding.stands_on], *shortened(premises, _FACTS, look)]


def _bounds(finding: Finding) -> list[str]:
    if not finding.bounds:
        return []
    return [_BOUND[finding.firmness].format(" and ".join(finding.bounds))]


def _marks(finding: Finding, look: Look) -> list[Mark]:
    """Return the place of the finding and those of what makes it so, with labels."""
    related: dict[tuple[int, int], Mark] = {}
    label = ""
    reasons: list[tuple[Place | None, str]] = [
        *((evidence.place, evidence.statement) for evidence in finding.evidence),
        *((point.place, f"open: {point.sentence}") for point in finding.depends_on),
        *((question.place, _label(finding, question)) for question in finding.questions),
    ]
    own = (finding.place.line, finding.place.column)
    for place, words in reasons:
        if place is None:
            continue
        at = (place.line, place.column)
        if at == own:
            label = label or words
        elif at not in related and (look.verbose or len(related) < _RELATED):
            related[at] = _mark(place, words, primary=False)
    return [_mark(finding.place, label, primary=True), *related.values()]


def _mark(place: Place, label: str, *, primary: bool) -> Mark:
    return Mark(
        place.line, place.column, place.end_line, place.end_column, label, primary=primary
    )


def _at(file: str, place: Place) -> str:
    return f"{place.file or file}:{place.line}:{place.column}"


def _facts(evidence: Sequence[Evidence], labels: frozenset[str], look: Look) -> list[str]:
    """Return the facts; those that the frame says already only if they have a source."""
    facts = []
    for one in evidence:
        if one.citations:
            facts.append(f"{one.statement} {_cited(one.citations)}")
        elif look.verbose or one.statement not in labels:
            facts.append(one.statement)
    return list(dict.fromkeys(facts))


def _asks(finding: Finding) -> str:
    """Return the key of questions: some are asked only if the rule turns out not broken."""
    return "may ask" if finding.verdict is Verdict.UNDETERMINED else "asks"


def _label(finding: Finding, question: HumanQuestion) -> str:
    if question.answer is not None:
        return "judged by a person"
    may = finding.verdict is Verdict.UNDETERMINED
    return "may be for a person to judge" if may else "for a person to judge"


def _ask(question: HumanQuestion) -> str:
    cited = f" {_cited(question.citations)}" if question.citations else ""
    return f"{question.sentence}{cited}{question.when}"


def _cited(citations: Sequence[Citation]) -> str:
    return f"[{'; '.join(map(_citation, citations))}]"


def _citation(citation: Citation) -> str:
    at = f"{citation.source}#{citation.locator}"
    words = [] if citation.basis == "official_text" else [citation.basis]
    return ", ".join([at, *words, *(["disputed"] if citation.disputed else [])])


def _need(point: OpenPoint, look: Look) -> str:
    said = point.sentence
    if look.verbose:
        said += f": {' | '.join(answer.says for answer in point.answers)}"
    return said + (" (the answers are assumed)" if point.assumed else "")


def _rests_on(finding: Finding, margin: int, look: Look) -> list[str]:
    """Return what the rule rests on, and what there is to say against it."""
    contrary = [one for one in finding.authorities if one.role == CONTRARY]
    others = [one for one in finding.authorities if one.role != CONTRARY]
    lines = note(margin, "source", list(in_short(others, look.verbose)), look)
    lines += note(margin, "contrary", list(in_short(contrary, look.verbose)), look)
    if look.verbose:
        lines += note(margin, "against", paragraphs(finding.against), look)
        lines += note(margin, "defence", paragraphs(finding.defence), look)
    return lines
