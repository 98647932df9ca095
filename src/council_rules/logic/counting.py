"""Counting conditions as exact integer tables.

A counting condition compares ``N/D`` of a total T with the support s as ``D*s >= N*T``, in
lowest terms, each table entry divided by the greatest common divisor. A strict comparison
asks for one unit more, which is exact because all entries are whole numbers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import gcd

from council_rules.logic.index import ProposalIndex
from council_rules.logic.seat_at import SeatAt
from council_rules.proposal.model.decisions import Condition

FACTS_OF_BASES = {"members": "members", "filled_seats": "filled"}


@dataclass
class Tables:
    """The integers of one counting node: worth and share per seat and size, and a constant.

    ``spare`` is what a seat that is counted gives beyond its share if nobody sits there who
    could be against.
    """

    worth: dict[tuple[str, int], int] = field(default_factory=dict)
    share: dict[tuple[str, int], int] = field(default_factory=dict)
    spare: dict[tuple[str, int], int] = field(default_factory=dict)
    asks: int = 0

    def reduced(self) -> "Tables":
        """Return the same comparison with all entries divided by their common divisor."""
        entries = (*self.worth.values(), *self.share.values(), *self.spare.values())
        divisor = gcd(*entries) or 1
        return Tables(
            {key: value // divisor for key, value in self.worth.items()},
            {key: value // divisor for key, value in self.share.items()},
            {key: value // divisor for key, value in self.spare.items()},
            -(-self.asks // divisor),
        )

    def most(self) -> dict[str, int]:
        """Return the largest share each seat class can have."""
        most: dict[str, int] = {}
        for (seat, _), value in self.share.items():
            most[seat] = max(most.get(seat, 0), value)
        return most

    def largest_sum(self) -> int:
        """Return a bound on every sum that a solver can meet when it adds this up."""
        support: dict[str, int] = {}
        for (seat, _), value in self.worth.items():
            support[seat] = max(support.get(seat, 0), value)
        spare = sum(self.spare.values())
        return sum(support.values()) + sum(self.most().values()) + spare + abs(self.asks)


def tables_of(
    index: ProposalIndex,
    condition: Condition,
    body: str,
    parts: Mapping[str, Iterable[int]],
    unlisted: Iterable[tuple[str, int, int]],
) -> Tables:
    """Return the tables of a condition that counts votes or seats of a body.

    ``parts`` asks for entries for so many seats of a class, beyond all of them; ``unlisted``
    are seats that the body may have beyond its list: path, number, votes.
    """
    per_support, _, asks = comparison(condition)
    counting = counted(condition)
    tables = Tables(asks=asks)
    for at in index.candidates(body):
        for size in (*at.sizes[0], *filter(None, [index.beyond(at)])):
            _enter(tables, condition, at.path, size, units_of(index, at, size, counting))
        for size in parts.get(at.path, ()):
            tables.worth[at.path, size] = per_support * units_of(index, at, size, counting)
    for path, size, units in unlisted:
        _enter(tables, condition, path, size, units)
    return tables.reduced()


def asks_one(index: ProposalIndex, condition: Condition, body: str) -> bool:
    """Return whether a condition asks for one vote or seat of a body at most."""
    if condition.rule or condition.among or condition.opposed_fewer_than is not None:
        return False
    _, _, strict = comparison(condition)
    amount = condition.more_than if condition.at_least is None else condition.at_least
    assert amount is not None
    if isinstance(amount, int):
        return strict <= 1
    counting = counted(condition)
    total = sum(
        max(units_of(index, at, size, counting) for size in at.sizes[0])
        for at in index.candidates(body)
    )
    return amount * total < 1 if strict else amount * total <= 1


def _enter(tables: Tables, condition: Condition, seat: str, size: int, units: int) -> None:
    """Enter what so many seats of a class are worth, and what they add to the total."""
    if not size:
        return
    per_support, per_total, _ = comparison(condition)
    tables.worth[seat, size] = per_support * units
    fewer = condition.opposed_fewer_than
    beyond_those_present = fewer is not None and condition.of in FACTS_OF_BASES
    if per_total or beyond_those_present:
        tables.share[seat, size] = per_total * units
    if fewer is not None and beyond_those_present:
        # The total has the seat whether or not anybody there is against.
        tables.spare[seat, size] = 0 if isinstance(fewer, int) else fewer.numerator * units


def counted(condition: Condition) -> str:
    """Return what a counting condition counts: seats, weight or population."""
    return condition.counting or ("seats" if condition.rule else "weight")


def units_of(index: ProposalIndex, at: SeatAt, size: int, counting: str) -> int:
    """Return what so many seats of a class count for; a population is that of the class.

    It is that of whoever sits there, or else of the group: of several the largest.
    """
    if counting == "seats":
        return size
    if counting == "weight":
        return at.votes_of(size)
    for id in (at.seat.holder, at.seat.on_behalf_of):
        if id in index.actors and index.actors[id].population:
            return index.actors[id].population or 0
    groups = (index.groups[group] for group in index.groups_of(at.seat))
    return max((group.population or 0 for group in groups), default=0)


def comparison(condition: Condition) -> tuple[int, int, int]:
    """Return the factors a, b, c of ``a*support - b*total - c >= 0``."""
    if condition.rule:
        return 1, 1, 0
    fewer = condition.opposed_fewer_than
    if fewer is not None:
        # fewer than q against: support > total - q
        if isinstance(fewer, int):
            return 1, 1, 1 - fewer
        return fewer.denominator, fewer.denominator - fewer.numerator, 1
    strict = 0 if condition.at_least is not None else 1
    amount = condition.at_least if condition.at_least is not None else condition.more_than
    assert amount is not None
    if isinstance(amount, int):
        return 1, 0, amount + strict
    return amount.denominator, amount.numerator, strict
