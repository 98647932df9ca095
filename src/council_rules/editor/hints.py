"""Numbers beside the text, and lines above what is decided on."""

from collections.abc import Iterator
from typing import NamedTuple

from council_rules.editor.figures import Figure
from council_rules.editor.powers import lens, rows_of
from council_rules.editor.reading import Reading
from council_rules.findings.report import BodyVotes, FileReport
from council_rules.logic.index import ProposalIndex
from council_rules.proposal.problems import Span

_USUAL = "if what is open turns out in the usual way"


class Hint(NamedTuple):
    """A few words after a word of the file, and what they mean at length."""

    after: Span
    words: str
    about: str


class Lens(NamedTuple):
    """A line above a word of the file."""

    over: Span
    words: str


def hints(reading: Reading, report: FileReport, figures: tuple[Figure, ...]) -> list[Hint]:
    """Return local votes beside bodies, and votes that carry and stop beside procedures."""
    found = [*_votes(reading, report), *_figures(reading, figures)]
    return sorted(found, key=lambda one: one.after)


def _votes(reading: Reading, report: FileReport) -> Iterator[Hint]:
    loaded = reading.loaded
    if loaded is None or not ProposalIndex(loaded.proposal).declared_peoples:
        return  # where nobody is declared local, a number of local votes says nothing
    for votes in report.local_votes:
        thing = reading.things.get(votes.body)
        if thing is not None and (votes.total or votes.most):
            yield Hint(thing.word, f"{_share(votes)} local", _about(votes))


def _share(votes: BodyVotes) -> str:
    if votes.least is None or votes.most is None:
        return f"{votes.local} of {votes.total}"
    (low, of_low), (high, of_high) = votes.least, votes.most
    return f"{low} of {of_low} to {high} of {of_high}"


def _about(votes: BodyVotes) -> str:
    said = (
        f"of the votes in '{votes.name}', those of seats that are local to an area of the file"
    )
    if votes.least is None:
        return said
    return f"{said}: where that share is least, and where it is greatest"


def _figures(reading: Reading, figures: tuple[Figure, ...]) -> Iterator[Hint]:
    for one in figures:
        thing = reading.things.get(one.procedure)
        if thing is None:
            continue
        words = f"{one.carry} carry, {one.stop} stop" + (", usually" if one.usual else "")
        about = (
            f"the fewest of {one.members} members that can carry a motion, and that can stop it"
        )
        yield Hint(thing.word, words, f"{about}, {_USUAL}" if one.usual else about)


def lenses(reading: Reading, report: FileReport) -> list[Lens]:
    """Return who decides and who can stop, above bodies and matters."""
    found = [*_of_bodies(reading, report), *_of_matters(reading, report)]
    return sorted(found, key=lambda one: one.over)


def _of_bodies(reading: Reading, report: FileReport) -> Iterator[Lens]:
    loaded = reading.loaded
    if loaded is None:
        return
    for procedure in loaded.proposal.procedures:
        thing = reading.things.get(procedure.body)
        words = lens(rows_of(report, "room", procedure.id))
        if thing is not None and words:
            yield Lens(thing.word, f"in the room, by '{procedure.id}': {words}")


def _of_matters(reading: Reading, report: FileReport) -> Iterator[Lens]:
    for thing in reading.things.values():
        words = lens(rows_of(report, "system", thing.id)) if thing.kind == "matter" else ""
        if words:
            yield Lens(thing.word, f"across bodies: {words}")
