"""Procedures as formulas over those who vote and consent.

A builder without voices takes seats as declared: so a body decides in the room. With the
voices of ``control`` it takes effective seats, which is the view across bodies.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from council_rules.analysis.games.forms import (
    Form,
    Vote,
    both,
    either,
    member,
    reached,
    sole_member,
)
from council_rules.analysis.games.structure import Structure
from council_rules.logic.candidates import candidates_of
from council_rules.logic.encode_conditions import comparison, counted
from council_rules.logic.standard_rules import standard_rules
from council_rules.proposal.model import Condition, Procedure
from council_rules.proposal.readings import readings


class Voice(NamedTuple):
    """How a class of seats votes: each seat by its own will, or by decision of others.

    ``names`` are those of the members who cast the votes, one for each part of the class;
    none if the seats have no will of their own.
    """

    names: tuple[str, ...]
    others: tuple[tuple[str, str], ...] = ()
    """Pairs whose consent together commands the seats."""


UNMERGED: Mapping[str, str] = MappingProxyType({})
DECLARED: Mapping[str, Voice] = MappingProxyType({})


def parts_of(structure: Structure, path: str) -> tuple[str, ...]:
    """Return a name for each seat of a class, or one for a class that acts as a whole."""
    size = structure.size(path)
    if size == 1 or not structure.divisible(path):
        return (path,)
    return tuple(f"{path}#{number}" for number in range(1, size + 1))


class Builder:
    """Writes the conditions of one completion as formulas."""

    def __init__(
        self,
        structure: Structure,
        names: Mapping[str, str] = UNMERGED,
        voices: Mapping[str, Voice] = DECLARED,
    ) -> None:
        """Take the structure in force, the member that each seat or actor is part of, and
        how seats vote that are not free to vote as they like.

        ``bodies`` collects those whose procedures were asked about, ``unattainable`` says in
        words which of their conditions nobody can meet.
        """
        self.structure = structure
        self.names = names
        self.bodies: set[str] = set()
        self.unattainable: list[str] = []
        self._voices = voices
        self._under_way: tuple[str, ...] = ()
        self._known: dict[tuple[str, frozenset[str]], Form] = {}

    def name(self, who: str) -> str:
        """Return the member that a seat or actor is part of."""
        return self.names.get(who, who)

    def parts(self, path: str) -> tuple[str, ...]:
        """Return the members who cast the votes of a class, one for each seat, if any do."""
        voice = self._voices.get(path)
        found = parts_of(self.structure, path) if voice is None else voice.names
        return tuple(map(self.name, found))

    def casting(self, path: str) -> tuple[str, ...]:
        """Return the members who cast the votes of a class, or who alone commands it."""
        alone = sole_member(self._granted(path))
        return self.parts(path) or ((alone,) if alone else ())

    # --- procedures ------------------------------------------------------------------------

    def passes(self, id: str) -> Form:
        """Return when a procedure passes.

        What a procedure needs of itself it does not have: the least solution counts.
        """
        if id in self._under_way or id not in self.structure.procedures:
            return False
        key = (id, frozenset(self._under_way))
        if key not in self._known:
            procedure = self.structure.procedures[id]
            self.bodies.add(procedure.body)
            self._under_way = (*self._under_way, id)
            path = id if id.endswith("?alone") else f"{id}.passes_when"
            self._known[key] = self._holds(procedure.passes_when, procedure, path)
            self._under_way = self._under_way[:-1]
        return self._known[key]

    def consent(self, who: str) -> Form:
        """Return when an actor, a seat, a body or a procedure consents."""
        if who in self.structure.seats:
            every = tuple(map(member, self.parts(who)))
            return either(both(*every) if every else False, self._granted(who))
        if who in self.structure.procedures:
            return self.passes(who)
        if who in self.structure.scene.bodies:
            return self.passes(self.structure.voices.get(who, ""))
        return False if "/" in who and not who.startswith("?") else member(self.name(who))

    def _granted(self, path: str) -> Form:
        """Return when others command the votes of a seat; nobody does so through itself."""
        voice = self._voices.get(path)
        if voice is None or path in self._under_way:
            return False
        self._under_way = (*self._under_way, path)
        granted = either(*(both(self.consent(a), self.consent(b)) for a, b in voice.others))
        self._under_way = self._under_way[:-1]
        return granted

    # --- conditions -------------------------------------------------------------------------

    def _holds(self, condition: Condition, procedure: Procedure, path: str) -> Form:
        if condition.all is not None:
            return both(*self._parts(condition.all, procedure, f"{path}.all"))
        if condition.any is not None:
            return either(*self._parts(condition.any, procedure, f"{path}.any"))
        if condition.rule in ("unknown", "none") or condition.one_of is not None:
            return self._settled(condition, procedure, path)
        if condition.no_veto_from is not None:
            return both(*(self._no_veto(one, procedure) for one in condition.no_veto_from))
        if condition.approval_by is not None:
            return self.consent(condition.approval_by)
        return self._counting(condition, procedure, path)

    def _parts(
        self, conditions: Sequence[Condition], procedure: Procedure, path: str
    ) -> list[Form]:
        return [
            self._holds(part, procedure, f"{path}[{position}]")
            for position, part in enumerate(conditions)
        ]

    def _settled(self, condition: Condition, procedure: Procedure, path: str) -> Form:
        """Return what a condition that is open or disputed turns out to be."""
        becomes = dict(self.structure.pairs("becomes"))[path]
        if condition.one_of is not None:
            found = [
                (f"{path}.one_of[{n}]", c)
                for n, (_, c) in enumerate(readings(condition.one_of))
            ]
        else:
            rules = standard_rules(candidates_of(self.structure.scene), procedure.body)
            found = [(f"{path}?{value}", rule) for value, _, rule in rules]
        return self._holds(dict(found)[becomes], procedure, becomes)

    def _no_veto(self, holder: str, procedure: Procedure) -> Form:
        if holder in self.structure.scene.groups:
            return self._counting(Condition(rule="unanimity", among=holder), procedure, "")
        return self.consent(holder)

    def _counting(self, condition: Condition, procedure: Procedure, path: str) -> Form:
        per_support, per_total, asks = comparison(condition)
        voters = self._eligible(condition, self.structure.voters(procedure.body))
        base = voters
        if condition.of == "members":
            base = self._eligible(condition, self.structure.members(procedure.body))
        counting = counted(condition)
        total = sum(self.structure.units(seat, counting) for seat in base)
        votes = [
            vote
            for seat in voters
            for vote in self._votes(seat, per_support * self.structure.units(seat, counting))
        ]
        quota = per_total * total + asks
        form = reached(quota, votes)
        for node, seat in self.structure.texts("casts"):
            if node == path and seat in self.structure.seats:
                presiding = either(*map(member, self.parts(seat)), self._granted(seat))
                form = either(form, both(presiding, reached(quota - 1, votes)))
        if form is False:
            self._note(procedure, -(-quota // per_support), votes, per_support)
        return form

    def _note(
        self, procedure: Procedure, quota: int, votes: Sequence[Vote], per_support: int
    ) -> None:
        name = self.structure.names.get(procedure.id, procedure.id)
        total = sum(vote.weight for vote in votes) // per_support
        said = f"expected a quota of at most the total of {total}, found {quota}"
        self.unattainable.append(
            f"{said}, in '{name}'" if votes else f"nobody votes in '{name}'"
        )

    def _eligible(self, condition: Condition, seats: Sequence[str]) -> list[str]:
        tags = self.structure.tags
        return [s for s in seats if condition.among is None or condition.among in tags[s]]

    def _votes(self, path: str, units: int) -> list[Vote]:
        granted = self._granted(path)
        parts = self.parts(path)
        if not parts:
            alone = sole_member(granted)
            return [Vote(alone, units) if alone else Vote(None, units, granted)]
        return [Vote(part, units // len(parts), granted) for part in parts]
