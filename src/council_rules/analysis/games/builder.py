"""Procedures as formulas over those who vote and consent.

A builder by itself takes seats as declared: so a body decides in the room. The view across
bodies takes effective seats: a seat votes for whoever holds all keys to filling and emptying
it, and for whoever sits there as far as the others do not (see ``control``).
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from council_rules.analysis.games.forms import (
    Form,
    Unworkable,
    Vote,
    both,
    dual,
    either,
    member,
    reached,
)
from council_rules.analysis.games.structure import Structure
from council_rules.analysis.games.trail import Trail
from council_rules.logic.counting import counted
from council_rules.logic.encode_voices import root_of
from council_rules.proposal.model.decisions import Condition, Procedure

# so many seats of a class are counted in a few seconds
MOST_ALIKE = 100_000
UNMERGED: Mapping[str, str] = MappingProxyType({})


def parts_of(structure: Structure, path: str) -> tuple[str, ...]:
    """Return a name for each seat of a class, or one for a class that acts as a whole.

    Raises Unworkable where the seats are too many to be counted one by one.
    """
    size = structure.size(path)
    if size == 1 or not structure.divisible(path):
        return (path,)
    if size > MOST_ALIKE:
        name = structure.names.get(path, path)
        raise Unworkable(f"'{name}' has {size:,} seats, more than the {MOST_ALIKE:,} counted")
    return tuple(f"{path}#{number}" for number in range(1, size + 1))


class Builder:
    """Writes the conditions of one completion as formulas.

    A formula says what a coalition can do whatever all others do, coming or staying away.
    """

    def __init__(
        self,
        structure: Structure,
        names: Mapping[str, str] = UNMERGED,
        *,
        attended: bool = False,
    ) -> None:
        """Take the structure in force, and the member that each seat or actor is part of.

        If a vote is ``attended`` by all, no quorum stands in its way.
        ``bodies`` collects those whose procedures were asked about, ``unattainable`` says in
        words which of their conditions nobody can meet.
        """
        self.structure = structure
        self.names = names
        self.bodies: set[str] = set()
        self.unattainable: list[str] = []
        self._attended = attended
        self.trail = Trail()

    def name(self, who: str) -> str:
        """Return the member that a seat or actor is part of."""
        return self.names.get(who, who)

    def votes_of(self, path: str, weight: int = 1) -> list[Vote]:
        """Return the votes of a class of seats, one for each part of it."""
        granted, kept = self.granted(path), self.kept(path)
        parts = parts_of(self.structure, path)
        return [Vote(self.name(part), weight // len(parts), granted, kept) for part in parts]

    def casting(self, path: str) -> tuple[str, ...]:
        """Return the members who cast the votes of a class, one for each part of it."""
        votes = (vote.simplified() for vote in self.votes_of(path))
        return tuple(vote.member for vote in votes if vote.member is not None)

    def granted(self, path: str) -> Form:
        """Return when a seat votes for a coalition whoever sits there: in the room never."""
        return False

    def kept(self, path: str) -> Form:
        """Return when a seat is free to vote with a coalition that it is in."""
        return True

    # --- procedures ------------------------------------------------------------------------

    def attains(self, id: str, before: tuple[str, ...] = ()) -> Form:
        """Return when a procedure passes, or is let fail and what decides then passes."""
        passed = self.passes(id)
        after = self.structure.fallbacks.get(id)
        if after is None or after in (*before, id):
            return passed
        return either(passed, both(dual(passed), self.attains(after, (*before, id))))

    def passes(self, id: str) -> Form:
        """Return when a procedure passes: its condition, its quorum, and who asks for it.

        What a procedure needs of itself it does not have: the least solution counts.
        """
        if id not in self.structure.procedures or self.is_under_way(id):
            return False
        return self.within(id, lambda: self._passes(self.structure.procedures[id]))

    def within(self, what: str, find: Callable[[], Form]) -> Form:
        """Return a formula found while something is under way, which it cannot rest on."""
        return self.trail.find(what, find)

    def is_under_way(self, what: str) -> bool:
        """Return whether a formula is being found that cannot rest on this."""
        return self.trail.is_under_way(what)

    def _passes(self, procedure: Procedure) -> Form:
        id = procedure.id
        self.bodies.add(procedure.body)
        parts = [self._holds(procedure.passes_when, procedure, root_of(id))]
        quorum = None if self._attended else self.structure.quorums.get(id)
        if quorum is not None:
            parts.append(self._holds(self.structure.conditions[quorum], procedure, quorum))
        if (node := self.structure.initiators.get(id)) is not None:
            hands = self.structure.parts_of_node(node)
            parts.append(either(*(self._asked_by(hand, id) for hand in hands)))
        return both(*parts)

    def _asked_by(self, node: str, asking: str) -> Form:
        """Return when somebody puts something to the vote: any one seat of a class may."""
        structure = self.structure
        classes = structure.after("one_of_class").get(node, ())
        seats = [path for path in classes if structure.is_occupied(path)]
        votes = (vote.form for path in seats for vote in self.votes_of(path))
        consents = structure.after("consent").get(node, ())
        return either(*votes, *(self.agreement(who, asking) for who in consents))

    def agreement(self, who: str, asking: str) -> Form:
        """Return when a procedure has a consent, or something else gives it if refused."""
        instead = self.structure.given_instead(who, asking)
        demanded = self.structure.demanded_instead(who, asking)
        pulled = (both(*map(self.consent, each)) for each in demanded)
        return either(self.consent(who), *map(self.consent, instead), *pulled)

    def consent(self, who: str) -> Form:
        """Return when an actor, a seat, a body or a procedure consents."""
        structure = self.structure
        if who in structure.seats:
            there = structure.is_occupied(who)
            return both(*(vote.form for vote in self.votes_of(who))) if there else False
        if who in structure.procedures:
            return self.passes(who)
        if who in structure.index.bodies:
            return either(*map(self.passes, structure.voices.get(who, ())))
        return False if "/" in who and not who.startswith("?") else member(self.name(who))

    # --- conditions -------------------------------------------------------------------------

    def _holds(self, condition: Condition, procedure: Procedure, path: str) -> Form:
        if condition.all is not None:
            parts = self._parts(condition.all, procedure, f"{path}.all")
            return both(*parts) if parts else False
        if condition.any is not None:
            return either(*self._parts(condition.any, procedure, f"{path}.any"))
        if condition.rule in ("unknown", "none") or condition.one_of is not None:
            return self._settled(procedure, path)
        if condition.no_veto_from is not None:
            return both(*(self._no_veto(one, procedure) for one in condition.no_veto_from))
        asked = condition.approval_by or condition.plebiscite
        if asked is not None:
            return self.agreement(asked, procedure.id)
        return self._counting(condition, procedure, path)

    def _parts(
        self, conditions: Sequence[Condition], procedure: Procedure, path: str
    ) -> list[Form]:
        return [
            self._holds(part, procedure, f"{path}[{position}]")
            for position, part in enumerate(conditions)
        ]

    def _settled(self, procedure: Procedure, path: str) -> Form:
        """Return what a condition that is open or disputed turns out to be."""
        becomes = self.structure.becomes[path]
        return self._holds(self.structure.conditions[becomes], procedure, becomes)

    def _no_veto(self, holder: str, procedure: Procedure) -> Form:
        if holder in self.structure.index.groups:
            return self._counting(Condition(rule="unanimity", among=holder), procedure, "")
        return self.consent(holder)

    def _counting(self, condition: Condition, procedure: Procedure, path: str) -> Form:
        """Return when enough votes are cast, and not fewer than one that counts."""
        voters = self._eligible(condition, self.structure.voters(procedure.body))
        base = voters
        if condition.of == "members":
            base = self._eligible(condition, self.structure.members(procedure.body))
        counting = counted(condition)
        worth = {seat: self.structure.units(seat, counting) for seat in {*voters, *base}}
        polled, total = (sum(worth[seat] for seat in seats) for seats in (voters, base))
        factor, quota = asked_for(condition, polled, total)
        votes = [vote for seat in voters for vote in self.votes_of(seat, factor * worth[seat])]
        form = reached(max(quota, 1), votes)
        for node, seat in self.structure.texts("casts"):
            if node == path and seat in self.structure.seats:
                tie = reached(max(quota - 1, 1), votes)
                form = either(form, both(self.consent(seat), tie))
        if form is False:
            self._note(procedure, -(-quota // factor), votes, factor)
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


def asked_for(condition: Condition, polled: int, total: int) -> tuple[int, int]:
    """Return factor and quota: the votes in favour, times the factor, reach the quota.

    ``polled`` is what all who can vote count for, ``total`` what a share is a share of.
    """
    if condition.rule:
        return 1, polled
    fewer = condition.opposed_fewer_than
    if fewer is not None:
        if isinstance(fewer, int):
            return 1, polled - fewer + 1
        return fewer.denominator, fewer.denominator * polled - fewer.numerator * total + 1
    amount = condition.at_least if condition.at_least is not None else condition.more_than
    assert amount is not None
    strict = 0 if condition.at_least is not None else 1
    if isinstance(amount, int):
        return 1, amount + strict
    return amount.denominator, amount.numerator * total + strict
