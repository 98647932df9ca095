"""Whose seats are whose across bodies, and who is one will with whom.

A coalition and all others may each be able to fill and empty seats of the other. What it
could have (``reach``) takes its declared seats and all that follows from them; what it has
whatever the others do (``sure``) leaves out the seats in the others' reach; what it has if
it moves first (``bold``) leaves out only those that the others are sure of.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

from council_rules.analysis.games.builder import UNMERGED, Builder, parts_of
from council_rules.analysis.games.forms import Form, Vote, both, dual, either
from council_rules.analysis.games.structure import Keys, Structure
from council_rules.analysis.games.trail import Trail

# what coalitions have is worked out to the end for so many classes of seats that somebody fills
# and empties at will, and by so many formulas
MOST_COMMANDED = 12
MOST_STEPS = 100
FEW_STEPS = 1


class Level(Builder):
    """Writes conditions over effective seats, against others who have theirs."""

    def __init__(
        self,
        structure: Structure,
        names: Mapping[str, str] = UNMERGED,
        others: Builder | None = None,
        *,
        steps: int | None = None,
    ) -> None:
        """Take what a builder takes, and what the others have; without it, nothing.

        Others undo what a coalition does with the seats that it does not have. Which these are
        hangs in its turn on what others can undo. It is worked out to the end, unless a number
        of steps is given: beyond them seats are taken as declared.
        """
        super().__init__(structure, names)
        self._others = others
        if steps is None:
            self.trail = Trail(MOST_STEPS)
            self._left: Builder = Left(self)
        elif steps:
            self._left = Left(Level(structure, names, others, steps=steps - 1))
        else:
            self._left = Builder(structure, names)

    def granted(self, path: str) -> Form:
        """Return when a coalition fills and empties a seat; nobody does so through itself."""
        if self.is_under_way(path):
            return False
        fill = self.structure.keys_of_appointment(path)
        ways = self.structure.ways_to_empty(path) if fill else []
        if fill is None or not ways:
            return False
        return self.within(
            path,
            lambda: either(*(self._commands([fill, empty], undo) for empty, undo in ways)),
        )

    def kept(self, path: str) -> Form:
        """Return when the others do not fill and empty a seat."""
        return True if self._others is None else dual(self._others.granted(path))

    def _commands(self, keys: Sequence[Keys], undoing: Iterable[str]) -> Form:
        acting = dict.fromkeys(key for each in keys for key in each.acting)
        agreeing = dict.fromkeys(key for each in keys for key in each.agreeing)
        return both(
            *map(self.acts, acting),
            *map(self.agrees, agreeing),
            *map(self._overcomes, undoing),
        )

    def agrees(self, key: str) -> Form:
        """Return when a coalition has an agreement, or what the vote on it falls back on."""
        return either(*map(self.acts, self.structure.with_fallbacks([key])))

    def _overcomes(self, procedure: str) -> Form:
        """Return when others do not carry what could undo an act, or it is undone itself."""
        structure = self.structure
        ways: list[Form] = [dual(self._left.passes(procedure))]
        others = structure.ones("joint") | structure.ones("requests") | bound(structure)
        for veto in vetoes_checking(structure, procedure):
            if veto not in others | structure.ones("set_aside_by"):
                ways += (self.acts(one) for part in holders(structure, veto) for one in part)
        ways += map(self.acts, instead_of_act(structure, procedure))
        return either(*ways)

    def acts(self, key: str, before: tuple[str, ...] = ()) -> Form:
        """Return when a coalition uses a key, or acts in its place, and nobody undoes that."""
        before = (*before, key)
        return either(self._uses(key, before), *self._instead(key, before))

    def _instead(self, key: str, before: tuple[str, ...]) -> Iterator[Form]:
        """Yield when a coalition overrides an act, or has what comes once it fails."""
        structure = self.structure
        for vote in structure.votes_of_one(key):
            for other in instead_of_act(structure, vote):
                if other not in before:
                    yield self.acts(other, before)
            for trigger, demanded in structure.triggers(vote):
                if trigger not in before and demanded not in before:
                    yield both(self.acts(trigger, before), self.acts(demanded, before))
            after = structure.fallbacks.get(vote)
            if after is not None and after not in before:
                yield both(dual(self._left.passes(vote)), self.acts(after, before))

    def _uses(self, key: str, before: tuple[str, ...]) -> Form:
        structure = self.structure
        if key in structure.index.groups:
            everybody = structure.in_group(key)
            return both(*map(self.consent, everybody)) if everybody else False
        procedures = [key] if key in structure.procedures else structure.voices.get(key, [])
        if not procedures or key in structure.seats:
            return self.consent(key)
        return either(
            *(both(self.passes(one), *self._unchecked(one, before)) for one in procedures)
        )

    def _unchecked(self, id: str, before: tuple[str, ...]) -> Iterator[Form]:
        for veto in vetoes_checking(self.structure, id):
            yield either(dual(used(self._left, veto)), self.set_aside(veto, self._left))
        for other in displacing(self.structure, id):
            yield dual(self._left.passes(other))
        for trigger, demanded in switching_off(self.structure, id):
            answer = False if demanded in before else self.acts(demanded, before)
            yield either(dual(self._left.passes(trigger)), answer)

    def set_aside(
        self, veto: str, others: Builder, matter: str = "", waiting: tuple[str, ...] = ()
    ) -> Form:
        """Return when a coalition overcomes a veto, and others cannot undo that."""
        structure = self.structure
        by = [] if veto in waiting else structure.setting_aside(veto)
        ways = []
        for one in by:
            parts = [self.passes(one)]
            for other in vetoes_checking(structure, one, matter):
                if one not in structure.setting_aside(other):
                    again = self.set_aside(other, others, matter, (*waiting, veto))
                    parts.append(either(dual(used(others, other, self, matter)), again))
            parts += [dual(others.passes(other)) for other in displacing(structure, one)]
            parts += [
                either(dual(others.passes(trigger)), self.passes(demanded))
                for trigger, demanded in switching_off(structure, one)
            ]
            ways.append(both(*parts))
        return either(*ways)


class Left(Builder):
    """Writes what is left to others: all votes that a coalition does not have on its level.

    The dual of a formula from here says what the coalition prevents.
    """

    def __init__(self, level: Level) -> None:
        """Take the level on which the coalition has its seats."""
        super().__init__(level.structure, level.names)
        self._level, self.trail = level, level.trail

    def within(self, what: str, find: Callable[[], Form]) -> Form:
        """Return a formula found while something is under way on both sides."""
        return self.trail.find(f"left {what}", find, left=True)

    def is_under_way(self, what: str) -> bool:
        """Return whether it is being found what others do with what is left to them."""
        return self.trail.is_under_way(f"left {what}")

    def votes_of(self, path: str, weight: int = 1) -> list[Vote]:
        """Return the votes of a class, in favour where the coalition does not have them."""
        return [
            Vote(None, vote.weight, dual(vote.form))
            for vote in self._level.votes_of(path, weight)
        ]


def used(builder: Builder, veto: str, others: Builder | None = None, matter: str = "") -> Form:
    """Return when a veto is used: by each holder or by all, if somebody asks who must.

    Of a matter others may undo the vote by which it is used.
    """
    structure = builder.structure
    having = holders(structure, veto)
    joint = veto in structure.ones("joint")

    def lasting(holder: str) -> Form:
        if others is None or not matter:
            return builder.consent(holder)
        ways = (
            foiled(builder, others, vote, matter) for vote in structure.votes_of_one(holder)
        )
        return both(builder.consent(holder), dual(either(*ways)))

    parts = [either(*map(lasting, part)) for part in having]
    held = (both if joint and having else either)(*parts)
    asking = structure.after("requests").get(veto)
    return both(held, either(*map(builder.consent, asking))) if asking else held


def foiled(builder: Builder, others: Builder, vote: str, matter: str) -> Form:
    """Return when others undo a vote by which a veto is used, on a matter and for good."""
    structure = builder.structure
    kept = bound(structure) | structure.ones("joint") | structure.ones("requests")
    ways: list[Form] = [
        used(others, veto)
        for veto in vetoes_checking(structure, vote, matter)
        if veto not in kept and not structure.setting_aside(veto)
    ]
    ways += [
        others.passes(other)
        for other in displacing(structure, vote)
        if other not in kept
        and (other in structure.ones("displaces") or structure.covers(other, matter))
    ]
    ways += [
        both(others.passes(trigger), dual(builder.passes(demanded)))
        for trigger, demanded in switching_off(structure, vote)
    ]
    return either(*ways)


def holders(structure: Structure, veto: str) -> list[list[str]]:
    """Return for each who has a veto by what: by what a vote on it falls back on as well."""
    found = list(structure.after("veto_holder").get(veto, ()))
    for group in structure.after("veto_group").get(veto, ()):
        found += [
            seat
            for seat in structure.seats
            if group in structure.tags[seat] and structure.votes(seat)
        ]
    return [structure.with_fallbacks([holder]) for holder in found]


def instead_of_act(structure: Structure, id: str) -> list[str]:
    """Return the overrides, of no stated matter, that can put another act in its place."""
    able, kinds = structure.ones("displaces") - bound(structure), structure.after("kind")
    return [
        other
        for other, over in structure.pairs("overrides")
        if over == id and other in able and "override" in kinds.get(other, ())
    ]


def levels(
    structure: Structure, names: Mapping[str, str], steps: int | None = None
) -> tuple[Level, Level]:
    """Return what a coalition has if it moves first, and what it has for sure.

    Without a number of steps it is worked out to the end, unless too many can be commanded.
    """
    if steps is None and len(structure.commanded) > MOST_COMMANDED:
        steps = FEW_STEPS
    reach = Level(structure, names, steps=steps)
    sure = Level(structure, names, reach, steps=steps)
    return Level(structure, names, sure, steps=steps), sure


def vetoes_over(structure: Structure, id: str) -> list[str]:
    """Return the vetoes over a procedure or its body that do more than delay, at will."""
    over = [each for one in structure.needed(id) for each in (one, structure.body_of(one))]
    other = structure.ones("delays_only") | for_cause(structure)
    found = (veto for veto, reached in structure.pairs("veto_over") if reached in over)
    return [veto for veto in dict.fromkeys(found) if veto not in other]


def for_cause(structure: Structure) -> frozenset[str]:
    """Return the vetoes and overrides that cannot be used at will: see ``conditional``."""
    return frozenset(structure.ones("kept_to_cause") & conditional(structure))


def conditional(structure: Structure) -> frozenset[str]:
    """Return the vetoes and overrides on stated grounds, or contested before outsiders."""
    on_grounds = {who for who, what in structure.pairs("stated") if what == "grounds"}
    return frozenset(on_grounds | structure.ones("contested_outside"))


def bound(structure: Structure) -> frozenset[str]:
    """Return the vetoes and overrides that may stop nothing but breaches."""
    return conditional(structure) - structure.ones("used_at_will")


def vetoes_checking(structure: Structure, id: str, matter: str = "") -> list[str]:
    """Return the vetoes over an act on a matter, or over one that is about no matter.

    A veto that is limited to matters does not reach an act about none, and one that is not
    listed reaches no act at all: it may be over whatever is decided.
    """
    unlisted, unlimited = structure.ones("unlisted"), structure.ones("veto_about_all")
    return [
        veto
        for veto in vetoes_over(structure, id)
        if veto not in unlisted
        and (structure.veto_covers(veto, matter) if matter else veto in unlimited)
    ]


def overrides_of(structure: Structure, id: str) -> list[str]:
    """Return the procedures that put another decision in the place of one, at will."""
    kinds, other_cases = structure.after("kind"), for_cause(structure)
    return [
        other
        for other, over in structure.pairs("overrides")
        if over == id and "override" in kinds.get(other, ()) and other not in other_cases
    ]


def displacing(structure: Structure, id: str) -> list[str]:
    """Return the overrides of a procedure, and of those that it needs."""
    return [other for one in structure.needed(id) for other in overrides_of(structure, one)]


def switching_off(structure: Structure, id: str) -> list[tuple[str, str]]:
    """Return the escalations over a procedure, or what it needs, and what they demand."""
    return [pair for one in structure.needed(id) for pair in structure.triggers(one)]


def one_wills(structure: Structure) -> dict[str, str]:
    """Return for each seat and actor the member it is part of.

    Seats of one holder are one will, and so are seats held on behalf of one organization; an
    actor is one with the seats that stand for it.
    """
    part_of: dict[str, set[str]] = {}
    for path in structure.seats:
        if structure.stands_for[path]:
            together = {*parts_of(structure, path), *structure.stands_for[path]}
            for who in tuple(together):
                together |= part_of.get(who, set())
            part_of.update(dict.fromkeys(together, together))
    persons = {person.id for person in structure.index.proposal.persons}
    return {who: _called(structure, together, persons) for who, together in part_of.items()}


def _called(structure: Structure, together: Iterable[str], persons: Container[str]) -> str:
    """Return what to call several seats and actors that are one will: a person, if there is."""
    actors = [who for who in sorted(together) if who in structure.index.actors]
    return min(actors or sorted(together), key=lambda who: who not in persons)
