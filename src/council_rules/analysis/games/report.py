"""The power of those who vote in a procedure, or on a matter, as a result to be printed."""

from fractions import Fraction

from council_rules.findings.evidence import Place
from council_rules.record import Record

Made = tuple[tuple[int, tuple[str, ...]], ...]
"""A kind of coalition: so many of these interchangeable members, and of those ..."""


class Interval(Record):
    """The least and the most of a number over all completions."""

    least: Fraction
    most: Fraction


class Row(Record):
    """Members who are alike, and what each of them has.

    ``shapley_shubik`` is None where it was too much to work out; ``over`` holds the
    intervals of normalised Banzhaf power, one for all of them; None if not worked out.
    """

    members: tuple[str, ...]
    name: str
    seats: int
    seat_share: Fraction
    votes: int
    vote_share: Fraction
    banzhaf: Fraction
    absolute: Fraction
    shapley_shubik: Fraction | None
    vetoes: bool
    dummy: bool
    over: Interval | None


class GroupRow(Record):
    """What the members of a group have together; ``over`` as in ``Row``.

    ``wins`` and ``blocks`` say whether they do if they vote as one, and ``as_one`` how likely
    their vote then decides.
    """

    group: str
    name: str
    members: tuple[str, ...]
    seat_share: Fraction
    vote_share: Fraction
    banzhaf: Fraction
    shapley_shubik: Fraction | None
    wins: bool
    blocks: bool
    as_one: Fraction
    over: Interval | None


class Coalitions(Record):
    """Minimal coalitions: their number, and kinds of them up to a limit.

    ``number`` is None if counting them was too much; ``more`` says that kinds are left out.
    """

    number: int | None
    kinds: tuple[Made, ...]
    more: bool


class Counted(Record):
    """The numbers of a game in the typical completion.

    ``undivided`` are classes of seats of which only the whole is known; each is one member.
    """

    members: int
    undivided: tuple[str, ...]
    winning: int
    act: Fraction
    rows: tuple[Row, ...]
    groups: tuple[GroupRow, ...]
    minimal_winning: Coalitions
    minimal_blocking: Coalitions
    vetoes: tuple[str, ...]
    dummies: tuple[str, ...]
    dictator: str | None
    proper: bool | None
    strong: bool | None


class Openness(Record):
    """What is open about a game: the points, in how many ways, and the different games.

    ``games`` is None where there were too many to play them all. ``drawn`` is of how many
    completions they are, if these were drawn by lot from all: every range is then at least as
    wide as is said. ``act`` is the interval of
    the power to act, ``stuck`` whether in some completion nothing can ever pass, ``certain``
    whether in some everything passes by itself.
    """

    points: tuple[str, ...]
    completions: int
    games: int | None
    act: Interval | None
    stuck: bool
    certain: bool
    drawn: int = 0


class GameReport(Record):
    """A procedure in the room, or a matter across bodies.

    ``game`` is None where there is none; ``problem`` then says why.
    """

    level: str
    subject: str
    name: str
    body: str | None
    place: Place
    game: Counted | None
    problem: str
    openness: Openness


class PowerReport(Record):
    """All games of a file that were asked for; ``names`` are those of members."""

    file: str
    title: str
    sha256: str
    scenario: str | None
    names: dict[str, str]
    games: tuple[GameReport, ...]
