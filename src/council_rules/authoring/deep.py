"""What rules say together: which never come out some way, which follow from another.

Asked of a solver over free proposals (``worlds``): what holds there holds in councils of that
size at most, and what does not hold has a council that shows it.
"""

from collections.abc import Iterable, Mapping, Sequence

from council_rules.authoring.worlds import Bound, World
from council_rules.record import Record


class Pair(Record):
    """Two rules, and in how many free proposals the first could be so at all."""

    first: str
    second: str
    proposals: int


class Analysis(Record):
    """What was found out of rules, within a bound.

    ``implied``: wherever the first is broken, the second is broken as well, for some subject.
    ``exclusive``: both apply together somewhere, and nowhere are both met.
    """

    never_applies: tuple[str, ...]
    never_broken: tuple[str, ...]
    never_met: tuple[str, ...]
    implied: tuple[Pair, ...]
    exclusive: tuple[Pair, ...]
    bound: Bound


def analysed(codes: Sequence[str], named: Iterable[str], worlds: Iterable[World]) -> Analysis:
    """Return what holds of rules in all worlds; of pairs at least one rule is ``named``."""
    found = _Found(codes)
    bound = Bound(0, 0, 0, 0)
    for world in worlds:
        found.look(world)
        bound = _wider(bound, world.size)
    wanted = frozenset(named)

    def of_note(pair: Pair) -> bool:
        return bool(pair.proposals) and bool({pair.first, pair.second} & wanted)

    return Analysis(
        tuple(one for one in codes if one in wanted and one not in found.applied),
        tuple(one for one in codes if one in wanted and not found.broken_in[one]),
        tuple(one for one in codes if one in wanted and not found.met_in[one]),
        tuple(filter(of_note, found.implications())),
        tuple(filter(of_note, found.exclusions())),
        bound,
    )


def _wider(one: Bound, other: Bound) -> Bound:
    return Bound(
        one.proposals + other.proposals,
        max(one.bodies, other.bodies),
        max(one.seats, other.seats),
        max(one.points, other.points),
    )


class _Found:
    """What no world has shown to be wrong yet."""

    def __init__(self, codes: Sequence[str]) -> None:
        self.codes = codes
        self.applied: set[str] = set()
        self.broken_in = dict.fromkeys(codes, 0)
        self.met_in = dict.fromkeys(codes, 0)
        self.together = {(a, b): 0 for a in codes for b in codes if a < b}
        # the rules that may be broken wherever one is; those that may never be met beside it
        self.implied = {code: {*codes} - {code} for code in codes}
        self.exclusive = {code: {*codes} - {code} for code in codes}

    def look(self, world: World) -> None:
        """Take out what one world shows to be wrong."""
        self.applied |= world.applies
        for code in self._possible(world, world.broken):
            self.broken_in[code] += 1
            self._not_implied(code, world)
        met = self._possible(world, world.met)
        for code in met:
            self.met_in[code] += 1
            self._not_exclusive(code, world)
        for pair in self.together:
            self.together[pair] += world.applies.issuperset(pair)

    def _possible(self, world: World, literals: Mapping[str, int]) -> list[str]:
        """Return the rules of which one of some literals can hold."""
        possible = world.grounded.possible_of(literals.values(), world.within)
        return [code for code, literal in literals.items() if literal in possible]

    def _not_implied(self, code: str, world: World) -> None:
        left = self.implied[code]
        # a rule that can never be broken here is not where this one is
        left &= world.broken.keys()
        unbroken = {-world.broken[one] for one in left}
        given = [*world.within, world.broken[code]]
        shown = world.grounded.possible_of(unbroken, given)
        self.implied[code] = {one for one in left if -world.broken[one] not in shown}

    def _not_exclusive(self, code: str, world: World) -> None:
        left = self.exclusive[code]
        literals = {one: world.met[one] for one in left & world.met.keys()}
        given = [*world.within, world.met[code]]
        shown = world.grounded.possible_of(literals.values(), given)
        self.exclusive[code] -= {one for one, literal in literals.items() if literal in shown}

    def implications(self) -> Iterable[Pair]:
        for code in self.codes:
            for other in sorted(self.implied[code]):
                yield Pair(code, other, self.broken_in[code])

    def exclusions(self) -> Iterable[Pair]:
        for (code, other), number in self.together.items():
            if other in self.exclusive[code] and self.met_in[code] and self.met_in[other]:
                yield Pair(code, other, number)
