"""What rules say together: which never come out some way, which follow from another.

Asked of a solver over free proposals (``worlds``): what holds there holds in councils of that
size at most, and what does not hold has a council that shows it.
"""

from collections.abc import Iterable, Mapping, Sequence

from council_rules.analysis.standard import Standard
from council_rules.authoring.worlds import MOST_CONFLICTS, World
from council_rules.logic.ledger import TooLargeError
from council_rules.proposal.model import Proposal
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


def analysed(
    named: Iterable[str], proposals: Iterable[Proposal | None], standard: Standard
) -> Analysis:
    """Return what holds of the rules of a standard in all free proposals.

    Of pairs at least one rule is ``named``. None among the proposals is one not to be read.
    """
    found = _Found([rule.code for rule in standard.rules], frozenset(named))
    unread = too_large = cut_short = 0
    sizes = [(0, 0, 0)]
    for proposal in proposals:
        if proposal is None:
            unread += 1
            continue
        try:
            world = World(proposal, standard.only(found.asked()))
        except TooLargeError:
            too_large += 1
            continue
        found.look(world)
        cut_short += not world.ended
        sizes.append((world.size.bodies, world.size.seats, world.size.points))
    most = map(max, zip(*sizes, strict=True))
    bound = Bound(len(sizes) - 1, *most, unread, too_large, cut_short)
    return found.analysis(bound)


Two = tuple[str, str]
Literals = frozenset[int]


class _Found:
    """What no world has shown to be wrong yet, of rules of which some are named."""

    def __init__(self, codes: Sequence[str], named: frozenset[str]) -> None:
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
        return frozenset([*alone, *(c for two in (*self.implied, *self.exclusive) for c in two)])

    def look(self, world: World) -> None:
        """Take out what one world shows to be wrong, and count where it can be asked."""
        applies, broken, met = map(_alone, (world.applies, world.broken, world.met))
        unless = {two: _unless(two, world.broken) for two in self.implied if two[0] in broken}
        both_met = _both(self.exclusive, met)
        both_apply = _both(self.exclusive, applies)
        tables: tuple[Mapping[object, Literals], ...] = (
            *(applies, broken, met),
            *(unless, both_met, both_apply),
        )
        shown = world.possible(one for table in tables for one in table.values())
        for count, table in ((self.applied, applies), (self.broken, broken), (self.met, met)):
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
        implied = (Pair(a, b, self.broken[a]) for a, b in sorted(self.implied))
        exclusive = (
            Pair(a, b, both)
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


def _alone(literals: Mapping[str, int]) -> dict[str, Literals]:
    return {code: frozenset([one]) for code, one in literals.items()}


def _unless(two: Two, broken: Mapping[str, int]) -> Literals:
    """Return the literals of one rule broken and the other not, which may not be able to."""
    first, second = two
    return frozenset([broken[first], *(-broken[one] for one in [second] if one in broken)])


def _both(pairs: Iterable[Two], literals: Mapping[str, Literals]) -> dict[Two, Literals]:
    return {(a, b): literals[a] | literals[b] for a, b in pairs if {a, b} <= literals.keys()}
