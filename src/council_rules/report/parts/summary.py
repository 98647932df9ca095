"""The first page: the question, the answer in few lines, the causes, who sits where."""

from collections.abc import Iterator

from council_rules.alternatives.outcome import Outcome
from council_rules.findings.finding import Severity, Verdict
from council_rules.report.clauses import clause_words
from council_rules.report.document import (
    CauseLine,
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
from council_rules.report.parts.rungs import rungs
from council_rules.report.view import View
from council_rules.report.wording import findings_in_words, listed, word

FIRST = 4
DISCLAIMER = mark(
    "This report compares a text with stated rules. It says “the text does not meet rule "
    "X”; it does not say that a body is legitimate or unlawful, or that a rule binds it, and "
    "gives no score. Findings are counted, not weighed, and those that share a statement need "
    "not fall with it. What is left open never counts as met."
)

# some verdicts are told only where there are any
_ALWAYS = (Verdict.UNDETERMINED, Verdict.MET, Verdict.NOT_APPLICABLE)
_SOMETIMES = (Verdict.NEEDS_JUDGEMENT, Verdict.NOT_CHECKED)
_GROUND = mark("{number} on what is {basis}")
_NAME = mark("{number} from what is {basis}")
_ON = {
    "official_statement": mark("officially stated"),
    "reported": mark("reported"),
    "disputed": mark("disputed"),
    "inferred": mark("inferred"),
    "assumed": mark("assumed"),
}


def summary(view: View) -> Summary:
    """Return the first page of a report on one file."""
    causes = view.causes
    rest = causes[FIRST:]
    more = sum(len(one.findings) for one in rest)
    return Summary(
        question=_question(view),
        answers=tuple(_answers(view)),
        causes=tuple(
            CauseLine(
                one.id,
                clause_words(one.clauses[0], view),
                one.number(Severity.MUST),
                len(one.findings) - one.number(Severity.MUST),
                _weakest(view.by_weakest(one.findings)),
            )
            for one in causes[:FIRST]
        ),
        more_causes=counted(
            "{n} further cause with {findings} in part D",
            "{n} further causes with {findings} in part D",
            len(rest),
            findings=findings_in_words(more),
        )
        if rest
        else "",
        undetermined=len(view.file.of(Verdict.UNDETERMINED)),
        open_points=len(view.file.open_points),
        rungs=rungs(view, "s", short=True),
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
    yield _verdicts(view)
    if view.material.violated:
        yield _from_causes(view)
        yield _official(view)
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
        first = say(
            "What was read is a file that names {exhibits}, not the exhibits themselves",
            exhibits=counted("{n} exhibit", "{n} exhibits", len(view.exhibits)),
        )
    reviewed = say("; it names nobody who compared it with its sources (part A).")
    if header.reviewed_by:
        reviewed = say("; it names who compared it with its sources (part A).")
    return text(strong(first), reviewed)


def _verdicts(view: View) -> Text:
    number = {one: len(view.material.rules_that_are(one)) for one in Verdict}
    judged = number[Verdict.JUDGED_VIOLATED], number[Verdict.JUDGED_MET]
    rules = counted("{n} rule", "{n} rules", len(view.material.run.rules))
    told: tuple[Verdict, ...] = _ALWAYS
    if number[Verdict.VIOLATED]:
        first = say(
            "The text does not meet {number} of {rules}",
            number=number[Verdict.VIOLATED],
            rules=rules,
        )
    elif number[Verdict.UNDETERMINED]:
        # what is not known comes first: that nothing is broken for certain is no success
        told = told[1:]
        first = say(
            "Of {rules} {number} cannot be determined, and none is known to be broken",
            number=number[Verdict.UNDETERMINED],
            rules=rules,
        )
    else:
        first = say("None of {rules} is broken", rules=rules)
    parts = [_rules(one, number[one]) for one in told]
    parts += [_rules(one, number[one]) for one in _SOMETIMES if number[one]]
    if any(judged):
        parts.append(
            say(
                "{broken} not met and {met} met as a person judged",
                broken=judged[0],
                met=judged[1],
            )
        )
    return text(strong(first), _severities(view), listed(parts), ".")


def _rules(verdict: Verdict, number: int) -> str:
    """Return how many rules come out as what."""
    match verdict:
        case Verdict.NEEDS_JUDGEMENT:
            return counted("{n} needs a person", "{n} need a person", number)
        case Verdict.MET:
            return counted("{n} is met", "{n} are met", number)
        case Verdict.NOT_APPLICABLE:
            return counted("{n} does not apply", "{n} do not apply", number)
        case Verdict.NOT_CHECKED:
            return counted("{n} was not checked", "{n} were not checked", number)
    return say("{number} cannot be determined", number=number)


def _severities(view: View) -> str:
    """Return how many of the rules that are not met must be, and how many should be."""
    broken = view.material.rules_that_are(Verdict.VIOLATED)
    if not broken:
        return say(", on the assumptions of part B: ") if view.file.assumptions else ": "
    must = {one.code for one in view.material.violated if one.severity is Severity.MUST}
    number = {"must": len(must), "should": len(broken) - len(must)}
    if not view.file.assumptions:
        return say(
            ", however what is open turns out: {must} that the rule book marks 'must' and "
            "{should} that it marks 'should'; ",
            **number,
        )
    return say(
        ", on the assumptions of part B and however what is open turns out: {must} that the "
        "rule book marks 'must' and {should} that it marks 'should'; ",
        **number,
    )


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
        " {n} is derived from this statement: {statement} ({cause}).",
        " {n} of them share one statement: {statement} ({cause}).",
        len(first.findings),
        statement=clause_words(first.clauses[0], view),
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


def _official(view: View) -> Text:
    """Return how many violations stand on what, or what their derivations name."""
    by = view.by_weakest(view.material.violated)
    others = listed(
        say(
            _GROUND if view.grounded else _NAME,
            number=number,
            basis=say(_ON[basis]),
        )
        for basis, number in by.items()
        if basis != "official_text"
    )
    if view.grounded:
        first, rest = _standing(by), say(", whatever becomes of all weaker claims")
        rest += say("; ") + others if others else ""
    else:
        first = _named(by)
        rest = say("; at the weakest, {bases}", bases=others) if others else ""
    if view.grounded:
        return text(strong(first), rest, ".")
    more = say(" What remains if weaker statements are withdrawn was not worked out.")
    return text(strong(first), rest, ".", more)


def _standing(by: dict[str, int]) -> str:
    """Return how many findings stand on official text alone, each having been tried."""
    number, all_ = by.get("official_text", 0), sum(by.values())
    if number:
        return say(
            "On statements of official text alone stand {number} of {findings}",
            number=number,
            findings=findings_in_words(all_),
        )
    return say(
        "None of the findings ({all}) stands on statements of official text alone", all=all_
    )


def _named(by: dict[str, int]) -> str:
    """Return how many derivations name nothing but official text."""
    number, all_ = by.get("official_text", 0), sum(by.values())
    if number:
        return say(
            "{number} of {findings} are derived from statements of official text alone",
            number=number,
            findings=findings_in_words(all_),
        )
    return say(
        "None of the findings ({all}) is derived from statements of official text alone",
        all=all_,
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
    number = sum(len(one.questions) for one in view.file.of(Verdict.NEEDS_JUDGEMENT))
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


def _weakest(by: dict[str, int]) -> str:
    return listed(
        say("{number} {basis}", number=number, basis=word(basis))
        for basis, number in by.items()
    )
