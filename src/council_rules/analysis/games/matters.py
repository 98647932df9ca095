"""Deciding a matter across bodies, as one formula: channels, and what can strike them.

A coalition is taken to move first, and the others to have what they surely have.
"""

from collections.abc import Iterator

from council_rules.analysis.games.builder import Builder
from council_rules.analysis.games.control import (
    Level,
    bound,
    displacing,
    overrides_of,
    switching_off,
    used,
    vetoes_over,
)
from council_rules.analysis.games.forms import Form, Vote, both, dual, either

DECIDING = ("decision", "override")


def settles(ours: Level, others: Level, matter: str) -> Form:
    """Return when somebody takes some channel for a matter through to the end."""
    structure = ours.structure
    entries = [id for id in structure.procedures if structure.is_entry(id, matter)]
    return either(*(_Way(ours, others, matter).from_entry(one) for one in entries))


class _Way:
    """The ways to a decision on one matter."""

    def __init__(self, ours: Level, others: Level, matter: str) -> None:
        self._ours, self._others, self._matter = ours, others, matter
        self._structure = ours.structure

    def from_entry(self, id: str, before: tuple[str, ...] = (), deciding: bool = False) -> Form:
        """Return when a procedure settles the matter, or what decides in its place does.

        Whatever a decision falls back on decides, and so may an advice.
        """
        structure = self._structure
        kinds = structure.after("kind").get(id, ())
        deciding |= bool(set(kinds) & set(DECIDING)) or id in structure.ones("binding")
        through: Form = False
        if deciding:
            lasting = _Lasting(self._ours, self._others, self._matter)
            through = both(lasting.passes(id), *self._unstruck(id))
        return either(through, *self._further(id, (*before, id), deciding))

    def _further(self, id: str, before: tuple[str, ...], deciding: bool) -> Iterator[Form]:
        """Yield when what decides instead settles the matter."""
        structure = self._structure
        after = structure.fallbacks.get(id)
        if after is not None and after not in before:
            kept = _Lasting(self._others, self._ours, self._matter, bound(structure))
            opened = either(dual(kept.passes(id)), *self._vetoed(id))
            yield both(opened, self.from_entry(after, before, deciding))
        for trigger, demanded in structure.triggers(id):
            if demanded not in before:
                further = self.from_entry(demanded, before, deciding)
                yield both(self._ours.passes(trigger), further)

    def _vetoed(self, id: str) -> Iterator[Form]:
        """Yield for each veto when it makes a procedure fail that the others carry.

        One on stated grounds only where it can be used whenever that is wanted.
        """
        ours, others = self._ours, self._others
        left_out = bound(self._structure)
        for veto in vetoes_over(self._structure, id):
            if veto not in left_out and self._structure.veto_covers(veto, self._matter):
                kept = others.set_aside(veto, ours, self._matter)
                yield both(used(ours, veto, others, self._matter), dual(kept))

    def _unstruck(self, id: str) -> Iterator[Form]:
        """Yield for everything that can undo a procedure when it is withstood."""
        structure, ours, others = self._structure, self._ours, self._others
        yield from withstood(ours, others, id, self._matter)
        for needed in structure.needed(id):
            for other in overrides_of(structure, needed):
                if needed != id or structure.covers(other, self._matter):
                    yield dual(others.passes(other))
        for trigger, demanded in switching_off(structure, id):
            yield either(dual(others.passes(trigger)), self._meets(demanded))

    def _meets(self, demanded: str, before: tuple[str, ...] = ()) -> Form:
        """Return when ours carry what others demand, or what that falls back on, for good."""
        if demanded in before:
            return False
        structure, ours, others = self._structure, self._ours, self._others
        before = (*before, demanded)
        parts = [_Lasting(ours, others, self._matter).passes(demanded)]
        parts += withstood(ours, others, demanded, self._matter)
        for needed in structure.needed(demanded):
            for other in overrides_of(structure, needed):
                displaces = other in structure.ones("displaces")
                if needed != demanded or displaces or structure.covers(other, self._matter):
                    parts.append(dual(others.passes(other)))
        for trigger, further in switching_off(structure, demanded):
            parts.append(either(dual(others.passes(trigger)), self._meets(further, before)))
        after = structure.fallbacks.get(demanded)
        if after is None:
            return both(*parts)
        later = both(dual(others.passes(demanded)), self._meets(after, before))
        return either(both(*parts), later)


def withstood(
    ours: Level,
    others: Level,
    id: str,
    matter: str,
    left_out: frozenset[str] = frozenset(),
) -> Iterator[Form]:
    """Yield for each veto over a procedure, but for some, when it is not used, or set aside."""
    for veto in vetoes_over(ours.structure, id):
        if veto not in left_out and ours.structure.veto_covers(veto, matter):
            aside = ours.set_aside(veto, others, matter)
            yield either(dual(used(others, veto, ours, matter)), aside)


class _Lasting(Builder):
    """Writes when a coalition carries something by consents that others cannot undo.

    What is left out undoes none.
    """

    def __init__(
        self,
        ours: Level,
        others: Level,
        matter: str,
        left_out: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(ours.structure, ours.names)
        self._ours, self._others, self._matter = ours, others, matter
        self._left_out = left_out
        # what is asked about is asked about for the coalition
        self.bodies, self.unattainable = ours.bodies, ours.unattainable

    def votes_of(self, path: str, weight: int = 1) -> list[Vote]:
        """Return the votes of a class as the coalition has them."""
        return self._ours.votes_of(path, weight)

    def consent(self, who: str) -> Form:
        """Return when somebody consents, and what gives a consent by vote is not undone."""
        structure = self.structure
        votes = [who] if who in structure.procedures else structure.voices.get(who, [])
        if not votes or who in structure.seats:
            return super().consent(who)
        return either(*(both(self.passes(one), *self._kept(one)) for one in votes))

    def _kept(self, id: str) -> Iterator[Form]:
        others, left_out = self._others, self._left_out
        yield from withstood(self._ours, others, id, self._matter, left_out)
        for other in displacing(self.structure, id):
            if other not in left_out:
                yield dual(others.passes(other))
        for trigger, demanded in switching_off(self.structure, id):
            yield either(dual(others.passes(trigger)), self._answer(trigger, demanded))

    def _answer(self, trigger: str, demanded: str) -> Form:
        """Return when what an escalation demands gives the consent, which none takes back."""
        what = f"answer to {trigger}"
        if self.is_under_way(what):
            return False
        return self.within(what, lambda: self.consent(demanded))
