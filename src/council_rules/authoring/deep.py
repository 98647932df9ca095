"""What rules say together: which never come out some way, which follow from another.

Asked of a solver over free proposals (``worlds``): what holds there holds in councils of that
size at most, and what does not hold has a council that shows it.
"""

from collections.abc import Iterable, Mapping

from council_rules.analysis.standard import Standard
from council_rules.authoring.worlds import MOST_CONFLICTS, Free, World
from council_rules.logic.fact_base import TooLargeError
from council_rules.proposal.model.file import Proposal
from council_rules.record import Record


class Bound(Record):
    """Where was looked: in how many free proposals, and how much each holds at most.

    ``unread`` are errors where all is open, ``too_large`` have numbers that are too large;
    neither was looked at. ``cut_short`` were looked at in part: a search in them met more
    conflicts than ``conflicts``, and what it had not shown counts as what cannot be.
    """

    proposals: int = 0
    bodies: int = 0
    seats: int = 0
    points: int = 0
    unread: int = 0
    too_large: int = 0
    cut_short: int = 0
    conflicts: int = MOST_CONFLICTS


class Pair(Record):
    """Two rules, and in how many free proposals that is asked at all.

    ``explained`` is the rule in whose notes the other is named, empty if neither does.
    """

    first: str
    second: str
    proposals: int
    explained: str


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

    @property
    def unexplained(self) -> bool:
        """Whether something was found that the notes of no page explain."""
        pairs = (*self.implied, *self.exclusive)
        never = self.never_applies or self.never_broken or self.never_met
        return bool(never) or not all(pair.explained for pair in pairs)


def analysed(named: Iterable[str], free: Free, standard: Standard) -> Analysis:
    """Return what holds of the rules of a standard in all free proposals.

    Of pairs at least one rule is ``named``. What two examples make together is looked at only
    for pairs that are left when each example was.
    """
    notes = {rule.code: rule.notes for rule in standard.rules}
    found = _Found(notes, frozenset(named))
    seen = _Seen()
    for proposal in free.each():
        seen.look(proposal, found, standard)
    for pair in (*sorted(found.implied), *sorted(found.exclusive)):
        for proposal in free.of_two(*pair):
            if not found.is_open(pair):
                break
            seen.look(proposal, found, standard)
    return found.analysis(seen.bound())


class _Seen:
    """What was looked at, and what could not be."""

    def __init__(self) -> None:
        self.sizes = [(0, 0, 0)]
        self.unread = self.too_large = self.cut_short = 0

    def look(self, proposal: Proposal | None, found: "_Found", standard: Standard) -> None:
        """Look at a free proposal with the rules of which something is to be found out."""
        if proposal is None:
            self.unread += 1
            return
        try:
            world = World(proposal, standard.only(found.asked()))
        except TooLargeError:
            self.too_large += 1
            return
        found.look(world)
        self.cut_short += not world.ended
        self.sizes.append((world.size.bodies, world.size.seats, world.size.points))

    def bound(self) -> Bound:
        """Return where was looked."""
        bodies, seats, points = map(max, zip(*self.sizes, strict=True))
        number = len(self.sizes) - 1
        left_out = self.unread, self.too_large, self.cut_short
        return Bound(number, bodies, seats, points, *left_out)


Two = tuple[str, str]
Literals = frozenset[int]


class _Found:
    """What no world has shown to be wrong yet, of rules of which some are named."""

    def __init__(self, codes: Mapping[str, str], named: frozenset[str]) -> None:
        """Take the notes of all rules by their codes, and the codes that are named."""
        self.notes = codes
        self.codes = [code for code in codes if code in named]
        # in how many worlds a rule applies, is broken or is met, as far as it was asked
        self.applied, self.broken, self.met = (dict.fromkeys(codes, 0) for _ in range(3))
        pairs = [(a, b) for a in codes for b in codes if a != b and {a, b} & named]
        # where the first is broken, the second may always be
        self.implied = set(pairs)
        # both may never be met together; in how many worlds both apply
        self.exclusive = dict.fromkeys([(a, b) for a, b in pairs if a < b], 0)

    def asked(self) -> frozenset[str]:
        """Return the rules of which something is still to be found out."""
        once = (self.applied, self.broken, self.met)
        alone = (code for code in self.codes if not all(one[code] for one in once))
        return frozenset(
            [*alone, *(c for two in (*self.implied, *self.exclusive) for c in two)]
        )

    def is_open(self, pair: Two) -> bool:
        """Return whether two rules may still follow from each other or exclude each other."""
        return pair in self.implied or pair in self.exclusive

    def look(self, world: World) -> None:
        """Take out what one world shows to be wrong, and count where it can be asked."""
        applies, broken, met = map(_alone, (world.applies, world.broken, world.met))
        unless = {two: _unless(two, world.broken) for two in self.implied if two[0] in broken}
        both_met = _both(self.exclusive, met)
        both_apply = _both(self.exclusive, applies)
        alone = (applies, broken, met)
        paired = (unless, both_met, both_apply)
        shown = world.possible(
            [
                *(one for table in alone for one in table.values()),
                *(one for table in paired for one in table.values()),
            ]
        )
        for count, table in zip((self.applied, self.broken, self.met), alone, strict=True):
            for code, literals in table.items():
                count[code] += literals in shown
        self.implied -= {two for two, literals in unless.items() if literals in shown}
        for two, literals in both_apply.items():
            self.exclusive[two] += literals in shown
        for two, literals in both_met.items():
            if literals in shown:
                del self.exclusive[two]

    def analysis(self, bound: Bound) -> Analysis:
        """Return what is left."""
        implied = (self._pair(a, b, self.broken[a]) for a, b in sorted(self.implied))
        exclusive = (
            self._pair(a, b, both)
            for (a, b), both in sorted(self.exclusive.items())
            if self.met[a] and self.met[b]
        )
        return Analysis(
            tuple(code for code in self.codes if not self.applied[code]),
            tuple(code for code in self.codes if not self.broken[code]),
            tuple(code for code in self.codes if not self.met[code]),
            tuple(pair for pair in implied if pair.proposals),
            tuple(pair for pair in exclusive if pair.proposals),
            bound,
        )

    def _pair(self, first: str, second: str, proposals: int) -> Pair:
        names = (a for a, b in ((first, second), (second, first)) if b in self.notes[a])
        return Pair(first, second, proposals, next(names, ""))


def _alone(literals: Mapping[str, int]) -> dict[str, Literals]:
    return {code: frozenset([one]) for code, one in literals.items()}


def _unless(two: Two, broken: Mapping[str, int]) -> Literals:
    """Return the literals of one rule broken and the other not, which may not be able to."""
    first, second = two
    return frozenset([broken[first], *(-broken[one] for one in [second] if one in broken)])


def _both(pairs: Iterable[Two], literals: Mapping[str, Literals]) -> dict[Two, Literals]:
    return {(a, b): literals[a] | literals[b] for a, b in pairs if {a, b} <= literals.keys()}
