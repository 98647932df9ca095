"""Who could have a power of which a text does not say whose it is.

Whoever the file names and could want it: holders of offices and of other powers, powers at
war, one of each kind of member, somebody local, somebody from outside. So nobody who decides
alone can vanish by saying less. Of those who are alike in everything that rules can see, one
stands for all.
"""

from collections import Counter
from functools import cached_property

from council_rules.logic.index import ProposalIndex
from council_rules.logic.participation import outcomes
from council_rules.logic.relations import Relations, asked, hands_of
from council_rules.logic.seat_at import SeatAt
from council_rules.proposal.model.bodies import Body
from council_rules.proposal.model.parties import Actor
from council_rules.record import Record

UNNAMED_LOCAL = "?local"
UNNAMED_OUTSIDER = "?outsider"
UNNAMED_OTHER = "?other"


def unnamed(index: ProposalIndex) -> tuple[str, ...]:
    """Return those who may have a power although the text names nobody.

    Where the file has no people that anybody is local to, there is nothing to tell them apart.
    """
    return (UNNAMED_LOCAL, UNNAMED_OUTSIDER) if index.peoples else (UNNAMED_OTHER,)


def candidates_of(index: ProposalIndex) -> "Candidates":
    """Return the candidates for whatever a proposal leaves open."""
    return Candidates(index, Relations(index))


class Candidates(Record):
    """Those who could fill, empty, approve or veto where a text is silent."""

    index: ProposalIndex
    relations: Relations

    def around(self, id: str, *, bodies: bool = False) -> tuple[str, ...]:
        """Return who could have a power over a part of a proposal, by id or path.

        Only those who have to do with it are named; ``bodies`` adds bodies that have a vote.
        """
        near = self.relations.together(id)
        found = [one for one in self._everybody if one in near]
        if bodies:
            found += [body for body in self._acting if body in near]
        return (*unnamed(self.index), *found)

    def is_outside(self, at: SeatAt) -> bool:
        """Return whether a seat is declared to be of outsiders wherever its system acts."""
        return self.index.is_outside(at.seat, self.relations.areas(at.path))

    def warring_powers(self, id: str) -> tuple[str, ...]:
        """Return the powers at war that have to do with the system of somebody."""
        system = self.relations.system(id)
        return tuple(one for one in self.index.warring_powers if one in system)

    def watched_by(self, at: SeatAt) -> tuple[str, ...]:
        """Return who answers to a seat or its body, and whose powers are contested there."""
        here = {at.path, at.body.id}
        here |= {one.id for one in self.index.proposal.procedures if one.body == at.body.id}
        proposal, found = self.index.proposal, list[str]()
        found += [one.duty_of for one in proposal.accountability if one.to in here]
        found += [x for v in proposal.vetoes if v.contest_before in here for x in v.holders]
        found += [x for p in proposal.powers if p.contest_before in here for x in p.holder]
        found += [p.body for p in proposal.procedures if p.contest_before in here]
        return tuple(one for one in dict.fromkeys(found) if one not in here)

    def by_whose_word(self, body: str) -> tuple[str, ...]:
        """Return on whose word alone a body might pass something, where no rule is stated.

        Somebody from outside, one of each kind of its members, whoever holds a power over it,
        and bodies above it.
        """
        members = {at.path for at in self.index.candidates(body)}
        near = {body, *members}
        for at in self.index.candidates(body):
            near |= hands_of(at)
        for veto in self.index.proposal.vetoes:
            own = {one.id for one in self.index.proposal.procedures if one.body == body}
            if {body, *own} & set(veto.over):
                near |= {*veto.holders, *veto.on_request_of}
        found = [one for one in self._everybody if one in near]
        here = self.index.bodies[body]
        found += [
            b for b in self._acting if b in near - {body} or self._may_stand_above(b, here)
        ]
        return (*unnamed(self.index), *dict.fromkeys(found))

    def _may_stand_above(self, id: str, own: Body) -> bool:
        other = self.index.bodies[id]
        if isinstance(other.tier, int) and isinstance(own.tier, int):
            return id == own.parent or other.tier < own.tier
        is_asked = self._is_tier_open(other) or self._is_tier_open(own)
        return id == own.parent or (is_asked and id in self.relations.system(own.id))

    def _is_tier_open(self, body: Body) -> bool:
        return body.tier == "unknown" or (body.tier is None and not self.index.closed)

    def is_local(self, who: str) -> bool:
        """Return whether a candidate is declared local, or a body has a local seat."""
        if who == UNNAMED_LOCAL:
            return True
        seats = {at.path: at.seat for at in self.index.seats}
        if who in self.index.actors:
            actor = self.index.actors[who]
            marks = [self.index.actor_marks(actor, area) for area in self.index.peoples]
        elif who in self.index.bodies:
            return any(self.index.is_local(at.seat) for at in self.index.candidates(who))
        elif who in seats:
            marks = [self.index.localities(seats[who], area) for area in self.index.peoples]
        else:
            return False
        return any("local" in found for found in marks)

    @cached_property
    def _acting(self) -> tuple[str, ...]:
        procedures = {one.body for one in self.index.proposal.procedures}
        return tuple(body.id for body in self.index.proposal.bodies if body.id in procedures)

    @cached_property
    def alike(self) -> tuple[tuple[str, ...], ...]:
        """Return those who are alike; answers name the first of them."""
        found: dict[object, list[str]] = {}
        for actor in self.index.actors.values():
            if (kind := self._kind_of_actor(actor)) is not None:
                found.setdefault(kind, []).append(actor.id)
        for at in self.index.seats:
            if (kind := self._kind_of_seat(at)) is not None:
                found.setdefault(kind, []).append(at.path)
        return tuple(map(tuple, found.values()))

    @cached_property
    def _everybody(self) -> tuple[str, ...]:
        return tuple(first for first, *_ in self.alike)

    @cached_property
    def _powers(self) -> Counter[str]:
        """Count how often each id or path holds a power that is stated."""
        found: Counter[str] = Counter()
        for at in self.index.seats:
            found.update(hands_of(at) - {at.seat.holder, at.seat.on_behalf_of})
        for procedure in self.index.proposal.procedures:
            found.update(asked(procedure))
        for veto in self.index.proposal.vetoes:
            found.update({*veto.holders, *veto.on_request_of})
        for handover in self.index.proposal.handovers:
            found.update(id for id in (handover.certified_by,) if id)
        return found

    @cached_property
    def _parties(self) -> frozenset[str]:
        conflicts = self.index.proposal.conflicts
        return frozenset(party for conflict in conflicts for party in conflict.parties)

    @cached_property
    def _held(self) -> dict[str, list[SeatAt]]:
        found: dict[str, list[SeatAt]] = {}
        for at in self.index.seats:
            for id in dict.fromkeys((at.seat.holder, at.seat.on_behalf_of)):
                if id is not None:
                    found.setdefault(id, []).append(at)
        return found

    def _kind_of_actor(self, actor: Actor) -> object:
        """Return what tells actors apart; None where somebody unnamed stands for them."""
        held = self._held.get(actor.id, [])
        special = self._powers[actor.id] or any(self._is_office(at) for at in held)
        roles = tuple(sorted((role.role, role.area or "") for role in actor.roles))
        if special:
            return actor.id
        if not held and not roles and actor.id not in self._parties:
            return None
        return (
            tuple(self.index.actor_marks(actor, area) for area in self.index.peoples),
            roles,
            tuple(c.id for c in self.index.proposal.conflicts if actor.id in c.parties),
            tuple(self._place(at) for at in held),
        )

    def _kind_of_seat(self, at: SeatAt) -> object:
        if at.seat.holder or at.seat.on_behalf_of or at.sizes[0] != range(1, 2):
            return None
        if self._powers[at.path] or self._is_office(at):
            return at.path
        marks = tuple(self.index.localities(at.seat, area) for area in self.index.peoples)
        return (marks, self._place(at)) if at.votes else None

    def _is_office(self, at: SeatAt) -> bool:
        return at.seat.role == "chair" or at.alone

    def _place(self, at: SeatAt) -> object:
        groups = frozenset(self.index.groups_of(at.seat))
        return at.body.id, at.seat.weight, at.votes, groups, outcomes(self.index, at.seat)
