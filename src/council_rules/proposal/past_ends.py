"""What has ended before the day that a text speaks of, though the text leans on it.

An assembly whose end is past may go on, or nobody sits there any more; and whether what needed
its approval still does, the text does not say. So both are open. They are asked of bodies in
which only locals vote: those are the safeguards that a verdict may rest on. A body of outsiders
that is past its end is taken to go on: a text must not come out better by outliving its dates,
and rules about mandates say that it has.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeGuard

from council_rules.proposal.dates import day
from council_rules.proposal.model.bodies import Body, Participation, Seat
from council_rules.proposal.model.decisions import Condition, Procedure
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.model.parties import Actor, Group

_EMPTY_OR_NOT = Participation(status="vacant", outcomes=("accepted", "declined"))
_WHO_ENDED = "the body asked has ended, and is"
IN_OFFICE = (None, "accepted")


def as_of_its_day(proposal: Proposal) -> Proposal:
    """Return a proposal in which it is open what becomes of local bodies past their end."""
    ended = frozenset(body.id for body, _, _ in past_their_end(proposal))
    if not ended:
        return proposal
    bodies = (_may_be_empty(one) if one.id in ended else one for one in proposal.bodies)
    hands = frozenset(
        (
            *ended,
            *(one.id for one in proposal.procedures if one.body in ended),
            *(f"{b.id}/{s.id}" for b in proposal.bodies if b.id in ended for s in b.seats),
        )
    )
    return replace(
        proposal,
        bodies=tuple(bodies),
        procedures=tuple(_may_be_free(one, hands) for one in proposal.procedures),
    )


def past_their_end(proposal: Proposal) -> Iterator[tuple[Body, str, str]]:
    """Yield the bodies of locals that have ended, or their mandate, by what key and when."""
    if proposal.proposal.as_of is None:
        return
    today = day(proposal.proposal.as_of)
    mandates = {mandate.id: mandate.ends for mandate in proposal.mandates}
    people = {one.id: one for one in (*proposal.persons, *proposal.organizations)}
    groups = {one.id: one for one in proposal.groups}
    for body in proposal.bodies:
        own = body.sunset.ends_on if body.sunset else None
        ends = {"sunset": own, "mandated_by": mandates.get(str(body.mandated_by))}
        past = [(k, end) for k, end in ends.items() if _is_date(end) and day(end) < today]
        seats = [seat for seat in body.seats if seat.votes is not False]
        if past and seats and all(_is_local(one, people, groups) for one in seats):
            yield body, *past[0]


def _is_date(end: str | None) -> TypeGuard[str]:
    return end not in (None, "none", "unknown")


def _is_local(seat: Seat, people: dict[str, Actor], groups: dict[str, Group]) -> bool:
    """Return whether a seat is declared local to some area, and to none an outsider's."""
    ids = [*seat.reserved_for, *filter(None, (seat.holder, seat.on_behalf_of))]
    actors = [people[id] for id in ids if id in people]
    ids += [id for actor in actors for id in actor.affiliations]
    marked: list[Actor | Group] = [*actors, *(groups[id] for id in ids if id in groups)]
    marks = {mark for one in marked for mark in one.locality.values()}
    return "local" in marks and not marks & {"regional", "external"}


def _may_be_empty(body: Body) -> Body:
    return replace(body, seats=tuple(map(_may_be_vacant, body.seats)))


def _may_be_vacant(seat: Seat) -> Seat:
    status = seat.participation.status if seat.participation else None
    if status not in IN_OFFICE:
        return seat
    return replace(seat, participation=_EMPTY_OR_NOT)


def _may_be_free(procedure: Procedure, hands: frozenset[str]) -> Procedure:
    """Return a procedure that may need no approval by hands which may be gone."""
    free = _without(procedure.passes_when, hands)
    if free is not None and free != procedure.passes_when:
        needed = replace(
            procedure.passes_when, id="needed", name=f"{_WHO_ENDED} asked all the same"
        )
        name = f"{_WHO_ENDED} asked no more"
        readings = (needed, replace(free, id="not_needed", name=name))
        procedure = replace(procedure, passes_when=Condition(one_of=readings))
    who = procedure.initiated_by
    if isinstance(who, tuple) and who and hands.issuperset(who):
        procedure = replace(procedure, initiated_by="unknown")
    return procedure


def _without(condition: Condition, hands: frozenset[str]) -> Condition | None:
    """Return a condition without the consents of some; None if it asks for nothing else."""
    if condition.approval_by in hands:
        return None
    if condition.no_veto_from is not None:
        left = tuple(one for one in condition.no_veto_from if one not in hands)
        return replace(condition, no_veto_from=left) if left else None
    if condition.all is None:
        return condition
    parts = (_without(part, hands) for part in condition.all)
    kept = tuple(part for part in parts if part is not None)
    if not kept:
        return None
    return kept[0] if len(kept) == 1 else replace(condition, all=kept)
