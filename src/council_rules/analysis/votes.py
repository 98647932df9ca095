"""How many votes in each body are local, and within what bounds if something is open."""

from collections.abc import Iterator, Mapping

from council_rules.findings.report import BodyVotes, FileReport
from council_rules.logic import participation
from council_rules.logic.completions import Answers
from council_rules.logic.index import ProposalIndex, unlisted_size
from council_rules.logic.seat_at import SeatAt
from council_rules.proposal.model.bodies import Body
from council_rules.record import Record

# Local votes and all votes of a body.
Share = tuple[int, int]


class _Class(Record):
    """The votes of one class of seats in one body: the fewest, the usual and the most.

    ``local`` says whether it is declared local, ``may_be`` whether it is or may turn out so.
    """

    fewest: int
    usual: int
    most: int
    local: bool
    may_be: bool


def local_votes(
    index: ProposalIndex, names: Mapping[str, str], answers: Answers
) -> tuple[BodyVotes, ...]:
    """Return the votes of every body, local ones and all.

    ``names`` are display names by id, ``answers`` what is assumed besides the text, by id of
    the open point.
    """
    return tuple(_votes(index, body, names[body.id], answers) for body in index.bodies.values())


def shares_moved(before: FileReport, after: FileReport) -> tuple[tuple[str, Share, Share], ...]:
    """Return the bodies whose local or whole vote differs, with both before and after."""
    was, now = (
        {votes.body: (votes.local, votes.total) for votes in file.local_votes}
        for file in (before, after)
    )
    return tuple(
        (body, was.get(body, (0, 0)), share)
        for body, share in now.items()
        if was.get(body, (0, 0)) != share
    )


def _votes(index: ProposalIndex, body: Body, name: str, answers: Answers) -> BodyVotes:
    classes = [*_listed(index, body, answers), *_unlisted(index, body, answers)]
    usual = _sums((one.usual, one.local) for one in classes)
    least = _sums((one.fewest if one.local else one.most, one.local) for one in classes)
    most = _sums((one.most if one.may_be else one.fewest, one.may_be) for one in classes)
    if usual == least == most:
        return BodyVotes(body.id, name, *usual)
    return BodyVotes(body.id, name, *usual, least, most)


def _sums(votes: Iterator[tuple[int, bool]]) -> tuple[int, int]:
    local = total = 0
    for number, is_local in votes:
        total += number
        local += number if is_local else 0
    return local, total


def _listed(index: ProposalIndex, body: Body, answers: Answers) -> Iterator[_Class]:
    for at in index.seats_by_place.get(body.id, ()):
        places = _answered(index.places_of(at), answers, f"{at.path}.placed_in")
        if not at.votes or body.id not in places:
            continue
        outcomes = _answered(
            participation.outcomes(index, at.seat), answers, f"{at.path}.participation"
        )
        open_vote = ("true", "false") if index.vote_is_open(at) else ("true",)
        has_vote = _answered(open_vote, answers, f"{at.path}.votes")
        sizes = _answered(tuple(map(str, at.sizes[0])), answers, f"{at.path}.count")
        counted = [at.votes_of(int(size)) if int(size) else 0 for size in sizes]
        usually = body.id == places[0] and outcomes[0] == "accepted" and has_vote[0] == "true"
        surely = usually and len(places) == len(outcomes) == len(has_vote) == 1
        possibly = "accepted" in outcomes and "true" in has_vote
        yield _Class(
            min(counted) if surely else 0,
            counted[0] if usually else 0,
            max(counted) if possibly else 0,
            *_locality(index, body, at, answers),
        )


def _locality(
    index: ProposalIndex, body: Body, at: SeatAt, answers: Answers
) -> tuple[bool, bool]:
    """Return whether a seat is local to some area, and whether it is or may be."""
    marks = {area: index.localities(at.seat, area) for area in index.peoples}
    said = {area: answers.get(f"{at.path}.locality.{area}") for area in marks}
    local = any("local" in (*marks[area], said[area]) for area in marks)
    open_here = (area for area in marks if not marks[area] and said[area] is None)
    return local, local or any(index.may_seat(body.id, area) for area in open_here)


def _unlisted(index: ProposalIndex, body: Body, answers: Answers) -> Iterator[_Class]:
    """Return what a body whose list of seats is not complete may have besides."""
    if not index.may_have_unlisted(body):
        return
    votes = unlisted_size(index, body.id)[1]
    chosen = answers.get(f"{body.id}.complete")
    if chosen is not None:
        number = votes if chosen != "none" else 0
        yield _Class(number, number, number, chosen == "local", chosen == "local")
        return
    may_be = any(index.may_seat(body.id, area) for area in index.peoples)
    yield _Class(0, 0, votes, False, may_be)


def _answered(options: tuple[str, ...], answers: Answers, point: str) -> tuple[str, ...]:
    chosen = answers.get(point)
    return options if chosen is None else (chosen,)
