"""Assumptions and method, before the conclusions, so that each can be denied."""

from collections.abc import Iterator

from council_rules.report.document import Block, Paragraph, Part, strong, text
from council_rules.report.view import View
from council_rules.report.wording import sentence, spaced, ways
from council_rules.words import series, some


def assumptions(view: View) -> Part:
    """Return the part on assumptions and method."""
    return Part("", "assumptions", "Assumptions and method", tuple(_blocks(view)))


def _blocks(view: View) -> Iterator[Block]:
    file = view.file
    if file.scenario:
        said = series(answer.says for answer in file.scenario.answers)
        yield Paragraph(text(strong("Scenario. "), sentence(f"{file.scenario.name}: {said}")))
    if file.assumptions:
        yield Paragraph(text("The conclusions below hold if these assumptions do:"))
    for one in file.assumptions:
        yield Paragraph(text(sentence(one)))
    yield Paragraph(text(strong("Who counts as local. "), _locality(view)))
    if file.open_points:
        yield Paragraph(text(strong("What is open. "), _open(view)))
    yield Paragraph(text(strong("Causes. "), _causes()))
    yield Paragraph(text(strong("Evidence. "), _evidence(view)))
    yield Paragraph(text(strong("Votes. "), _votes()))


def _locality(view: View) -> str:
    groups = [
        f"{view.structure.names[one.id]}: "
        + series(
            f"{spaced(kind)} to {view.structure.names.get(area, area)}"
            for area, kind in one.locality.items()
        )
        for one in view.material.scene.groups.values()
        if one.locality
    ]
    if not view.material.scene.declared_peoples:
        return (
            "The file declares nobody local to any area; rules about locals find nobody to "
            "ask about."
        )
    said = f"{'; '.join(groups)}. " if groups else ""
    return (
        f"{said}Locality is a classification by the author of the file, of groups and of "
        "single persons and organizations. Regional and external people are both outsiders "
        "to every rule."
    )


def _open(view: View) -> str:
    points = some(len(view.file.open_points), "open point")
    number = ways(view.file.completions)
    return (
        f"The file leaves {points} with {number} completions. A finding is certain if it "
        "holds in all of them, and possible if it holds in some. Where a number hangs on "
        "what is open, a range is given."
    )


def _causes() -> str:
    return (
        "Each finding is derived from statements of the file. The statement that most "
        "derivations share is the first cause, with all findings whose derivation uses it; "
        "the next is the one that most of the others share, and so on. That a derivation "
        "uses a statement does not say that the finding would fall without it: others may "
        "carry it too, and are named."
    )


def _evidence(view: View) -> str:
    if view.grounded:
        return (
            "A finding stands on a level of evidence if it is the same whatever becomes of all "
            "weaker claims: these were left open and the file was judged again. It is counted "
            "under the firmest such level."
        )
    return (
        "A finding is counted under the weakest basis among the statements that its "
        "derivation names. Assumptions and lists said to be complete hold for all findings "
        "and are not counted there. No statement was withdrawn to see what remains."
    )


def _votes() -> str:
    return (
        "Whoever can carry a decision can do so with everybody else present and against. "
        "Voting power is the normalised index of Banzhaf: of all ways to vote in which one "
        "member turns the result, the share in which it is this one. It states what the "
        "rules allow and forecasts nothing."
    )
