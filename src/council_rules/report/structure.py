"""The structure as the file states it, ready to be drawn: bodies, seats, and who fills them."""

from collections.abc import Iterator
from functools import cached_property

from council_rules.findings.report import BodyVotes
from council_rules.logic.index import ProposalIndex
from council_rules.logic.participation import outcomes
from council_rules.logic.seat_at import SeatAt
from council_rules.proposal.model.bodies import Body, Range
from council_rules.record import Record
from council_rules.report.language import counted, say
from council_rules.report.wording import listed, name_of, names_in

ORIGINS = ("local", "regional", "external", "neutral", "unstated")


class Seats(Record):
    """One class of seats in a body.

    ``origin`` is one of ``ORIGINS``; ``number`` the seats there are for certain, ``most`` the
    most there may be, None where no bound is stated. ``possible`` says that taking part is
    uncertain; ``votes`` is None where a vote is open. ``elsewhere`` are bodies that it may sit
    in instead.
    """

    path: str
    name: str
    origin: str
    number: int
    most: int | None
    possible: bool
    votes: bool | None
    chair: bool
    elsewhere: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether the number of seats is open."""
        return self.most != self.number

    @property
    def sure(self) -> int:
        """How many there are in this body however what is open turns out."""
        return 0 if self.possible or self.elsewhere else self.number


def seats_in_words(sure: int, seats: int, more: bool) -> str:
    """Return how many seats there are: so many for certain, and more where that is open."""
    if more:
        return say("{n} or more", n=sure) if sure else say("open")
    return f"{sure}–{seats}" if sure != seats else str(seats or "")


class Level(Record):
    """A body in its tier, 0 where none is stated, with its seats and its local votes.

    ``more`` says that the list of seats is not complete, ``origins`` that the file tells who
    is local.
    """

    id: str
    name: str
    tier: int
    seats: tuple[Seats, ...]
    votes: BodyVotes | None
    oversees: tuple[str, ...]
    more: bool
    origins: bool

    @property
    def number(self) -> int:
        """How many seats there are for certain."""
        return sum(one.number for one in self.seats)

    @property
    def says(self) -> str:
        """The seats in words."""
        if not self.seats:
            return say("no seats stated")
        found = [counted("{n} seat", "{n} seats", self.number)]
        if any(one.open for one in self.seats):
            found = [
                counted(
                    "{n} class of seats, number open",
                    "{n} classes of seats, number open",
                    len(self.seats),
                )
            ]
        if unsure := sum(one.number for one in self.seats if one.possible):
            found.append(say("{number} of them uncertain", number=unsure))
        return listed([*found, say("the list is not complete")] if self.more else found)

    @property
    def share(self) -> str:
        """The local votes of all votes, as a range where that is open."""
        votes = self.votes
        if votes is None or not (votes.total or votes.most):
            return "–"
        if not self.origins:
            return say("not stated")
        if not votes.least or not votes.most:
            return say("{part} of {whole}", part=votes.local, whole=votes.total)
        (low, of_low), (high, of_high) = votes.least, votes.most
        if low == high:
            few, many = sorted((of_low, of_high))
            whole = f"{few}–{many}" if many != few else few
            return say("{part} of {whole}", part=low, whole=whole)
        return say(
            "{least} of {of_least} to {most} of {of_most}",
            least=low,
            of_least=of_low,
            most=high,
            of_most=of_high,
        )

    @property
    def shown(self) -> str:
        """The local votes as they are drawn: where their bounds are assumed, as open."""
        return say("open") if self.assumed else self.share

    @property
    def assumed(self) -> bool:
        """Whether bounds of its local votes hang on numbers that the file does not bound."""
        bounded = self.votes is None or self.votes.least is None
        return not bounded and (self.more or any(one.most is None for one in self.seats))

    @property
    def has_locals(self) -> bool:
        """Whether some vote in it is local for certain."""
        if self.votes is None:
            return False
        return bool(self.votes.least[0] if self.votes.least else self.votes.local)


def tier_words(level: Level) -> str:
    """Return the tier of a body in words."""
    return say("Tier {number}", number=level.tier) if level.tier else say("No tier")


class Structure:
    """Reads the bodies and seats of a proposal as they are drawn."""

    def __init__(self, index: ProposalIndex, votes: tuple[BodyVotes, ...]) -> None:
        self._index = index
        self._votes = {one.body: one for one in votes}
        self.names = names_in(index.proposal)

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """All bodies, the highest tier first; those without a tier at the end."""
        found = map(self._level, self._index.proposal.bodies)
        return tuple(sorted(found, key=lambda one: one.tier or 10**9))

    @property
    def home(self) -> str:
        """What 'local' means in this file: local to the one area, or to some area."""
        peoples = self._index.peoples
        if len(peoples) == 1:
            return say("local to {area}", area=self.names.get(peoples[0], peoples[0]))
        return say("local to an area of the file")

    def origin(self, path: str) -> str:
        """Return the origin of an actor, group, electorate, seat or body by its path."""
        for at in self._index.seats:
            if at.path == path:
                return self._origin(at)
        marks = set(self._marks(path))
        return next((one for one in ORIGINS if one in marks), "unstated")

    def side(self, body: str) -> str:
        """Return 'local' or 'outsider' where all who may ever vote in a body are that.

        Empty where that may be otherwise, or where it is asked of more than one area.
        """
        level = next((one for one in self.levels if one.id == body), None)
        if level is None or level.more or len(self._index.peoples) != 1:
            return ""
        origins = {one.origin for one in level.seats if one.votes is not False}
        if origins == {"local"}:
            return "local"
        return "outsider" if origins and origins <= {"regional", "external"} else ""

    def one_votes(self, body: str) -> bool:
        """Return whether one seat votes in a body, for certain, and no other can."""
        level = next((one for one in self.levels if one.id == body), None)
        if level is None or level.more:
            return False
        voting = [one for one in level.seats if one.votes is not False]
        return [(one.votes, one.sure, one.most) for one in voting] == [(True, 1, 1)]

    def _marks(self, id: str) -> Iterator[str]:
        index = self._index
        for area in index.peoples:
            if id in index.actors:
                yield from index.actor_marks(index.actors[id], area)
            elif id in index.groups:
                yield index.mark(index.groups[id], area) or ""
        for one in index.proposal.electorates:
            if one.id == id and one.area:
                yield "local"

    def _level(self, body: Body) -> Level:
        powers = self._index.proposal.powers
        overseen = (
            self.names.get(id, id)
            for power in powers
            if power.kind == "oversee" and body.id in power.holder
            for id in power.over
        )
        return Level(
            id=body.id,
            name=name_of(body.name, body.id),
            tier=body.tier if isinstance(body.tier, int) else 0,
            seats=tuple(self._seats(at) for at in self._index.seats if at.body.id == body.id),
            votes=self._votes.get(body.id),
            oversees=tuple(dict.fromkeys(overseen)),
            more=not self._index.closed and "seats" not in body.complete,
            origins=bool(self._index.declared_peoples),
        )

    def _seats(self, at: SeatAt) -> Seats:
        number, most = self._numbers(at)
        may_be = outcomes(self._index, at.seat)
        sits = "accepted" in may_be or "observer" in may_be
        votes = at.votes and "accepted" in may_be
        return Seats(
            path=at.path,
            name=self.names[at.path],
            origin=self._origin(at),
            number=number if sits else 0,
            most=most if sits else 0,
            possible=len(may_be) > 1,
            votes=None if self._index.vote_is_open(at) else votes,
            chair=at.seat.role == "chair",
            elsewhere=tuple(
                self.names[body] for body in self._index.places_of(at) if body != at.body.id
            ),
        )

    def _numbers(self, at: SeatAt) -> tuple[int, int | None]:
        count = at.seat.count
        if isinstance(count, int):
            return count, count
        if isinstance(count, Range):
            return count.min, count.max
        return 1, None

    def _origin(self, at: SeatAt) -> str:
        """Return the origin of a seat; marks that contradict each other are none."""
        marks = [self._index.localities(at.seat, area) for area in self._index.peoples]
        if any(found == {"local"} for found in marks):
            return "local"
        outside = {mark for found in marks for mark in found}
        if "local" in outside:
            return "unstated"
        return next((one for one in ORIGINS if one in outside), "unstated")
