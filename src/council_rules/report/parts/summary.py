"""The first page: the question, the answer in few lines, the causes, who sits where."""

from collections.abc import Iterator

from council_rules.findings import Severity, Verdict
from council_rules.report.document import CauseLine, Summary, Text, link, strong, text
from council_rules.report.parts.outcomes import become
from council_rules.report.parts.rungs import rungs
from council_rules.report.view import View
from council_rules.report.wording import capital, some, spaced

FIRST = 4
DISCLAIMER = (
    "This report compares a text with stated rules. It says “the text does not meet rule "
    "X”; it does not say that a body is legitimate or unlawful, and gives no score. What is "
    "left open never counts as met."
)


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
                capital(one.title),
                one.number(Severity.MUST),
                len(one.findings) - one.number(Severity.MUST),
                _weakest(view.by_weakest(one.findings)),
            )
            for one in causes[:FIRST]
        ),
        more_causes=f"{some(len(rest), 'further cause')} with {some(more, 'finding')} in part D"
        if rest
        else "",
        undetermined=len(view.file.of(Verdict.UNDETERMINED)),
        open_points=len(view.file.open_points),
        rungs=rungs(view, "s", short=True),
        disclaimer=DISCLAIMER,
    )


def _question(view: View) -> str:
    header = view.material.loaded.proposal.proposal
    read = f", as of {header.as_of}," if header.as_of else ""
    given = (
        " In the scenario that is assumed: " + view.file.scenario.name
        if view.file.scenario
        else ""
    )
    return (
        f"Does the structure of '{view.file.title}', as the file describes it{read} meet the "
        f"{some(len(view.material.run.rules), 'rule')} it was checked against?{given}"
    )


def _answers(view: View) -> Iterator[Text]:
    yield _verdicts(view)
    if view.material.violated:
        yield _from_causes(view)
        yield _official(view)
    if view.material.found is not None and view.material.found.found:
        yield _cured(view)
    if settling := _open(view):
        yield settling
    yield _person(view)


def _verdicts(view: View) -> Text:
    number = {one: len(view.material.rules_that_are(one)) for one in Verdict}
    judged = number[Verdict.JUDGED_VIOLATED], number[Verdict.JUDGED_MET]
    broken, all_ = number[Verdict.VIOLATED], len(view.material.run.rules)
    said = f"It does not meet {broken} of {some(all_, 'rule')}"
    if not broken:
        said = f"None of {some(all_, 'rule')} is broken in every reading of what is open"
    parts = [
        f"{number[Verdict.UNDETERMINED]} cannot be determined",
        f"{number[Verdict.NEEDS_JUDGEMENT]} need a person"
        if number[Verdict.NEEDS_JUDGEMENT]
        else "",
        f"{judged[0]} not met and {judged[1]} met as a person judged" if any(judged) else "",
        f"{number[Verdict.MET]} are met",
        f"{number[Verdict.NOT_APPLICABLE]} do not apply",
        f"{number[Verdict.NOT_CHECKED]} were not checked"
        if number[Verdict.NOT_CHECKED]
        else "",
    ]
    after = " in every reading of what is open; " if broken else ": "
    return text(strong(said), after, ", ".join(filter(None, parts)), ".")


def _from_causes(view: View) -> Text:
    causes, all_ = view.causes, len(view.material.violated)
    number = len(causes)
    go = "goes" if all_ == 1 else "go"
    said = f"{some(all_, 'finding')} {go} back to {some(number, 'cause')}."
    first = causes[0]
    share = f" {len(first.findings)} of them share one statement: {first.title} ("
    return text(strong(said), share, link(first.id, first.id), ").")


def _official(view: View) -> Text:
    by = view.by_weakest(view.material.violated)
    all_ = len(view.material.violated)
    official = by.get("official_text", 0)
    said = f"On statements of official text alone stand {official} of {all_},"
    if not official:
        said = (
            f"None of the {some(all_, 'finding')} stands on statements of official text alone,"
        )
    others = [
        f"{number} on what is "
        f"{spaced(basis) if basis != 'official_statement' else 'officially stated'}"
        for basis, number in by.items()
        if basis != "official_text"
    ]
    how = (
        " whatever becomes of all weaker claims"
        if view.grounded
        else " by the weakest basis that their derivations name"
    )
    rest = f"{how}; {', '.join(others)}." if others else f"{how}."
    assumed = len(view.file.assumptions)
    more = (
        f" {some(assumed, 'assumption')} {'applies' if assumed == 1 else 'apply'} besides "
        "(part B)."
        if assumed
        else ""
    )
    return text(strong(said), rest, more)


def _open(view: View) -> Text:
    file = view.file
    number = len(file.of(Verdict.UNDETERMINED))
    if not number:
        return (
            text(strong("Nothing that is open leaves a verdict undetermined."))
            if file.open_points
            else ()
        )
    said = text(strong(f"{some(number, 'finding')} cannot be determined."))
    if file.settling:
        first = file.settling[0]
        settled = (
            f" Most would be settled by knowing {first.point.sentence}: {len(first.settles)} "
            "outright"
        )
        may = f", {len(first.may_settle)} more under some answers" if first.may_settle else ""
        said += text(settled, may, " (", link("part G", "open"), ").")
    return said


def _person(view: View) -> Text:
    number = sum(len(one.questions) for one in view.file.of(Verdict.NEEDS_JUDGEMENT))
    if not number:
        return text(
            strong("No rule put a question to a person;"),
            " whether the file reads its sources rightly remains one.",
        )
    return text(
        strong(
            f"{some(number, 'question')} {'is' if number == 1 else 'are'} for a person to judge"
        ),
        " and to sign (",
        link("part J", "judge"),
        ").",
    )


def _cured(view: View) -> Text:
    assert view.material.found is not None
    one = view.material.found.found[0]
    said = (
        f"{some(len(one.changes), 'change')} cure {len(one.cures)} of "
        f"{len(view.material.found.wanted)} violations of rules that must be met:"
    )
    return text(strong(said), f" {become(one)}.")


def _weakest(by: dict[str, int]) -> str:
    return ", ".join(f"{number} {spaced(basis)}" for basis, number in by.items())
