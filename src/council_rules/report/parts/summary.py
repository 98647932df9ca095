"""The first page: the question, the answer in few lines, the causes, who sits where."""

from collections.abc import Iterator

from council_rules.alternatives.outcome import Outcome
from council_rules.findings.finding import Verdict
from council_rules.report.document import (
    Summary,
    Text,
    link,
    noted,
    said,
    strong,
    tell,
    tell_number,
    text,
)
from council_rules.report.language import counted, mark, say
from council_rules.report.parts.judgements import questions
from council_rules.report.parts.rungs import key, rungs
from council_rules.report.parts.summary_causes import cause_line, further_causes, not_known
from council_rules.report.parts.summary_evidence import evidence
from council_rules.report.parts.summary_verdicts import verdicts
from council_rules.report.view import View

FIRST = 4
# more bodies than these do not stand on one page
_BODIES = 10
DISCLAIMER = mark(
    "This report compares a text with stated rules. It says “the text does not meet rule "
    "X”; it does not say that a body is legitimate or unlawful, or that a rule binds it, and "
    "gives no score. Findings are counted, not weighed, and those that share a statement need "
    "not fall with it. What is left open never counts as met."
)


def summary(view: View) -> Summary:
    """Return the first page of a report on one file."""
    bodies = rungs(view, "s", short=True)
    causes = view.causes
    return Summary(
        question=_question(view),
        answers=tuple(_answers(view)),
        causes=tuple(cause_line(one, view) for one in causes[:FIRST]),
        more_causes=further_causes(causes[:FIRST], causes[FIRST:], view),
        undetermined=len(view.file.of(Verdict.UNDETERMINED)),
        not_known=not_known(view),
        open_points=len(view.file.open_points),
        rungs=bodies[:_BODIES],
        key=key(view.structure.levels[:_BODIES]),
        more_bodies=counted(
            "{n} more body, in part C", "{n} more bodies, in part C", len(bodies) - _BODIES
        )
        if len(bodies) > _BODIES
        else "",
        disclaimer=say(DISCLAIMER),
    )


def _question(view: View) -> Text:
    header = view.material.loaded.proposal.proposal
    rules = counted("the {n} rule", "the {n} rules", len(view.material.run.rules))
    question = tell(
        "Does the structure of '{text}', as the file describes it, meet {rules} it was checked "
        "against?",
        text=noted(view.name),
        rules=rules,
    )
    if header.as_of:
        question = tell(
            "Does the structure of '{text}', as the file describes it as of {day}, meet "
            "{rules} it was checked against?",
            text=noted(view.name),
            day=noted(header.as_of),
            rules=rules,
        )
    if view.file.scenario:
        question += tell(
            " The scenario that is assumed: {name}.", name=noted(view.file.scenario.name)
        )
    return question


def _answers(view: View) -> Iterator[Text]:
    yield _looked_at(view)
    yield verdicts(view)
    if view.material.violated:
        yield _from_causes(view)
        yield evidence(view)
    if view.material.found is not None and view.material.found.found:
        yield _cured(view)
    if settling := _open(view):
        yield settling
    yield _person(view)


def _looked_at(view: View) -> Text:
    """Return what was read, and whether anybody is named who compared it with its sources."""
    header = view.material.loaded.proposal.proposal
    first = say("What was read is a file that names no source")
    if view.exhibits:
        first = counted(
            "What was read is a file that names {n} exhibit, not the exhibit itself",
            "What was read is a file that names {n} exhibits, not the exhibits themselves",
            len(view.exhibits),
        )
    reviewed = say("; it names nobody who compared it with its sources (part A).")
    if header.reviewed_by:
        reviewed = say("; it names who compared it with its sources (part A).")
    return text(strong(first), reviewed)


def _from_causes(view: View) -> Text:
    causes, all_ = view.causes, len(view.material.violated)
    go = counted(
        "{n} finding goes back to {causes}.",
        "{n} findings go back to {causes}.",
        all_,
        causes=counted("{n} cause", "{n} causes", len(causes)),
    )
    first = causes[0]
    share = tell_number(
        " {n} is derived from the statement of {cause}.",
        " {n} of them share the statement of {cause}.",
        len(first.findings),
        cause=link(first.id, first.id),
    )
    further = tell_number(
        " {n} gives a further reason why the same subject breaks the same rule.",
        " {n} give a further reason why the same subject breaks the same rule.",
        view.further,
    )
    twice = tell_number(
        " {n} says what another rule says of the same subject.",
        " {n} say what another rule says of the same subject.",
        len(view.twice),
    )
    excused = sum(bool(one.exempt) for one in view.material.violated)
    also = tell_number(
        " {n} is excused, which changes no verdict ({part}).",
        " {n} are excused, which changes no verdict ({part}).",
        excused,
        part=link(say("part K"), "unchecked"),
    )
    return text(
        strong(go),
        share,
        further if view.further else (),
        twice if view.twice else (),
        also if excused else (),
    )


def _open(view: View) -> Text:
    file = view.file
    number = len(file.of(Verdict.UNDETERMINED))
    if not number:
        none = say("Nothing that is open leaves a verdict undetermined.")
        return text(strong(none)) if file.open_points else ()
    found = text(
        strong(
            counted(
                "{n} finding cannot be determined.",
                "{n} findings cannot be determined.",
                number,
            )
        )
    )
    if not file.settling:
        return found
    first = file.settling[0]
    return text(
        found,
        tell(
            " No single fact would settle more of them than {what}: {number} outright",
            what=said(first.point.sentence),
            number=len(first.settles),
        ),
        say("; {number} more under some answers", number=len(first.may_settle))
        if first.may_settle
        else "",
        tell(" ({part}).", part=link(say("part G"), "open")),
    )


def _person(view: View) -> Text:
    number = len(questions(view, Verdict.NEEDS_JUDGEMENT))
    if not number:
        return text(
            strong(say("No rule put a question to a person;")),
            tell(
                " whether the file reads its sources rightly remains one ({part}).",
                part=link(say("part J"), "judge"),
            ),
        )
    return text(
        strong(
            counted(
                "{n} question is for a person to judge",
                "{n} questions are for a person to judge",
                number,
            )
        ),
        tell(
            " and to sign ({part}), besides whether the file reads its sources rightly.",
            part=link(say("part J"), "judge"),
        ),
    )


def _cured(view: View) -> Text:
    assert view.material.found is not None
    one = view.material.found.found[0]
    first = counted(
        "{n} change cures {cured} of {all} violations:",
        "{n} changes cure {cured} of {all} violations:",
        len(one.changes),
        cured=len(one.cures),
        all=len(view.material.found.wanted),
    )
    rest = say(
        " of the others {open} cannot be determined then, {gone} are about what is no longer "
        "there, and {left} remain.",
        open=len(one.with_outcome(Outcome.OPEN)),
        gone=len(one.with_outcome(Outcome.NOT_APPLICABLE)),
        left=len(one.with_outcome(Outcome.VIOLATED)),
    )
    return text(strong(first), rest)
