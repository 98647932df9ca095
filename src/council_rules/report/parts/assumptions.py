"""Assumptions and method, before the conclusions, so that each can be denied."""

from collections.abc import Iterator

from council_rules.report.document import (
    Block,
    Paragraph,
    Part,
    Text,
    enumerated,
    noted,
    said,
    strong,
    tell,
    text,
)
from council_rules.report.language import counted, say
from council_rules.report.view import View
from council_rules.report.wording import apart, sentence, series, ways, word


def assumptions(view: View) -> Part:
    """Return the part on assumptions and method."""
    return Part("", "assumptions", say("Assumptions and method"), tuple(_blocks(view)))


def _blocks(view: View) -> Iterator[Block]:
    file = view.file
    if file.scenario:
        answers = enumerated(said(one.says) for one in file.scenario.answers)
        name = noted(file.scenario.name)
        yield _titled(say("Scenario."), tell("{name}: {answers}.", name=name, answers=answers))
    if file.assumptions:
        yield Paragraph(tell("The conclusions below hold if these assumptions do:"))
    for one in file.assumptions:
        yield Paragraph(text(said(sentence(one))))
    yield _titled(say("Who counts as local."), text(_locality(view)))
    if file.open_points:
        yield _titled(say("What is open."), text(_open(view)))
    if view.causes:
        yield _titled(say("Causes."), _causes())
    yield _titled(say("Evidence."), _evidence(view))
    yield _titled(say("Votes."), _votes())


def _titled(title: str, words: Text) -> Paragraph:
    return Paragraph(text(strong(title), " ", words))


def _locality(view: View) -> str:
    groups = [
        say(
            "{group}: {origins}",
            group=view.structure.names[one.id],
            origins=series(
                say(
                    "{origin} to {area}",
                    origin=word(kind),
                    area=view.structure.names.get(area, area),
                )
                for area, kind in one.locality.items()
            ),
        )
        for one in view.material.index.groups.values()
        if one.locality
    ]
    if not view.material.index.declared_peoples:
        return say(
            "The file declares nobody local to any area; rules about locals find nobody to "
            "ask about."
        )
    said_of = say("{groups}. ", groups=apart(groups)) if groups else ""
    return said_of + say(
        "Locality is a classification by the author of the file, of groups and of single "
        "persons and organizations. Regional and external people are both outsiders to every "
        "rule."
    )


def _open(view: View) -> str:
    return counted(
        "The file leaves {n} open point, with {ways} completions. A finding is certain if its "
        "subject breaks the rule in all of them, and possible if it does in some. The reason "
        "that a finding gives may hold in some only; then it says so. Where a number hangs on "
        "what is open, a range is given, or it is said that it may change.",
        "The file leaves {n} open points, with {ways} completions. A finding is certain if its "
        "subject breaks the rule in all of them, and possible if it does in some. The reason "
        "that a finding gives may hold in some only; then it says so. Where a number hangs on "
        "what is open, a range is given, or it is said that it may change.",
        len(view.file.open_points),
        ways=ways(view.file.completions),
    )


def _causes() -> Text:
    return tell(
        "Each finding is derived from statements of the file. The statement that most "
        "derivations share is a cause, with all findings whose derivation uses it; another "
        "is the one that most of the others share, and so on. They stand in the order of the "
        "gravest rule that is not met. What all seats of a body say alike counts as one "
        "statement, and so does all that is said of one procedure, or of who votes; the title "
        "of a cause is one of its sentences. That a derivation uses a statement does not say "
        "that the finding would fall without it: others may carry it too, and are named."
    )


def _evidence(view: View) -> Text:
    if not view.material.violated:
        return tell("No finding is certain, so that none is counted by what it stands on.")
    if view.grounded:
        return tell(
            "A finding stands on a level of evidence if it is the same whatever becomes of all "
            "weaker claims: these were left open and the file was judged again. It is counted "
            "under the firmest such level."
        )
    return tell(
        "A finding is counted under the weakest basis among the statements that its "
        "derivation names. Assumptions and lists said to be complete hold for all findings "
        "and are not counted there. No statement was withdrawn to see what remains."
    )


def _votes() -> Text:
    return tell(
        "Whoever can carry a decision can do so with everybody else present and against. "
        "Voting power is the normalised index of Banzhaf: in each way to vote it is counted "
        "which members could turn the result by changing their own vote; of all these cases "
        "it is the share of one member, and of a group that of its members together. It "
        "states what the rules allow and forecasts nothing."
    )
